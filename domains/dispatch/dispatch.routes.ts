import { type Route, route } from '../../kernel/endpoint.ts';
import { GetBoard, SuggestTechnicians } from './dispatch.contract.ts';
import { boardOf, suggestTechnicians } from './dispatch.queries.ts';

export const dispatchRoutes: Route[] = [
  route(SuggestTechnicians, 'workorders:dispatch', (ctx, { params, query }) =>
    suggestTechnicians(ctx, params.number, query),
  ),
  route(GetBoard, 'workorders:dispatch', (ctx, { query }) => boardOf(ctx, query)),
];
