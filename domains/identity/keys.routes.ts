import { type Route, route } from '../../kernel/endpoint.ts';
import { createKey, revokeKey } from './keys.actions.ts';
import { CreateKey, ListKeys, RevokeKey } from './keys.contract.ts';
import { keyOwners, listKeys } from './keys.queries.ts';

export const keysRoutes: Route[] = [
  route(ListKeys, 'keys:manage', async (ctx) => ({
    keys: await listKeys(ctx),
    owners: await keyOwners(ctx),
  })),
  route(CreateKey, 'keys:manage', (ctx, { params, body }) => createKey(ctx, params.id, body)),
  route(RevokeKey, 'keys:manage', (ctx, { params }) => revokeKey(ctx, params.id)),
];
