import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualSettings } from './security.contract.ts';
import { disuseOf, holdOf, isFresh, sessionEnd, sourceOf, type Tries, tryAt } from './sessions.rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const settings = usualSettings(false);
const rights = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]));
const [agent, approver, admin, technician] = [
  rights('cases:register'),
  rights('approvals:decide'),
  rights('users:manage'),
  rights('workorders:work'),
];

describe('the end of a session', () => {
  it.each([
    ['office, just in', 'office', agent, 0, 30 * MINUTE],
    ['office, after 11 h 45 min', 'office', agent, 705 * MINUTE, 12 * HOUR],
    ['field app of a technician', 'field', technician, 0, 72 * HOUR],
    ['field app of a technician, day 13', 'field', technician, 13 * DAY, 14 * DAY],
    ['somebody without visits says that it is the field app', 'field', agent, 0, 30 * MINUTE],
    ['a technician who also approves', 'field', { ...technician, ...approver }, 0, 30 * MINUTE],
  ] as const)('%s', (_what, kind, who, at, end) => {
    expect(sessionEnd({ kind, createdAt: 0, at }, who, settings)).toBe(end);
  });
});

describe('what holds a session back', () => {
  const entrance = {
    way: 'password',
    passwordState: 'own',
    hasSecondFactor: false,
    secondFactorAt: null,
    addressAllowed: true,
  } as const;
  const demo = usualSettings(true);

  it.each([
    ['an agent', {}, agent, settings, null],
    ['an initial password', { passwordState: 'initial' }, agent, settings, 'session.password_must_change'],
    [
      'an initial password, by single sign-on',
      { passwordState: 'initial', way: 'single_sign_on' },
      agent,
      settings,
      null,
    ],
    ['the password of the demo', { passwordState: 'demo' }, admin, demo, null],
    ['an approver without a second factor', {}, approver, settings, 'session.second_factor_must_be_set_up'],
    ['an approver where it is only offered', {}, approver, demo, null],
    [
      'one who has it and did not show it',
      { hasSecondFactor: true },
      agent,
      demo,
      'session.second_factor_needed',
    ],
    ['one who showed it', { hasSecondFactor: true, secondFactorAt: 5 }, approver, settings, null],
    ['a provider that asks for it', { way: 'single_sign_on', secondFactorAt: 5 }, approver, settings, null],
    ['an administrator elsewhere', { addressAllowed: false }, admin, settings, 'session.address_not_allowed'],
    ['an approver elsewhere', { addressAllowed: false, secondFactorAt: 5 }, approver, settings, null],
    [
      'a password to change and a factor to show: the factor first',
      { passwordState: 'initial', hasSecondFactor: true },
      admin,
      settings,
      'session.second_factor_needed',
    ],
  ] as const)('%s', (_what, change, who, set, hold) => {
    expect(holdOf({ ...entrance, ...change }, who, set)).toBe(hold);
  });

  it('asks again after a quarter of an hour, and never who has no second factor', () => {
    const at = (secondFactorAt: number | null, hasSecondFactor = true) => ({
      hasSecondFactor,
      secondFactorAt,
    });
    expect([isFresh(at(0), 15 * MINUTE), isFresh(at(0), 15 * MINUTE + 1), isFresh(at(null), 0)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isFresh(at(null, false), 99 * DAY)).toBe(true);
  });
});

describe('tries', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { minLength: 1, maxLength: 60 });

  it('wait 10, 20, 40 … seconds after five free ones, a quarter of an hour at most', () => {
    let state: Tries | null = null;
    const waits: number[] = [];
    let now = 0;
    for (let number = 0; number < 14; number += 1) {
      const { allowed, after } = tryAt(state, now);
      expect(allowed).toBe(true);
      waits.push(((after.waitUntil ?? now) - now) / 1000);
      state = after;
      now = after.waitUntil ?? now;
    }
    expect(waits).toEqual([0, 0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
  });

  it('a refused try changes nothing, so that nobody waits longer through it; a day of rest forgets all', () => {
    fc.assert(
      fc.property(steps, (pauses) => {
        let state: Tries | null = null;
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const { allowed, after } = tryAt(state, now);
          if (!allowed) expect(after).toBe(state);
          expect((after.waitUntil ?? now) - now).toBeLessThanOrEqual(15 * MINUTE);
          state = after;
        }
        expect(tryAt(state, now + DAY + 1).after.tries).toBe(1);
      }),
    );
  });

  it('allows at most five and then four in an hour more than once a quarter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * MINUTE }), { maxLength: 400 }), (pauses) => {
        let state: Tries | null = null;
        let now = 0;
        let made = 0;
        for (const pause of pauses) {
          now += pause;
          if (now > HOUR) break;
          const { allowed, after } = tryAt(state, now);
          if (allowed) made += 1;
          state = after;
        }
        expect(made).toBeLessThanOrEqual(14);
      }),
    );
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s comes from %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});

describe('an account that nobody uses', () => {
  it.each([
    ['in use', 10, null, null],
    ['a day before the announcement', 75, null, null],
    ['76 days', 76, null, 'announce'],
    ['announced yesterday', 77, 1, null],
    ['90 days, announced 14 days ago', 90, 14, 'disable'],
    ['100 days, announced 3 days ago', 100, 3, null],
    ['never announced although long over', 400, null, 'announce'],
    ['announced before it was used again', 10, 20, null],
    ['announced before it was used again, idle again', 80, 200, 'announce'],
  ])('%s', (_what, idleDays, announcedDaysAgo, due) => {
    const now = 1000 * DAY;
    const use = {
      seenAt: now - idleDays * DAY,
      announcedAt: announcedDaysAgo === null ? null : now - announcedDaysAgo * DAY,
    };
    expect(disuseOf(use, now, 90)).toBe(due);
  });
});
