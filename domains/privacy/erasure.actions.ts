import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, forbidden, notFound } from '../../kernel/refusal.ts';
import { openedPerson } from '../customers/person.rules.ts';
import { notify } from '../messages/messages.actions.ts';
import type { DecideErasure, Erasure, OpenFrozen } from './erasure.contract.ts';
import { confirmers, erasureOf, holdsOf, keptPerson, lawsOf, previewOf } from './erasure.queries.ts';
import { insertErasure, saveDecision, saveFreeze, saveWithdrawal } from './erasure.store.ts';

const fact = (id: number, type: string, parts: Partial<Fact> = {}): Fact => ({
  type: `erasure.${type}`,
  subject: `erasure:${id}`,
  ...parts,
  data: { id, ...parts.data },
});

/** Refuses while something open needs the person: what it is and until when stands in the refusal. */
async function nothingHolds(ctx: Context, customerId: number): Promise<void> {
  const holds = await holdsOf(ctx, customerId);
  if (holds.length > 0) throw conflict('erasure.held', { holds });
}

/**
 * Asks for the erasure of a customer, for the officer or on a person's request; a second person confirms it (PIPL 47,
 * S0 5.2). Refuses a customer who is erased already or has another erasure under way, and, with the numbers and dates, while
 * a case, an order, a refund or a privacy incident is open. Where the law keeps records the person is frozen until the
 * term ends and erased then.
 */
export async function eraseCustomer(
  ctx: Context,
  { customerId, reason, request }: { customerId: number; reason: string; request?: string | undefined },
): Promise<Erasure> {
  const { isErased } = await previewOf(ctx, customerId);
  if (isErased) throw conflict('customer.erased');
  await nothingHolds(ctx, customerId);
  const id = await insertErasure(ctx, {
    customerId,
    origin: request === undefined ? 'officer' : 'request',
    reason,
    request: request ?? null,
    state: 'waiting',
  });
  if (id === undefined) throw conflict('erasure.under_way');
  await record(ctx, [fact(id, 'asked', { data: { customerId } })]);
  const erasure = await erasureOf(ctx, id);
  const told = (await confirmers(ctx)).filter((userId) => userId !== ctx.actor.id);
  await notify(
    ctx,
    told.map((userId) => ({ userId, kind: 'erasure.to_decide', data: { id, number: erasure.number } })),
  );
  return erasure;
}

/** Confirms or refuses an erasure; never the own one, never twice. A confirmed one runs at once, by a job. */
export async function decideErasure(
  ctx: Context,
  id: number,
  input: BodyOf<typeof DecideErasure>,
): Promise<Erasure> {
  const erasure = await erasureOf(ctx, id);
  if (!erasure.may.decide && erasure.state === 'waiting') throw forbidden('erasure.own_request');
  if (input.approved) await nothingHolds(ctx, erasure.customerId);
  if (!(await saveDecision(ctx, id, input))) throw conflict('erasure.decided');
  if (input.approved) await saveFreeze(ctx, id, await lawsOf(ctx, erasure.customerId));
  await record(ctx, [
    fact(id, input.approved ? 'approved' : 'refused', { data: { customerId: erasure.customerId } }),
  ]);
  return erasureOf(ctx, id);
}

/** Takes the own request back; refuses one that is decided. */
export async function withdrawErasure(ctx: Context, id: number): Promise<Erasure> {
  await erasureOf(ctx, id);
  if (!(await saveWithdrawal(ctx, id))) throw conflict('erasure.decided');
  await record(ctx, [fact(id, 'withdrawn')]);
  return erasureOf(ctx, id);
}

/** Begins the erasure of a customer whose time is over by the rule in force; false while something holds it (PIPL 47). */
export async function eraseExpired(ctx: Context, customerId: number, reason: string): Promise<boolean> {
  if ((await holdsOf(ctx, customerId)).length > 0) return false;
  const id = await insertErasure(ctx, {
    customerId,
    origin: 'retention',
    reason,
    request: null,
    state: 'running',
  });
  if (id === undefined) return false;
  await saveFreeze(ctx, id, await lawsOf(ctx, customerId));
  await record(ctx, [fact(id, 'approved', { data: { customerId } })]);
  return true;
}

/** Who a frozen person is, for a court, an authority or a claim; every look is on record (PIPL 47). */
export async function openFrozen(ctx: Context, id: number, why: BodyOf<typeof OpenFrozen>) {
  const erasure = await erasureOf(ctx, id);
  const kept = erasure.state === 'frozen' ? await keptPerson(ctx, id) : undefined;
  if (kept === undefined) throw notFound('erasure.not_frozen');
  const { name, phone, otherContact, address } = openedPerson(ctx.db.vault, kept);
  await logAccess(ctx, [
    {
      kind: 'disclosure',
      subject: `erasure:${id}`,
      customers: [erasure.customerId],
      purpose: why.purpose,
      note: [name, phone, otherContact, address].reduce<string>(
        (note, value) => (value === null ? note : note.replaceAll(value, '***')),
        why.note,
      ),
      fields: ['name', 'phone', 'otherContact', 'address'],
    },
  ]);
  return { name, phone, otherContact, address };
}
