import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import type { ServiceItem } from './catalogue.contract.ts';
import { insertServiceItem } from './catalogue.store.ts';

/** Adds an item to the catalogue; refuses a code that is taken (S0 2.1). */
export async function addServiceItem(ctx: Context, item: ServiceItem): Promise<ServiceItem> {
  if (!(await insertServiceItem(ctx, item))) throw conflict('service.code_taken', { field: 'code' });
  await record(ctx, [
    { type: 'service.added', subject: `service:${item.code}`, data: { class: item.class } },
  ]);
  return item;
}
