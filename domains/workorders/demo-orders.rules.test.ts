import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { demoDay, demoJobs, demoVisit } from './demo-orders.rules.ts';

const LASTS = 120 * 60_000;
const start = Date.parse('2026-01-01T00:00:00+08:00');
const hourIn = (at: number): number => ((at - start + 10 * DAY) % DAY) / 3_600_000;

it('whenever the demo is made, its visits lie within the technicians’ hours, past ones done, and nobody is in two places', () => {
  fc.assert(
    fc.property(fc.integer({ min: start, max: start + 400 * DAY }), (now) => {
      const visits = demoJobs.flatMap((job) => {
        const visit = demoVisit(job, now);
        return visit === null ? [] : [{ ...visit, by: job.visit?.by, wanted: job.stage }];
      });
      for (const { begin, stage, wanted } of visits) {
        expect(new Date(`${chinaDay(begin)}T00:00:00Z`).getUTCDay()).not.toBe(0);
        expect([hourIn(begin) >= 9, hourIn(begin) <= 17]).toEqual([true, true]);
        if (stage === 'planned' || stage === 'accepted') expect(begin).toBeGreaterThan(now);
        else expect([stage, begin < now]).toEqual([wanted, true]);
      }
      for (const by of ['tech1', 'tech2']) {
        const begins = visits.filter((visit) => visit.by === by).map(({ begin }) => begin);
        const sorted = begins.toSorted((a, b) => a - b);
        for (const [place, begin] of sorted.entries())
          expect(begin - (sorted[place - 1] ?? 0)).toBeGreaterThanOrEqual(by === 'tech1' ? LASTS : LASTS / 2);
      }
    }),
  );
});

it('a Sunday is no working day', () => {
  const saturday = Date.parse('2026-11-28T12:00:00+08:00');
  expect([demoDay(saturday, 1), demoDay(saturday + 2 * DAY, -1)]).toEqual(['2026-11-30', '2026-11-28']);
});
