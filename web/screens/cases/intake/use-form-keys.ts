import { useEffect, useRef } from 'react';

type Keys = { onRegister: () => void; onKind: (place: number) => void; onLeave: () => void };

const OVERLAY = '[role="dialog"], .ant-select-dropdown:not(.ant-select-dropdown-hidden), .intake-found';

/** What a key means on this form; undefined: nothing. */
function meaning(event: KeyboardEvent, keys: Keys): (() => void) | undefined {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return keys.onRegister;
  const digit = event.altKey ? /^Digit([1-5])$/.exec(event.code)?.[1] : undefined;
  if (digit !== undefined) return () => keys.onKind(Number(digit) - 1);
  const leaves = event.key === 'Escape' && document.querySelector(OVERLAY) === null;
  return leaves ? keys.onLeave : undefined;
}

/** Ctrl+Enter registers, Alt with a digit chooses the kind, Esc leaves; also while one types. */
export function useFormKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = meaning(event, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
