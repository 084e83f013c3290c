import { z } from 'zod';
import { endpoint, line, prose } from '../../kernel/contract.ts';
import { Calendar } from '../calendar/calendar.contract.ts';
import { Pack } from './standards.contract.ts';

/** The standard in force: what people read and what the clocks obey are this one record (S3 3-K2-3). */
export const GetStandard = endpoint({
  method: 'GET',
  path: '/api/standards/in-force',
  summary: 'Clauses, limits, categories, routing and settings in force',
  output: z.object({ version: z.string(), effectiveFrom: z.string(), pack: Pack }),
});

export const GetCalendar = endpoint({
  method: 'GET',
  path: '/api/calendars/in-force',
  summary: 'Company hours, days off and make-up workdays with their notices',
  output: z.object({ code: z.string(), version: z.string(), calendar: Calendar }),
});

/** Company hours and the yearly notices are the administrator's to keep; a version that was published never changes (S0 1.4). */
export const PublishCalendar = endpoint({
  method: 'POST',
  path: '/api/calendars',
  summary: 'Publishes a new version of the calendar in force: company hours, days off, make-up workdays',
  body: z.strictObject({ version: line(40), calendar: Calendar, reason: prose(500) }),
  output: z.object({ code: z.string(), version: z.string() }),
  creates: true,
});
