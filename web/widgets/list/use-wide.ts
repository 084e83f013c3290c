import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 1100px)');
const watch = (watcher: () => void) => {
  wide.addEventListener('change', watcher);
  return () => wide.removeEventListener('change', watcher);
};

/** Is there room for the detail beside the list? */
export const useWide = (): boolean => useSyncExternalStore(watch, () => wide.matches);
