import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts, ClockEvent } from '../deadlines/deadlines.contract.ts';
import { groundOf } from '../deadlines/deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from '../deadlines/testing/standard.ts';
import type { Pack } from '../standards/standards.contract.ts';
import { differencesOf, otherLead, relevelled, touches } from './differences.rules.ts';
import { changeOf, changesOf, type Outcome, type OutcomeStatus, outcomesOf } from './outcomes.rules.ts';
import { withDurations, withLead, withLevels, withMajor, withoutLimits } from './testing/drafts.ts';

const pack = standardPack();
const calendar = chinaCalendar();
const received = china('2026-03-02 10:00');
const judged = china('2026-04-01 12:00');
const complaint: Partial<CaseFacts> = { kind: 'complaint', category: 'after_sales', level: 2 };

const past = (facts: Partial<CaseFacts>, ...more: ClockEvent[]): ClockEvent[] => [
  { type: 'started', at: received, facts: factsWith(facts) },
  ...more,
];
const met = (event: 'respond' | 'solution' | 'complete', wall: string): ClockEvent => ({
  type: 'met',
  at: china(wall),
  event,
});
const replay = (under: Pack, events: readonly ClockEvent[], at = judged): Outcome[] =>
  outcomesOf(groundOf({ events, pack: under, calendar, at }), at);
const of = (outcomes: Outcome[], aspect: string): Outcome | undefined =>
  outcomes.find((outcome) => outcome.aspect === aspect);

describe('what became of an event', () => {
  const cases: [string, ClockEvent[], OutcomeStatus, number, number][] = [
    // Due Tuesday 10:00 (24 hours); warnings at 50 and 80 %, tiers end at 50 and 80 %.
    ['answered after 11 hours', [met('respond', '2026-03-02 21:00')], 'met', 0, 0],
    ['answered after 13 hours', [met('respond', '2026-03-02 23:00')], 'met', 1, 1],
    ['answered at the due instant', [met('respond', '2026-03-03 10:00')], 'met', 2, 2],
    ['answered a minute late', [met('respond', '2026-03-03 10:01')], 'late', 2, 2],
    ['never answered', [], 'breached', 2, 2],
    ['ended before it was due', [{ type: 'stopped', at: china('2026-03-02 12:00') }], 'stopped', 0, 0],
    [
      'extended, answered between',
      [
        {
          type: 'extended',
          at: china('2026-03-03 09:00'),
          event: 'respond',
          newDue: china('2026-03-04 09:00'),
          reason: 'asked',
        },
        met('respond', '2026-03-03 12:00'),
      ],
      // Warnings count anew from the extension.
      'excused',
      0,
      0,
    ],
  ];
  it.each(cases)('%s', (_name, more, status, warnings, escalations) => {
    const outcome = of(replay(pack, past(complaint, ...more)), 'respond');
    expect(outcome).toMatchObject({ status, warnings, escalations });
  });

  it('a target that was missed is no breach', () => {
    const events = past({ kind: 'request' }, met('complete', '2026-03-05 12:00'));
    expect(of(replay(pack, events), 'close')).toMatchObject({ status: 'missed' });
    expect(of(replay(pack, events), 'complete')).toMatchObject({ status: 'met' });
  });

  it('work inside a complaint counts from the agreement, beside the case', () => {
    const agreed: ClockEvent = { type: 'origin', at: china('2026-03-04 15:00'), name: 'agreed' };
    const outcome = of(replay(pack, past(complaint, agreed)), 'work_complete');
    expect([outcome?.limitKey, outcome?.status, wallOf(outcome?.dueAt ?? null)]).toEqual([
      'work_complete',
      'breached',
      '2026-03-09 18:00',
    ]);
    expect(of(replay(pack, past(complaint)), 'work_complete')).toBeUndefined();
  });
});

describe('what changes', () => {
  const outcome = (status: OutcomeStatus, dueAt: number | null): Outcome => ({
    aspect: 'respond',
    limitKey: 'one',
    clause: 'S0 1.4',
    dueAt,
    status,
    warnings: 0,
    escalations: 0,
  });
  const HOUR = 3_600_000;
  const table: [string, Outcome | undefined, Outcome | undefined, string | null, number][] = [
    ['nothing', outcome('met', 9 * HOUR), outcome('met', 9 * HOUR), null, 0],
    ['met becomes late', outcome('met', 9 * HOUR), outcome('late', 8 * HOUR), 'newly_breached', -3600],
    ['running becomes breached', outcome('running', 9), outcome('breached', 9), 'newly_breached', 0],
    ['late becomes met', outcome('late', 9 * HOUR), outcome('met', 11 * HOUR), 'saved', 7200],
    ['breached becomes running', outcome('breached', 9), outcome('running', null), 'saved', 0],
    ['late stays late, later', outcome('late', 9 * HOUR), outcome('late', 10 * HOUR), 'later', 3600],
    ['met stays met, earlier', outcome('met', 9 * HOUR), outcome('met', 5 * HOUR), 'earlier', -14_400],
    ['no longer held', outcome('running', null), outcome('running', 5), 'earlier', 0],
    ['a new limit', undefined, outcome('met', 9), 'limit_added', 0],
    ['a new limit, passed', undefined, outcome('breached', 9), 'newly_breached', 0],
    ['a limit gone', outcome('met', 9), undefined, 'limit_removed', 0],
    ['a limit gone that was passed', outcome('late', 9), undefined, 'saved', 0],
    ['a missed target becomes a breach', outcome('missed', 9), outcome('late', 9), 'newly_breached', 0],
  ];
  it.each(table)('%s', (_name, before, after, change, shiftSeconds) => {
    expect(changeOf(before, after)?.change ?? null).toBe(change);
    expect(changeOf(before, after)?.shiftSeconds ?? 0).toBe(shiftSeconds);
  });

  it('each event is compared with its own', () => {
    const before = [outcome('met', 9), { ...outcome('late', 20), aspect: 'solution' }];
    const after = [
      { ...outcome('met', 30), aspect: 'solution' },
      { ...outcome('met', 5), aspect: 'close' },
    ];
    expect(changesOf(before, after).map(({ aspect, change }) => [aspect, change])).toEqual([
      ['respond', 'limit_removed'],
      ['solution', 'saved'],
      ['close', 'limit_added'],
    ]);
  });
});

describe('where two versions differ', () => {
  const keysOf = (draft: Pack) =>
    [...new Set(differencesOf(pack, draft).limits.map(({ key }) => key))].sort();

  it('a limit, and what it caps; not its note or clause', () => {
    expect(keysOf(withDurations(pack, { complaint_respond: 12 }))).toEqual([
      'complaint_contact',
      'complaint_respond',
    ]);
    expect(keysOf(withoutLimits(pack, ['urgent_respond']))).toEqual(['urgent_respond']);
    const renamed = pack.limits.map((limit) => ({
      ...limit,
      clause: 'S1 2.2',
      note: { zh: '另', en: 'other' },
    }));
    expect(keysOf({ ...pack, limits: renamed })).toEqual([]);
  });

  it('another order of limits touches everything', () => {
    expect(differencesOf(pack, { ...pack, limits: pack.limits.toReversed() }).limits.length).toBeGreaterThan(
      pack.limits.length,
    );
  });

  it('a level follows its category only where it came from there', () => {
    const differences = differencesOf(pack, withLevels(pack, { after_sales: 1, product_quality: 2 }));
    const levelOf = (facts: Partial<CaseFacts>) => {
      const [told] = relevelled(differences, past(facts));
      return told?.type === 'started' ? told.facts.level : undefined;
    };
    expect(levelOf({ kind: 'complaint', category: 'after_sales', level: 2 })).toBe(1);
    expect(levelOf({ kind: 'complaint', category: 'after_sales', level: 1 })).toBe(1);
    expect(levelOf({ kind: 'complaint', category: 'product_quality', level: 1 })).toBe(2);
    // Lowered by a supervisor: a person's decision stays.
    expect(levelOf({ kind: 'complaint', category: 'product_quality', level: 2 })).toBe(2);
    expect(levelOf({ kind: 'complaint', category: 'logistics', level: 2 })).toBe(2);
    expect(levelOf({ kind: 'request' })).toBeNull();
    const same = past({ kind: 'request' });
    expect(relevelled(differences, same)).toBe(same);
  });

  it('another kind of department leads', () => {
    const draft = withLead(pack, 'attitude_complaints', 'quality');
    const facts = factsWith({ kind: 'complaint', category: 'service_attitude', level: 2 });
    const lead = (one: CaseFacts) => otherLead({ own: pack, draft }, { before: one, after: one }, 'other');
    expect(lead(facts)).toEqual({ from: 'customer_service', to: 'quality' });
    expect(lead(factsWith({ kind: 'request' }))).toBeNull();
  });

  it('majors and thresholds', () => {
    expect(differencesOf(pack, pack)).toMatchObject({ thresholds: false, routing: false, major: false });
    expect(differencesOf(pack, withMajor(pack, [])).major).toBe(true);
    const settings = { ...pack.settings, warningPercents: { ...pack.settings.warningPercents, value: [90] } };
    expect(differencesOf(pack, { ...pack, settings }).thresholds).toBe(true);
  });
});

describe('the short cut', () => {
  const facts = fc.record({
    kind: fc.constantFrom('request' as const, 'complaint' as const, 'consultation' as const),
    urgency: fc.constantFrom('general' as const, 'urgent' as const),
    category: fc.constantFrom('after_sales' as const, 'safety' as const),
    level: fc.constantFrom(1 as const, 2 as const),
    productType: fc.constantFrom('appliance' as const, 'home' as const),
    needsRepair: fc.boolean(),
    special: fc.boolean(),
  });
  const draft = fc
    .subarray(pack.limits.map(({ key }) => key))
    .chain((keys) =>
      fc.constantFrom(
        withDurations(pack, Object.fromEntries(keys.map((key) => [key, 7]))),
        withoutLimits(pack, keys),
      ),
    );

  it('a case that no differing limit touches comes out the same', () => {
    fc.assert(
      fc.property(facts, facts, draft, fc.integer({ min: 0, max: 200 }), (first, second, other, hours) => {
        const events: ClockEvent[] = [
          { type: 'started', at: received, facts: factsWith(first) },
          { type: 'facts_changed', at: received + 3_600_000, facts: factsWith(second) },
          { type: 'origin', at: received + 7_200_000, name: 'agreed' },
          { type: 'met', at: received + hours * 3_600_000, event: 'respond' },
        ];
        if (other.limits.length === 0) return;
        const history = [{ facts: factsWith(first) }, { facts: factsWith(second) }];
        if (touches(differencesOf(pack, other), history)) return;
        expect(replay(other, events)).toEqual(replay(pack, events));
      }),
    );
  });
});
