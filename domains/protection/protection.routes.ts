import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { setAddressHours } from './address-hours.actions.ts';
import { GetAddressHours, SetAddressHours } from './address-hours.contract.ts';
import { addressHours } from './address-hours.queries.ts';
import { GetBackups } from './backups.contract.ts';
import { latestBackups } from './backups.queries.ts';
import { GetDictionary } from './dictionary.contract.ts';
import { rotateKeys } from './keys.actions.ts';
import { GetKeys, RotateKeys } from './keys.contract.ts';
import { keysNow } from './keys.queries.ts';
import { personalFields } from './personal-fields.rules.ts';

export const protectionRoutes: Route[] = [
  route(GetDictionary, 'protection:view', async () => ({ fields: personalFields })),
  route(GetBackups, 'protection:view', (ctx) => latestBackups(ctx)),
  route(GetKeys, 'protection:view', (ctx) => keysNow(ctx)),
  route(RotateKeys, 'keys:rotate', (ctx, { body }) => rotateKeys(ctx, body)),
  route(GetAddressHours, 'protection:view', async (ctx) => ({
    ...(await addressHours(ctx)),
    may: { change: may(ctx.actor, 'organisation:manage') },
  })),
  route(SetAddressHours, 'organisation:manage', (ctx, { body }) => setAddressHours(ctx, body)),
];
