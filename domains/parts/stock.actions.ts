import type { Context } from '../../kernel/context.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { listPeople } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { PartMove } from './parts.contract.ts';
import { listPlaces, type PartOnFile, partOnFile } from './parts.queries.ts';
import {
  addStock,
  askReplenishment,
  countStock,
  insertMoves,
  type MoveToStore,
  moveSerials,
  storeSerials,
  takeStock,
} from './parts.store.ts';
import { freeOf, type Stock, toReplenish } from './stock.rules.ts';

export const factOfPart = (
  code: string,
  type: string,
  data: Record<string, unknown>,
  reason?: string,
): Fact => ({
  type,
  subject: `part:${code}`,
  reason,
  data,
});

/** A part of the catalogue; refuses an unknown one. */
export async function knownPart(ctx: Context, code: string): Promise<PartOnFile> {
  const part = await partOnFile(ctx, code);
  if (part === undefined) throw invalid('part.not_found', { field: 'part' });
  return part;
}

/** Asks for a replenishment when what is free at a place fell below its minimum, and tells the keepers (S0 6.3). */
export async function watchMinimum(ctx: Context, part: string, place: string, stock: Stock): Promise<void> {
  const quantity = toReplenish(stock);
  if (quantity === 0) return;
  if (!(await askReplenishment(ctx, { part, place, quantity }, iso(ctx.now)))) return;
  await record(ctx, [
    factOfPart(part, 'part.replenishment_asked', {
      place,
      quantity,
      free: freeOf(stock),
      minimum: stock.minimum,
    }),
  ]);
  const keepers = await listPeople(ctx, { permission: 'parts:manage' });
  await notify(
    ctx,
    keepers.map(({ id }) => ({
      userId: id,
      kind: 'part_low',
      data: { part, place, quantity, free: freeOf(stock), minimum: stock.minimum },
    })),
  );
}

type Of<K extends PartMove['kind']> = Extract<PartMove, { kind: K }>;

const moveOf = (
  ctx: Context,
  part: PartOnFile,
  parts: Partial<MoveToStore> & Pick<MoveToStore, 'kind'>,
): MoveToStore => ({
  part: part.code,
  from: null,
  to: null,
  quantity: 1,
  serial: null,
  orderNumber: null,
  reason: null,
  costFen: part.costFen,
  at: iso(ctx.now),
  commandId: null,
  ...parts,
});

function refuseSerials(part: PartOnFile, quantity: number, serials: string[]): void {
  const expected = part.serialTracked ? quantity : 0;
  if (new Set(serials).size !== expected || serials.length !== expected)
    throw invalid('part.serials_needed', { field: 'serials', expected });
}

const movesOf = (
  ctx: Context,
  part: PartOnFile,
  move: Partial<MoveToStore> & Pick<MoveToStore, 'kind'>,
  serials: string[],
) =>
  serials.length === 0
    ? [moveOf(ctx, part, move)]
    : serials.map((serial) => moveOf(ctx, part, { ...move, quantity: 1, serial }));

async function receive(ctx: Context, part: PartOnFile, move: Of<'receive'>): Promise<Stock> {
  refuseSerials(part, move.quantity, move.serials);
  const known = await storeSerials(ctx, part.code, move.to, move.serials);
  if (known.length > 0) throw conflict('part.serial_known', { field: 'serials', serials: known });
  const { kind, to, quantity, reason } = move;
  await insertMoves(ctx, movesOf(ctx, part, { kind, to, quantity, reason: reason ?? null }, move.serials));
  return addStock(ctx, part.code, to, quantity);
}

async function transfer(ctx: Context, part: PartOnFile, move: Of<'transfer'>): Promise<Stock> {
  if (move.from === move.to) throw invalid('part.same_place', { field: 'to' });
  refuseSerials(part, move.quantity, move.serials);
  const left = await takeStock(ctx, { part: part.code, place: move.from }, move.quantity);
  if (left === undefined) throw conflict('part.not_enough', { field: 'quantity' });
  const where = { part: part.code, from: move.from, serials: move.serials };
  const moved = await moveSerials(ctx, where, { place: move.to, orderNumber: null });
  if (moved !== move.serials.length) throw conflict('part.serial_elsewhere', { field: 'serials' });
  const { kind, from, to, quantity, reason } = move;
  await insertMoves(
    ctx,
    movesOf(ctx, part, { kind, from, to, quantity, reason: reason ?? null }, move.serials),
  );
  await watchMinimum(ctx, part.code, from, left);
  return addStock(ctx, part.code, to, quantity);
}

async function stocktake(ctx: Context, part: PartOnFile, move: Of<'stocktake'>): Promise<Stock> {
  if (part.serialTracked) throw conflict('part.serials_needed', { field: 'part' });
  const counted = await countStock(ctx, part.code, move.at, move.counted);
  if (counted === undefined) throw conflict('part.held_more', { field: 'counted' });
  const difference = move.counted - counted.before;
  if (difference !== 0) {
    const place = difference > 0 ? { to: move.at } : { from: move.at };
    await insertMoves(ctx, [
      moveOf(ctx, part, { kind: 'stocktake', ...place, quantity: Math.abs(difference), reason: move.reason }),
    ]);
  }
  await watchMinimum(ctx, part.code, move.at, counted.stock);
  return counted.stock;
}

/** A sound part that was not needed goes back on stock; an old one that came back is kept apart and never counts as stock. */
async function takeBack(
  ctx: Context,
  part: PartOnFile,
  move: Of<'return'> | Of<'old_part_back'>,
): Promise<Stock> {
  const { kind, to, quantity, orderNumber } = move;
  const serial = 'serial' in move ? (move.serial ?? null) : null;
  const reason = 'reason' in move ? move.reason : null;
  await insertMoves(ctx, [moveOf(ctx, part, { kind, to, quantity, orderNumber, serial, reason })]);
  return addStock(ctx, part.code, to, kind === 'return' ? quantity : 0);
}

function carryOut(ctx: Context, part: PartOnFile, move: PartMove): Promise<Stock> {
  switch (move.kind) {
    case 'receive':
      return receive(ctx, part, move);
    case 'transfer':
      return transfer(ctx, part, move);
    case 'stocktake':
      return stocktake(ctx, part, move);
    default:
      return takeBack(ctx, part, move);
  }
}

const placesOf = (move: PartMove): string[] =>
  [
    ('from' in move && move.from) || null,
    ('to' in move && move.to) || null,
    ('at' in move && move.at) || null,
  ].filter((place): place is string => typeof place === 'string');

/**
 * Moves stock: receives, transfers, takes back, counts. Moves are only added; what is on hand never falls below zero or
 * below what is held, whoever comes at the same time. Parts with serials are moved by their serials.
 */
export async function movePart(ctx: Context, move: PartMove) {
  const part = await knownPart(ctx, move.part);
  const places = new Set((await listPlaces(ctx)).map((place) => place.code));
  if (placesOf(move).some((place) => !places.has(place)))
    throw invalid('part_place.not_found', { field: 'to' });
  const stock = await carryOut(ctx, part, move);
  await record(ctx, [factOfPart(part.code, 'part.moved', { ...move })]);
  return { onHand: stock.onHand, free: freeOf(stock) };
}
