import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { Pack } from '../standards/standards.contract.ts';
import type { StartSimulation } from './simulations.contract.ts';
import { mayEnd } from './simulations.policy.ts';
import { calendarExists, simulationGround, versionBody } from './simulations.queries.ts';
import { askCancel, deleteSimulation, insertSimulation, queueAgain } from './simulations.store.ts';

/**
 * Puts a replay of past cases on a version, draft or not, into the queue; one runs at a time. Refuses a version that is
 * no standard pack (yet), an unknown calendar, and a period that ends before it begins.
 */
export async function startSimulation(
  ctx: Context,
  input: InputOf<typeof StartSimulation>['body'],
): Promise<{ id: number }> {
  const { filter, versionId, calendarId = null } = input;
  const parsed = Pack.safeParse(await versionBody(ctx, versionId));
  if (!parsed.success) throw invalid('simulation.version_incomplete', { field: 'versionId' });
  if (calendarId !== null && !(await calendarExists(ctx, calendarId)))
    throw notFound('simulation.calendar_not_found', { field: 'calendarId' });
  const { receivedFrom, receivedTo } = filter;
  if (
    receivedFrom !== undefined &&
    receivedTo !== undefined &&
    Date.parse(receivedFrom) >= Date.parse(receivedTo)
  )
    throw invalid('simulation.period_empty', { field: 'filter.receivedTo' });
  return { id: await insertSimulation(ctx, { versionId, calendarId, filter, at: iso(ctx.now) }) };
}

async function mine(ctx: Context, id: number): Promise<void> {
  const { asked_by } = await simulationGround(ctx, id);
  if (!mayEnd(ctx.actor, asked_by)) throw forbidden('simulation.not_yours');
}

/** Stops one that waits or runs; a running one ends with its batch. What was found stays to be looked at. */
export async function cancelSimulation(ctx: Context, id: number): Promise<{ id: number }> {
  await mine(ctx, id);
  if (!(await askCancel(ctx, id))) throw conflict('simulation.not_running');
  return { id };
}

/** Queues one again that was interrupted, cancelled or failed; it goes on where it stopped. */
export async function resumeSimulation(ctx: Context, id: number): Promise<{ id: number }> {
  await mine(ctx, id);
  if (!(await queueAgain(ctx, id))) throw conflict('simulation.not_stopped');
  return { id };
}

/** Deletes one with all that it found; one that runs is cancelled first. */
export async function removeSimulation(ctx: Context, id: number): Promise<{ id: number }> {
  await mine(ctx, id);
  if (!(await deleteSimulation(ctx, id))) throw conflict('simulation.running');
  return { id };
}
