import { useEffect, useSyncExternalStore } from 'react';
import { keep, kept } from './kept.ts';

export type Mode = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'comfortable';
type Look = { mode: Mode; density: Density };

const light = {
  ground: '#f5f6f7',
  surface: '#ffffff',
  raised: '#ffffff',
  hover: '#f0f3f4',
  chosen: '#e4f0f1',
  line: '#e3e6e8',
  ink: '#1b2429',
  soft: '#56636b',
  faint: '#6e7a82',
  accent: '#17626f',
  onAccent: '#ffffff',
  amber: '#9a5b00',
  amberGround: '#fdf3dc',
  red: '#bb2a2a',
  redGround: '#fdeaea',
  green: '#2f6b46',
};
const dark: typeof light = {
  ground: '#111618',
  surface: '#181e21',
  raised: '#20282c',
  hover: '#222a2e',
  chosen: '#1c363b',
  line: '#2c3438',
  ink: '#e3e8ea',
  soft: '#a9b4ba',
  faint: '#8d999f',
  accent: '#5ab8c4',
  onAccent: '#0c1a1d',
  amber: '#f0b454',
  amberGround: '#33290f',
  red: '#ff8a84',
  redGround: '#3a1c1b',
  green: '#7fc79b',
};
export type Palette = typeof light;

const systemDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 767px)') : undefined;
const watchers = new Set<() => void>();
let look: Look = kept<Look>('look', { mode: 'system', density: 'compact' });

/** Changes theme or density; every open screen follows at once. */
export function setLook(change: Partial<Look>): void {
  look = { ...look, ...change };
  keep('look', look);
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  systemDark?.addEventListener('change', watcher);
  narrow?.addEventListener('change', watcher);
  return () => {
    watchers.delete(watcher);
    systemDark?.removeEventListener('change', watcher);
    narrow?.removeEventListener('change', watcher);
  };
}

const isDark = (): boolean =>
  look.mode === 'dark' || (look.mode === 'system' && (systemDark?.matches ?? false));

/** Theme and density now, with the colours; also writes them to the page as `--c-…` variables. */
export function useLook(): Look & { dark: boolean; palette: Palette; touch: boolean } {
  const chosen = useSyncExternalStore(watch, () => look);
  const nowDark = useSyncExternalStore(watch, isDark);
  const touch = useSyncExternalStore(watch, () => narrow?.matches ?? false);
  const palette = nowDark ? dark : light;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = nowDark ? 'dark' : 'light';
    root.dataset.density = chosen.density;
    for (const [name, value] of Object.entries(palette)) {
      root.style.setProperty(`--c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
    }
  }, [nowDark, chosen.density, palette]);
  return { ...chosen, dark: nowDark, palette, touch };
}
