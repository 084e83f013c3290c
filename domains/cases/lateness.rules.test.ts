import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateClocks } from '../deadlines/deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack, wallOf } from '../deadlines/testing/standard.ts';
import { clockRow, nextDueOf } from './clocks.rules.ts';
import { type DueCase, type DueClock, lateBy } from './lateness.rules.ts';

const dueCase: DueCase = {
  id: 1,
  number: 'TS2026-000001',
  subject: '柜门',
  tier: 1,
  owner_id: 'owner',
  handler_id: 'handler',
  responsible_id: 'handler',
  head_id: 'head',
  superior_id: 'superior',
};
const at = (hour: number) => new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000).toISOString();
const clock = (fired: string[] = [], kind: 'breach' | 'target' = 'breach'): DueClock => ({
  case_id: 1,
  limit_key: 'complaint_respond',
  event: 'respond',
  clause: 'S0 1.4',
  kind,
  due_at: at(10),
  thresholds: [
    { key: 'warning:50', at: at(5) },
    { key: 'tier:1', at: at(5) },
    { key: 'warning:80', at: at(8) },
    { key: 'tier:2', at: at(8) },
    { key: 'tier:3', at: at(10) },
    { key: 'due', at: at(10.001) },
  ],
  fired,
});
const late = (hour: number, fired: string[] = [], kind: 'breach' | 'target' = 'breach') =>
  lateBy(dueCase, clock(fired, kind), Date.parse(at(hour)));

describe('what falls due', () => {
  it.each<[string, number, string[], string[], boolean, number | null]>([
    ['nothing before half the time', 4.9, [], [], false, null],
    ['half: a warning, and the first tier is over', 5, [], ['clock.warned', 'clock.tier_raised'], false, 2],
    ['once only', 5.5, ['warning:50', 'tier:1'], [], false, null],
    [
      '80 %: a warning, and the second tier is over',
      8,
      ['warning:50', 'tier:1'],
      ['clock.warned', 'clock.tier_raised'],
      false,
      3,
    ],
    [
      'met at the very instant would be in time',
      10,
      ['warning:50', 'tier:1', 'warning:80', 'tier:2'],
      [],
      false,
      3,
    ],
    [
      'just after: a breach',
      10.001,
      ['warning:50', 'tier:1', 'warning:80', 'tier:2', 'tier:3'],
      ['clock.breached'],
      true,
      null,
    ],
    [
      'all of it after a long sleep, in order',
      99,
      [],
      ['clock.warned', 'clock.tier_raised', 'clock.warned', 'clock.tier_raised', 'clock.breached'],
      true,
      3,
    ],
  ])('%s', (_name, hour, fired, types, breached, tier) => {
    const found = late(hour, fired);
    expect([found.facts.map((fact) => fact.type), found.breached, found.tier]).toEqual([
      types,
      breached,
      tier,
    ]);
  });

  it('each fact carries its own instant, not that of the finding', () => {
    expect(late(99).facts.map((fact) => fact.at)).toEqual([at(5), at(5), at(8), at(8), at(10.001)]);
  });

  it('a target turns amber and is no breach', () => {
    const found = late(99, ['warning:50', 'tier:1', 'warning:80', 'tier:2', 'tier:3'], 'target');
    expect([found.facts.map((fact) => fact.type), found.breached]).toEqual([['clock.target_missed'], false]);
  });

  it('looking often or seldom records the same, each once', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 20 });
    fc.assert(
      fc.property(looks, (hours) => {
        const fired: string[] = [];
        const facts: string[] = [];
        for (const tenth of [...hours.toSorted((a, b) => a - b), 120]) {
          const found = late(tenth / 10, fired);
          fired.push(...found.keys);
          facts.push(...found.facts.map((fact) => `${fact.type} ${fact.at}`));
        }
        const whole = late(12).facts.map((fact) => `${fact.type} ${fact.at}`);
        return JSON.stringify(facts) === JSON.stringify(whole) && new Set(fired).size === fired.length;
      }),
    );
  });
});

describe('the three tiers', () => {
  it('[S0-1.4-c] each has its own person: first contact, head of the department, the head’s superior', () => {
    const people = (parts: Partial<DueCase>) =>
      lateBy({ ...dueCase, ...parts }, clock(), Date.parse(at(8)))
        .facts.filter((fact) => fact.type === 'clock.tier_raised')
        .map((fact) => fact.data.responsible);
    expect(people({})).toEqual(['head', 'superior']);
    expect(people({ superior_id: null })).toEqual(['head', 'head']);
    expect(people({ head_id: null, superior_id: null })).toEqual(['owner', 'owner']);
  });

  it('[S0-1.4-c] and its own deadline in the log', () => {
    const raised = late(99).facts.filter((fact) => fact.type === 'clock.tier_raised');
    expect(raised.map(({ data }) => [data.fromTier, data.tier, data.responsible, data.tierDueAt])).toEqual([
      [1, 2, 'head', at(8)],
      [2, 3, 'superior', at(10)],
    ]);
  });

  it('a breach is told to all of them, a tier to its person, a warning to who is responsible', () => {
    expect(late(99).notify.map((notice) => notice.userId)).toEqual(['handler', 'owner', 'head', 'superior']);
    expect(late(5).notify).toEqual([{ userId: 'head', kind: 'clock.tier_raised' }]);
    expect(late(5, ['tier:1']).notify).toEqual([{ userId: 'handler', kind: 'clock.warned' }]);
  });
});

describe('clocks as they are kept', () => {
  const facts = factsWith({ kind: 'complaint', category: 'after_sales', level: 2, impactClass: 'C' });
  const received = china('2026-03-02 10:00');
  const clocks = (events: object[] = [], now = received) =>
    evaluateClocks({
      events: [
        { type: 'started', at: received, facts },
        { type: 'origin', at: received, name: 'assigned' },
        ...(events as never[]),
      ],
      pack: standardPack(),
      calendar: chinaCalendar(),
      at: now,
    });

  it('warnings and tiers come from the limit that binds; a looser one beside it only records its breach', () => {
    const respond = clocks().filter((one) => one.event === 'respond');
    const marks = respond.map((one) => [one.binding, clockRow(one).thresholds.map((mark) => mark.key)]);
    expect(marks).toEqual([
      [true, ['warning:50', 'tier:1', 'warning:80', 'tier:2', 'tier:3', 'due']],
      [false, ['due']],
    ]);
  });

  it('[S3-2.3-3] the department counts 24 hours from its own receipt and never past the complaint’s own limit', () => {
    const contactDue = (assigned: string) => {
      const found = evaluateClocks({
        events: [
          { type: 'started', at: received, facts },
          { type: 'origin', at: china(assigned), name: 'assigned' },
        ],
        pack: standardPack(),
        calendar: chinaCalendar(),
        at: china(assigned),
      });
      const limits = found.filter((one) => ['complaint_contact', 'complaint_respond'].includes(one.limitKey));
      return limits.map((one) => wallOf(one.dueAt));
    };
    expect(contactDue('2026-03-02 10:00')).toEqual(['2026-03-03 10:00', '2026-03-03 10:00']);
    expect(contactDue('2026-03-02 16:00')).toEqual(['2026-03-03 10:00', '2026-03-03 10:00']);
    expect(contactDue('2026-03-03 09:59')).toEqual(['2026-03-03 10:00', '2026-03-03 10:00']);
  });

  it('a met clock wakes nobody; a paused one only when its end is agreed', () => {
    const met = clocks([{ type: 'met', at: received + 1, event: 'respond' }], received + 2).find(
      (one) => one.limitKey === 'complaint_respond',
    );
    expect(met && clockRow(met).wake_at).toBe(null);
    const held = (until: number | null) => {
      const events = [
        { type: 'paused', at: received + 1, events: ['solution'], reason: 'inspection', until },
      ];
      const found = clocks(events, received + 2).find((one) => one.event === 'solution');
      return found && clockRow(found);
    };
    expect(held(null)).toMatchObject({ status: 'paused', due_at: null, wake_at: null });
    expect(held(china('2026-03-04 00:00'))).toMatchObject({ status: 'paused', wake_at: expect.any(String) });
  });

  it('the next thing due is the earliest open limit that can be breached', () => {
    const rows = clocks().map((one) => clockRow(one));
    expect(nextDueOf(rows)).toMatchObject({ event: 'respond' });
    expect(nextDueOf(rows.filter((row) => row.kind === 'target'))).toBe(null);
  });

  it('the wake-up is the first threshold not recorded yet', () => {
    const [respond] = clocks().filter((one) => one.limitKey === 'complaint_respond');
    const wake = (fired: string[]) => {
      const row = respond && clockRow(respond, fired);
      return row?.wake_at ? wallOf(Date.parse(row.wake_at)) : null;
    };
    const all = ['warning:50', 'tier:1', 'warning:80', 'tier:2', 'tier:3'];
    expect([wake([]), wake(all.slice(0, 2)), wake(all), wake([...all, 'due'])]).toEqual([
      '2026-03-02 22:00',
      '2026-03-03 05:12',
      '2026-03-03 10:00',
      null,
    ]);
  });
});
