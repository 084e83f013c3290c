import { useSyncExternalStore } from 'react';

const BASE = '/field';
const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};
window.addEventListener('popstate', tell);

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

const pathNow = () => location.pathname.slice(BASE.length).replace(/\/$/, '');

/** The parts of the address behind /field/. */
export const useAddress = (): string[] =>
  useSyncExternalStore(watch, pathNow)
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);

export const addressOf = (...parts: string[]): string => `${BASE}/${parts.map(encodeURIComponent).join('/')}`;

export function go(...parts: string[]): void {
  history.pushState({ within: true }, '', addressOf(...parts));
  tell();
  scrollTo(0, 0);
}

/** One step back; to the given place when the app was opened here. */
export function back(...parts: string[]): void {
  if ((history.state as { within?: boolean } | null)?.within) {
    history.back();
    return;
  }
  history.replaceState(null, '', addressOf(...parts));
  tell();
}
