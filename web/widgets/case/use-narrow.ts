import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 767px)');
const watch = (watcher: () => void) => {
  narrow.addEventListener('change', watcher);
  return () => narrow.removeEventListener('change', watcher);
};

/** Is the window as narrow as a phone? */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches);
