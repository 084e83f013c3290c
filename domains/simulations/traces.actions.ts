import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { calendarVersion } from '../calendar/calendar.queries.ts';
import { boundStandards, countedBy } from '../cases/bindings.queries.ts';
import { type ClockInputs, groundOf } from '../deadlines/deadlines.rules.ts';
import { traceOf } from '../deadlines/trace.rules.ts';
import { Pack } from '../standards/standards.contract.ts';
import { differencesOf, relevelled } from './differences.rules.ts';
import { groundFor, outcomesOf } from './outcomes.rules.ts';
import type { TraceSide } from './simulations.contract.ts';
import { simulationGround, versionBody } from './simulations.queries.ts';
import { pastCase } from './traces.queries.ts';

type Replayed = Pick<ClockInputs, 'events' | 'pack' | 'calendar' | 'at'>;

/** How one event of a case is counted under one pack; null when no limit holds for it. */
function sideOf(inputs: Replayed, aspect: string): TraceSide | null {
  const outcome = outcomesOf(groundOf(inputs), inputs.at).find((known) => known.aspect === aspect);
  if (outcome === undefined) return null;
  const { limitKey, clause, dueAt, status } = outcome;
  const subject = aspect.startsWith('work_') ? ('workorder' as const) : ('case' as const);
  return { limitKey, clause, dueAt, status, steps: traceOf({ ...inputs, subject, limitKey }) };
}

/**
 * Both traces of one event of a case that the actor may see: under the versions that it is bound to, and under the
 * simulated one as it is now, with the level that the draft would have given.
 */
export async function simulationTrace(
  ctx: Context,
  id: number,
  wanted: { case: string; aspect: string },
): Promise<{ before: TraceSide | null; after: TraceSide | null }> {
  const ground = await simulationGround(ctx, id);
  const past = await pastCase(ctx, wanted.case);
  if (past === undefined) throw notFound('case.not_found');
  const at = ground.judged_at?.getTime() ?? ctx.now;
  const { events } = past;
  const bound = countedBy(await boundStandards(ctx, past.bindings, past));
  const grounds = bound.map(({ until, ...versions }) => ({
    until: until ?? at,
    ground: groundOf({ events, at, ...versions }),
  }));
  const [own, last] = [bound.at(-1), grounds.at(-1)];
  if (own === undefined || last === undefined) throw new Error(`case ${wanted.case} is bound to no standard`);
  const { pack, calendar } = groundFor(grounds.slice(0, -1), last.ground, wanted.aspect);
  const draft = Pack.parse(await versionBody(ctx, ground.standard_version_id));
  const other =
    ground.calendar_version_id === null
      ? own.calendar
      : (await calendarVersion(ctx, ground.calendar_version_id)).compiled;
  const told = relevelled(differencesOf(own.pack, draft), events);
  return {
    before: sideOf({ events, pack, calendar, at }, wanted.aspect),
    after: sideOf({ events: told, pack: draft, calendar: other, at }, wanted.aspect),
  };
}
