import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts, Clock, ClockEvent } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from './testing/standard.ts';

const HOUR = 3_600_000;
const pack = standardPack();
const calendar = chinaCalendar();
const start = china('2026-03-02 10:00');
const started = (facts: Partial<CaseFacts> = {}): ClockEvent => ({
  type: 'started',
  at: start,
  facts: factsWith(facts),
});
const clocksAt = (at: number, events: ClockEvent[]): Clock[] =>
  evaluateClocks({ events, pack, calendar, at });
const clock = (key: string, at: string, events: ClockEvent[]): Clock => {
  const found = clocksAt(china(at), events).find((one) => one.limitKey === key);
  if (found === undefined) throw new Error(`no clock ${key}`);
  return found;
};
const paused = (
  at: string,
  until: string | null = null,
  events: Clock['event'][] | null = null,
): ClockEvent => ({
  type: 'paused',
  at: china(at),
  events,
  reason: 'customer away',
  until: until === null ? null : china(until),
});
const resumed = (at: string): ClockEvent => ({ type: 'resumed', at: china(at) });
const met = (at: string, event: Clock['event']): ClockEvent => ({ type: 'met', at: china(at), event });

describe('meeting a limit', () => {
  const complaint = started({ kind: 'complaint', level: 1 });
  it.each([
    ['2026-03-03 09:59', 'met'],
    ['2026-03-03 10:00', 'met'],
    ['2026-03-03 10:01', 'met_late'],
  ])('met at %s, due 10:00: %s', (at, status) => {
    expect(clock('complaint_respond', '2026-03-05 10:00', [complaint, met(at, 'respond')]).status).toBe(
      status,
    );
  });
  it('unmet at exactly the due instant it still runs, a millisecond later it is a breach', () => {
    const status = (at: number) => clocksAt(at, [complaint]).find((one) => one.event === 'respond')?.status;
    expect([status(start + 24 * HOUR), status(start + 24 * HOUR + 1)]).toEqual(['running', 'breached']);
  });
  it('meeting one event leaves the others alone', () => {
    const events = [complaint, met('2026-03-02 11:00', 'respond')];
    expect(clock('level_1_solution', '2026-03-02 12:00', events).status).toBe('running');
  });
  it('a second meeting changes nothing', () => {
    const events = [complaint, met('2026-03-02 11:00', 'respond'), met('2026-03-04 11:00', 'respond')];
    expect(wallOf(clock('complaint_respond', '2026-03-05 10:00', events).metAt)).toBe('2026-03-02 11:00');
  });
  it('a later event is not known earlier', () => {
    expect(
      clock('complaint_respond', '2026-03-02 10:30', [complaint, met('2026-03-02 11:00', 'respond')]).status,
    ).toBe('running');
  });
});

describe('pauses', () => {
  it('hours move by exactly the length of the pause', () => {
    const events = [started({ kind: 'complaint' }), paused('2026-03-02 20:00'), resumed('2026-03-03 05:30')];
    const found = clock('complaint_respond', '2026-03-03 06:00', events);
    expect([wallOf(found.dueAt), found.pausedSeconds, found.status]).toEqual([
      '2026-03-03 19:30',
      9.5 * 3600,
      'running',
    ]);
    expect(wallOf(found.originalDueAt)).toBe('2026-03-03 10:00');
  });
  it('working days move by exactly the open time of the pause', () => {
    const events = [started(), paused('2026-03-03 17:00'), resumed('2026-03-04 09:30')];
    const found = clock('request_complete', '2026-03-04 10:00', events);
    expect([wallOf(found.dueAt), found.pausedSeconds]).toEqual(['2026-03-06 10:30', 1.5 * 3600]);
    expect(wallOf(clock('request_respond', '2026-03-04 10:00', events).dueAt)).toBe('2026-03-04 10:30');
  });
  it('a pause in closed time moves no working day', () => {
    const events = [started(), paused('2026-03-03 18:00'), resumed('2026-03-04 09:00')];
    expect(wallOf(clock('request_complete', '2026-03-04 10:00', events).dueAt)).toBe('2026-03-05 18:00');
  });
  it('while one has no end there is no due instant', () => {
    const found = clock('request_complete', '2026-03-20 10:00', [started(), paused('2026-03-03 17:00')]);
    expect([found.dueAt, found.status]).toEqual([null, 'paused']);
  });
  it('a planned end gives a due instant, resuming earlier a better one', () => {
    const events = [started(), paused('2026-03-03 09:00', '2026-03-04 09:00')];
    expect(wallOf(clock('request_complete', '2026-03-03 10:00', events).dueAt)).toBe('2026-03-06 18:00');
    expect(clock('request_complete', '2026-03-03 10:00', events).status).toBe('paused');
    expect(clock('request_complete', '2026-03-04 09:00', events).status).toBe('running');
    expect(
      wallOf(clock('request_complete', '2026-03-04 10:00', [...events, resumed('2026-03-03 12:00')]).dueAt),
    ).toBe('2026-03-06 12:00');
  });
  it('overlapping and touching pauses count once', () => {
    const events = [
      started(),
      paused('2026-03-03 09:00', '2026-03-03 12:00'),
      paused('2026-03-03 11:00', '2026-03-03 13:00'),
      paused('2026-03-03 13:00', '2026-03-03 14:00'),
    ];
    expect(clock('request_complete', '2026-03-04 10:00', events).pausedSeconds).toBe(5 * 3600);
  });
  it('a pause that begins after the due instant excuses nothing', () => {
    const events = [started({ urgency: 'urgent' }), paused('2026-03-02 12:01')];
    expect(clock('urgent_respond', '2026-03-02 15:00', events)).toMatchObject({
      status: 'breached',
      dueAt: start + 2 * HOUR,
    });
  });
  it('only the named events stand still', () => {
    const events = [started(), paused('2026-03-02 11:00', null, ['complete'])];
    expect(clock('request_respond', '2026-03-02 12:00', events).status).toBe('running');
    expect(clock('request_complete', '2026-03-02 12:00', events).status).toBe('paused');
  });
  it('met during a pause is on time', () => {
    const events = [started(), paused('2026-03-03 09:00'), met('2026-03-20 09:00', 'complete')];
    expect(clock('request_complete', '2026-03-21 09:00', events).status).toBe('met');
  });
  it('around the clock, a pause of length p moves the due instant by p', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_399_999 }),
        fc.integer({ min: 1, max: 90 * 86_400_000 }),
        (offset, length) => {
          const events: ClockEvent[] = [
            started({ kind: 'complaint' }),
            { type: 'paused', at: start + offset, events: null, reason: 'waiting' },
            { type: 'resumed', at: start + offset + length },
          ];
          const found = clocksAt(start + offset + length, events).find(
            (one) => one.limitKey === 'complaint_respond',
          );
          expect(found?.dueAt).toBe(start + 24 * HOUR + length);
        },
      ),
    );
  });
});

describe('when the facts change', () => {
  it('the latest facts choose the limits and the start stays', () => {
    const events: ClockEvent[] = [
      started(),
      { type: 'facts_changed', at: start + HOUR, facts: factsWith({ urgency: 'urgent' }) },
    ];
    expect(wallOf(clock('urgent_respond', '2026-03-02 11:30', events).dueAt)).toBe('2026-03-02 12:00');
    expect(clocksAt(start + 2 * HOUR, events).some((one) => one.limitKey === 'request_respond')).toBe(false);
  });
  it('what was met stays met under the limits of its time', () => {
    const events: ClockEvent[] = [
      started(),
      met('2026-03-02 15:00', 'respond'),
      { type: 'facts_changed', at: china('2026-03-02 16:00'), facts: factsWith({ urgency: 'urgent' }) },
    ];
    expect(clock('request_respond', '2026-03-02 17:00', events).status).toBe('met');
    expect(clocksAt(china('2026-03-02 17:00'), events).some((one) => one.limitKey === 'urgent_respond')).toBe(
      false,
    );
    expect(clock('urgent_complete', '2026-03-02 17:00', events).status).toBe('running');
  });
  it.each([
    ['general', 'request_complete', '2026-03-05 18:00'],
    ['urgent', 'urgent_complete', '2026-03-03 18:00'],
  ] as const)('a %s request that becomes a complaint keeps %s', (urgency, key, due) => {
    const events: ClockEvent[] = [
      started({ urgency }),
      {
        type: 'facts_changed',
        at: start + HOUR,
        facts: factsWith({ kind: 'complaint', level: 2, special: true }),
      },
      {
        type: 'facts_changed',
        at: start + 2 * HOUR,
        facts: factsWith({ kind: 'complaint', level: 1, special: true }),
      },
    ];
    expect(wallOf(clock(key, '2026-03-02 13:00', events).dueAt)).toBe(due);
    expect(clock(key, '2026-03-02 13:00', events).binding).toBe(true);
    expect(wallOf(clock('level_1_solution', '2026-03-02 13:00', events).dueAt)).toBe('2026-03-05 18:00');
    expect(wallOf(clock('complaint_respond', '2026-03-02 13:00', events).dueAt)).toBe('2026-03-03 10:00');
  });
  it('an earlier contact found by a merge moves the start back, a later one does not', () => {
    const merged = (at: string): ClockEvent => ({ type: 'origin', at: china(at), name: 'received' });
    expect(
      wallOf(clock('request_respond', '2026-03-02 12:00', [started(), merged('2026-02-27 17:00')]).dueAt),
    ).toBe('2026-02-28 18:00');
    expect(
      wallOf(clock('request_respond', '2026-03-02 12:00', [started(), merged('2026-03-02 11:00')]).dueAt),
    ).toBe('2026-03-03 18:00');
  });
});

describe('ending and reopening', () => {
  const reopened: ClockEvent = { type: 'reopened', at: china('2026-03-04 10:00'), event: 'complete' };
  it('a stop ends what was open, not what was met or missed', () => {
    const events: ClockEvent[] = [
      started({ kind: 'complaint', level: 1, needsRepair: true }),
      met('2026-03-02 11:00', 'respond'),
      { type: 'stopped', at: china('2026-03-04 11:00') },
    ];
    const status = (key: string) => clock(key, '2026-03-10 10:00', events).status;
    expect([status('complaint_respond'), status('complaint_arrange'), status('level_1_solution')]).toEqual([
      'met',
      'breached',
      'stopped',
    ]);
  });
  it('reopening clears the meeting and restarts nothing', () => {
    const events = [started(), met('2026-03-03 10:00', 'complete'), reopened];
    expect(clock('request_complete', '2026-03-03 11:00', events).status).toBe('met');
    expect(clock('request_complete', '2026-03-04 11:00', events)).toMatchObject({
      status: 'running',
      metAt: null,
      startedAt: start,
    });
    expect(wallOf(clock('request_complete', '2026-03-04 11:00', events).dueAt)).toBe('2026-03-05 18:00');
  });
  it('reopening after a stop runs on', () => {
    const events: ClockEvent[] = [started(), { type: 'stopped', at: china('2026-03-03 10:00') }, reopened];
    expect(clock('request_complete', '2026-03-04 11:00', events).status).toBe('running');
    expect(clock('request_respond', '2026-03-04 11:00', events).status).toBe('stopped');
  });
});

describe('replay', () => {
  const life: ClockEvent[] = [
    started(),
    { type: 'origin', at: start, name: 'assigned' },
    paused('2026-03-02 11:00'),
    met('2026-03-02 11:00', 'respond'),
    {
      type: 'facts_changed',
      at: china('2026-03-02 11:00'),
      facts: factsWith({ kind: 'complaint', level: 1, special: true }),
    },
    {
      type: 'facts_changed',
      at: china('2026-03-02 11:00'),
      facts: factsWith({ kind: 'complaint', level: 2, special: true }),
    },
    resumed('2026-03-03 11:00'),
    paused('2026-03-03 11:00'),
    resumed('2026-03-04 09:10'),
    {
      type: 'extended',
      at: china('2026-03-05 09:00'),
      event: 'complete',
      newDue: china('2026-03-25 12:00'),
      reason: 'part on order',
    },
    met('2026-03-20 11:00', 'complete'),
    { type: 'reopened', at: china('2026-03-21 11:00'), event: 'complete' },
    { type: 'stopped', at: china('2026-03-30 11:00') },
  ];
  it('does not depend on the order in which events arrive', () => {
    const wanted = clocksAt(china('2026-03-31 10:00'), life);
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: life.length }), (events) => {
        expect(clocksAt(china('2026-03-31 10:00'), events)).toEqual(wanted);
      }),
    );
  });
  it('at any past moment equals what was seen live', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 * 24 * 60 }), (minutes) => {
        const at = start + minutes * 60_000;
        expect(clocksAt(at, life)).toEqual(
          clocksAt(
            at,
            life.filter((event) => event.at <= at),
          ),
        );
      }),
    );
  });
});
