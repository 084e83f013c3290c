import { type Route, route } from '../../kernel/endpoint.ts';
import { readYears } from '../calendar/year-text.actions.ts';
import {
  calendarVersions,
  endLocalCalendar,
  listCalendars,
  replaceCalendar,
  replaceOverride,
} from './calendars.actions.ts';
import * as contract from './calendars.contract.ts';
import { standardAt } from './standards.queries.ts';

export const calendarsRoutes: Route[] = [
  route(contract.GetCalendar, 'standards:view', async (ctx) => {
    const { calendar } = await standardAt(ctx, ctx.now);
    return { code: calendar.code, version: calendar.version, calendar: calendar.calendar };
  }),
  route(contract.ListCalendars, 'standards:view', (ctx) => listCalendars(ctx)),
  route(contract.GetCalendarVersions, 'standards:view', (ctx, { params }) =>
    calendarVersions(ctx, params.code),
  ),
  route(contract.PublishCalendar, 'calendars:manage', (ctx, { body }) => replaceCalendar(ctx, body)),
  route(contract.PublishOverride, 'calendars:manage', (ctx, { body }) => replaceOverride(ctx, body)),
  route(contract.EndOverride, 'calendars:manage', (ctx, { params, body }) =>
    endLocalCalendar(ctx, params.code, body.reason),
  ),
  route(
    contract.ReadIcs,
    'calendars:manage',
    async (ctx, { body }) => {
      const { calendar } = await standardAt(ctx, ctx.now);
      return readYears(body.text, { tz: calendar.calendar.tz, now: ctx.now });
    },
    { mode: 'read', bodyLimit: contract.MOST_ICS * 3 },
  ),
];
