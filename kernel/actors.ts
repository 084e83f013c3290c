import type { FastifyRequest } from 'fastify';
import type { Actor, Db } from './context.ts';
import type { Database } from './db.ts';
import { endSessions, moveSessionEnd, type Session } from './sessions.ts';
import { type SignIn, sessionOf } from './sign-in.ts';

const KEPT_MS = 10_000;
const MOST_KEPT = 5000;
/** A later end is written once in this time, not on every look. */
const MOVED_EVERY_MS = 60_000;
/** Sent by our pages while nobody has touched them for a while: such requests keep no session alive. */
const UNATTENDED_HEADER = 'x-anju-unattended';

export type Actors = {
  /** Who sent the request; null for a stranger. At most ten seconds old. */
  find(request: FastifyRequest): Promise<Actor | null>;
  /** Forgets everybody, after rights or sessions changed. */
  forget(): void;
};

/** Whose session it is, and when it ends if its person is there now. */
export type SessionHolder = { actor: Actor; endsAt: number };

type Parts = {
  database: Database;
  signIn: SignIn;
  lookUp: (
    db: Db,
    session: Session,
    seen: { address: string; at: number; now: number },
  ) => Promise<SessionHolder | undefined>;
  /** Keys and accesses end by the product's own clock, sessions by that of the library. */
  clock: () => number;
  lookUpKey: (db: Db, key: string, seen: { address: string; at: number }) => Promise<Actor | undefined>;
};

type Kept = { until: number; attended: boolean; actor: Promise<Actor | null> };

const isAttended = (request: FastifyRequest): boolean =>
  request.headers[UNATTENDED_HEADER] === undefined && !request.url.startsWith('/api/live');

/** Reads session and rights once in ten seconds per session, not on every request. */
export function openActors({ database, signIn, lookUp, lookUpKey, clock }: Parts): Actors {
  const kept = new Map<string, Kept>();

  async function holder(cookie: string, address: string, attended: boolean): Promise<Actor | null> {
    const session = await sessionOf(signIn, cookie);
    if (session === undefined) return null;
    const at = Date.now();
    const found = await lookUp(database.direct, session, { address, at, now: clock() });
    if (found === undefined) return null;
    if (found.endsAt <= at) {
      await endSessions(database.direct, session.userId, { only: session.id });
      return null;
    }
    const moves = found.endsAt < session.expiresAt || found.endsAt > session.expiresAt + MOVED_EVERY_MS;
    if (attended && moves) await moveSessionEnd(database.direct, session.id, found.endsAt);
    return found.actor;
  }

  function look(request: FastifyRequest, attended: boolean): [string, () => Promise<Actor | null>] | null {
    const { authorization, cookie } = request.headers;
    const { ip } = request;
    const key = /^Bearer (\S{20,200})$/.exec(authorization ?? '')?.[1];
    if (key !== undefined) {
      return [
        `key ${ip} ${key}`,
        async () => (await lookUpKey(database.direct, key, { address: ip, at: clock() })) ?? null,
      ];
    }
    if (authorization !== undefined || cookie === undefined || !cookie.includes('session_token')) return null;
    return [`cookie ${ip} ${cookie}`, () => holder(cookie, ip, attended)];
  }

  return {
    async find(request) {
      const attended = isAttended(request);
      const wanted = look(request, attended);
      if (wanted === null) return null;
      const [name, ask] = wanted;
      const known = kept.get(name);
      if (known !== undefined && known.until > Date.now() && (known.attended || !attended))
        return known.actor;
      if (kept.size > MOST_KEPT) kept.clear();
      const actor = ask();
      kept.set(name, { until: Date.now() + KEPT_MS, attended, actor });
      actor.then(
        (found) => found === null && kept.delete(name),
        () => kept.delete(name),
      );
      return actor;
    },
    forget: () => kept.clear(),
  };
}
