import fc from 'fast-check';
import { Calendar, weekdays } from '../../calendar/calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from '../../calendar/calendar.rules.ts';
import type { CaseFacts, ClockEvent } from '../deadlines.contract.ts';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Some intervals of a day: none, a half day, several with breaks, up to midnight. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 })
  .map((quarters) => quarters.toSorted((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, place): [string, string] => [
      clock((quarters[2 * place] ?? 0) * 15),
      clock((quarters[2 * place + 1] ?? 0) * 15),
    ]),
  );
const busy = hours.map((found): [string, string][] => (found.length === 0 ? [['09:00', '18:00']] : found));

const date = fc
  .integer({ min: Date.UTC(2025, 11, 20) / 86_400_000, max: Date.UTC(2027, 1, 10) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const dated = fc.dictionary(date, hours, { maxKeys: 8 });

/** Any calendar: several intervals a day, half days, breaks, days off, make-up hours, zones with summer time. */
export const anyCalendar: fc.Arbitrary<CompiledCalendar> = fc
  .record({
    tz: fc.constantFrom('Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
    week: fc.tuple(busy, hours, hours, hours, hours, hours, hours),
    special: dated,
    breaks: dated,
    holidays: fc.uniqueArray(date, { maxLength: 20 }),
    workdays: fc.constantFrom('open_days', 'official'),
  })
  .map(({ week, ...rest }) =>
    compileCalendar(
      Calendar.parse({
        ...rest,
        weekly: Object.fromEntries(weekdays.map((day, place) => [day, week[place]])),
      }),
    ),
  );

const FIRST = Date.parse('2026-01-01T00:00:00Z');
const SPAN_MINUTES = 340 * 24 * 60;
/** Any minute of most of a year. */
export const anyStart = fc.integer({ min: 0, max: SPAN_MINUTES }).map((minute) => FIRST + minute * 60_000);

export const anyFacts = fc.record({
  kind: fc.constantFrom('request', 'complaint', 'consultation', 'incident'),
  urgency: fc.constantFrom('general', 'urgent'),
  importance: fc.constantFrom('high', 'medium', 'low'),
  category: fc.constantFrom(null, 'safety', 'logistics', 'other'),
  level: fc.constantFrom(null, 1, 2),
  impactClass: fc.constantFrom(null, 'A', 'C'),
  productType: fc.constantFrom(null, 'appliance', 'home'),
  region: fc.constant(null),
  channel: fc.constant('phone'),
  customerGrade: fc.constant(null),
  needsRepair: fc.boolean(),
  special: fc.boolean(),
  incidentGrade: fc.constantFrom(null, 1, 2, 3, 4),
}) as fc.Arbitrary<CaseFacts>;

const event = fc.constantFrom('acknowledge', 'respond', 'arrange', 'solution', 'complete', 'close');
const events = fc.option(fc.uniqueArray(event, { minLength: 1, maxLength: 3 }), { nil: null });
const later = fc.integer({ min: 1, max: 20 * 24 * 60 });

/** Anything that may happen to a case after its start, minutes later than the one before. */
const happening = fc.oneof(
  fc.record({ type: fc.constant('facts_changed'), facts: anyFacts }),
  fc.record({
    type: fc.constant('paused'),
    events,
    reason: fc.constant('customer away'),
    until: fc.constant(null),
  }),
  fc.record({ type: fc.constant('resumed'), events }),
  fc.record({ type: fc.constant('extended'), event, newDue: later, reason: fc.constant('part on order') }),
  fc.record({ type: fc.constant('met'), event }),
  fc.record({ type: fc.constant('reopened'), event }),
  fc.record({ type: fc.constant('origin'), name: fc.constantFrom('assigned', 'agreed', 'goods_returned') }),
  fc.record({ type: fc.constant('stopped') }),
);

/** The life of any case, in order of time; several things may happen at one instant. */
export const anyLife: fc.Arbitrary<ClockEvent[]> = fc
  .record({
    start: anyStart,
    facts: anyFacts,
    rest: fc.array(fc.record({ after: fc.integer({ min: 0, max: 4 * 24 * 60 }), what: happening }), {
      maxLength: 12,
    }),
  })
  .map(({ start, facts, rest }) => {
    let at = start;
    const life = rest.map(({ after, what }) => {
      at += after * 60_000;
      return 'newDue' in what ? { ...what, at, newDue: at + what.newDue * 60_000 } : { ...what, at };
    });
    return [{ type: 'started', at: start, facts }, ...life] as ClockEvent[];
  });
