import type { Db } from './context.ts';

export type SessionKind = 'office' | 'field';
export type SignInWay = 'password' | 'passkey' | 'single_sign_on';

/** A session as the library found it by its signed cookie; instants in epoch milliseconds. */
export type Session = {
  id: string;
  userId: string;
  kind: SessionKind;
  way: SignInWay;
  createdAt: number;
  expiresAt: number;
  secondFactorAt: number | null;
};

/** Moves the end of a session; one that was ended meanwhile stays ended. */
export async function moveSessionEnd(db: Db, id: string, endsAt: number): Promise<void> {
  await db.query(`update auth_sessions set expires_at = $2, updated_at = now() where id = $1`, [
    id,
    new Date(endsAt),
  ]);
}

/** Says that the person of a session has just shown the second factor. */
export async function markSecondFactor(db: Db, id: string): Promise<void> {
  await db.query(`update auth_sessions set second_factor_at = now() where id = $1`, [id]);
}

/** Ends sessions of a user: all, all but one, or one; says how many. */
export async function endSessions(
  db: Db,
  userId: string,
  which: { but?: string; only?: string } = {},
): Promise<number> {
  const ended = await db.query(
    `delete from auth_sessions where user_id = $1 and ($2::uuid is null or id <> $2) and ($3::uuid is null or id = $3)
     returning id`,
    [userId, which.but ?? null, which.only ?? null],
  );
  return ended.length;
}

/** Removes sessions that ended before an instant, at most so many; says how many. */
export async function dropEndedSessions(db: Db, before: string, limit: number): Promise<number> {
  const ended = await db.query(
    `delete from auth_sessions where id in (select id from auth_sessions where expires_at < $1 limit $2) returning id`,
    [before, limit],
  );
  return ended.length;
}
