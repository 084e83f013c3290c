import type { Context } from '../../kernel/context.ts';
import { type Route, route } from '../../kernel/endpoint.ts';
import {
  changePassword,
  endOtherSessions,
  endOwnSession,
  removeOwnPasskey,
  self,
} from './account.actions.ts';
import * as account from './account.contract.ts';
import { ownAccount, securitySettings } from './account.queries.ts';
import { setSecurity } from './security.actions.ts';
import { GetSecurity, SetSecurity } from './security.contract.ts';

const OWN = { public: 'answers the signed-in person alone, also before a first password is changed' };

const security = async (ctx: Context) => ({
  ...(await securitySettings(ctx.db)),
  address: ctx.origin?.address ?? '',
});

export const accountRoutes: Route[] = [
  route(account.GetAccount, OWN, (ctx) => {
    self(ctx);
    return ownAccount(ctx);
  }),
  route(account.ChangePassword, OWN, (ctx, { body }) => changePassword(ctx, body)),
  route(account.EndSession, OWN, (ctx, { params }) => endOwnSession(ctx, params.id)),
  route(account.EndOtherSessions, OWN, (ctx) => endOtherSessions(ctx)),
  route(account.RemovePasskey, OWN, (ctx, { params }) => removeOwnPasskey(ctx, params.id)),
  route(GetSecurity, 'security:manage', (ctx) => security(ctx)),
  route(SetSecurity, 'security:manage', async (ctx, { body }) => {
    await setSecurity(ctx, body);
    return security(ctx);
  }),
];
