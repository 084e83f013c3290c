import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useShortcuts } from '../../../ui/keyboard.ts';

type Cursor = {
  numbers: string[];
  chosen: string | undefined;
  onChoose: (number: string | undefined) => void;
  /** Opens the full page; that of a case unless said otherwise. */
  onOpen?: (number: string) => void;
};

/** j and k move along the rows, Enter opens the full page, Escape closes the detail. */
export function useCursor({ numbers, chosen, onChoose, onOpen }: Cursor): void {
  const navigate = useNavigate();
  const move = (step: number) => {
    const place = chosen === undefined ? -1 : numbers.indexOf(chosen);
    const next = place === -1 && step < 0 ? 0 : Math.min(Math.max(place + step, 0), numbers.length - 1);
    const number = numbers[next];
    if (number === undefined) return;
    onChoose(number);
  };
  const open = () => {
    if (chosen === undefined) return;
    if (onOpen !== undefined) onOpen(chosen);
    else void navigate({ to: '/cases/$number', params: { number: chosen } });
  };
  const close = () => onChoose(undefined);
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    Enter: open,
    Escape: close,
  });
  useEffect(() => {
    if (chosen === undefined) return;
    document.querySelector(`[data-number="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
}
