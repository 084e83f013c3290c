import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { countExport, decideExport, requestExport, takePassword, withdrawExport } from './exports.actions.ts';
import * as contract from './exports.contract.ts';
import { APPROVE, exportsOf } from './exports.queries.ts';

const REQUEST = 'exports:request';
const SIGNED_IN = 'organisation:view';

export const exportsRoutes: Route[] = [
  // Who neither asks nor approves sees an empty list; the rows are guarded by their query.
  route(contract.ListExports, SIGNED_IN, async (ctx, { query }) => ({
    exports: await exportsOf(ctx, query.before),
    may: { request: may(ctx.actor, REQUEST), approve: may(ctx.actor, APPROVE) },
  })),
  route(contract.CountExport, REQUEST, (ctx, { query }) => countExport(ctx, query)),
  route(contract.RequestExport, REQUEST, (ctx, { body }) => requestExport(ctx, body)),
  route(contract.DecideExport, 'exports:approve', (ctx, { params, body }) =>
    decideExport(ctx, params.id, body),
  ),
  route(contract.WithdrawExport, REQUEST, (ctx, { params }) => withdrawExport(ctx, params.id)),
  route(contract.TakePassword, REQUEST, (ctx, { params }) => takePassword(ctx, params.id)),
];
