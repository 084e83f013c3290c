/** The page's one clock: ticks once a second, corrected by the server's time. */
let offsetMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Epoch milliseconds as the server sees them; a wrong clock on the desk shows no wrong deadline. */
export const now = (): number => Date.now() + offsetMs;

const TOLERATED_MS = 2_000;

/** Takes the `Date` header of an answer; differences below two seconds are the header's own coarseness. */
export function noteServerTime(header: string | null): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  offsetMs = Math.abs(difference) > TOLERATED_MS ? difference : 0;
}

function tick(): void {
  for (const listener of listeners) listener();
}

/** Calls back once a second while somebody listens; answers the function that stops it. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
