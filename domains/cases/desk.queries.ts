import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import type { RawJson } from '../../kernel/endpoint.ts';
import { iso } from '../../kernel/time.ts';
import { CASE_ROW, CASE_ROW_JOINS } from './case-row.queries.ts';
import type { MyDesk } from './cases.contract.ts';

const TAB: Record<z.output<(typeof MyDesk)['query']>['tab'], string> = {
  to_do: 'c.responsible_id = $1 and not c.waiting_for_customer',
  at_risk: 'c.responsible_id = $1 and c.at_risk and c.next_due_at >= $2',
  overdue: 'c.responsible_id = $1 and c.next_due_at < $2',
  waiting: '(c.owner_id = $1 or c.responsible_id = $1) and c.waiting_for_customer',
  owned: 'c.owner_id = $1',
};

/** Counts of the tabs over the own open cases, and which cases stand in one of them by what is due next. */
const countsStatement = (tab: keyof typeof TAB): string => `
  with mine as (
    select c.id, c.owner_id, c.responsible_id, c.waiting_for_customer, c.at_risk, c.next_due_at, c.priority from cases c
      where c.responsible_id = $1 and c.closed_at is null
    union
    select c.id, c.owner_id, c.responsible_id, c.waiting_for_customer, c.at_risk, c.next_due_at, c.priority from cases c
      where c.owner_id = $1 and c.closed_at is null)
  select (select json_build_object(
      'toDo', count(*) filter (where responsible_id = $1 and not waiting_for_customer),
      'atRisk', count(*) filter (where responsible_id = $1 and at_risk and next_due_at >= $2),
      'overdue', count(*) filter (where responsible_id = $1 and next_due_at < $2),
      'waiting', count(*) filter (where waiting_for_customer),
      'owned', count(*) filter (where owner_id = $1),
      'approvals', (select count(*) from approvals where approver_id = $1 and status = 'waiting')) from mine)::text as counts,
    array(select c.id from mine c where ${TAB[tab]} order by c.next_due_at nulls last, c.priority, c.id limit 100) as page`;

const ROWS_STATEMENT = `
  select coalesce(json_agg(${CASE_ROW} order by c.next_due_at nulls last, c.priority, c.id), '[]')::text as json
  from cases c ${CASE_ROW_JOINS} where c.id = any($1::bigint[])`;

/** My open cases by what is due next, and the counts of the tabs. */
export async function myDesk(ctx: Context, tab: keyof typeof TAB): Promise<RawJson> {
  // Every own case is counted: whose it is stands in the statement, and the rules would ask each row for it once more.
  const wide = ctx.db.beyond('counts of the own open cases; the cases themselves are read by the rules');
  const found = await wide.one<{ counts: string; page: unknown[] }>(countsStatement(tab), [
    ctx.actor.id,
    iso(ctx.now),
  ]);
  const rows = await ctx.db.one<{ json: string }>(ROWS_STATEMENT, [found?.page ?? []]);
  return { json: `{"counts":${found?.counts ?? '{}'},"cases":${rows?.json ?? '[]'}}` };
}
