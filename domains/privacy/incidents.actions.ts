import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { ms } from '../../kernel/time.ts';
import { colleague } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type {
  AddMeasure,
  AssessIncident,
  CloseIncident,
  Incident,
  OpenIncident,
  RecordNotification,
  ScopeIncident,
  SetHours,
} from './incidents.contract.ts';
import { hoursNow, incidentOf, privacyOfficers } from './incidents.queries.ts';
import { lacksOf, tellBy } from './incidents.rules.ts';
import {
  insertIncident,
  insertMeasure,
  insertNotification,
  markLate,
  saveAssessment,
  saveClosing,
  saveHours,
  saveResult,
  saveScope,
  takeIncident,
} from './incidents.store.ts';

const fact = (id: number, type: string, data: Fact['data'] = {}): Fact => ({
  type: `privacy_incident.${type}`,
  subject: `privacy_incident:${id}`,
  data,
});

/** The company's hours for later incidents; the law says at once, so they are an outer limit (PIPL 57). */
export async function setHours(ctx: Context, hours: BodyOf<typeof SetHours>) {
  const before = await hoursNow(ctx);
  await saveHours(ctx, hours);
  await record(ctx, [
    { type: 'privacy.hours_changed', subject: 'privacy_settings', data: { before, after: hours } },
  ]);
  return hours;
}

/** Opens an incident at the first suspicion; the clocks run from when it was found (S3 1-K5-1). The officers are told. */
export async function openIncident(ctx: Context, body: BodyOf<typeof OpenIncident>): Promise<Incident> {
  const foundAt = ms(body.foundAt);
  if (foundAt > ctx.now) throw invalid('incident.later_than_now', { field: 'foundAt' });
  const id = await insertIncident(ctx, body, tellBy(foundAt, await hoursNow(ctx)));
  await record(ctx, [fact(id, 'opened', { kind: body.kind, foundAt: body.foundAt, fields: body.fields })]);
  const told = (await privacyOfficers(ctx)).filter((userId) => userId !== ctx.actor.id);
  await notify(
    ctx,
    told.map((userId) => ({ userId, kind: 'privacy.incident', data: { id, subject: body.title } })),
  );
  return incidentOf(ctx, id);
}

/** The incident, locked and open; refuses one that is closed or was changed since it was seen. */
async function take(ctx: Context, id: number, version?: number): Promise<Incident> {
  const before = await incidentOf(ctx, id);
  if (await takeIncident(ctx, id, version)) return before;
  throw before.closedAt === null ? conflict('incident.changed') : conflict('incident.closed');
}

/** Says how severe it is, what happened and what it means for people; kept as often as more is known. */
export async function assess(
  ctx: Context,
  id: number,
  body: BodyOf<typeof AssessIncident>,
): Promise<Incident> {
  const before = await take(ctx, id, body.version);
  await saveAssessment(ctx, id, body);
  await record(ctx, [
    fact(id, 'assessed', {
      severity: { before: before.severity, after: body.severity },
      fields: body.fields,
    }),
  ]);
  return incidentOf(ctx, id);
}

/** Finds the affected persons by a query and keeps them as they were found; a new scope takes the place of the old. */
export async function scopeOut(
  ctx: Context,
  id: number,
  { scope, version }: BodyOf<typeof ScopeIncident>,
): Promise<Incident> {
  if (scope.by === 'looks' && ms(scope.to) <= ms(scope.from))
    throw invalid('ends_before_it_starts', { field: 'scope.to' });
  const before = await take(ctx, id, version);
  const affected = await saveScope(ctx, id, scope);
  await record(ctx, [
    fact(id, 'scoped', { by: scope.by, affected: { before: before.affected, after: affected } }),
  ]);
  return incidentOf(ctx, id);
}

/** Gives a colleague a task of the incident, who is told. */
export async function addMeasure(
  ctx: Context,
  id: number,
  body: BodyOf<typeof AddMeasure>,
): Promise<Incident> {
  const owner = await colleague(ctx, body.ownerId);
  const { title } = await take(ctx, id);
  await insertMeasure(ctx, id, body);
  await record(ctx, [fact(id, 'measure_added', { kind: body.kind, ownerId: owner.id, dueAt: body.dueAt })]);
  await notify(ctx, [{ userId: owner.id, kind: 'privacy.task', data: { id, subject: title } }]);
  return incidentOf(ctx, id);
}

/** Says what came of a task; refuses a second time. */
export async function finishMeasure(
  ctx: Context,
  key: { id: number; measureId: number },
  result: string,
): Promise<Incident> {
  await take(ctx, key.id);
  if (!(await saveResult(ctx, key, result))) throw conflict('incident.measure_done');
  await record(ctx, [fact(key.id, 'measure_done', { measureId: key.measureId })]);
  return incidentOf(ctx, key.id);
}

/**
 * Keeps that authority or persons were told, or why the persons are not (PIPL 57: where measures keep them from harm). The
 * authority is always told; a time before the finding or to come is refused.
 */
export async function recordNotification(
  ctx: Context,
  id: number,
  body: BodyOf<typeof RecordNotification>,
): Promise<Incident> {
  const at = ms(body.at);
  if (at > ctx.now) throw invalid('incident.later_than_now', { field: 'at' });
  const before = await take(ctx, id);
  if (at < ms(before.foundAt)) throw invalid('incident.before_found', { field: 'at' });
  if (body.whom === 'authority' && body.channel === null)
    throw invalid('incident.authority_always', { field: 'channel' });
  await insertNotification(ctx, id, body);
  const by = body.whom === 'authority' ? before.authorityBy : before.personsBy;
  await record(ctx, [
    fact(id, 'notified', { whom: body.whom, told: body.channel !== null, at: body.at, inTime: at <= ms(by) }),
  ]);
  return incidentOf(ctx, id);
}

/** Closes an incident; refuses while something is missing and names it. */
export async function closeIncident(
  ctx: Context,
  id: number,
  { lesson, version }: BodyOf<typeof CloseIncident>,
): Promise<Incident> {
  const before = await take(ctx, id, version);
  const missing = lacksOf(before);
  if (missing.length > 0) throw conflict('incident.not_ready', { missing });
  await saveClosing(ctx, id, lesson);
  await record(ctx, [fact(id, 'closed', { severity: before.severity, affected: before.affected })]);
  return incidentOf(ctx, id);
}

/** Records each notification that was not given in time, once, and tells the officers (S3 1-K5-1). */
export async function recordLate(ctx: Context): Promise<void> {
  const late = await markLate(ctx);
  if (late.length === 0) return;
  await record(
    ctx,
    late.map(({ id, whom, by }) => fact(id, `${whom}_late`, { by })),
  );
  const officers = await privacyOfficers(ctx);
  await notify(
    ctx,
    late.flatMap(({ id, whom }) =>
      officers.map((userId) => ({ userId, kind: `privacy.${whom}_late`, data: { id } })),
    ),
  );
}
