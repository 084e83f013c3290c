import type { Context } from '../../kernel/context.ts';
import { authorityLimits } from '../authority/authority.queries.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import { organisationNow } from '../identity/identity.queries.ts';
import type { ReplaySetup } from './replaying.rules.ts';
import type { SimulationFilter } from './simulations.contract.ts';

const CONDITIONS: Record<keyof SimulationFilter, (place: string) => string> = {
  receivedFrom: (place) => `c.received_at >= ${place}::timestamptz`,
  receivedTo: (place) => `c.received_at < ${place}::timestamptz`,
  kinds: (place) => `c.kind = any(${place}::text[])`,
  regions: (place) => `c.region = any(${place}::text[])`,
  categories: (place) => `c.category = any(${place}::text[])`,
  departmentIds: (place) => `c.lead_department_id = any(${place}::text[])`,
  source: (place) => `c.source = ${place}`,
  state: (place) => `(c.closed_at is null) = (${place} = 'open')`,
};

/** SQL that is true for the cases `c` that a filter takes, with its values after `taken` other ones. */
function matches(filter: SimulationFilter, taken: number): { sql: string; values: unknown[] } {
  const parts = ['c.merged_into_id is null'];
  const values: unknown[] = [];
  for (const [key, sql] of Object.entries(CONDITIONS)) {
    const value = filter[key as keyof SimulationFilter];
    if (value === undefined) continue;
    values.push(value);
    parts.push(sql(`$${taken + values.length}`));
  }
  return { sql: parts.join(' and '), values };
}

/** How many cases a filter takes; those merged into another one are part of that one. */
export async function countCases(ctx: Context, filter: SimulationFilter): Promise<number> {
  const { sql, values } = matches(filter, 0);
  const row = await ctx.db.one<{ cases: number }>(
    `select count(*)::int as cases from cases c where ${sql}`,
    values,
  );
  return row?.cases ?? 0;
}

/** The same for a reader: of the cases in sight. */
export async function countVisible(ctx: Context, filter: SimulationFilter): Promise<number> {
  const visible = visibleTo(ctx.actor);
  const { sql, values } = matches(filter, 1);
  const row = await ctx.db.one<{ cases: number }>(
    `select count(*)::int as cases from cases c where ${sql} and ${visible.sql(1)}`,
    [visible.value, ...values],
  );
  return row?.cases ?? 0;
}

export type Batch = { cases: number; last: number | null; json: string };

const PLAN = `json_build_array(p.id, p.status, p.made_by, p.estimated_cost_fen, p.measures)`;

/** The next cases behind one, with their clock events and plans, as JSON text for a replay; one statement. */
export async function readBatch(
  ctx: Context,
  wanted: { filter: SimulationFilter; after: number; limit: number },
): Promise<Batch> {
  const { sql, values } = matches(wanted.filter, 2);
  const row = await ctx.db.one<Batch>(
    `with page as materialized (
       select c.id, c.kind, c.region, c.lead_department_id, c.category, c.business_link, c.named_user_id,
         c.standard_version_id, c.calendar_version_id
       from cases c where c.id > $1 and ${sql} order by c.id limit $2)
     select count(*)::int as cases, max(page.id) as last, '[' || coalesce(string_agg(json_build_array(
       page.id, page.kind, page.region, page.lead_department_id, page.category, page.business_link, page.named_user_id,
       page.standard_version_id, page.calendar_version_id, e.events, p.plans, m.plans, b.earlier)::text, ','), '') || ']' as json
     from page
     cross join lateral (
       select coalesce(json_agg(json_build_array(e.type, (extract(epoch from e.at) * 1000)::bigint, e.data)), '[]') as events
       from clock_events e where e.case_id = page.id) e
     cross join lateral (
       select coalesce(json_agg(${PLAN} order by p.id), '[]') as plans from case_plans p where p.case_id = page.id) p
     cross join lateral (
       select coalesce(json_agg(${PLAN}), '[]') as plans
       from cases g join case_plans p on p.case_id = g.id where g.merged_into_id = page.id) m
     cross join lateral (
       select coalesce(json_agg(json_build_array((extract(epoch from b.until) * 1000)::bigint, b.standard_version_id,
         b.calendar_version_id) order by b.until), '[]') as earlier
       from case_bindings b where b.case_id = page.id) b`,
    [wanted.after, wanted.limit, ...values],
  );
  return row ?? { cases: 0, last: null, json: '[]' };
}

type Bodies = Pick<ReplaySetup, 'standards' | 'calendars'>;
type People = Pick<ReplaySetup, 'people' | 'decides' | 'approves'>;

/** Everything but the cases that a replay needs: versions in use, organisation, authority. */
export async function replayParts(
  ctx: Context,
  { draftId, calendarId }: { draftId: number; calendarId: number | null },
): Promise<Omit<ReplaySetup, 'totals' | 'judgedAt'>> {
  const bodies = await ctx.db.one<Bodies>(
    `select
       (select json_agg(json_build_object('id', id, 'body', body)) from standard_versions
        where id = $1 or id in (select standard_version_id from cases union select standard_version_id from case_bindings)) as standards,
       (select json_agg(json_build_object('id', id, 'body', body)) from calendar_versions
        where id = $2 or id in (select calendar_version_id from cases union select calendar_version_id from case_bindings)) as calendars`,
    [draftId, calendarId],
  );
  const people = await ctx.db.one<People>(
    `select
       (select json_agg(json_build_array(id, position_code, superior_id)) from users where active) as people,
       (select coalesce(json_object_agg(position_code, case_kinds), '{}') from position_rights
        where permission = 'cases:decide') as decides,
       (select coalesce(json_object_agg(position_code, case_kinds), '{}') from position_rights
        where permission = 'approvals:decide') as approves`,
  );
  const limits = await authorityLimits(ctx);
  const units = (await organisationNow(ctx)).units.map(({ id, kind, departmentType, region }) => ({
    id,
    kind,
    departmentType,
    region,
  }));
  return {
    draftId,
    calendarId,
    standards: bodies?.standards ?? [],
    calendars: bodies?.calendars ?? [],
    people: people?.people ?? [],
    decides: people?.decides ?? {},
    approves: people?.approves ?? {},
    units,
    limits,
  };
}
