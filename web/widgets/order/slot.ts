import { shortTime } from '../../../ui/time.tsx';

/** 11-26 09:00–11:00 of one day in China. */
export function slotText({ from, to }: { from: string; to: string }): string {
  const [start, end] = [shortTime(from), shortTime(to)];
  return start.slice(0, -6) === end.slice(0, -6) ? `${start}–${end.slice(-5)}` : `${start}–${end}`;
}
