import { type Route, route } from '../../kernel/endpoint.ts';
import { addServiceItem } from './catalogue.actions.ts';
import { AddServiceItem, ListServiceItems } from './catalogue.contract.ts';
import { serviceItems } from './catalogue.queries.ts';
import { replaceCalendar } from './standards.actions.ts';
import { standardAt } from './standards.queries.ts';
import { GetCalendar, GetStandard, PublishCalendar } from './standards-page.contract.ts';

export const standardsRoutes: Route[] = [
  route(ListServiceItems, 'standards:view', async (ctx, { query }) => ({
    items: await serviceItems(ctx, query),
  })),
  route(AddServiceItem, 'organisation:manage', (ctx, { body }) => addServiceItem(ctx, body)),
  route(GetStandard, 'standards:view', async (ctx) => {
    const { version, pack } = await standardAt(ctx, ctx.now);
    return { version, effectiveFrom: pack.effectiveFrom, pack };
  }),
  route(GetCalendar, 'standards:view', async (ctx) => {
    const { calendar } = await standardAt(ctx, ctx.now);
    return { code: calendar.code, version: calendar.version, calendar: calendar.calendar };
  }),
  route(PublishCalendar, 'calendars:manage', (ctx, { body }) => replaceCalendar(ctx, body)),
];
