import type { Context } from '../../kernel/context.ts';
import type { RawJson } from '../../kernel/endpoint.ts';
import { invalid } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { CASE_ROW, CASE_ROW_JOINS } from '../cases/case-row.queries.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import type { Settings } from '../standards/standards.contract.ts';
import { sourcesSql, verdictSql } from './case-evidence.queries.ts';
import type { Figure, Verdict } from './evidence.contract.ts';
import type { Basis, CaseEvidence } from './evidence.rules.ts';

export type Span = { from: string; to: string };
type Counted = Omit<Figure, 'notApplicable'>;

const PERCENT = 100;

const SEEN = `c.id, c.kind, c.received_at, c.registered_at, c.closed_at, c.merged_into_id, c.owner_id, c.lead_department_id,
  c.product_model, c.product_model_unknown, c.purchase_channel, c.purchase_channel_unknown, c.urgency, c.importance,
  c.category, c.level`;

/** Cases received in the period that the actor may see, `c` in what follows, and the numbers that the standard sets. */
const ground = (ctx: Context): string => `
  with seen as materialized (select ${SEEN} from cases c
    where c.received_at >= $1 and c.received_at < $2 and ${visibleTo(ctx.actor).sql(3)}),
  rule as (select $4::timestamptz as now, $5::int * interval '1 minute' as told_within, $6::int as reopenings,
    $7::numeric as tier_one, $8::numeric as tier_two)`;

function groundValues(ctx: Context, span: Span, settings: Settings): unknown[] {
  const [first, second] = settings.responseTierPercents.value;
  return [
    span.from,
    span.to,
    visibleTo(ctx.actor).value,
    iso(ctx.now),
    settings.notifyLeadMinutes.value,
    settings.maxReopenings.value,
    first / PERCENT,
    second / PERCENT,
  ];
}

const COUNTS = `'kept', count(*) filter (where v = 'kept'), 'notKept', count(*) filter (where v = 'not_kept'),
  'excused', count(*) filter (where v = 'excused'), 'open', count(*) filter (where v = 'open')`;

/** How many cases the period has in the actor's scope, and the counts of each key; one statement. */
export async function caseFigures(
  ctx: Context,
  span: Span,
  wanted: { keys: CaseEvidence[]; settings: Settings },
): Promise<{ cases: number; figures: Partial<Record<CaseEvidence, Counted>> }> {
  const { keys, settings } = wanted;
  const columns = keys.map((key) => `${verdictSql(key)} as ${key}`);
  const parts = keys.map((key) => `'${key}', json_build_object(${COUNTS.replaceAll(/\bv\b/g, key)})`);
  const row = await ctx.db.one<{ cases: number; figures: Partial<Record<CaseEvidence, Counted>> }>(
    `${ground(ctx)}, judged as (select ${['1 as one', ...columns].join(', ')} from seen c ${sourcesSql(keys)})
     select count(*)::int as cases, json_build_object(${parts.join(', ')}) as figures from judged, rule`,
    groundValues(ctx, span, settings),
  );
  return row ?? { cases: 0, figures: {} };
}

// Later verdicts weigh more: a case with one limit missed did not keep the clause.
const CLOCK_VERDICT = `case when k.status = 'met' then 1 when k.status = 'excused' then 2
  when k.status in ('met_late', 'breached') then 4 when k.status not in ('running', 'paused') then null
  when k.status = 'running' and k.due_at < (select now from rule) then 4 else 3 end`;
const NAME_OF = `(array['kept', 'excused', 'open', 'not_kept'])[max(v)]`;

const clocksSql = (condition = 'true'): string => `clocks as materialized (
  select k.case_id, k.clause, k.event, k.binding, ${CLOCK_VERDICT} as v
  from case_clocks k join seen c on c.id = k.case_id and c.merged_into_id is null where ${condition})`;

export type ClockFigure = Counted & { clause: string | null; event: string | null };

/**
 * Counts of cases by what their clocks say: per clause, per clause and event, and per event (the limit that binds);
 * one statement. Excused deadlines are counted apart (S1 2.2).
 */
export async function clockFigures(ctx: Context, span: Span, settings: Settings): Promise<ClockFigure[]> {
  return ctx.db.query<ClockFigure>(
    `${ground(ctx)}, ${clocksSql()},
     judged as (
       select clause, event, ${NAME_OF} as v from clocks where v is not null group by case_id, clause, event
       union all select clause, null, ${NAME_OF} from clocks where v is not null group by case_id, clause
       union all select null, event, ${NAME_OF} from clocks where v is not null and binding group by case_id, event)
     select clause, event, (count(*) filter (where v = 'kept'))::int as kept,
       (count(*) filter (where v = 'not_kept'))::int as "notKept", (count(*) filter (where v = 'excused'))::int as excused,
       (count(*) filter (where v = 'open'))::int as open
     from judged group by clause, event`,
    groundValues(ctx, span, settings),
  );
}

/** The cases judged by one basis, as `judged(id, v)`. */
function judgedSql(basis: Basis, clause: string): { sql: string; values: unknown[] } {
  if (basis.from === 'cases') {
    const { key } = basis;
    return {
      sql: `judged as (select c.id, ${verdictSql(key)} as v from seen c ${sourcesSql([key])})`,
      values: [],
    };
  }
  const { event, own } = basis.from === 'clocks' ? basis : { event: null, own: true };
  const condition = `($9::text is null or k.clause = $9) and ($10::text is null or k.event = $10) and ($9 is not null or k.binding)`;
  return {
    sql: `${clocksSql(condition)}, judged as (
      select case_id as id, ${NAME_OF} as v from clocks where v is not null group by case_id)`,
    values: [own ? clause : null, event],
  };
}

// Microseconds since 1970 of the last row's place, then its number.
const CURSOR = /^(\d{1,16}) (\d{1,16})$/;

function placeOf(after: string | undefined): [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [, at, id] = CURSOR.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) throw invalid('cursor.invalid', { field: 'after' });
  return [at, id];
}

export type Page = { clause: string; verdict: Verdict; after?: string | undefined; limit: number };

/** One page of the cases behind a figure, newest first, as JSON; one statement. */
export async function casesBehind(
  ctx: Context,
  span: Span,
  wanted: { basis: Basis; settings: Settings; page: Page },
): Promise<RawJson> {
  const { basis, settings, page } = wanted;
  const judged = judgedSql(basis, page.clause);
  const values = [...groundValues(ctx, span, settings), ...judged.values];
  const place = (offset: number) => `$${values.length + offset}`;
  const row = await ctx.db.one<{ json: string }>(
    `${ground(ctx)}, ${judged.sql},
     page as (select c.id, c.received_at from judged j join seen c on c.id = j.id, rule
       where j.v = ${place(1)} and (${place(2)}::bigint is null or (c.received_at, c.id)
         < (timestamptz 'epoch' + ${place(2)}::bigint * interval '1 microsecond', ${place(3)}::bigint))
       order by c.received_at desc, c.id desc limit ${place(4)})
     select json_build_object('cases', coalesce(json_agg(${CASE_ROW} order by c.received_at desc, c.id desc), '[]'),
       'next', case when count(*) = ${place(4)} then
         (array_agg((extract(epoch from c.received_at) * 1000000)::bigint || ' ' || c.id order by c.received_at, c.id))[1] end)::text as json
     from page join cases c on c.id = page.id ${CASE_ROW_JOINS}`,
    [...values, page.verdict, ...placeOf(page.after), page.limit],
  );
  const json = row?.json ?? '{"cases":[],"next":null}';
  return {
    json: json.replace(
      /"next" : "([^"]*)"/,
      (_, at: string) => `"next" : "${Buffer.from(at).toString('base64url')}"`,
    ),
  };
}
