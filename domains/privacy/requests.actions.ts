import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { ms } from '../../kernel/time.ts';
import { withdrawConsent } from '../consents/consents.actions.ts';
import { purposesWith } from '../consents/purposes.contract.ts';
import { restrictCustomer } from '../customers/customers.actions.ts';
import { customerFacts } from '../customers/customers.queries.ts';
import { notify, tellCustomer } from '../messages/messages.actions.ts';
import { quietHoursOf, standardAt } from '../standards/standards.queries.ts';
import { privacyOfficers } from './incidents.queries.ts';
import type { DecideRequest, PersonRequest, ReceiveRequest } from './requests.contract.ts';
import { requestOf, requestTerms } from './requests.queries.ts';
import { termsFrom } from './requests.rules.ts';
import {
  insertRequest,
  markFallen,
  saveDecision,
  saveEnd,
  saveTerms,
  takeRequest,
} from './requests.store.ts';

export const requestFact = (
  id: number,
  type: string,
  more: Omit<Partial<Fact>, 'type' | 'subject'> = {},
): Fact => ({
  ...more,
  type: `person_request.${type}`,
  subject: `person_request:${id}`,
});

/** The company's days for later requests; the law asks for an answer in time and names no number (S0 5.2). */
export async function setTerms(ctx: Context, terms: { days: number; warnDays: number }) {
  if (terms.warnDays >= terms.days) throw invalid('person_request.reminded_too_early', { field: 'warnDays' });
  const before = await requestTerms(ctx);
  await saveTerms(ctx, terms);
  await record(ctx, [
    { type: 'privacy.request_terms_changed', subject: 'privacy_settings', data: { before, after: terms } },
  ]);
  return terms;
}

/** Tells the person what became of the request, where there is a way to; held over the quiet hours. */
export async function tellPerson(
  ctx: Context,
  customerId: number,
  message: { template: string; values: Record<string, unknown>; atOnce?: boolean },
): Promise<boolean> {
  const { phone, otherContact } = await customerFacts(ctx, customerId);
  const recipient = phone ?? otherContact;
  if (recipient === null) return false;
  await tellCustomer(ctx, {
    ...{ caseId: null, customerId, recipient, template: message.template, values: message.values },
    causeEvent: 'person_request',
    quiet: quietHoursOf(await standardAt(ctx, ctx.now)),
    anyTime: message.atOnce === true,
  });
  return true;
}

/** A withdrawal asks for no proof and no decision: it is done as it is received (PIPL 15). */
async function withdrawAtOnce(ctx: Context, id: number, body: BodyOf<typeof ReceiveRequest>): Promise<void> {
  const { customerId, channel } = body;
  const purposes = body.purposes ?? purposesWith('consent', 'separate');
  await withdrawConsent(ctx, customerId, { purposes, channel });
  await saveDecision(ctx, id, { decision: 'granted', reason: body.matter });
  await saveEnd(ctx, id, null);
  await record(ctx, [requestFact(id, 'done', { data: { purposes } })]);
}

/**
 * Receives a request of a person on any channel; its term runs from then (S0 5.2; PIPL 44-50). The officers are told. A
 * withdrawal takes effect at once. Refuses a receipt to come, and a customer out of sight.
 */
export async function receiveRequest(
  ctx: Context,
  body: BodyOf<typeof ReceiveRequest>,
): Promise<PersonRequest> {
  const receivedAt = body.receivedAt === undefined ? ctx.now : ms(body.receivedAt);
  if (receivedAt > ctx.now) throw invalid('person_request.later_than_now', { field: 'receivedAt' });
  if (body.purposes !== undefined && body.kind !== 'withdrawal')
    throw invalid('person_request.no_purposes', { field: 'purposes' });
  await customerFacts(ctx, body.customerId);
  const { kind, customerId, channel, matter } = body;
  const terms = termsFrom(receivedAt, await requestTerms(ctx));
  const id = await insertRequest(ctx, { kind, customerId, channel, matter, receivedAt, ...terms });
  await record(ctx, [requestFact(id, 'received', { data: { kind, customerId, channel } })]);
  if (kind === 'withdrawal') await withdrawAtOnce(ctx, id, body);
  const request = await requestOf(ctx, id);
  const told = (await privacyOfficers(ctx)).filter((userId) => userId !== ctx.actor.id);
  await notify(
    ctx,
    told.map((userId) => ({
      userId,
      kind: 'privacy.request',
      data: { id, number: request.number, asked: kind },
    })),
  );
  return request;
}

/** The request, locked and open; refuses one that has ended or was changed since it was seen. */
export async function takeOpen(ctx: Context, id: number, version?: number): Promise<PersonRequest> {
  // Read behind the lock: of several tries of a code at once each sees those before it.
  const isTaken = await takeRequest(ctx, id, version);
  const request = await requestOf(ctx, id);
  if (isTaken) return request;
  throw conflict(request.doneAt === null ? 'person_request.changed' : 'person_request.ended');
}

/** Ends a request with what came of it, on record. */
export async function endRequest(ctx: Context, id: number, outcome: string | null): Promise<PersonRequest> {
  if (!(await saveEnd(ctx, id, outcome))) throw conflict('person_request.ended');
  await record(ctx, [requestFact(id, 'done')]);
  return requestOf(ctx, id);
}

const TEMPLATES = { granted: 'request_granted', refused: 'request_refused', taken_back: undefined };

/**
 * The privacy officer decides with a reason, which the person is told; with a refusal also where else to turn. What is
 * granted needs a verified person. A restriction holds at once; access and copies are made by a job.
 */
export async function decideRequest(
  ctx: Context,
  id: number,
  { decision, reason, version }: BodyOf<typeof DecideRequest>,
): Promise<PersonRequest> {
  const before = await takeOpen(ctx, id, version);
  if (before.decision !== null) throw conflict('person_request.decided');
  if (decision === 'granted' && before.verifiedAt === null) throw conflict('person_request.not_verified');
  await saveDecision(ctx, id, { decision, reason });
  const { number, kind, customerId } = before;
  await record(ctx, [requestFact(id, decision, { reason, data: { id, kind } })]);
  const template = TEMPLATES[decision];
  if (template !== undefined) await tellPerson(ctx, customerId, { template, values: { number, reason } });
  if (decision !== 'granted') await saveEnd(ctx, id, null);
  if (decision !== 'granted' || kind !== 'restriction') return requestOf(ctx, id);
  await restrictCustomer(ctx, customerId, { restricted: true, reason });
  return endRequest(ctx, id, null);
}

/** Ends the restriction of a customer's data; refuses one whose data is not restricted. */
export async function freeCustomer(ctx: Context, customerId: number, reason: string) {
  await customerFacts(ctx, customerId);
  if (!(await restrictCustomer(ctx, customerId, { restricted: false, reason })))
    throw conflict('customer.not_restricted');
  return { restricted: false };
}

/** Says once of each open request that its term ends soon, and that it has ended; the officers are told. */
export async function recordTerms(ctx: Context): Promise<void> {
  for (const which of ['warned', 'late'] as const) {
    const fallen = await markFallen(ctx, which);
    if (fallen.length === 0) continue;
    await record(
      ctx,
      fallen.map(({ id, kind, due }) =>
        requestFact(id, which === 'late' ? 'overdue' : 'due_soon', { data: { kind, due } }),
      ),
    );
    const officers = await privacyOfficers(ctx);
    for (const { id, number, kind, due } of fallen)
      await notify(
        ctx,
        officers.map((userId) => ({
          userId,
          kind: which === 'late' ? 'privacy.request_late' : 'privacy.request_due',
          data: { id, number, asked: kind, due },
        })),
      );
  }
}
