import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { acknowledge, setLimit } from './alerts.actions.ts';
import { keepMonths } from './chain.queries.ts';
import { startVerification, verificationNow } from './checking.actions.ts';
import { setKeeping } from './keeping.actions.ts';
import * as contract from './oversight.contract.ts';
import { alerts, limits } from './oversight.queries.ts';
import { accessEntries } from './search.queries.ts';

const MANAGE = 'audit:manage';

export const oversightRoutes: Route[] = [
  route(contract.ListAccess, 'audit:view', async (ctx, { query: { after, limit, ...filter } }) => ({
    ...(await accessEntries(ctx, filter, { after, limit })),
    may: { manage: may(ctx.actor, MANAGE) },
  })),
  route(contract.ListAlerts, 'audit:view', async (ctx, { query }) => ({
    alerts: await alerts(ctx, query),
    may: { manage: may(ctx.actor, MANAGE) },
  })),
  route(contract.AcknowledgeAlert, MANAGE, (ctx, { params, body }) => acknowledge(ctx, params.id, body)),
  route(contract.GetLimits, 'audit:view', async (ctx) => ({
    limits: await limits(ctx),
    keepMonths: await keepMonths(ctx),
    may: { manage: may(ctx.actor, MANAGE) },
  })),
  route(contract.SetLimit, MANAGE, (ctx, { params, body }) => setLimit(ctx, params.rule, body)),
  route(contract.SetKeeping, MANAGE, (ctx, { body }) => setKeeping(ctx, body.months)),
  route(contract.StartVerification, 'audit:view', (ctx) => startVerification(ctx)),
  route(contract.GetVerification, 'audit:view', (ctx) => verificationNow(ctx)),
];
