import type { Context } from '../../kernel/context.ts';
import type { RawJson } from '../../kernel/endpoint.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { CASE_ROW, CASE_ROW_JOINS } from './case-row.queries.ts';
import { listKeyOf } from './visibility.queries.ts';

const COUNTS = `'open', count(*), 'overdue', count(*) filter (where next_due_at < $1),
  'atRisk', count(*) filter (where at_risk and next_due_at >= $1),
  'unowned', count(*) filter (where handler_id is null), 'silent', count(*) filter (where last_word < $2)`;

const SCOPE = {
  all: '$3::text is null',
  region: 'c.region = $3',
  principal: 'exists (select 1 from case_access a where a.case_id = c.id and a.principal = $3)',
};

/** Counts of the open cases of a scope by region and department, and which are the worst and the silent ones. */
const countsStatement = (kind: keyof typeof SCOPE): string => `
  with open as (
    select c.id, c.region, c.lead_department_id, c.next_due_at, c.at_risk, c.handler_id,
      coalesce(c.last_contact_at, c.received_at) as last_word
    from cases c where c.closed_at is null and ${SCOPE[kind]}),
  worst as (select id from open where next_due_at is not null order by next_due_at, id limit 15),
  silent as (select id from open where last_word < $2 order by last_word, id limit 15)
  select (select json_build_object('key', 'all', ${COUNTS}) from open)::text as total,
    (select coalesce(json_agg(r), '[]') from (
       select json_build_object('key', coalesce(region, 'none'), ${COUNTS}) as r from open group by region order by region) x)::text as regions,
    (select coalesce(json_agg(d), '[]') from (
       select json_build_object('key', coalesce(lead_department_id, 'none'), ${COUNTS}) as d from open
       group by lead_department_id order by lead_department_id) x)::text as departments,
    array(select id from worst) as worst, array(select id from silent) as silent`;

const ROWS_STATEMENT = `
  select (select coalesce(json_agg(${CASE_ROW} order by c.next_due_at, c.id), '[]')
      from cases c ${CASE_ROW_JOINS} where c.id = any($1::bigint[]))::text as worst,
    (select coalesce(json_agg(${CASE_ROW} order by coalesce(c.last_contact_at, c.received_at), c.id), '[]')
      from cases c ${CASE_ROW_JOINS} where c.id = any($2::bigint[]))::text as silent`;

type Counts = { total: string; regions: string; departments: string; worst: unknown[]; silent: unknown[] };

/** Overdue, at risk, unowned and silent cases in the actor's scope (S3 2-K4-3). */
export async function wall(ctx: Context): Promise<RawJson> {
  const silentHours = (await standardAt(ctx, ctx.now)).pack.settings.silentContactHours.value;
  const key = listKeyOf(ctx.actor);
  // Every open case is read: the scope stands in the statement, and the rules would ask each row for it once more.
  const wide = ctx.db.beyond(
    'counts of the open cases in the scope of the actor; the cases themselves are read by the rules',
  );
  const counts = await wide.one<Counts>(countsStatement(key.kind), [
    iso(ctx.now),
    iso(ctx.now - silentHours * HOUR),
    key.value,
  ]);
  if (counts === undefined) throw new Error('counts always answer one row');
  const { worst, silent, ...figures } = counts;
  const rows = await ctx.db.one<{ worst: string; silent: string }>(ROWS_STATEMENT, [worst, silent]);
  const parts = Object.entries({ ...figures, ...rows }).map(([name, json]) => `"${name}":${json}`);
  return { json: `{${parts.join(',')}}` };
}
