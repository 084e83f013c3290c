import type { Context } from '../../kernel/context.ts';
import type { AddressHours } from './address-hours.contract.ts';

export async function saveAddressHours(ctx: Context, hours: AddressHours): Promise<void> {
  await ctx.db.query(`update address_hours set own_hours = $1, provider_hours = $2`, [
    hours.ownHours,
    hours.providerHours,
  ]);
}
