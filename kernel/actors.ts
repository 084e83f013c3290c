import type { FastifyRequest } from 'fastify';
import type { Actor, Db } from './context.ts';
import type { Database } from './db.ts';
import { type SignIn, sessionUser } from './sign-in.ts';

const KEPT_MS = 10_000;
const MOST_KEPT = 5000;

export type Actors = {
  /** Who sent the request; null for a stranger. At most ten seconds old. */
  find(request: FastifyRequest): Promise<Actor | null>;
  /** Forgets everybody, after rights or sessions changed. */
  forget(): void;
};

type Parts = {
  database: Database;
  signIn: SignIn;
  lookUp: (db: Db, userId: string) => Promise<Actor | undefined>;
};

/** Reads session and rights once in ten seconds per session, not on every request. */
export function openActors({ database, signIn, lookUp }: Parts): Actors {
  const kept = new Map<string, { until: number; actor: Promise<Actor | null> }>();

  async function look(cookie: string): Promise<Actor | null> {
    const userId = await sessionUser(signIn, cookie);
    if (userId === undefined) return null;
    return (await lookUp(database.direct, userId)) ?? null;
  }

  return {
    async find(request) {
      const cookie = request.headers.cookie;
      if (cookie === undefined || !cookie.includes('session_token')) return null;
      const known = kept.get(cookie);
      if (known !== undefined && known.until > Date.now()) return known.actor;
      if (kept.size > MOST_KEPT) kept.clear();
      const actor = look(cookie);
      kept.set(cookie, { until: Date.now() + KEPT_MS, actor });
      actor.then(
        (found) => found === null && kept.delete(cookie),
        () => kept.delete(cookie),
      );
      return actor;
    },
    forget: () => kept.clear(),
  };
}
