import { SECOND } from '../../kernel/time.ts';
import { Calendar } from '../calendar/calendar.contract.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  compileCalendar,
  isOpen,
  nextClose,
  nextOpen,
  openTimeBetween,
  subtractOpenTime,
} from '../calendar/calendar.rules.ts';
import { addWorkdays, closeOfBusiness, isWorkday } from '../calendar/workdays.rules.ts';
import { dueWithPauses, type Pause, runTimeBetween } from './pauses.rules.ts';

/** A case of calendar arithmetic as data: an operation, its arguments and what it must give. */
export type Vector = {
  id: string;
  op: string;
  calendar: string;
  args: Record<string, unknown>;
  expect: Record<string, unknown>;
};
export type VectorResult = {
  id: string;
  got: Record<string, unknown>;
  expected: Record<string, unknown>;
  ok: boolean;
};

type Args = Vector['args'];
type Answer = Record<string, unknown>;

const KEYS = [
  'tz',
  'weekly',
  'special',
  'breaks',
  'holidays',
  'yearly_holidays',
  'official',
  'makeupHours',
  'workdays',
];

const instant = (value: unknown): number => {
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${String(value)}`);
  return at;
};
const amount = (value: unknown): number => Number(value) * SECOND;
const written = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');

type WrittenPause = { from: string; to?: string | null };
const pausesOf = (args: Args): Pause[] =>
  ((args['pauses'] ?? []) as WrittenPause[]).map(({ from, to }) => ({
    from: instant(from),
    to: to === null || to === undefined ? null : instant(to),
  }));

function addDays(calendar: CompiledCalendar, args: Args): Answer {
  const date = addWorkdays(calendar, String(args['date']), Number(args['days']));
  return { date, due_close_of_business: written(closeOfBusiness(calendar, date)) };
}

function slaDue(calendar: CompiledCalendar, args: Args): Answer {
  const start = instant(args['start']);
  const pauses = pausesOf(args);
  const due = written(dueWithPauses(calendar, { start, amount: amount(args['target_seconds']), pauses }));
  if (args['at'] === undefined || args['at'] === null) return { due };
  const used = runTimeBetween(calendar, { from: start, to: instant(args['at']), pauses });
  return { due, used_seconds: used / SECOND };
}

const operations: Record<string, (calendar: CompiledCalendar, args: Args) => Answer> = {
  add: (calendar, args) => ({
    time: written(addOpenTime(calendar, instant(args['start']), amount(args['seconds']))),
  }),
  subtract: (calendar, args) => ({
    time: written(subtractOpenTime(calendar, instant(args['start']), amount(args['seconds']))),
  }),
  elapsed: (calendar, args) => ({
    seconds: openTimeBetween(calendar, instant(args['from']), instant(args['to'])) / SECOND,
  }),
  elapsed_with_pauses: (calendar, args) => ({
    seconds:
      runTimeBetween(calendar, {
        from: instant(args['from']),
        to: instant(args['to']),
        pauses: pausesOf(args),
      }) / SECOND,
  }),
  sla_due: slaDue,
  add_workdays: addDays,
  is_workday: (calendar, args) => ({ workday: isWorkday(calendar, String(args['date'])) }),
  is_open: (calendar, args) => ({ open: isOpen(calendar, instant(args['at'])) }),
  next_open: (calendar, args) => ({ time: written(nextOpen(calendar, instant(args['at']))) }),
  next_close: (calendar, args) => ({ time: written(nextClose(calendar, instant(args['at']))) }),
};

const isComment = (key: string): boolean => key.endsWith('_local') || key.startsWith('alternative_');

const same = (got: unknown, expected: unknown): boolean => {
  if (typeof got !== 'string' || typeof expected !== 'string') return got === expected;
  return got === expected || (got.length > 10 && Date.parse(got) === Date.parse(expected));
};

const compiledBySource = new WeakMap<object, CompiledCalendar>();
function compiledOf(source: unknown): CompiledCalendar {
  if (typeof source !== 'object' || source === null) throw new RangeError('calendar unknown');
  const known = compiledBySource.get(source);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(Object.entries(source).filter(([key]) => KEYS.includes(key)));
  const made = compileCalendar(Calendar.parse(parts));
  compiledBySource.set(source, made);
  return made;
}

/** Computes one vector; keys of `expect` that are comments are left out, every other key is compared. */
export function evaluateVector(vector: Vector, calendars: Record<string, unknown>): VectorResult {
  const expected = Object.fromEntries(Object.entries(vector.expect).filter(([key]) => !isComment(key)));
  const operation = operations[vector.op];
  if (operation === undefined)
    return { id: vector.id, got: { error: 'operation unknown' }, expected, ok: false };
  try {
    const got = operation(compiledOf(calendars[vector.calendar]), vector.args);
    const ok = Object.entries(expected).every(([key, value]) => same(got[key], value));
    return { id: vector.id, got, expected, ok };
  } catch (problem) {
    return { id: vector.id, got: { error: String(problem) }, expected, ok: false };
  }
}
