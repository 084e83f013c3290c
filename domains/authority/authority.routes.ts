import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { setAuthority } from './authority.actions.ts';
import { GetAuthority, SetAuthority } from './authority.contract.ts';
import { authorityLimits } from './authority.queries.ts';

export const authorityRoutes: Route[] = [
  route(GetAuthority, 'organisation:view', async (ctx) => ({
    limits: await authorityLimits(ctx),
    may: { manage: may(ctx.actor, 'authority:manage') },
  })),
  route(SetAuthority, 'authority:manage', (ctx, { body }) => setAuthority(ctx, body)),
];
