import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Qualification, VisitNeed } from './qualification.contract.ts';
import { certificateFault, cycleHours, monthsBefore, unfitFor, warningsDue } from './qualification.rules.ts';

const DAY = '2026-03-02';
const course = (topic: string, productType: string | null = null) => ({
  topic,
  productType,
  passedOn: '2026-01-10',
  retrainBy: '2027-01-10',
});
const fit: Qualification = {
  active: true,
  positionCertifiedOn: '2025-01-01',
  health: { checkedOn: '2025-06-01', fit: true, dueOn: '2026-06-01' },
  certificates: [
    {
      kind: 'electrician',
      number: 'A1',
      issuedOn: '2024-01-01',
      reviewDueOn: '2027-01-01',
      expiresOn: '2030-01-01',
      revokedOn: null,
    },
  ],
  skills: [{ code: 'appliance_repair', level: 3, expiresOn: null }],
  courses: [
    course('safety'),
    course('manual', 'appliance'),
    course('repair_process', 'appliance'),
    course('emergency_handling', 'appliance'),
  ],
  hours: [
    { kind: 'theory', heldOn: '2026-01-10', classHours: 20 },
    { kind: 'practice', heldOn: '2026-01-11', classHours: 10 },
  ],
};
const need: VisitNeed = {
  day: DAY,
  certificates: ['electrician'],
  skills: [{ code: 'appliance_repair', level: 2 }],
  productType: 'appliance',
};
const codes = (qualification: Qualification, asked: VisitNeed = need) =>
  unfitFor(qualification, asked).map(({ code, about }) => (about === null ? code : `${code}:${about}`));
const [certificate] = fit.certificates;
if (certificate === undefined) throw new Error('the example has a certificate');
const certified = (parts: object): Qualification => ({
  ...fit,
  certificates: [{ ...certificate, ...parts }],
});

describe('what forbids sending a technician [S0-2.2-d, S0-3.3-f, S0-3.1-f, S0-3.2-b, S0-3.1-g, S0-3.1-c]', () => {
  it('nothing, when everything is on file', () => expect(codes(fit)).toEqual([]));

  it.each<[string, Qualification, VisitNeed, string[]]>([
    ['not working here', { ...fit, active: false }, need, ['not_active']],
    ['position never certified', { ...fit, positionCertifiedOn: null }, need, ['position_not_certified']],
    [
      'certified after the visit',
      { ...fit, positionCertifiedOn: '2026-03-03' },
      need,
      ['position_not_certified'],
    ],
    ['no such certificate', fit, { ...need, certificates: ['gas'] }, ['certificate_missing:gas']],
    [
      'no certificate, none asked for',
      { ...fit, certificates: [] },
      { ...need, certificates: [] },
      ['no_certificate_at_all'],
    ],
    [
      'ended the day before',
      certified({ expiresOn: '2026-03-01' }),
      need,
      ['certificate_expired:electrician'],
    ],
    ['ends on the day of the visit', certified({ expiresOn: DAY }), need, []],
    [
      'review was due the day before',
      certified({ reviewDueOn: '2026-03-01' }),
      need,
      ['certificate_review_overdue:electrician'],
    ],
    ['review due on the day', certified({ reviewDueOn: DAY }), need, []],
    ['revoked on the day', certified({ revokedOn: DAY }), need, ['certificate_revoked:electrician']],
    ['revoked later', certified({ revokedOn: '2026-03-03' }), need, []],
    ['issued later', certified({ issuedOn: '2026-03-03' }), need, ['certificate_missing:electrician']],
    ['skill unknown', { ...fit, skills: [] }, need, ['skill_missing:appliance_repair']],
    [
      'skill too low',
      fit,
      { ...need, skills: [{ code: 'appliance_repair', level: 4 }] },
      ['skill_level_too_low:appliance_repair'],
    ],
    [
      'skill ended',
      { ...fit, skills: [{ code: 'appliance_repair', level: 3, expiresOn: '2026-03-01' }] },
      need,
      ['skill_expired:appliance_repair'],
    ],
    ['no safety training', { ...fit, courses: fit.courses.slice(1) }, need, ['safety_training_missing']],
    [
      'safety training too long ago',
      { ...fit, courses: [{ ...course('safety'), retrainBy: '2026-03-01' }, ...fit.courses.slice(1)] },
      need,
      ['safety_training_overdue'],
    ],
    [
      'a course of the product line is missing',
      { ...fit, courses: fit.courses.slice(0, 3) },
      need,
      ['product_course_missing:emergency_handling'],
    ],
    [
      'courses of another line do not count',
      fit,
      { ...need, productType: 'home' },
      [
        'product_course_missing:manual',
        'product_course_missing:repair_process',
        'product_course_missing:emergency_handling',
      ],
    ],
    [
      '19.5 hours of theory',
      {
        ...fit,
        hours: [
          { kind: 'theory', heldOn: '2026-01-10', classHours: 19.5 },
          { kind: 'practice', heldOn: '2026-01-10', classHours: 10 },
        ],
      },
      need,
      ['hours_too_few:theory'],
    ],
    [
      'never examined',
      { ...fit, health: { checkedOn: null, fit: null, dueOn: null } },
      need,
      ['health_check_missing'],
    ],
    [
      'check overdue',
      { ...fit, health: { checkedOn: '2025-01-01', fit: true, dueOn: '2026-03-01' } },
      need,
      ['health_check_overdue'],
    ],
    [
      'found unfit',
      { ...fit, health: { checkedOn: '2026-02-01', fit: false, dueOn: '2027-02-01' } },
      need,
      ['health_unfit'],
    ],
  ])('%s', (_what, qualification, asked, expected) => expect(codes(qualification, asked)).toEqual(expected));

  it('a second certificate of the kind that holds is enough', () => {
    const renewed = { ...certificate, number: 'A2' };
    expect(codes({ ...fit, certificates: [{ ...certificate, expiresOn: '2026-01-01' }, renewed] })).toEqual(
      [],
    );
  });

  it('every reason names its clause', () => {
    const nothing: Qualification = {
      active: false,
      positionCertifiedOn: null,
      health: { checkedOn: null, fit: null, dueOn: null },
      certificates: [],
      skills: [],
      courses: [],
      hours: [],
    };
    const faults = unfitFor(nothing, need);
    expect(faults.length).toBeGreaterThan(8);
    for (const fault of faults) expect(fault.clause).toMatch(/^S[02] \d/);
  });
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('properties', () => {
  it('once a certificate has run out it never holds again', () =>
    fc.assert(
      fc.property(day, day, (first, second) => {
        const [early, late] = [first, second].sort() as [string, string];
        const fault = (on: string) => certificateFault({ ...certificate, issuedOn: '2019-01-01' }, on);
        if (fault(early) === 'certificate_expired') expect(fault(late)).toBe('certificate_expired');
      }),
    ));

  it('more on file never forbids more', () =>
    fc.assert(
      fc.property(fc.subarray(fit.courses), fc.subarray(fit.hours), (courses, hours) => {
        const less = unfitFor({ ...fit, courses, hours }, need).length;
        expect(unfitFor(fit, need).length).toBeLessThanOrEqual(less);
      }),
    ));
});

it.each([
  ['2026-03-31', 1, '2026-02-28'],
  ['2024-03-30', 1, '2024-02-29'],
  ['2026-01-15', 12, '2025-01-15'],
  ['2024-02-29', 12, '2023-02-28'],
])('%s less %i months is %s', (from, months, expected) => expect(monthsBefore(from, months)).toBe(expected));

it('hours of the cycle end with the day and begin a year before', () => {
  const hours = ['2025-03-02', '2025-03-03', DAY, '2026-03-03'].map((heldOn) => ({
    kind: 'theory' as const,
    heldOn,
    classHours: 4,
  }));
  expect(cycleHours(hours, DAY)).toEqual({ theory: 8, practice: 0 });
});

it.each<[number, number[], number | null, number[]]>([
  [61, [], null, []],
  [60, [], 60, [60]],
  [59, [60], null, [60]],
  [30, [60], 30, [60, 30]],
  [5, [], 7, [60, 30, 7]],
  [-3, [60, 30, 7], null, [60, 30, 7]],
])('with %i days left and %j given, tells %s', (left, given, tell, after) =>
  expect(warningsDue(left, given)).toEqual({ tell, given: after }),
);
