import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { MINUTE, ms } from '../../kernel/time.ts';
import { codeMark, codesOf } from '../messages/identity-codes.rules.ts';
import { requestFact, takeOpen, tellPerson } from './requests.actions.ts';
import type { PersonRequest, VerifyIdentity } from './requests.contract.ts';
import { isOfCustomer, requestOf } from './requests.queries.ts';
import { CODE_LASTS } from './requests.rules.ts';
import { beginCode, codeRound, insertCheck } from './requests.store.ts';

const placeOf = (id: number, round: number): string => `person_request:${id}:${round}`;
const LEAST_PAUSE = MINUTE;

/**
 * Sends a code to the number on file, also in the quiet hours, for the person is on the line. Refuses a person who is
 * verified already or has no number, and another code within a minute.
 */
export async function sendCode(ctx: Context, id: number): Promise<PersonRequest> {
  const { code, customerId, verifiedAt } = await takeOpen(ctx, id);
  if (verifiedAt !== null) throw conflict('person_request.verified');
  if (code !== null && ms(code.until) - ctx.now > CODE_LASTS - LEAST_PAUSE)
    throw conflict('person_request.code_just_sent');
  const round = await beginCode(ctx, id);
  const values = { code: codeMark(placeOf(id, round)) };
  if (!(await tellPerson(ctx, customerId, { template: 'identity_code', values, atOnce: true })))
    throw conflict('person_request.no_phone');
  await record(ctx, [requestFact(id, 'code_sent', { data: { round } })]);
  return requestOf(ctx, id);
}

async function fits(
  ctx: Context,
  request: PersonRequest,
  { method, number }: { method: PersonRequest['checks'][number]['method']; number: string },
): Promise<boolean> {
  if (method !== 'phone_code') return isOfCustomer(ctx, request.customerId, { method, number });
  if (request.code === null) throw conflict('person_request.no_code');
  const round = await codeRound(ctx, request.id);
  return codesOf(ctx.db.vault, placeOf(request.id, round)).includes(number.trim());
}

/**
 * Verifies who asks by a number of an order, a serial or the code that was sent; each try is kept, also one that fails
 * (S1 4.1). An identity card is refused as a means: it is not needed for any purpose here (S0 5.2).
 */
export async function verifyIdentity(
  ctx: Context,
  id: number,
  { method, number }: BodyOf<typeof VerifyIdentity>,
): Promise<PersonRequest> {
  if (method === 'identity_card')
    throw invalid('person_request.no_identity_card', { field: 'method', clause: 'S1 4.1' });
  const request = await takeOpen(ctx, id);
  if (request.verifiedAt !== null) throw conflict('person_request.verified');
  const passed = await fits(ctx, request, { method, number });
  await insertCheck(ctx, id, { method, passed });
  await record(ctx, [requestFact(id, passed ? 'verified' : 'check_failed', { data: { method } })]);
  return requestOf(ctx, id);
}
