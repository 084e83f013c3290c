import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EligibilityFacts } from './eligibility.contract.ts';
import { whyNotEligible } from './eligibility.rules.ts';

const facts = (parts: Partial<EligibilityFacts> = {}): EligibilityFacts => ({
  customerGrade: 'gold',
  productType: 'appliance',
  useScene: 'home',
  purchaseChannel: 'own_store',
  purchasedOn: '2025-03-31',
  today: '2026-03-31',
  ...parts,
});
const offer = (parts: object = {}) => ({
  productTypes: [],
  useScenes: [],
  customerGrades: [],
  eligibility: {},
  ...parts,
});

describe('who may have a service', () => {
  it.each<[string, object, Partial<EligibilityFacts>, string[]]>([
    ['everybody', {}, {}, []],
    ['a grade that is on the list', { customerGrades: ['gold', 'key'] }, {}, []],
    ['another grade', { customerGrades: ['key'] }, {}, ['customer_grade']],
    ['an unknown grade', { customerGrades: ['key'] }, { customerGrade: null }, ['customer_grade']],
    ['another product', { productTypes: ['home'] }, {}, ['product_type']],
    ['another scene', { useScenes: ['office'] }, {}, ['use_scene']],
    ['another channel', { eligibility: { purchaseChannels: ['e_commerce'] } }, {}, ['purchase_channel']],
    ['on the last day', { eligibility: { maximumUnitAgeMonths: 12 } }, {}, []],
    ['a day late', { eligibility: { maximumUnitAgeMonths: 12 } }, { today: '2026-04-01' }, ['unit_too_old']],
    ['a day early', { eligibility: { minimumUnitAgeMonths: 12 } }, { today: '2026-03-30' }, ['unit_too_new']],
    [
      'without a day',
      { eligibility: { maximumUnitAgeMonths: 1 } },
      { purchasedOn: null },
      ['purchase_day_unknown'],
    ],
    ['a month without that day', { eligibility: { maximumUnitAgeMonths: 11 } }, { today: '2026-02-28' }, []],
    ['two faults', { customerGrades: ['key'], useScenes: ['shop'] }, {}, ['customer_grade', 'use_scene']],
  ])('%s', (_, parts, known, expected) => {
    expect(whyNotEligible(offer(parts), facts(known))).toEqual(expected);
  });

  it('a narrower offer is never open to more people', () => {
    const grade = fc.constantFrom('standard', 'silver', 'gold', 'key');
    fc.assert(
      fc.property(fc.uniqueArray(grade, { minLength: 1 }), grade, grade, (grades, added, customerGrade) => {
        const known = facts({ customerGrade });
        const narrow = whyNotEligible(offer({ customerGrades: grades }), known);
        const wide = whyNotEligible(offer({ customerGrades: [...grades, added] }), known);
        expect(wide.length).toBeLessThanOrEqual(narrow.length);
      }),
    );
  });
});
