import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { PublishSop, ServiceItem, ServiceTerms, Sop } from './catalogue.contract.ts';
import { serviceItem, sopsOf } from './catalogue.queries.ts';
import { emptyParts } from './catalogue.rules.ts';
import {
  insertServiceItem,
  insertSop,
  markServiceItemPublished,
  updateServiceTerms,
} from './catalogue.store.ts';

/** Adds an item to the catalogue, as a draft; refuses a code that is taken (S0 2.1). */
export async function addServiceItem(ctx: Context, item: ServiceItem): Promise<ServiceItem> {
  if (!(await insertServiceItem(ctx, item))) throw conflict('service.code_taken', { field: 'code' });
  await record(ctx, [
    { type: 'service.added', subject: `service:${item.code}`, data: { class: item.class } },
  ]);
  return item;
}

/**
 * Writes content, standard, process, responsibility and dates of an item, which becomes a draft again; parts may still be
 * empty. Refuses a last day that is not after the first, and a response limit that the standard in force does not have.
 */
export async function writeServiceTerms(ctx: Context, code: string, terms: ServiceTerms) {
  const before = await serviceItem(ctx, code);
  const { effectiveFrom, effectiveTo } = terms;
  if (effectiveTo !== null && (effectiveFrom === null || effectiveTo <= effectiveFrom)) {
    throw invalid('service.ends_before_it_begins', { field: 'effectiveTo' });
  }
  await updateServiceTerms(ctx, code, terms);
  const item = await serviceItem(ctx, code);
  if (terms.standard.responseLimit !== null && item.responseTime === null) {
    throw invalid('service.limit_unknown', { field: 'standard.responseLimit' });
  }
  await record(ctx, [
    {
      type: 'service.terms_written',
      subject: `service:${code}`,
      data: { old: before.terms, new: terms, wasStatus: before.status },
    },
  ]);
  return item;
}

/** Publishes an item; refuses while any of its parts is empty, naming them (S0 2.1, S0 2.2). */
export async function publishServiceItem(ctx: Context, code: string, reason: string) {
  const item = await serviceItem(ctx, code);
  const empty = emptyParts(item.terms);
  if (empty.length > 0) {
    const errors = empty.map((field) => ({ field, code: 'blank' }));
    throw conflict('service.incomplete', { errors });
  }
  if (item.responseTime === null) throw invalid('service.limit_unknown', { field: 'standard.responseLimit' });
  if (item.status === 'published') return item;
  await markServiceItemPublished(ctx, code);
  await record(ctx, [
    {
      type: 'service.published',
      subject: `service:${code}`,
      reason,
      data: { effectiveFrom: item.terms.effectiveFrom },
    },
  ]);
  return { ...item, status: 'published' as const };
}

/**
 * Publishes the next version of an item's working instruction, from today (this moment) or a later day on. Refuses a day
 * in the past, or not after the last version's (S0 1.1).
 */
export async function publishSop(
  ctx: Context,
  code: string,
  input: z.output<(typeof PublishSop)['body']>,
): Promise<Sop> {
  await serviceItem(ctx, code);
  const today = chinaDay(ctx.now);
  if (input.effectiveFrom < today) throw invalid('version.effective_in_past', { field: 'effectiveFrom' });
  const effectiveFrom =
    input.effectiveFrom === today ? ctx.now : Date.parse(`${input.effectiveFrom}T00:00:00+08:00`);
  const version = await insertSop(ctx, code, { ...input, effectiveFrom });
  if (version === undefined) throw conflict('sop.overlaps', { field: 'effectiveFrom' });
  await record(ctx, [
    {
      type: 'sop.published',
      subject: `service:${code}`,
      reason: input.changeNote,
      data: { version, effectiveFrom: input.effectiveFrom },
    },
  ]);
  const published = (await sopsOf(ctx, code)).find((sop) => sop.version === version);
  if (published === undefined) throw new Error(`no instruction ${version} of ${code}`);
  return published;
}
