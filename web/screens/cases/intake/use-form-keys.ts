import { useEffect, useRef } from 'react';

type Keys = { onRegister: () => void; onKind: (place: number) => void; onLeave: () => void };

const OVERLAY = '[role="dialog"], .ant-select-dropdown:not(.ant-select-dropdown-hidden), .intake-found';

/** Ctrl+Enter registers, Alt with a digit chooses the kind, Esc leaves; also while one types. */
export function useFormKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const digit = /^Digit([1-5])$/.exec(event.code)?.[1];
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) latest.current.onRegister();
      else if (event.altKey && digit !== undefined) latest.current.onKind(Number(digit) - 1);
      else if (event.key === 'Escape' && document.querySelector(OVERLAY) === null) latest.current.onLeave();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
