import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt } from '../calendar/calendar.rules.ts';
import { closeOfDay, workdayAfter, worksOn } from '../calendar/workdays.rules.ts';
import type { Limit } from '../standards/standards.contract.ts';
import { bindingsAt, evaluateBound } from './bindings.rules.ts';
import type { Clock, ClockEvent } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { dueOf } from './plans.rules.ts';
import { anyCalendar, anyFacts, anyLife, anyStart } from './testing/any.ts';
import { chinaCalendar, standardPack } from './testing/standard.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const pack = standardPack();
const china = chinaCalendar();
const units = ['seconds', 'hours', 'working_hours', 'working_days', 'calendar_days'] as const;
const value = fc.integer({ min: 1, max: 40 });
const calendar = fc.oneof(fc.constant(china), anyCalendar);
const due = (c: typeof china, start: number, unit: Limit['duration']['unit'], n: number) =>
  dueOf(c, start, { value: n, unit });

// A calendar may have no working day for years: counting says so, and there is nothing to compare.
const counted = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('calendar.')) return undefined;
    throw error;
  }
};

describe('durations, on any calendar', () => {
  it('a longer one is never due earlier, in any unit', () => {
    fc.assert(
      fc.property(calendar, anyStart, fc.constantFrom(...units), value, value, (c, start, unit, n, more) => {
        const both = counted(() => [due(c, start, unit, n), due(c, start, unit, n + more)] as const);
        if (both !== undefined) expect(both[1]).toBeGreaterThanOrEqual(both[0]);
      }),
    );
  });

  it('a later start is never due earlier, in any unit', () => {
    fc.assert(
      fc.property(calendar, anyStart, fc.constantFrom(...units), value, value, (c, start, unit, n, hours) => {
        const both = counted(() => [due(c, start, unit, n), due(c, start + hours * HOUR, unit, n)] as const);
        if (both !== undefined) expect(both[1]).toBeGreaterThanOrEqual(both[0]);
      }),
    );
  });

  it('hours and working hours add up over any split', () => {
    fc.assert(
      fc.property(calendar, anyStart, value, value, (c, start, a, b) => {
        for (const unit of ['hours', 'working_hours'] as const) {
          expect(due(c, due(c, start, unit, a), unit, b)).toBe(due(c, start, unit, a + b));
        }
      }),
    );
  });

  it('working days add up over any split', () => {
    fc.assert(
      fc.property(calendar, anyStart, value, value, (c, start, a, b) => {
        const day = dayAt(c, start);
        const both = counted(() => [
          workdayAfter(c, workdayAfter(c, day, a), b),
          workdayAfter(c, day, a + b),
        ]);
        if (both !== undefined) expect(both[0]).toBe(both[1]);
      }),
    );
  });

  it('working-day and calendar-day limits end on a working day, at its close of business', () => {
    fc.assert(
      fc.property(calendar, anyStart, value, (c, start, n) => {
        for (const unit of ['working_days', 'calendar_days'] as const) {
          const at = counted(() => due(c, start, unit, n));
          if (at === undefined) continue;
          // A business day that closes at 24:00 ends with the first instant of the next.
          const day = dayAt(c, at - 1);
          expect(worksOn(c, day)).toBe(true);
          expect(at).toBe(closeOfDay(c, day));
        }
      }),
    );
  });
});

const clocksAt = (events: readonly ClockEvent[], at: number, c = china): Clock[] =>
  evaluateClocks({ events, pack, calendar: c, at });

describe('pauses', () => {
  it('of length p never move a due instant around the clock by anything but p', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 900 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyFacts, anyStart, pauses, (facts, start, wanted) => {
        const events: ClockEvent[] = [{ type: 'started', at: start, facts }];
        const spans: { from: number; to: number }[] = [];
        let reached = start;
        for (const [gap, length] of wanted) {
          const from = reached + gap * MINUTE;
          const to = from + length * MINUTE;
          events.push(
            { type: 'paused', at: from, events: null, reason: 'away' },
            { type: 'resumed', at: to },
          );
          spans.push({ from, to });
          reached = to;
        }
        const plain = clocksAt(events.slice(0, 1), start);
        for (const clock of clocksAt(events, reached)) {
          const limit = pack.limits.find((one) => one.key === clock.limitKey);
          if (limit?.duration.unit !== 'hours' || limit.cappedBy !== null) continue;
          let expected = clock.originalDueAt;
          for (const { from, to } of spans) if (from < expected) expected += to - from;
          expect(clock.dueAt).toBe(expected);
          expect(clock.originalDueAt).toBe(
            plain.find((one) => one.limitKey === clock.limitKey)?.originalDueAt,
          );
        }
      }),
    );
  });
});

describe('replay, for the life of any case', () => {
  it('is what was seen live after each event', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { at } of life) {
          const until = life.filter((event) => event.at <= at);
          expect(clocksAt(life, at)).toEqual(clocksAt(until, at));
        }
      }),
    );
  });

  it('does not ask in which order events with the same instants arrived', () => {
    fc.assert(
      fc.property(
        anyLife.chain((life) =>
          fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length })),
        ),
        ([life, shuffled]) => {
          const end = (life.at(-1)?.at ?? 0) + HOUR;
          expect(clocksAt(shuffled, end)).toEqual(clocksAt(life, end));
        },
      ),
    );
  });
});

describe('a recount, for the life of any case and any new calendar', () => {
  const change = fc.tuple(anyLife, anyCalendar, fc.integer({ min: 0, max: 40 * 24 * 60 }));

  it('keeps what was met before it as it was counted then, and its pauses', () => {
    fc.assert(
      fc.property(change, ([life, next, minutes]) => {
        const start = life[0]?.at ?? 0;
        const rebound = start + minutes * MINUTE;
        const at = Math.max(rebound, life.at(-1)?.at ?? 0) + HOUR;
        const bindings = [
          { pack, calendar: china, until: rebound },
          { pack, calendar: next, until: null },
        ];
        const clocks = counted(() => evaluateBound({ events: life, bindings, at }));
        if (clocks === undefined) return;
        const [old, fresh] = [clocksAt(life, at), counted(() => clocksAt(life, at, next)) ?? []];
        for (const clock of clocks) {
          const kept = clock.metAt !== null && clock.metAt < rebound;
          const source = kept ? old : fresh;
          expect(clock).toEqual(source.find((one) => one.limitKey === clock.limitKey));
        }
      }),
    );
  });

  it('at an instant before it says what the old calendar said, after it what both say', () => {
    fc.assert(
      fc.property(change, ([life, next, minutes]) => {
        const start = life[0]?.at ?? 0;
        const rebound = start + minutes * MINUTE;
        const bindings = [
          { pack, calendar: china, until: rebound },
          { pack, calendar: next, until: null },
        ];
        const early = rebound - 1;
        const known = life.filter((event) => event.at <= early);
        const then = evaluateBound({ events: known, bindings: bindingsAt(bindings, early), at: early });
        expect(then).toEqual(clocksAt(known, early));
        expect(bindingsAt(bindings, rebound)).toEqual(bindings);
      }),
    );
  });

  it('to the same calendar changes nothing', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 40 * 24 * 60 }), (life, minutes) => {
        const at = (life.at(-1)?.at ?? 0) + HOUR;
        const until = (life[0]?.at ?? 0) + minutes * MINUTE;
        const bindings = [
          { pack, calendar: china, until },
          { pack, calendar: china, until: null },
        ];
        const inOrder = (clocks: Clock[]) => clocks.toSorted((a, b) => (a.limitKey < b.limitKey ? -1 : 1));
        expect(inOrder(evaluateBound({ events: life, bindings, at }))).toEqual(inOrder(clocksAt(life, at)));
      }),
    );
  });
});
