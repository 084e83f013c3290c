import { DAY, MINUTE, SECOND } from '../../kernel/time.ts';
import { type CompiledCalendar, dayAt, openTimeBetween } from '../calendar/calendar.rules.ts';
import { type DayKind, hoursOn, kindOfDay, officialDay } from '../calendar/days.rules.ts';
import { worksOn } from '../calendar/workdays.rules.ts';
import type { TraceStep } from './deadlines.contract.ts';

type Why = TraceStep['why'];
type Span = { from: number; to: number };

export const why = (code: Why['code'], reason: string | null = null): Why => ({
  code,
  name: null,
  notice: null,
  reason,
});

/** Why a day counts or does not, with the holiday's name and the notice where one says so. */
function whyOfDay({ days }: CompiledCalendar, day: number, works: boolean): Why {
  const kind = kindOfDay(days, day);
  const official = officialDay(days, day);
  const named = { name: official?.name ?? null, notice: official?.notice ?? null, reason: null };
  const restCode: Record<DayKind, Why['code']> = {
    special: 'closed',
    makeup_workday: 'closed',
    holiday: 'holiday',
    weekend: 'weekend',
    ordinary: 'closed',
  };
  if (!works) return { ...named, code: restCode[kind] };
  const isMakeup = kind === 'makeup_workday';
  return isMakeup ? { ...named, code: 'makeup_workday' } : why('workday');
}

export const notCounted = (span: Span, reason: Why): TraceStep => ({
  from: span.from,
  to: span.to,
  counted: false,
  seconds: 0,
  days: 0,
  why: reason,
});

type DayPart = Span & { day: number };

/** Cuts a span at every midnight of the calendar's zone. */
function dailyParts(calendar: CompiledCalendar, span: Span): DayPart[] {
  const parts: DayPart[] = [];
  let from = span.from;
  let day = dayAt(calendar, from);
  while (from < span.to) {
    const to = Math.min(calendar.zone.instantOf((day + 1) * DAY), span.to);
    if (to > from) parts.push({ from, to, day });
    from = Math.max(from, to);
    day += 1;
  }
  return parts;
}

function openingsWithin({ zone, days }: CompiledCalendar, { from, to, day }: DayPart): Span[] {
  const within = (minute: number) =>
    Math.min(Math.max(zone.instantOf(day * DAY + minute * MINUTE), from), to);
  return hoursOn(days, day)
    .map(([open, close]) => ({ from: within(open), to: within(close) }))
    .filter((opening) => opening.from < opening.to);
}

function workingPart(calendar: CompiledCalendar, part: DayPart, reason: Why): TraceStep[] {
  const steps: TraceStep[] = [];
  let reached = part.from;
  for (const { from, to } of openingsWithin(calendar, part)) {
    if (from > reached) steps.push(notCounted({ from: reached, to: from }, why('closed')));
    steps.push({ from, to, counted: true, seconds: (to - from) / SECOND, days: 0, why: reason });
    reached = to;
  }
  if (reached < part.to) steps.push(notCounted({ from: reached, to: part.to }, why('closed')));
  return steps;
}

/** Steps of a stretch measured in open time: opening hours count, all else does not. */
export function openSteps(calendar: CompiledCalendar, span: Span): TraceStep[] {
  return dailyParts(calendar, span).flatMap((part) => {
    const opens = hoursOn(calendar.days, part.day).length > 0;
    const reason = whyOfDay(calendar, part.day, opens);
    if (!opens) return [notCounted(part, reason)];
    return workingPart(calendar, part, reason.code === 'workday' ? why('open') : reason);
  });
}

/** Steps of a limit in working days: the day of receipt is left out, then working days count (Civil Code 201). */
export function workdaySteps(calendar: CompiledCalendar, span: Span): TraceStep[] {
  return dailyParts(calendar, span).map(({ from, to, day }, place) => {
    if (place === 0) return notCounted({ from, to }, why('first_day_not_counted'));
    const works = worksOn(calendar, day);
    const reason = whyOfDay(calendar, day, works);
    if (!works) return notCounted({ from, to }, reason);
    const seconds = openTimeBetween(calendar, from, to) / SECOND;
    return { from, to, counted: true, seconds, days: 1, why: reason };
  });
}

/** Steps of a limit in calendar days; a last day of rest moves on to the next working day (Civil Code 203). */
export function calendarDaySteps(calendar: CompiledCalendar, span: Span, count: number): TraceStep[] {
  return dailyParts(calendar, span).map(({ from, to, day }, place) => {
    if (place === 0) return notCounted({ from, to }, why('first_day_not_counted'));
    if (place >= count && !worksOn(calendar, day))
      return notCounted({ from, to }, whyOfDay(calendar, day, false));
    return {
      from,
      to,
      counted: true,
      seconds: (to - from) / SECOND,
      days: 1,
      why: why('calendar_day'),
    };
  });
}
