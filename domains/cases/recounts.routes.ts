import { type Route, route } from '../../kernel/endpoint.ts';
import { pastClocks } from './past-clocks.actions.ts';
import { GetPastClocks } from './past-clocks.contract.ts';
import { cancelRecount, loadNotice, previewNotice, startRecount } from './recounts.actions.ts';
import * as contract from './recounts.contract.ts';
import { recountReport, recounts } from './recounts.queries.ts';

export const recountsRoutes: Route[] = [
  route(contract.PreviewNotice, 'calendars:manage', (ctx, { body }) => previewNotice(ctx, body), {
    mode: 'read',
  }),
  route(contract.LoadNotice, 'calendars:manage', (ctx, { body }) => loadNotice(ctx, body)),
  route(contract.ListRecounts, 'standards:view', (ctx, { query }) => recounts(ctx, query.before)),
  route(contract.GetRecount, 'standards:view', (ctx, { params, query }) =>
    recountReport(ctx, params.id, query),
  ),
  route(contract.StartRecount, 'calendars:manage', (ctx, { body }) => startRecount(ctx, body)),
  route(contract.CancelRecount, 'calendars:manage', (ctx, { params, body }) =>
    cancelRecount(ctx, params.id, body.reason),
  ),
  route(GetPastClocks, 'cases:view', (ctx, { params, query }) => pastClocks(ctx, params.number, query.at)),
];
