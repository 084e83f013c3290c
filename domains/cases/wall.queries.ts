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

/** The wall's statement: counts of the open cases in sight by region and department, the worst and the silent ones. */
const wallStatement = (kind: keyof typeof SCOPE): string => `
  with open as (
    select c.id, c.region, c.lead_department_id, c.next_due_at, c.at_risk, c.handler_id,
      coalesce(c.last_contact_at, c.received_at) as last_word
    from cases c where c.closed_at is null and ${SCOPE[kind]}),
  worst as (select id from open where next_due_at is not null order by next_due_at, id limit 15),
  silent as (select id from open where last_word < $2 order by last_word, id limit 15)
  select json_build_object(
    'total', (select json_build_object('key', 'all', ${COUNTS}) from open),
    'regions', (select coalesce(json_agg(r), '[]') from (
       select json_build_object('key', coalesce(region, 'none'), ${COUNTS}) as r from open group by region order by region) x),
    'departments', (select coalesce(json_agg(d), '[]') from (
       select json_build_object('key', coalesce(lead_department_id, 'none'), ${COUNTS}) as d from open
       group by lead_department_id order by lead_department_id) x),
    'worst', (select coalesce(json_agg(${CASE_ROW} order by c.next_due_at, c.id), '[]')
       from worst join cases c on c.id = worst.id ${CASE_ROW_JOINS}),
    'silent', (select coalesce(json_agg(${CASE_ROW} order by coalesce(c.last_contact_at, c.received_at), c.id), '[]')
       from silent join cases c on c.id = silent.id ${CASE_ROW_JOINS}))::text as json`;

/** Overdue, at risk, unowned and silent cases in the actor's scope; one statement (S3 2-K4-3). */
export async function wall(ctx: Context): Promise<RawJson> {
  const silentHours = (await standardAt(ctx, ctx.now)).pack.settings.silentContactHours.value;
  const key = listKeyOf(ctx.actor);
  const row = await ctx.db.one<{ json: string }>(wallStatement(key.kind), [
    iso(ctx.now),
    iso(ctx.now - silentHours * HOUR),
    key.value,
  ]);
  return { json: row?.json ?? '{}' };
}
