import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import type { AddPlace, ChangeReplenishment, FreezeBaseline, SavePart } from './parts.contract.ts';
import { turnover } from './parts.queries.ts';
import {
  chooseOffer,
  insertBaseline,
  insertPlace,
  saveMinimum,
  saveOffer,
  savePart,
  saveReplenishment,
} from './parts.store.ts';
import { factOfPart, knownPart, watchMinimum } from './stock.actions.ts';

/** Keeps a part of the catalogue. */
export async function keepPart(ctx: Context, code: string, part: BodyOf<typeof SavePart>) {
  if (part.supersededBy === code) throw invalid('part.supersedes_itself', { field: 'supersededBy' });
  await savePart(ctx, code, part);
  await record(ctx, [factOfPart(code, 'part.saved', { ...part })]);
  return { code };
}

/** Adds a place for stock; a person drives one van at most. */
export async function addPlace(ctx: Context, place: BodyOf<typeof AddPlace>) {
  if (place.kind === 'van' && (place.userId ?? null) === null)
    throw invalid('part_place.no_driver', { field: 'userId' });
  if (!(await insertPlace(ctx, place))) throw conflict('part_place.code_taken', { field: 'code' });
  await record(ctx, [
    { type: 'part_place.added', subject: `part_place:${place.code}`, data: { kind: place.kind } },
  ]);
  return { code: place.code };
}

/** Sets the least stock of a part at a place; a replenishment is asked for at once where it is below (S0 6.3). */
export async function setMinimum(ctx: Context, code: string, place: string, minimum: number) {
  await knownPart(ctx, code);
  const stock = await saveMinimum(ctx, code, place, minimum);
  await record(ctx, [factOfPart(code, 'part.minimum_set', { place, minimum })]);
  await watchMinimum(ctx, code, place, stock);
  return { minimum };
}

/** Orders, ends or cancels a replenishment; what arrives is received by a move of its own. */
export async function changeReplenishment(
  ctx: Context,
  id: number,
  change: BodyOf<typeof ChangeReplenishment>,
) {
  if (change.status === 'ordered' && (change.expectedOn ?? null) === null)
    throw invalid('replenishment.day_needed', { field: 'expectedOn' });
  const saved = await saveReplenishment(ctx, id, {
    status: change.status,
    expectedOn: change.expectedOn ?? null,
  });
  if (saved === undefined) throw notFound('replenishment.not_found');
  await record(ctx, [
    factOfPart(saved.part, `part.replenishment_${change.status}`, { id, ...saved, ...change }),
  ]);
  return { id, status: change.status };
}

export async function keepOffer(
  ctx: Context,
  offer: { part: string; supplier: string; priceFen: number; leadDays: number },
) {
  await knownPart(ctx, offer.part);
  await saveOffer(ctx, offer);
  await record(ctx, [factOfPart(offer.part, 'part.offered', { ...offer })]);
  return { supplier: offer.supplier };
}

/** Chooses one supplier of a part, with the reason on record (S3 1-K3-2). */
export async function pickOffer(ctx: Context, part: string, supplier: string, reason: string) {
  if (!(await chooseOffer(ctx, part, supplier, reason))) throw notFound('part_offer.not_found');
  await record(ctx, [factOfPart(part, 'part.supplier_chosen', { supplier }, reason)]);
  return { supplier };
}

/** Freezes the turnover of a span as the baseline of a place, once; the target is shown against it (S2 1.4.1). */
export async function freezeBaseline(ctx: Context, input: BodyOf<typeof FreezeBaseline>) {
  if (input.to <= input.from) throw invalid('ends_before_it_starts', { field: 'to' });
  const found = (await turnover(ctx, input)).places.find((place) => place.place === input.place);
  if (found === undefined) throw invalid('part_place.not_found', { field: 'place' });
  if (found.turnover === null) throw conflict('part_baseline.no_stock');
  const baseline = { ...input, turnover: found.turnover, at: iso(ctx.now) };
  if (!(await insertBaseline(ctx, baseline))) throw conflict('part_baseline.frozen');
  await record(ctx, [
    {
      type: 'part_baseline.frozen',
      subject: `part_place:${input.place}`,
      data: { ...input, turnover: found.turnover },
    },
  ]);
  return { turnover: found.turnover };
}
