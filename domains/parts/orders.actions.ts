import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { alternativesTo, expectedArrival, vanOf } from './parts.queries.ts';
import {
  endReservations,
  freeStock,
  holdStock,
  insertMoves,
  insertReservation,
  moveSerials,
  takeStock,
} from './parts.store.ts';
import { factOfPart, knownPart, watchMinimum } from './stock.actions.ts';
import { type Alternative, byHelp } from './stock.rules.ts';

/** What became of a wish for a part: held, or short with what could help. */
export type Wish =
  | { status: 'held'; place: string }
  | { status: 'short'; expectedOn: string | null; alternatives: Alternative[] };

/** Holds a part for a work order at a place; a shortage is recorded with expected arrival and alternatives (S0 6.3). */
export async function reserveFor(
  ctx: Context,
  orderNumber: string,
  wish: { part: string; place: string; quantity: number },
): Promise<Wish> {
  const part = await knownPart(ctx, wish.part);
  const stock = await holdStock(ctx, part.code, wish.place, wish.quantity);
  if (stock !== undefined) {
    await insertReservation(ctx, { ...wish, orderNumber, expectedOn: null, status: 'held' }, iso(ctx.now));
    await record(ctx, [factOfPart(part.code, 'part.reserved', { orderNumber, ...wish })]);
    await watchMinimum(ctx, part.code, wish.place, stock);
    return { status: 'held', place: wish.place };
  }
  const expectedOn = await expectedArrival(ctx, part.code);
  const alternatives = byHelp(await alternativesTo(ctx, part));
  await insertReservation(
    ctx,
    { orderNumber, part: part.code, place: null, quantity: wish.quantity, expectedOn, status: 'short' },
    iso(ctx.now),
  );
  await record(ctx, [
    factOfPart(part.code, 'part.short', { orderNumber, quantity: wish.quantity, expectedOn }),
  ]);
  return { status: 'short', expectedOn, alternatives };
}

/** Lets go of everything an order holds, when it is cancelled. */
export async function releaseFor(ctx: Context, orderNumber: string): Promise<void> {
  for (const freed of await endReservations(ctx, orderNumber, null, 'released')) {
    if (freed.before === 'held' && freed.place !== null)
      await freeStock(ctx, freed.part, freed.place, freed.quantity);
    await record(ctx, [factOfPart(freed.part, 'part.released', { orderNumber, quantity: freed.quantity })]);
  }
}

export type Use = {
  part: string;
  quantity: number;
  /** Where it is taken from; left out: what is held for the order, else the actor's own van. */
  place?: string | undefined;
  serial?: string | undefined;
  /** Serial of the faulty part that was taken out. */
  oldSerial?: string | undefined;
  at: number;
  commandId: string | null;
};

/** Lets go of what an order holds of a part, to be taken at once; where it was held, else the named place or the van. */
async function placeToTake(ctx: Context, orderNumber: string, use: Use): Promise<string> {
  const ended = await endReservations(ctx, orderNumber, use.part, 'used');
  const held = ended.flatMap(({ before, place, quantity }) =>
    before === 'held' && place !== null ? [{ place, quantity }] : [],
  );
  for (const one of held) await freeStock(ctx, use.part, one.place, one.quantity);
  const place = use.place ?? held[0]?.place ?? (await vanOf(ctx, ctx.actor.id));
  if (place === undefined) throw conflict('part.no_place', { field: 'place' });
  return place;
}

/**
 * Takes a part for an order: what is held for it first, else free stock. Refuses when there is not enough, and a part
 * with serials without its own.
 */
export async function consumePart(ctx: Context, orderNumber: string, use: Use): Promise<void> {
  const part = await knownPart(ctx, use.part);
  if (part.serialTracked && (use.serial === undefined || use.quantity !== 1))
    throw conflict('part.serials_needed', { field: 'serial', expected: 1 });
  const place = await placeToTake(ctx, orderNumber, use);
  const left = await takeStock(ctx, { part: part.code, place }, use.quantity);
  if (left === undefined) throw conflict('part.not_enough', { field: 'quantity' });
  if (use.serial !== undefined && part.serialTracked) {
    const where = { part: part.code, from: place, serials: [use.serial] };
    const moved = await moveSerials(ctx, where, { place: null, orderNumber });
    if (moved !== 1) throw conflict('part.serial_elsewhere', { field: 'serial' });
  }
  await insertMoves(ctx, [
    {
      kind: 'use',
      part: part.code,
      from: place,
      to: null,
      quantity: use.quantity,
      serial: use.serial ?? null,
      orderNumber,
      reason: use.oldSerial === undefined ? null : `旧件 ${use.oldSerial}`,
      costFen: part.costFen,
      at: iso(use.at),
      commandId: use.commandId,
    },
  ]);
  const { quantity, serial = null } = use;
  await record(ctx, [factOfPart(part.code, 'part.used', { orderNumber, place, quantity, serial })]);
  await watchMinimum(ctx, part.code, place, left);
}
