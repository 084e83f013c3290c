import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts, Clock, ClockEvent } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from './testing/standard.ts';

const pack = standardPack();
const calendar = chinaCalendar();
const at = china('2026-03-02 10:00');

const clocksOf = (facts: Partial<CaseFacts>, received = at, more: ClockEvent[] = []): Clock[] =>
  evaluateClocks({
    events: [{ type: 'started', at: received, facts: factsWith(facts) }, ...more],
    pack,
    calendar,
    at: received,
  });
const bindingOf = (clocks: Clock[], event: Clock['event'], kind: Clock['bindingKind'] = 'breach') =>
  clocks.find((clock) => clock.event === event && clock.bindingKind === kind && clock.binding);
const dueOf = (clocks: Clock[], key: string) =>
  wallOf(clocks.find((clock) => clock.limitKey === key)?.dueAt ?? null);
const clauses = (clocks: Clock[], event: Clock['event']) =>
  clocks
    .filter((clock) => clock.event === event && clock.bindingKind === 'breach')
    .map((clock) => clock.clause);

const complaint = { kind: 'complaint', category: 'product_quality', level: 1 } as const;
const incident = (grade: 1 | 2 | 3 | 4) => ({ kind: 'incident', incidentGrade: grade }) as const;

describe('effective limits of a case received Monday 2026-03-02 10:00', () => {
  it('[S1-2.2-c] urgent request: respond in 2 hours', () => {
    const respond = bindingOf(clocksOf({ urgency: 'urgent' }), 'respond');
    expect([respond?.clause, wallOf(respond?.dueAt ?? null)]).toEqual(['S1 2.2', '2026-03-02 12:00']);
  });
  it('[S1-2.2-d] urgent request: complete in 1 working day', () => {
    expect(dueOf(clocksOf({ urgency: 'urgent' }), 'urgent_complete')).toBe('2026-03-03 18:00');
  });
  it('[S1-2.2-a] general request: respond in 1 working day', () => {
    expect(dueOf(clocksOf({}), 'request_respond')).toBe('2026-03-03 18:00');
    expect(clauses(clocksOf({ productType: 'home' }), 'respond')).toEqual(['S1 2.2']);
  });
  it('[S1-2.2-b] general request: complete in 3 working days', () => {
    expect(dueOf(clocksOf({}), 'request_complete')).toBe('2026-03-05 18:00');
  });
  it('[S0-2.2-c] appliance, request or complaint: respond in 24 hours at the latest', () => {
    for (const kind of ['request', 'complaint'] as const) {
      for (const urgency of ['general', 'urgent'] as const) {
        const clocks = clocksOf({ kind, urgency, productType: 'appliance' });
        expect(dueOf(clocks, 'appliance_respond')).toBe('2026-03-03 10:00');
        expect(bindingOf(clocks, 'respond')?.dueAt).toBeLessThanOrEqual(china('2026-03-03 10:00'));
      }
    }
  });
  it('[S0-1.4-a] complaint: respond in 24 hours; the automatic receipt does not stop it', () => {
    const clocks = clocksOf(complaint, at, [{ type: 'met', at, event: 'acknowledge' }]);
    expect(dueOf(clocks, 'complaint_respond')).toBe('2026-03-03 10:00');
    expect(bindingOf(clocks, 'respond')).toMatchObject({ clause: 'S0 1.4', status: 'running', metAt: null });
  });
  it('[S0-1.4-b] complaint that needs a repair: arranged in 48 hours', () => {
    expect(dueOf(clocksOf({ ...complaint, needsRepair: true }), 'complaint_arrange')).toBe(
      '2026-03-04 10:00',
    );
    expect(clauses(clocksOf(complaint), 'arrange')).toEqual([]);
  });
  it('[S3-2.4-1] complaint level 1: solution in 3 working days', () => {
    expect(dueOf(clocksOf(complaint), 'level_1_solution')).toBe('2026-03-05 18:00');
    expect(clauses(clocksOf(complaint), 'solution')).toEqual(['S3 2-四-1']);
  });
  it('[S3-2.4-2] complaint level 2: solution in 5 working days', () => {
    expect(dueOf(clocksOf({ ...complaint, level: 2 }), 'level_2_solution')).toBe('2026-03-09 18:00');
    expect(clauses(clocksOf({ ...complaint, level: 2 }), 'solution')).toEqual(['S3 2-四-2']);
  });
  it('[S3-2.4-3] complaint with return, exchange or repair: complete in 10 working days, earlier by law', () => {
    const special = { ...complaint, special: true };
    expect(dueOf(clocksOf(special), 'special_complete')).toBe('2026-03-16 18:00');
    expect(clauses(clocksOf(complaint), 'complete')).toEqual([]);
    const returned = clocksOf(special, at, [{ type: 'origin', at, name: 'goods_returned' }]);
    expect(bindingOf(returned, 'complete')).toMatchObject({ clause: 'CPL 25', origin: 'law' });
    expect(dueOf(returned, 'refund_after_return')).toBe('2026-03-09 18:00');
  });
  it('urgent complaint: the 2 hours bind, the 24 hours stay listed', () => {
    const clocks = clocksOf({ ...complaint, urgency: 'urgent' });
    expect(clauses(clocks, 'respond')).toEqual(['S1 2.2', 'S0 1.4', 'S3 2-三-3']);
    expect(bindingOf(clocks, 'respond')?.limitKey).toBe('urgent_respond');
  });
  it('acknowledgement in seconds is a target of its own', () => {
    for (const facts of [{ urgency: 'urgent' }, { productType: 'appliance' }] as const) {
      const [acknowledge] = clocksOf(facts).filter((clock) => clock.event === 'acknowledge');
      expect(acknowledge).toMatchObject({
        bindingKind: 'target',
        origin: 'company_setting',
        dueAt: at + 30_000,
      });
    }
    expect(clocksOf({ productType: 'home' }).some((clock) => clock.event === 'acknowledge')).toBe(false);
  });
  it('48 hours to close is an amber target of requests only, never a breach', () => {
    const events: ClockEvent[] = [{ type: 'started', at, facts: factsWith({}) }];
    const late = evaluateClocks({ events, pack, calendar, at: china('2026-04-01 10:00') });
    expect(late.find((clock) => clock.event === 'close')).toMatchObject({
      bindingKind: 'target',
      status: 'running',
    });
    expect(
      late.filter((clock) => clock.bindingKind === 'breach').every((clock) => clock.status === 'breached'),
    ).toBe(true);
    expect(clocksOf(complaint).some((clock) => clock.event === 'close')).toBe(false);
  });
  it.each(['consultation', 'suggestion', 'praise'] as const)('%s is treated as a general request', (kind) => {
    const clocks = clocksOf({ kind });
    expect(bindingOf(clocks, 'respond')).toMatchObject({ clause: 'S1 2.2', origin: 'company_setting' });
    expect(dueOf(clocks, 'feedback_respond')).toBe('2026-03-03 18:00');
  });
});

describe('incidents', () => {
  it('[S0-6.1-d] 4 hours response, 12 hours first handling, 24 hours to the end', () => {
    const clocks = clocksOf(incident(3));
    expect(dueOf(clocks, 'incident_respond')).toBe('2026-03-02 14:00');
    expect(dueOf(clocks, 'incident_preliminary')).toBe('2026-03-02 22:00');
    expect(dueOf(clocks, 'incident_close')).toBe('2026-03-03 10:00');
    expect(bindingOf(clocks, 'respond')?.clause).toBe('S0 6.1');
  });
  it('[S0-6.2-b] general: 2 hours', () => {
    const clocks = clocksOf(incident(4));
    expect(bindingOf(clocks, 'respond')).toMatchObject({
      clause: 'S0 6.2',
      dueAt: china('2026-03-02 12:00'),
    });
  });
  it('[S0-6.2-c] major: at most 4 hours', () => {
    const clocks = clocksOf(incident(2));
    expect(bindingOf(clocks, 'respond')?.dueAt).toBe(china('2026-03-02 14:00'));
    expect(clauses(clocks, 'respond')).toEqual(['S0 6.1', 'S0 6.2']);
  });
  it('[S0-6.2-d] especially major: 6 hours are listed, 4 hours bind, both are cited', () => {
    const clocks = clocksOf(incident(1));
    expect(bindingOf(clocks, 'respond')).toMatchObject({
      clause: 'S0 6.1',
      dueAt: china('2026-03-02 14:00'),
    });
    const six = clocks.find((clock) => clock.limitKey === 'incident_gravest_respond');
    expect(six).toMatchObject({ clause: 'S0 6.2', supersededBy: 'S0 6.1', binding: false });
    expect(six?.dueAt).toBe(china('2026-03-02 16:00'));
  });
  it('an internal target of 2 hours for every grade is never a breach', () => {
    for (const grade of [1, 2, 3, 4] as const) {
      const target = bindingOf(clocksOf(incident(grade)), 'respond', 'target');
      expect(target).toMatchObject({ dueAt: china('2026-03-02 12:00'), origin: 'company_setting' });
    }
  });
});

describe('24 hours against 1 working day: the earliest binds', () => {
  const cases: [string, string, string, string][] = [
    ['2026-11-19 20:00', '2026-11-20 20:00', '2026-11-20 18:00', 'request_respond'],
    ['2026-11-20 15:00', '2026-11-21 15:00', '2026-11-23 18:00', 'appliance_respond'],
    ['2026-02-13 15:00', '2026-02-14 15:00', '2026-02-14 18:00', 'appliance_respond'],
  ];
  it.each(cases)('appliance request of %s', (received, hours, workday, binding) => {
    const clocks = clocksOf({ productType: 'appliance' }, china(received));
    expect(dueOf(clocks, 'appliance_respond')).toBe(hours);
    expect(dueOf(clocks, 'request_respond')).toBe(workday);
    expect(bindingOf(clocks, 'respond')?.limitKey).toBe(binding);
  });
});

describe('[S3-2.3-3] the department contacts within 24 hours of its receipt, never past the complaint’s own', () => {
  const contact = (more: ClockEvent[]) =>
    evaluateClocks({
      events: [{ type: 'started', at, facts: factsWith(complaint) }, ...more],
      pack,
      calendar,
      at: at + 86_400_000,
    }).find((clock) => clock.limitKey === 'complaint_contact');
  it('assigned five hours later', () => {
    const clock = contact([{ type: 'origin', at: china('2026-03-02 15:00'), name: 'assigned' }]);
    expect([wallOf(clock?.startedAt ?? null), wallOf(clock?.dueAt ?? null)]).toEqual([
      '2026-03-02 15:00',
      '2026-03-03 10:00',
    ]);
  });
  it('assigned again: nothing restarts', () => {
    const once = contact([{ type: 'origin', at: at + 1000, name: 'assigned' }]);
    const twice = contact([
      { type: 'origin', at: at + 1000, name: 'assigned' },
      { type: 'origin', at: at + 7_200_000, name: 'assigned' },
    ]);
    expect(twice).toEqual(once);
  });
  it('not yet assigned', () => expect(wallOf(contact([])?.dueAt ?? null)).toBe('2026-03-03 10:00'));
});

describe('work inside a complaint runs from the agreement, capped by the complaint', () => {
  const work = (agreed: string, facts: Partial<CaseFacts> = {}) => {
    const events: ClockEvent[] = [
      { type: 'started', at, facts: factsWith({ ...complaint, special: true, ...facts }) },
      { type: 'origin', at: china(agreed), name: 'agreed' },
    ];
    return evaluateClocks({ events, pack, calendar, at: china(agreed), subject: 'workorder' });
  };
  it.each([
    ['2026-03-04 11:00', '2026-03-09 18:00'],
    ['2026-03-12 11:00', '2026-03-16 18:00'],
    ['2026-03-13 11:00', '2026-03-16 18:00'],
  ])('agreed %s', (agreed, due) => expect(dueOf(work(agreed), 'work_complete')).toBe(due));
  it('urgent: 1 working day; not special: no cap', () => {
    expect(dueOf(work('2026-03-04 11:00', { urgency: 'urgent' }), 'urgent_work_complete')).toBe(
      '2026-03-05 18:00',
    );
    expect(dueOf(work('2026-03-13 11:00', { special: false }), 'work_complete')).toBe('2026-03-18 18:00');
    expect(clocksOf({ ...complaint, special: true }).some((clock) => clock.limitKey.includes('work'))).toBe(
      false,
    );
  });
});

describe('[S0-1.4-f] a due date in a year without a calendar', () => {
  it('is counted on weekdays and flagged', () => {
    const clocks = clocksOf({}, china('2026-12-30 10:00'));
    const complete = clocks.find((clock) => clock.limitKey === 'request_complete');
    expect([wallOf(complete?.dueAt ?? null), complete?.flags]).toEqual([
      '2027-01-04 18:00',
      ['calendar_2027_unpublished'],
    ]);
    expect(clocks.find((clock) => clock.limitKey === 'request_respond')?.flags).toEqual([]);
  });
});

const anyFacts = fc.record({
  kind: fc.constantFrom('request', 'complaint', 'consultation', 'suggestion', 'praise', 'incident'),
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

describe('whatever the facts are', () => {
  it('[S1-1.2-b] there is a response limit that cites its clause', () => {
    const known = new Set(pack.clauses.map((clause) => clause.id));
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const respond = bindingOf(clocksOf(facts), 'respond');
        expect(respond?.dueAt).toBeGreaterThan(at);
        expect(known.has(respond?.clause ?? '')).toBe(true);
      }),
    );
  });
  it('[S3-3.K2-3] the limit that people read is the one that counts', () => {
    const changed = pack.limits.map((limit) =>
      limit.key === 'complaint_respond'
        ? { ...limit, duration: { value: 6, unit: 'hours' as const } }
        : limit,
    );
    const clocks = evaluateClocks({
      events: [{ type: 'started', at, facts: factsWith(complaint) }],
      pack: { ...pack, limits: changed },
      calendar,
      at,
    });
    expect(bindingOf(clocks, 'respond')).toMatchObject({
      limitKey: 'complaint_respond',
      dueAt: china('2026-03-02 16:00'),
    });
  });
});
