import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import type { GetRecount, RecountRow, RecountRun } from './recounts.contract.ts';
import { visibleTo } from './visibility.queries.ts';

const stamp = (column: string) => `to_jsonb(r.${column}) #>> '{}'`;
const RUN = `r.id, r.kind, r.status, r.reason, r.started_by_name as "startedBy", ${stamp('created_at')} as "createdAt",
  ${stamp('started_at')} as "startedAt", ${stamp('finished_at')} as "finishedAt", r.total, r.done, r.earlier, r.later,
  r.cleared, r.same, r.differing,
  jsonb_strip_nulls(jsonb_build_object('year', r.params->'year', 'version', r.params->'version', 'region', r.params->'region',
    'departmentId', r.params->'departmentId')) as about`;

const PAGE = 20;

/** Runs, newest first, by key. */
export async function recounts(
  ctx: Context,
  before: number | undefined,
): Promise<{ runs: RecountRun[]; next: number | null }> {
  const runs = await ctx.db.query<RecountRun>(
    `select ${RUN} from recount_runs r where $1::bigint is null or r.id < $1 order by r.id desc limit ${PAGE}`,
    [before ?? null],
  );
  return { runs, next: runs.length === PAGE ? (runs.at(-1)?.id ?? null) : null };
}

type Department = {
  departmentId: string | null;
  name: { zh: string; en: string } | null;
  earlier: number;
  later: number;
  cleared: number;
  differs: number;
};

/** A run with its report. Counts are of all cases; rows only of cases in the caller's sight. */
export async function recountReport(
  ctx: Context,
  id: number,
  page: z.output<(typeof GetRecount)['query']>,
): Promise<RecountRun & { departments: Department[]; rows: RecountRow[]; next: number | null }> {
  const run = await ctx.db.one<RecountRun>(`select ${RUN} from recount_runs r where r.id = $1`, [id]);
  if (run === undefined) throw notFound('recount.not_found');
  const departments = await ctx.db.query<Department>(
    `select t.department_id as "departmentId", case when o.id is null then null else jsonb_build_object('zh', o.name_zh, 'en', o.name_en) end as name,
       coalesce(sum(t.cases) filter (where t.direction = 'earlier'), 0)::int as earlier,
       coalesce(sum(t.cases) filter (where t.direction = 'later'), 0)::int as later,
       coalesce(sum(t.cases) filter (where t.direction = 'cleared'), 0)::int as cleared,
       coalesce(sum(t.cases) filter (where t.direction = 'differs'), 0)::int as differs
     from recount_tallies t left join org_units o on o.id = t.department_id where t.run_id = $1
     group by t.department_id, o.id order by sum(t.cases) desc`,
    [id],
  );
  const visible = visibleTo(ctx.actor);
  const rows = await ctx.db.query<RecountRow>(
    `select w.case_id as "caseId", c.number, c.subject, w.department_id as "departmentId", w.direction, w.changes
     from recount_rows w join cases c on c.id = w.case_id
     where w.run_id = $1 and w.case_id > $2 and ($3::text is null or w.direction = $3)
       and ($4::text is null or w.department_id = $4) and ${visible.sql(6)}
     order by w.case_id limit $5`,
    [id, page.after, page.direction ?? null, page.departmentId ?? null, page.limit, visible.value],
  );
  const last = rows.at(-1);
  return { ...run, departments, rows, next: rows.length === page.limit && last ? last.caseId : null };
}

/** People whose cases moved in a run, with how many. */
export async function ownersConcerned(
  ctx: Context,
  runId: number,
): Promise<{ userId: string; earlier: number; later: number }[]> {
  return ctx.db.query(
    `select p.user_id as "userId", (count(*) filter (where w.direction = 'earlier'))::int as earlier,
       (count(*) filter (where w.direction = 'later'))::int as later
     from recount_rows w join cases c on c.id = w.case_id
     cross join lateral (select c.owner_id union select c.responsible_id) p(user_id)
     where w.run_id = $1 and w.direction in ('earlier', 'later') and p.user_id is not null group by p.user_id`,
    [runId],
  );
}
