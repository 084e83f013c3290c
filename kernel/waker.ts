/** What the waker watches: the next instant at which something falls due, and what to do then. */
export type Due = {
  name: string;
  /** Epoch milliseconds of the next due instant; null when nothing is waiting. */
  nextAt(): Promise<number | null>;
  /** Does what is due by `now`, a bounded batch; says how many were done. */
  fire(now: number): Promise<number>;
};

const LOOK_MS = 250;

export type Waker = { stop(): Promise<void> };

/**
 * Sleeps until the next due instant and fires it. Looks again every quarter second, because another process
 * may have stored an earlier one; the look is one index probe.
 */
export function startWaker(due: Due, clock: () => number, onError: (error: unknown) => void): Waker {
  let stopped = false;
  let release: (() => void) | undefined;
  const pause = (delay: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay);
      release = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function round(): Promise<number> {
    const next = await due.nextAt();
    if (next === null) return LOOK_MS;
    const wait = next - clock();
    if (wait > 0) return Math.min(wait, LOOK_MS);
    const done = await due.fire(clock());
    return done > 0 ? 0 : LOOK_MS;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const delay = await round().catch((error: unknown) => {
        onError(error);
        return 1000;
      });
      if (!stopped && delay > 0) await pause(delay);
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      release?.();
      await running;
    },
  };
}
