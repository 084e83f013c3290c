import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { calendarVersion } from '../calendar/calendar.queries.ts';
import { type ClockInputs, groundOf } from '../deadlines/deadlines.rules.ts';
import { traceOf } from '../deadlines/trace.rules.ts';
import { Pack } from '../standards/standards.contract.ts';
import { standardOf } from '../standards/standards.queries.ts';
import { differencesOf, relevelled } from './differences.rules.ts';
import { outcomesOf } from './outcomes.rules.ts';
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
  const own = await standardOf(ctx, { standard: past.standardId, calendar: past.calendarId });
  const draft = Pack.parse(await versionBody(ctx, ground.standard_version_id));
  const { compiled } =
    ground.calendar_version_id === null
      ? own.calendar
      : await calendarVersion(ctx, ground.calendar_version_id);
  const { events } = past;
  const told = relevelled(differencesOf(own.pack, draft), events);
  return {
    before: sideOf({ events, pack: own.pack, calendar: own.calendar.compiled, at }, wanted.aspect),
    after: sideOf({ events: told, pack: draft, calendar: compiled, at }, wanted.aspect),
  };
}
