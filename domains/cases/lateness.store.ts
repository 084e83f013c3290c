import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { DueCase, DueClock, Late } from './lateness.rules.ts';

const BATCH = 200;

/** Locks the cases with something due, a batch; those that somebody works on right now come in the next round. */
export async function takeDueCases(ctx: Context): Promise<DueCase[]> {
  return ctx.db.query<DueCase>(
    `with due as (select case_id from case_clocks where wake_at <= $1 order by wake_at limit ${BATCH * 3}),
     mine as (
       select c.id from cases c where c.id in (select case_id from due) order by c.id limit ${BATCH} for update skip locked)
     select c.id, c.number, c.subject, c.tier, c.owner_id, c.handler_id, c.responsible_id, o.head_user_id as head_id,
       u.superior_id from mine join cases c on c.id = mine.id
       left join org_units o on o.id = c.lead_department_id left join users u on u.id = o.head_user_id`,
    [iso(ctx.now)],
  );
}

/** The due clocks of locked cases, read after the lock. */
export async function dueClocks(ctx: Context, caseIds: number[]): Promise<DueClock[]> {
  return ctx.db.query<DueClock>(
    `select case_id, limit_key, event, clause, kind, due_at::text, thresholds, fired from case_clocks
     where case_id = any($1::bigint[]) and wake_at <= $2 order by case_id, wake_at`,
    [caseIds, iso(ctx.now)],
  );
}

/** Marks thresholds as recorded and sets the next wake-up, for the whole batch. */
export async function saveFired(ctx: Context, lates: Late[]): Promise<void> {
  const rows = lates.map(({ clock, keys, breached, wakeAt }) => ({
    case_id: clock.case_id,
    limit_key: clock.limit_key,
    keys,
    breached,
    wake_at: wakeAt,
  }));
  await ctx.db.query(
    `update case_clocks k set fired = k.fired || r.keys, wake_at = r.wake_at,
       status = case when r.breached then 'breached' else k.status end,
       breached_at = case when r.breached then k.due_at else k.breached_at end
     from jsonb_to_recordset($1::jsonb) as r(case_id bigint, limit_key text, keys text[], breached boolean, wake_at timestamptz)
     where k.case_id = r.case_id and k.limit_key = r.limit_key`,
    [JSON.stringify(rows)],
  );
}

/** Marks the cases as at risk or breached and keeps their tier. The version stays: nobody's edit is made stale by time. */
export async function saveLateCases(
  ctx: Context,
  rows: { id: number; breached: boolean; tier: number | null }[],
): Promise<void> {
  await ctx.db.query(
    `update cases c set at_risk = true, breached = c.breached or r.breached, tier = greatest(c.tier, coalesce(r.tier, 1))
     from jsonb_to_recordset($1::jsonb) as r(id bigint, breached boolean, tier smallint) where c.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/** The people who are told may open the case. */
export async function insertLateAccess(
  ctx: Context,
  rows: { caseId: number; userId: string }[],
): Promise<void> {
  await ctx.db.query(
    `insert into case_access (principal, case_id, received_at)
     select distinct 'u:' || r."userId", c.id, c.received_at
     from jsonb_to_recordset($1::jsonb) as r("caseId" bigint, "userId" text) join cases c on c.id = r."caseId"
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
