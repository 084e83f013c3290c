import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { invalid } from '../../kernel/refusal.ts';
import type { AddressHours, SetAddressHours } from './address-hours.contract.ts';
import { addressHours } from './address-hours.queries.ts';
import { saveAddressHours } from './address-hours.store.ts';

/** Sets the hours; refuses more for a provider's people than for our own (S0 5.2). */
export async function setAddressHours(
  ctx: Context,
  input: BodyOf<typeof SetAddressHours>,
): Promise<AddressHours> {
  const { reason, ...hours } = input;
  if (hours.providerHours > hours.ownHours)
    throw invalid('address_hours.provider_longer', { field: 'providerHours' });
  const before = await addressHours(ctx);
  await saveAddressHours(ctx, hours);
  await record(ctx, [
    { type: 'address_hours.changed', subject: 'address_hours', reason, data: { from: before, to: hours } },
  ]);
  return hours;
}
