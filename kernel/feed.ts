import type { Database } from './db.ts';
import { type FeedEvent, factsAfter, feedEnd } from './events.ts';

const POLL_MS = 250;
const BATCH = 500;

export type Feed = {
  /** Calls back for every new fact until the returned function is called. */
  listen(listener: (events: FeedEvent[]) => void): () => void;
  /** Facts after a place, for a reader that comes back after a cut; null when it was too long ago. */
  since(xid: string, id: number): Promise<FeedEvent[] | null>;
  stop(): void;
};

/** One reader of new facts per process, whoever wrote them; it asks only while somebody listens. */
export function openFeed(database: Database, onError: (error: unknown) => void): Feed {
  const listeners = new Set<(events: FeedEvent[]) => void>();
  let place: { xid: string; id: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  async function look(): Promise<void> {
    place ??= await feedEnd(database.direct);
    const events = await factsAfter(database.direct, place, BATCH);
    const last = events.at(-1);
    if (last === undefined) return;
    place = { xid: last.xid, id: last.id };
    for (const listener of listeners) listener(events);
    if (events.length === BATCH) await look();
  }

  function next(delay: number): void {
    timer = setTimeout(() => {
      look()
        .catch(onError)
        .finally(() => {
          if (running) next(POLL_MS);
        });
    }, delay);
    timer.unref();
  }

  function rest(): void {
    running = false;
    place = undefined;
    clearTimeout(timer);
  }

  return {
    listen(listener) {
      listeners.add(listener);
      if (!running) {
        running = true;
        next(0);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest();
      };
    },
    async since(xid, id) {
      const events = await factsAfter(database.direct, { xid, id }, BATCH * 2);
      return events.length === BATCH * 2 ? null : events;
    },
    stop: rest,
  };
}
