import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pack } from '../standards/standards.contract.ts';
import { type CaseFacts, type ClockEvent, TraceStep } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from './testing/standard.ts';
import { traceOf } from './trace.rules.ts';

const pack = standardPack();
const calendar = chinaCalendar();
const started = (at: string, facts: Partial<CaseFacts> = {}): ClockEvent => ({
  type: 'started',
  at: china(at),
  facts: factsWith(facts),
});
const steps = (limitKey: string, at: string, events: ClockEvent[], of = pack) =>
  traceOf({ limitKey, events, pack: of, calendar, at: china(at) });
const told = (limitKey: string, at: string, events: ClockEvent[], of = pack) =>
  steps(limitKey, at, events, of).map((step) => [
    wallOf(step.from)?.slice(5),
    wallOf(step.to)?.slice(5),
    step.counted ? step.days || step.seconds / 3600 : '-',
    step.why.code,
  ]);

describe('the trace of a limit', () => {
  it('in working days: the make-up Saturday counts, the holiday does not, both name their notice', () => {
    const events = [started('2026-02-13 15:00')];
    expect(told('request_complete', '2026-02-13 16:00', events)).toEqual([
      ['02-13 15:00', '02-14 00:00', '-', 'first_day_not_counted'],
      ['02-14 00:00', '02-15 00:00', 1, 'makeup_workday'],
      ['02-15 00:00', '02-24 00:00', '-', 'holiday'],
      ['02-24 00:00', '02-25 18:00', 2, 'workday'],
    ]);
    const [, makeup, holiday] = steps('request_complete', '2026-02-13 16:00', events);
    expect(makeup?.why).toMatchObject({
      name: { zh: '春节', en: 'Spring Festival' },
      notice: expect.stringContaining('gov.cn'),
    });
    expect(holiday?.why.name?.zh).toBe('春节');
  });
  it('in hours: one stretch', () => {
    expect(
      told('complaint_respond', '2026-03-02 10:00', [started('2026-03-02 10:00', { kind: 'complaint' })]),
    ).toEqual([['03-02 10:00', '03-03 10:00', 24, 'running']]);
  });
  it('in working hours: closed, weekend and open', () => {
    const hours = Pack.parse({
      ...pack,
      limits: pack.limits.map((limit) =>
        limit.key === 'request_complete'
          ? { ...limit, duration: { value: 12, unit: 'working_hours' } }
          : limit,
      ),
    });
    expect(told('request_complete', '2026-03-05 16:00', [started('2026-03-05 16:00')], hours)).toEqual([
      ['03-05 16:00', '03-05 18:00', 2, 'open'],
      ['03-05 18:00', '03-06 09:00', '-', 'closed'],
      ['03-06 09:00', '03-06 18:00', 9, 'open'],
      ['03-06 18:00', '03-07 00:00', '-', 'closed'],
      ['03-07 00:00', '03-09 00:00', '-', 'weekend'],
      ['03-09 00:00', '03-09 09:00', '-', 'closed'],
      ['03-09 09:00', '03-09 10:00', 1, 'open'],
    ]);
  });
  it('in calendar days: a last day of rest moves on', () => {
    const events: ClockEvent[] = [
      started('2026-02-26 10:00', { kind: 'complaint', special: true }),
      { type: 'origin', at: china('2026-02-27 10:00'), name: 'goods_returned' },
    ];
    const later: ClockEvent[] = [
      ...events.slice(0, 1),
      { type: 'origin', at: china('2026-02-28 10:00'), name: 'goods_returned' },
    ];
    expect(told('refund_after_return', '2026-03-01 10:00', events)).toEqual([
      ['02-27 10:00', '02-28 00:00', '-', 'first_day_not_counted'],
      ['02-28 00:00', '03-06 18:00', 7, 'calendar_day'],
    ]);
    expect(told('refund_after_return', '2026-03-01 10:00', later)).toEqual([
      ['02-28 10:00', '03-01 00:00', '-', 'first_day_not_counted'],
      ['03-01 00:00', '03-07 00:00', 6, 'calendar_day'],
      ['03-07 00:00', '03-09 00:00', '-', 'weekend'],
      ['03-09 00:00', '03-09 18:00', 1, 'calendar_day'],
    ]);
  });
  it('a pause is cut out with its reason and its time comes after', () => {
    const events: ClockEvent[] = [
      started('2026-03-02 10:00'),
      { type: 'paused', at: china('2026-03-03 17:00'), events: null, reason: 'customer away' },
      { type: 'resumed', at: china('2026-03-04 09:30') },
    ];
    expect(told('request_complete', '2026-03-04 10:00', events)).toEqual([
      ['03-02 10:00', '03-03 00:00', '-', 'first_day_not_counted'],
      ['03-03 00:00', '03-03 17:00', 1, 'workday'],
      ['03-03 17:00', '03-04 09:30', '-', 'paused'],
      ['03-04 09:30', '03-05 18:00', 2, 'workday'],
      ['03-05 18:00', '03-06 09:00', '-', 'closed'],
      ['03-06 09:00', '03-06 10:30', 1.5, 'open'],
    ]);
    expect(steps('request_complete', '2026-03-04 10:00', events)[2]?.why.reason).toBe('customer away');
  });
  it('a held clock is told up to now', () => {
    const events: ClockEvent[] = [
      started('2026-03-02 10:00', { kind: 'complaint' }),
      { type: 'paused', at: china('2026-03-02 12:00'), events: null, reason: 'customer away' },
    ];
    expect(told('complaint_respond', '2026-03-05 10:00', events)).toEqual([
      ['03-02 10:00', '03-02 12:00', 2, 'running'],
      ['03-02 12:00', '03-05 10:00', '-', 'paused'],
    ]);
  });
  it('a cap and an extension are told', () => {
    const complaint = started('2026-03-02 10:00', { kind: 'complaint' });
    const assigned: ClockEvent = { type: 'origin', at: china('2026-03-02 15:00'), name: 'assigned' };
    expect(told('complaint_contact', '2026-03-02 16:00', [complaint, assigned]).at(-1)).toEqual([
      '03-03 10:00',
      '03-03 15:00',
      '-',
      'capped',
    ]);
    const extended: ClockEvent = {
      type: 'extended',
      at: china('2026-03-04 10:00'),
      event: 'complete',
      newDue: china('2026-03-10 12:00'),
      reason: 'part on order',
    };
    const told2 = steps('request_complete', '2026-03-04 11:00', [started('2026-03-02 10:00'), extended]).at(
      -1,
    );
    expect([wallOf(told2?.to ?? null), told2?.why.code, told2?.why.reason]).toEqual([
      '2026-03-10 12:00',
      'extended',
      'part on order',
    ]);
  });
  it('is empty for a limit that does not hold', () => {
    expect(steps('level_1_solution', '2026-03-02 10:00', [started('2026-03-02 10:00')])).toEqual([]);
  });
  it('is one line without holes from the start to the due instant', () => {
    const minute = fc.integer({ min: 0, max: 40 * 24 * 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        minute,
        minute,
        fc.boolean(),
        (day, from, length, isOpenEnded) => {
          const start = china('2024-01-01 07:13') + day * 86_400_000 + from * 1000;
          const pausedAt = start + from * 60_000;
          const events: ClockEvent[] = [
            {
              type: 'started',
              at: start,
              facts: factsWith({ kind: 'complaint', level: 2, special: true, productType: 'appliance' }),
            },
            { type: 'paused', at: pausedAt, events: null, reason: 'away' },
            ...(isOpenEnded ? [] : [{ type: 'resumed' as const, at: pausedAt + length * 60_000 }]),
          ];
          const at = pausedAt + (length + 1) * 60_000;
          for (const clock of evaluateClocks({ events, pack, calendar, at })) {
            const trace = traceOf({ limitKey: clock.limitKey, events, pack, calendar, at });
            expect(trace[0]?.from).toBe(clock.startedAt);
            expect(trace.at(-1)?.to).toBe(clock.dueAt ?? at);
            expect(trace.every((step, place) => place === 0 || step.from === trace[place - 1]?.to)).toBe(
              true,
            );
            expect(trace.every((step) => TraceStep.safeParse(step).success && step.from < step.to)).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
