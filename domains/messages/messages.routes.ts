import { type Route, route } from '../../kernel/endpoint.ts';
import { readUpTo } from './messages.actions.ts';
import { ListNotifications, ReadNotifications } from './messages.contract.ts';
import { myNotifications } from './messages.queries.ts';

export const messagesRoutes: Route[] = [
  route(ListNotifications, 'organisation:view', (ctx, { query }) => myNotifications(ctx, query.before)),
  route(ReadNotifications, 'organisation:view', (ctx, { body }) => readUpTo(ctx, body.upTo)),
];
