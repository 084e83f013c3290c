import type { Context } from '../../kernel/context.ts';
import type { AddressHours } from './address-hours.contract.ts';

export async function addressHours(ctx: Context): Promise<AddressHours> {
  const row = await ctx.db.one<AddressHours>(
    `select own_hours as "ownHours", provider_hours as "providerHours" from address_hours`,
  );
  return row ?? { ownHours: 0, providerHours: 0 };
}
