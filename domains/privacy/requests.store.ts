import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export async function saveTerms(
  ctx: Context,
  { days, warnDays }: { days: number; warnDays: number },
): Promise<void> {
  await ctx.db.query(
    `update privacy_settings set request_days = $1, request_warn_days = $2, changed_by = $3, changed_at = $4`,
    [days, warnDays, ctx.actor.id, iso(ctx.now)],
  );
}

type NewRequest = {
  kind: string;
  customerId: number;
  channel: string;
  matter: string;
  receivedAt: number;
  dueAt: number;
  warnAt: number;
};

export async function insertRequest(ctx: Context, request: NewRequest): Promise<number> {
  const { kind, customerId, channel, matter, receivedAt, dueAt, warnAt } = request;
  const row = await ctx.db.one<{ id: number }>(
    `insert into person_requests (kind, customer_id, channel, matter, received_at, received_by, due_at, warn_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [kind, customerId, channel, matter, iso(receivedAt), ctx.actor.id, iso(dueAt), iso(warnAt)],
  );
  if (row === undefined) throw new Error('an insert answered no row');
  return row.id;
}

/** Locks an open request at the version that was seen; false when it has ended or was changed. */
export async function takeRequest(ctx: Context, id: number, version?: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update person_requests set version = version + 1
     where id = $1 and done_at is null and ($2::int is null or version = $2) returning id`,
    [id, version ?? null],
  );
  return rows.length > 0;
}

/** A new code is under way: the number of its round. */
export async function beginCode(ctx: Context, id: number): Promise<number> {
  const row = await ctx.db.one<{ round: number }>(
    `update person_requests set code_round = code_round + 1, code_sent_at = $2, code_tries = 0
     where id = $1 returning code_round as round`,
    [id, iso(ctx.now)],
  );
  return row?.round ?? 0;
}

export const codeRound = async (ctx: Context, id: number): Promise<number> =>
  (await ctx.db.one<{ round: number }>(`select code_round as round from person_requests where id = $1`, [id]))
    ?.round ?? 0;

export async function insertCheck(
  ctx: Context,
  id: number,
  { method, passed }: { method: string; passed: boolean },
): Promise<void> {
  await ctx.db.query(
    `insert into person_request_checks (request_id, method, passed, at, by_id) values ($1, $2, $3, $4, $5)`,
    [id, method, passed, iso(ctx.now), ctx.actor.id],
  );
  await ctx.db.query(
    `update person_requests set code_tries = code_tries + $5::int,
       verified_at = case when $2 then $3 else verified_at end,
       verified_by = case when $2 then $4 else verified_by end,
       verified_with = case when $2 then $6 else verified_with end
     where id = $1`,
    [id, passed, iso(ctx.now), ctx.actor.id, method === 'phone_code' ? 1 : 0, method],
  );
}

export async function saveDecision(
  ctx: Context,
  id: number,
  { decision, reason }: { decision: string; reason: string },
): Promise<void> {
  await ctx.db.query(
    `update person_requests set decision = $2, reason = $3, decided_by = $4, decided_at = $5 where id = $1`,
    [id, decision, reason, ctx.actor.id, iso(ctx.now)],
  );
}

/** Ends a request with what came of it; false when it has ended already. */
export async function saveEnd(ctx: Context, id: number, outcome: string | null): Promise<boolean> {
  const rows = await ctx.db.query(
    `update person_requests set outcome = $2, done_by = $3, done_at = $4, version = version + 1
     where id = $1 and done_at is null returning id`,
    [id, outcome, ctx.actor.id, iso(ctx.now)],
  );
  return rows.length > 0;
}

/** Ends the granted deletions of a customer who is erased, or frozen while the law keeps records; answers them. */
export async function endDeletions(ctx: Context, customerId: number): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `update person_requests set done_by = null, done_at = $2, version = version + 1
     where customer_id = $1 and kind = 'deletion' and decision = 'granted' and done_at is null returning id`,
    [customerId, iso(ctx.now)],
  );
  return rows.map(({ id }) => id);
}

export type Fallen = { id: number; number: string; kind: string; due: string };

/** Marks open requests of which the reminder, or the end of the term, has come, once each; answers those just marked. */
export async function markFallen(ctx: Context, which: 'warned' | 'late'): Promise<Fallen[]> {
  const instant = which === 'warned' ? 'warn_at' : 'due_at';
  return ctx.db.query<Fallen>(
    `update person_requests set ${which}_at = $1
     where done_at is null and ${which}_at is null and ${instant} <= $1
     returning id, number, kind, to_jsonb(due_at) #>> '{}' as due`,
    [iso(ctx.now)],
  );
}

type MadeFile = { fileId: string; sha256: string; sealedPassword: string; expiresAt: number };

/** Keeps the file of a granted request; false when it has one or has ended. */
export async function saveFile(ctx: Context, id: number, file: MadeFile): Promise<boolean> {
  const rows = await ctx.db.query(
    `update person_requests set file_id = $2, sha256 = $3, sealed_password = $4, expires_at = $5, downloads = 0,
       password_shown_at = null, version = version + 1
     where id = $1 and decision = 'granted' and done_at is null and file_id is null returning id`,
    [id, file.fileId, file.sha256, file.sealedPassword, iso(file.expiresAt)],
  );
  return rows.length > 0;
}

/** Takes the sealed password out for the one time that it is shown; undefined afterwards. */
export async function takeSealedPassword(ctx: Context, id: number): Promise<string | undefined> {
  const row = await ctx.db.one<{ sealed: string }>(
    `with kept as (select sealed_password from person_requests where id = $1 and sealed_password is not null
       and expires_at > $2 for update)
     update person_requests r set sealed_password = null, password_shown_at = $2 from kept
     where r.id = $1 returning kept.sealed_password as sealed`,
    [id, iso(ctx.now)],
  );
  return row?.sealed;
}

/** Counts a download; undefined when there is none left or its time is over. */
export async function takeDownload(
  ctx: Context,
  id: number,
  most: number,
): Promise<{ fileId: string; customerId: number } | undefined> {
  return ctx.db.one(
    `update person_requests set downloads = downloads + 1
     where id = $1 and file_id is not null and downloads < $2 and expires_at > $3
     returning file_id as "fileId", customer_id as "customerId"`,
    [id, most, iso(ctx.now)],
  );
}

/**
 * Lets go of files that are over or whose request has ended; answers them, to be removed. One that was not handed over
 * is made anew.
 */
export async function endFiles(ctx: Context): Promise<{ id: number; fileId: string; again: boolean }[]> {
  return ctx.db.query(
    `with over as (select id, file_id, done_at is null as again from person_requests
       where file_id is not null and (expires_at <= $1 or done_at is not null) order by id limit 100 for update skip locked)
     update person_requests r set file_id = null, sealed_password = null, expires_at = null from over
     where r.id = over.id returning r.id, over.file_id as "fileId", over.again`,
    [iso(ctx.now)],
  );
}
