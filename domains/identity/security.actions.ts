import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { isInside } from '../../kernel/networks.ts';
import { conflict } from '../../kernel/refusal.ts';
import { requireFresh } from './account.actions.ts';
import { securitySettings } from './account.queries.ts';
import { saveSettings } from './account.store.ts';
import type { SecuritySettings } from './security.contract.ts';

/**
 * Changes how sessions, second factors and unused accounts are treated. Refuses networks for administrators that leave
 * out the address from which they are set: nobody locks himself out.
 */
export async function setSecurity(ctx: Context, wish: { settings: SecuritySettings; reason: string }) {
  requireFresh(ctx);
  const { adminNetworks } = wish.settings;
  if (adminNetworks.length > 0 && !isInside(ctx.origin?.address ?? '', adminNetworks))
    throw conflict('security.own_address_left_out', { address: ctx.origin?.address ?? '' });
  const { settings: before } = await securitySettings(ctx.db);
  await saveSettings(ctx, wish.settings);
  const changed = (Object.keys(wish.settings) as (keyof SecuritySettings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(wish.settings[key]),
  );
  await record(ctx, [
    {
      type: 'security.changed',
      subject: 'company:security',
      reason: wish.reason,
      data: Object.fromEntries(changed.map((key) => [key, { from: before[key], to: wish.settings[key] }])),
    },
  ]);
}
