import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

export const casePath = (number: string): string => `/cases/${encodeURIComponent(number)}`;

/** Goes to an address of the app without loading the page again. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return (path) => router.history.push(path);
}

/** A case number, or other words, that opens the case; new tabs and copied addresses work as for any link. */
export function CaseLink({ number, children }: { number: string; children?: ReactNode }) {
  const go = useGo();
  const open = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    go(casePath(number));
  };
  return (
    <a href={casePath(number)} onClick={open} className="figures">
      {children ?? number}
    </a>
  );
}
