import { logAccess, rightsChanges } from './access-log.ts';
import type { Actor, Context, Db } from './context.ts';
import { labelled } from './text.ts';
import { iso } from './time.ts';

/** A business fact in the past: `case.registered`. Feeds timeline, clocks, notices, live updates, audit. */
export type Fact = {
  type: string;
  /** What it is about: `case:17`, `user:…`; facts of one subject form one hash chain. */
  subject: string;
  caseId?: number;
  /** Epoch milliseconds at which it happened; the request's time unless an import says otherwise. */
  at?: number;
  actor?: Actor;
  reason?: string | undefined;
  data?: Record<string, unknown>;
};

export const caseSubject = (caseId: number): string => `case:${caseId}`;

/** The rows of facts as one JSON parameter, for statements that write them along with everything else. */
export function factRows(ctx: Context, facts: Fact[]): string {
  const rows = JSON.stringify(
    facts.map((fact) => {
      const actor = fact.actor ?? ctx.actor;
      return {
        case_id: fact.caseId ?? null,
        subject: fact.subject,
        type: fact.type,
        at: iso(fact.at ?? ctx.now),
        actor_id: actor.id,
        actor_name: actor.name,
        reason: fact.reason ?? null,
        data: fact.data ?? {},
      };
    }),
  ); // Facts are never changed, so no number may stand in them, not even sealed under a key that ends.
  return labelled(rows);
}

/** The columns to select from `jsonb_to_recordset` for `factRows`. */
export const FACT_COLUMNS =
  'case_id bigint, subject text, type text, at timestamptz, actor_id uuid, actor_name text, reason text, data jsonb';

/** The insert of facts as a part of a bigger statement; `source` selects the `FACT_COLUMNS` with case_id and subject made. */
export const insertFactsSql = (source: string): string =>
  `insert into events (case_id, subject, type, at, actor_id, actor_name, reason, data, seq, hash)
   select case_id, subject, type, at, actor_id, actor_name, reason, data, 0, '' from (${source}) f`;

/** Appends facts to the spine in the caller's transaction; a change of rights is in the access log too (S0 5.2). */
export async function record(ctx: Context, facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await ctx.db.query(insertFactsSql(`select * from jsonb_to_recordset($1::jsonb) as r(${FACT_COLUMNS})`), [
    factRows(ctx, facts),
  ]);
  await logAccess(ctx, rightsChanges(facts));
}

export type FeedEvent = {
  xid: string;
  id: number;
  case_id: number | null;
  type: string;
  at: string;
  actor_id: string | null;
  data: Record<string, unknown>;
};

/**
 * Facts after a place of the feed, at most `limit`, oldest first. Facts of transactions that are still open
 * are left for later together with everything younger, so that no reader ever passes one.
 */
export async function factsAfter(
  db: Db,
  place: { xid: string; id: number },
  limit: number,
): Promise<FeedEvent[]> {
  return db.query<FeedEvent>(
    `select xid::text, id, case_id, type, at, actor_id, data from events
     where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, id limit $3`,
    [place.xid, place.id, limit],
  );
}

/** The newest place that every reader may start from. */
export async function feedEnd(db: Db): Promise<{ xid: string; id: number }> {
  const row = await db.one<{ xid: string }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: row?.xid ?? '0', id: 0 };
}
