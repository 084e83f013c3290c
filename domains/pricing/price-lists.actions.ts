import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import type {
  AddPartPrices,
  MakePriceDraft,
  PriceItem,
  PublishPriceList,
  SavePriceDraft,
} from './pricing.contract.ts';
import { priceList, unknownProductTypes, unknownWorkKinds } from './pricing.queries.ts';
import {
  addPartItems,
  copyItems,
  insertDraft,
  lockList,
  publishList,
  removeDraft,
  replaceItems,
} from './pricing.store.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

const factOf = (id: number, type: string, data: Record<string, unknown> = {}) => ({
  type: `price_list.${type}`,
  subject: `price_list:${id}`,
  data,
});

/** Begins a draft, with the prices of another list where one is named; refuses a second draft. */
export async function makePriceDraft(ctx: Context, { name, from }: Body<typeof MakePriceDraft>) {
  if (from !== undefined) await priceList(ctx, from);
  const id = await insertDraft(ctx, name, iso(ctx.now));
  if (id === undefined) throw conflict('price_list.draft_open');
  if (from !== undefined) await copyItems(ctx, from, id);
  await record(ctx, [factOf(id, 'drafted', { name, from: from ?? null })]);
  return { id };
}

/** The draft, held; refuses a published list, which is final, and a version that somebody else has changed. */
async function openDraft(ctx: Context, id: number, version: number | null) {
  const list = await lockList(ctx, id);
  if (list === undefined) throw notFound('price_list.not_found');
  if (list.status === 'published') throw conflict('price_list.final');
  if (version !== null && list.version !== version)
    throw conflict('price_list.stale', { current: list.version });
  return list;
}

const keyOf = ({ code, region, productType }: PriceItem): string =>
  `${code}|${region ?? ''}|${productType ?? ''}`;

function refuseTwice(rows: readonly PriceItem[]): void {
  const seen = new Set<string>();
  for (const [place, row] of rows.entries()) {
    if (seen.has(keyOf(row))) throw invalid('price_list.twice', { field: `rows.${place}.code` });
    seen.add(keyOf(row));
  }
}

async function refuseUnknown(ctx: Context, rows: readonly PriceItem[]): Promise<void> {
  const [kind] = await unknownWorkKinds(
    ctx,
    rows.flatMap(({ workKind }) => workKind ?? []),
  );
  const wrongKind = rows.findIndex(({ workKind }) => workKind === kind);
  if (kind !== undefined) throw invalid('work_kind.unknown', { field: `rows.${wrongKind}.workKind` });
  const [type] = await unknownProductTypes(
    ctx,
    rows.flatMap(({ productType }) => productType ?? []),
  );
  const wrongType = rows.findIndex(({ productType }) => productType === type);
  if (type !== undefined)
    throw invalid('price_list.product_type', { field: `rows.${wrongType}.productType` });
}

/** Saves the prices of a draft as a whole; refuses a code twice for the same region and product type. */
export async function savePriceDraft(
  ctx: Context,
  id: number,
  { version, name, rows }: Body<typeof SavePriceDraft>,
) {
  await openDraft(ctx, id, version);
  refuseTwice(rows);
  await refuseUnknown(ctx, rows);
  const saved = await replaceItems(ctx, id, { name, rows });
  await record(ctx, [factOf(id, 'saved', { items: rows.length })]);
  return { id, version: saved };
}

/** Adds the parts that the draft lacks, at the public price of the catalogue. */
export async function addPartPrices(ctx: Context, id: number, { version }: Body<typeof AddPartPrices>) {
  await openDraft(ctx, id, version);
  const done = await addPartItems(ctx, id);
  await record(ctx, [factOf(id, 'parts_added', { added: done.added })]);
  return done;
}

/** Throws a draft away; a published list stays for good. */
export async function discardPriceDraft(ctx: Context, id: number) {
  await openDraft(ctx, id, null);
  await removeDraft(ctx, id);
  await record(ctx, [factOf(id, 'discarded')]);
  return { removed: true };
}

/** Publishes a draft from a day on: never for a day that has passed, so that nobody is charged a price unseen (HAP price). */
export async function publishPriceList(
  ctx: Context,
  id: number,
  { version, effectiveFrom }: Body<typeof PublishPriceList>,
) {
  const list = await openDraft(ctx, id, version);
  if (list.items === 0) throw conflict('price_list.empty');
  if (effectiveFrom < chinaDay(ctx.now)) throw invalid('price_list.in_past', { field: 'effectiveFrom' });
  await publishList(ctx, id, { effectiveFrom, now: iso(ctx.now) });
  await record(ctx, [factOf(id, 'published', { effectiveFrom, items: list.items })]);
  return { id, effectiveFrom };
}
