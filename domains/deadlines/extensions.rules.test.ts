import { describe, expect, it } from 'vitest';
import type { CaseFacts, Clock, ClockEvent } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { mayExtend } from './extensions.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from './testing/standard.ts';
import { breachAt, nextWake } from './thresholds.rules.ts';

const pack = standardPack();
const calendar = chinaCalendar();
const start = china('2026-03-02 10:00');
const started = (facts: Partial<CaseFacts> = {}): ClockEvent => ({
  type: 'started',
  at: start,
  facts: factsWith(facts),
});
const clocksAt = (at: string, events: ClockEvent[]): Clock[] =>
  evaluateClocks({ events, pack, calendar, at: china(at) });
const one = (key: string, at: string, events: ClockEvent[]) =>
  clocksAt(at, events).find((clock) => clock.limitKey === key);
const extended = (at: string, newDue: string): ClockEvent => ({
  type: 'extended',
  at: china(at),
  event: 'complete',
  newDue: china(newDue),
  reason: 'part on order',
});
const met = (at: string): ClockEvent => ({ type: 'met', at: china(at), event: 'complete' });

describe('an extension is excused lateness, not time on time', () => {
  const base = [started(), extended('2026-03-05 12:00', '2026-03-12 12:00')];
  it('both instants are kept', () => {
    const clock = one('request_complete', '2026-03-06 09:00', base);
    expect([wallOf(clock?.originalDueAt ?? null), wallOf(clock?.dueAt ?? null), clock?.status]).toEqual([
      '2026-03-05 18:00',
      '2026-03-12 12:00',
      'running',
    ]);
  });
  it.each([
    ['2026-03-05 18:00', 'met'],
    ['2026-03-05 18:01', 'excused'],
    ['2026-03-12 12:00', 'excused'],
    ['2026-03-12 12:01', 'met_late'],
  ])('met %s: %s', (at, status) =>
    expect(one('request_complete', '2026-03-20 09:00', [...base, met(at)])?.status).toBe(status),
  );
  it('unmet after the new instant it is a breach', () => {
    expect(one('request_complete', '2026-03-12 12:01', base)?.status).toBe('breached');
  });
  it('after the old instant, or to an earlier one, it changes nothing', () => {
    const late = [started(), extended('2026-03-05 18:01', '2026-03-12 12:00')];
    expect(one('request_complete', '2026-03-06 09:00', late)).toMatchObject({
      status: 'breached',
      extendedDueAt: null,
    });
    const earlier = [started(), extended('2026-03-05 12:00', '2026-03-05 13:00')];
    expect(wallOf(one('request_complete', '2026-03-05 14:00', earlier)?.dueAt ?? null)).toBe(
      '2026-03-05 18:00',
    );
  });
  it('a second one builds on the first, a pause moves the promise by its length', () => {
    const twice = [...base, extended('2026-03-12 11:00', '2026-03-16 12:00')];
    expect(wallOf(one('request_complete', '2026-03-13 09:00', twice)?.dueAt ?? null)).toBe(
      '2026-03-16 12:00',
    );
    const held: ClockEvent[] = [
      ...base,
      { type: 'paused', at: china('2026-03-06 10:00'), events: null, reason: 'away' },
    ];
    expect(one('request_complete', '2026-03-07 10:00', held)).toMatchObject({
      dueAt: null,
      status: 'paused',
    });
    const resumed: ClockEvent[] = [...held, { type: 'resumed', at: china('2026-03-07 10:00') }];
    expect(wallOf(one('request_complete', '2026-03-08 10:00', resumed)?.dueAt ?? null)).toBe(
      '2026-03-13 12:00',
    );
  });
  it('neither a statutory limit nor a target moves', () => {
    const special = started({ kind: 'complaint', level: 1, special: true });
    const returned: ClockEvent = { type: 'origin', at: start, name: 'goods_returned' };
    const clocks = clocksAt('2026-03-06 09:00', [
      special,
      returned,
      extended('2026-03-05 12:00', '2026-03-31 12:00'),
    ]);
    const due = (key: string) => wallOf(clocks.find((clock) => clock.limitKey === key)?.dueAt ?? null);
    expect([due('refund_after_return'), due('special_complete')]).toEqual([
      '2026-03-09 18:00',
      '2026-03-31 12:00',
    ]);
    expect(clocks.find((clock) => clock.event === 'complete' && clock.binding)?.limitKey).toBe(
      'refund_after_return',
    );
  });
});

describe('may the limit be extended?', () => {
  const ask = (at: string, newDue: string, events: ClockEvent[], event: Clock['event'] = 'complete') =>
    mayExtend(clocksAt(at, events), { event, at: china(at), newDue: china(newDue) });
  const law: ClockEvent[] = [
    started({ kind: 'complaint', special: true }),
    { type: 'origin', at: start, name: 'goods_returned' },
  ];
  const cases: [string, string, ClockEvent[], string | null][] = [
    ['2026-03-05 12:00', '2026-03-09 18:00', [started()], null],
    ['2026-03-05 18:00', '2026-03-09 18:00', [started()], null],
    ['2026-03-05 18:01', '2026-03-09 18:00', [started()], 'due_has_passed'],
    ['2026-03-05 12:00', '2026-03-05 18:00', [started()], 'not_later_than_due'],
    ['2026-03-05 12:00', '2026-03-09 18:00', [started(), met('2026-03-05 11:00')], 'already_met'],
    ['2026-03-05 12:00', '2026-03-09 18:00', [started(), { type: 'stopped', at: start }], 'already_stopped'],
    ['2026-03-05 12:00', '2026-03-09 18:01', law, 'beyond_the_law'],
    ['2026-03-05 12:00', '2026-03-09 18:00', [started({ kind: 'complaint' })], 'event_has_no_clock'],
  ];
  it.each(cases)('%s to %s', (at, newDue, events, refusal) => expect(ask(at, newDue, events)).toBe(refusal));
});

describe('warnings, tiers and the next wake-up', () => {
  const complaint = [started({ kind: 'complaint', level: 1 })];
  it('a response has two warnings and three tiers inside its limit', () => {
    const respond = clocksAt('2026-03-02 10:00', complaint).find(
      (clock) => clock.limitKey === 'complaint_respond',
    );
    expect(
      respond?.thresholds.map(({ kind, percent, tier, at }) => [kind, percent, tier, wallOf(at)]),
    ).toEqual([
      ['warning', 50, null, '2026-03-02 22:00'],
      ['warning', 80, null, '2026-03-03 05:12'],
      ['tier', 50, 1, '2026-03-02 22:00'],
      ['tier', 80, 2, '2026-03-03 05:12'],
      ['tier', 100, 3, '2026-03-03 10:00'],
    ]);
  });
  it('working days are shared out in open time', () => {
    const solution = clocksAt('2026-03-02 10:00', complaint).find((clock) => clock.event === 'solution');
    // 35 open hours from Monday 10:00 to Thursday 18:00.
    expect(solution?.targetSeconds).toBe(35 * 3600);
    expect(solution?.thresholds.map(({ at }) => wallOf(at))).toEqual([
      '2026-03-04 09:30',
      '2026-03-05 11:00',
    ]);
  });
  it('a pause moves them, an extension shares out its own time', () => {
    const paused: ClockEvent[] = [
      ...complaint,
      { type: 'paused', at: start, events: null, reason: 'away', until: start + 3_600_000 },
    ];
    expect(wallOf(one('complaint_respond', '2026-03-02 12:00', paused)?.thresholds[0]?.at ?? null)).toBe(
      '2026-03-02 23:00',
    );
    const later = [started(), extended('2026-03-05 12:00', '2026-03-15 12:00')];
    expect(
      one('request_complete', '2026-03-06 12:00', later)?.thresholds.map(({ at }) => wallOf(at)),
    ).toEqual(['2026-03-10 12:00', '2026-03-13 12:00']);
  });
  it('every instant comes once, in order, and the last is a breach', () => {
    const wakes: (string | null)[] = [];
    let at: number | null = start;
    for (let turn = 0; turn < 20 && at !== null; turn += 1) {
      at = nextWake(evaluateClocks({ events: complaint, pack, calendar, at }), at);
      if (at !== null) wakes.push(wallOf(at));
    }
    expect(wakes).toEqual([
      '2026-03-02 22:00',
      '2026-03-03 05:12',
      '2026-03-03 10:00',
      '2026-03-03 10:00',
      '2026-03-04 09:30',
      '2026-03-05 11:00',
      '2026-03-05 18:00',
    ]);
  });
  it('a breach falls just after the due instant, a target has none', () => {
    const clocks = clocksAt('2026-03-02 10:00', [started()]);
    expect(clocks.filter((clock) => breachAt(clock) !== null).map((clock) => clock.limitKey)).toEqual([
      'request_respond',
      'request_complete',
    ]);
  });
  it('nothing is left to wake for when all is met or held', () => {
    const held: ClockEvent[] = [...complaint, { type: 'paused', at: start, events: null, reason: 'away' }];
    expect(nextWake(clocksAt('2026-03-02 11:00', held), china('2026-03-02 11:00'))).toBeNull();
    const stopped: ClockEvent[] = [...complaint, { type: 'stopped', at: start }];
    expect(nextWake(clocksAt('2026-03-02 11:00', stopped), start)).toBeNull();
  });
});
