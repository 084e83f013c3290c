import { Refusal } from './refusal.ts';
import { MINUTE } from './time.ts';

/** Requests a minute that one caller may send, and as many at once. */
export type Rates = {
  /** A person or a key of another system, whatever the address. */
  user: number;
  /** Everybody who is not signed in, by address: many people may stand behind one. */
  address: number;
};

const MOST_CALLERS = 20_000;

type Bucket = { left: number; at: number };

/**
 * Counts requests: each caller has a bucket that fills evenly over a minute. Counted in this process; several processes
 * allow as many times more.
 */
export function openRates<K extends string>(rates: Record<K, number> | undefined, clock: () => number) {
  const buckets = new Map<string, Bucket>();

  /** The one that asked last stands at the end; who asked longest ago is forgotten first. */
  function keep(name: string, bucket: Bucket): void {
    buckets.delete(name);
    buckets.set(name, bucket);
    if (buckets.size <= MOST_CALLERS) return;
    const [oldest] = buckets.keys();
    if (oldest !== undefined) buckets.delete(oldest);
  }

  /** Takes one request of a caller; the seconds to wait when it is one too many, else 0. */
  function secondsToWait(kind: K, caller: string): number {
    if (rates === undefined) return 0;
    const now = clock();
    const most = rates[kind];
    const name = `${kind} ${caller}`;
    const known = buckets.get(name) ?? { left: most, at: now };
    const left = Math.min(most, known.left + ((now - known.at) * most) / MINUTE);
    const isTooMany = left < 1;
    keep(name, { left: isTooMany ? left : left - 1, at: now });
    return isTooMany ? Math.ceil(((1 - left) * MINUTE) / most / 1000) : 0;
  }

  return {
    secondsToWait,
    /** The same, refusing one too many with the seconds to wait. */
    count(kind: K, caller: string): void {
      const seconds = secondsToWait(kind, caller);
      if (seconds > 0) throw new Refusal('request.too_many', 'forbidden', { seconds });
    },
  };
}

const number = (text: string | undefined, usual: number): number => {
  const wanted = Number(text ?? usual);
  if (Number.isInteger(wanted) && wanted >= 1) return wanted;
  throw Object.assign(new Error(`A rate is a number of requests a minute, not "${text}"`), {
    code: 'bad_rate',
  });
};

/** Limits from the settings of the process; none where they are switched off for a measurement. */
export const readRates = (env: NodeJS.ProcessEnv): { rateLimited: boolean; rates: Rates | undefined } =>
  env.ANJU_RATE_LIMIT === 'off'
    ? { rateLimited: false, rates: undefined }
    : {
        rateLimited: true,
        rates: { user: number(env.ANJU_RATE_USER, 1200), address: number(env.ANJU_RATE_ADDRESS, 1200) },
      };
