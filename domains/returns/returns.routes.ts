import { type Route, route } from '../../kernel/endpoint.ts';
import * as acts from './acts.contract.ts';
import { cancelReturn, handOverReturn, rejectReturn } from './ending.actions.ts';
import { inspectReturn, receiveReturn, shipReturn } from './goods.actions.ts';
import { payReturn, settleReturn } from './money.actions.ts';
import { openReturnsOf } from './opening.actions.ts';
import { returnPage } from './return-page.actions.ts';
import * as contract from './returns.contract.ts';
import { listReturns } from './returns.queries.ts';

export const returnsRoutes: Route[] = [
  route(contract.ListReturns, 'returns:view', (ctx, { query }) => listReturns(ctx, query)),
  route(contract.GetReturn, 'returns:view', (ctx, { params }) => returnPage(ctx, params.number)),
  route(contract.OpenReturns, 'returns:handle', (ctx, { params }) => openReturnsOf(ctx, params.number)),
  route(acts.ShipReturn, 'returns:handle', (ctx, { params, body }) => shipReturn(ctx, params.number, body)),
  route(acts.ReceiveReturn, 'returns:handle', (ctx, { params, body }) =>
    receiveReturn(ctx, params.number, body),
  ),
  route(acts.InspectReturn, 'returns:handle', (ctx, { params, body }) =>
    inspectReturn(ctx, params.number, body),
  ),
  route(acts.SettleReturn, 'cases:handle', (ctx, { params, body }) => settleReturn(ctx, params.number, body)),
  route(acts.PayReturn, 'returns:pay', (ctx, { params, body }) => payReturn(ctx, params.number, body)),
  route(acts.HandOverReturn, 'returns:handle', (ctx, { params, body }) =>
    handOverReturn(ctx, params.number, body),
  ),
  route(acts.RejectReturn, 'returns:reject', (ctx, { params, body }) =>
    rejectReturn(ctx, params.number, body),
  ),
  route(acts.CancelReturn, 'cases:handle', (ctx, { params, body }) => cancelReturn(ctx, params.number, body)),
];
