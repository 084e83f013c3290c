import { type Route, route } from '../../kernel/endpoint.ts';
import { standardAt } from './standards.queries.ts';
import { GetCalendar, GetStandard } from './standards-page.contract.ts';

export const standardsRoutes: Route[] = [
  route(GetStandard, 'standards:view', async (ctx) => {
    const { version, pack } = await standardAt(ctx, ctx.now);
    return { version, effectiveFrom: pack.effectiveFrom, pack };
  }),
  route(GetCalendar, 'standards:view', async (ctx) => {
    const { calendar } = await standardAt(ctx, ctx.now);
    return { code: calendar.code, version: calendar.version, calendar: calendar.calendar };
  }),
];
