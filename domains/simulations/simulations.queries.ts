import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { inSight } from './sight.rules.ts';
import type { SimulationPage, SimulationRow, Totals } from './simulations.contract.ts';
import { mayEnd } from './simulations.policy.ts';

type Stored = Omit<SimulationRow, 'summary' | 'may'> & { askedById: string; totals: Totals | null };

// A run gives a sign of life with every batch; without one for this long its process is gone.
const STATE = `case when s.state = 'running' and s.beat_at <= clock_timestamp() - interval '15 seconds'
  then 'interrupted' else s.state end`;
const RATE = `case when s.done > s.run_started_done and s.beat_at > s.run_started_at
  then round((s.done - s.run_started_done) / extract(epoch from s.beat_at - s.run_started_at))::int end`;

// A draft may still be without a title.
const title = (of: string): string =>
  `coalesce(${of}body->'title', jsonb_build_object('zh', ${of}code, 'en', ${of}code))`;

/** Simulations `s` as JSON, newest first; the version's text is compared with that of the run. */
const rowsSql = (where: string): string => `
  select jsonb_build_object('id', s.id,
    'version', jsonb_build_object('id', v.id, 'code', v.code, 'version', v.version, 'status', v.status, 'title', ${title('v.')}),
    'calendar', case when k.id is not null then jsonb_build_object('id', k.id, 'code', k.code, 'version', k.version) end,
    'filter', s.filter, 'state', ${STATE}, 'outdated', s.pack_hash is not null and s.pack_hash <> md5(v.body::text),
    'askedBy', s.asked_by_name, 'askedById', s.asked_by, 'askedAt', s.asked_at, 'judgedAt', s.judged_at,
    'finishedAt', s.finished_at, 'totals', s.totals,
    'progress', jsonb_build_object('done', s.done, 'total', s.total, 'perSecond', r.rate, 'remainingSeconds',
      case when r.rate > 0 and s.total is not null then ceil(greatest(s.total - s.done, 0)::numeric / r.rate)::int end)) as row
  from simulations s join standard_versions v on v.id = s.standard_version_id
  left join calendar_versions k on k.id = s.calendar_version_id
  cross join lateral (select ${RATE} as rate) r
  where ${where} order by s.id desc limit 50`;

function pageFor(ctx: Context, { askedById, totals, ...row }: Stored): SimulationPage {
  const mine = mayEnd(ctx.actor, askedById);
  const runs = row.state === 'queued' || row.state === 'running';
  const may = {
    cancel: mine && runs,
    resume: mine && ['interrupted', 'cancelled', 'failed'].includes(row.state),
    remove: mine && row.state !== 'running',
  };
  return { ...row, ...inSight(totals, ctx.actor), may };
}

/** The newest fifty with their figures in one line each. */
export async function listSimulations(ctx: Context): Promise<SimulationRow[]> {
  const rows = await ctx.db.query<{ row: Stored }>(rowsSql('true'));
  return rows.map(({ row }) => {
    const { totals: _totals, whole: _whole, ...line } = pageFor(ctx, row);
    return line;
  });
}

/** One simulation with the figures that the actor may see. */
export async function simulationPage(ctx: Context, id: number): Promise<SimulationPage> {
  const found = await ctx.db.one<{ row: Stored }>(rowsSql('s.id = $1'), [id]);
  if (found === undefined) throw notFound('simulation.not_found');
  return pageFor(ctx, found.row);
}

/** Who asked for it, what it replays on, and at which moment cases are judged. */
export async function simulationGround(ctx: Context, id: number) {
  const row = await ctx.db.one<{
    asked_by: string;
    standard_version_id: number;
    calendar_version_id: number | null;
    judged_at: Date | null;
  }>(`select asked_by, standard_version_id, calendar_version_id, judged_at from simulations where id = $1`, [
    id,
  ]);
  if (row === undefined) throw notFound('simulation.not_found');
  return row;
}

/** Does a simulation wait, or has one lost its process? One probe of a small index. */
export async function simulationWaits(ctx: Pick<Context, 'db'>): Promise<boolean> {
  const row = await ctx.db.one(
    `select 1 from simulations where (state = 'queued' and not exists (select 1 from simulations r where r.state = 'running'))
       or (state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds') limit 1`,
  );
  return row !== undefined;
}

/** Versions, calendars and import sources to choose from. */
export async function simulationChoices(ctx: Context) {
  const row = await ctx.db.one<{ choices: never }>(
    `select jsonb_build_object(
       'versions', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'code', code, 'version', version, 'status', status,
          'title', ${title('')}) order by (status = 'draft') desc, effective_from desc, id desc), '[]')
          from standard_versions where status <> 'discarded'),
       'calendars', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'code', code, 'version', version) order by id desc), '[]')
          from calendar_versions),
       'sources', (select coalesce(jsonb_agg(source order by source), '[]')
          from (select distinct source from cases where source is not null) s)) as choices`,
  );
  return row?.choices as never;
}

/** The text of a version as it is now: drafts change, so none is kept. */
export async function versionBody(ctx: Context, id: number): Promise<unknown> {
  const row = await ctx.db.one<{ body: unknown }>(`select body from standard_versions where id = $1`, [id]);
  if (row === undefined) throw notFound('simulation.version_not_found', { field: 'versionId' });
  return row.body;
}

export async function calendarExists(ctx: Context, id: number): Promise<boolean> {
  return (await ctx.db.one(`select 1 from calendar_versions where id = $1`, [id])) !== undefined;
}
