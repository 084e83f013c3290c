import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLowered,
  levelOfCategory,
  numberPrefix,
  type PriorityFacts,
  priorityOf,
} from './classification.rules.ts';
import { isLowScore, problemCategoryOf } from './low-scores.rules.ts';
import { categories, kinds } from './terms.contract.ts';

const catalogue = [
  { key: 'product_quality', defaultLevel: 1 as const },
  { key: 'safety', defaultLevel: 1 as const },
  { key: 'after_sales', defaultLevel: 2 as const },
  { key: 'logistics', defaultLevel: 2 as const },
];

it.each([
  ['product_quality', 1],
  ['safety', 1],
  ['after_sales', 2],
  ['logistics', 2],
  ['never_heard_of', 2],
])('[S3-2.2-1] a complaint about %s is level %i', (category, level) => {
  expect(levelOfCategory(catalogue, category)).toBe(level);
});

it.each([
  [1, 1, false],
  [1, 2, false],
  [2, 2, false],
  [2, 1, true],
])('[S3-2.2-1] level %i for a category of level %i is lowered: %s', (wanted, ofCategory, lowered) => {
  expect(isLowered(wanted, ofCategory)).toBe(lowered);
});

it('[S3-2.1-3] [S1-4.1-c] the list holds quality, attitude, after-sales service and logistics', () => {
  expect(categories).toEqual(
    expect.arrayContaining(['product_quality', 'service_attitude', 'after_sales', 'logistics']),
  );
});

it('each kind has a prefix of its own', () => {
  expect(new Set(kinds.map(numberPrefix)).size).toBe(kinds.length);
  expect(kinds.map(numberPrefix).every((prefix) => /^[A-Z]{2}$/.test(prefix))).toBe(true);
});

const plain: PriorityFacts = {
  kind: 'complaint',
  urgency: 'general',
  importance: 'medium',
  level: 2,
  impactClass: 'C',
  productType: 'home',
  customerGrade: 'standard',
};

describe('the display priority', () => {
  it.each<[string, Partial<PriorityFacts>, number]>([
    ['the gravest of all', { urgency: 'urgent', importance: 'high', level: 1, impactClass: 'A' }, 1],
    ['level 1 of class A', { level: 1, impactClass: 'A' }, 2],
    ['urgent, level 1', { urgency: 'urgent', level: 1 }, 2],
    ['class A alone', { impactClass: 'A' }, 3],
    ['an ordinary complaint', {}, 4],
    ['an ordinary request', { kind: 'request', level: null, impactClass: null }, 5],
    ['an urgent request', { kind: 'request', level: null, impactClass: null, urgency: 'urgent' }, 3],
    [
      'a request of a key customer',
      { kind: 'request', level: null, impactClass: null, customerGrade: 'key' },
      4,
    ],
    ['praise of low importance', { kind: 'praise', level: null, impactClass: null, importance: 'low' }, 5],
  ])('[S0-5.1-d] of %s', (_what, facts, priority) => {
    expect(priorityOf({ ...plain, ...facts }).priority).toBe(priority);
  });

  const anyFacts = fc.record({
    kind: fc.constantFrom(...kinds),
    urgency: fc.constantFrom('general', 'urgent'),
    importance: fc.constantFrom('high', 'medium', 'low'),
    level: fc.constantFrom(1, 2, null),
    impactClass: fc.constantFrom('A', 'B', 'C', null),
    productType: fc.constantFrom('appliance', 'electronics', 'home', 'office', null),
    customerGrade: fc.constantFrom('standard', 'silver', 'gold', 'key'),
  });

  it('[S0-5.1-d] is 1 to 5 for every case, and says from what it was made', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { priority, inputs } = priorityOf(facts);
        const points = inputs.reduce((sum, input) => sum + input.weight, 0);
        return priority >= 1 && priority <= 5 && inputs.length > 0 && points >= 0;
      }),
    );
  });

  it('never falls when a case gets graver', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const graver = { ...facts, urgency: 'urgent', importance: 'high', level: 1, impactClass: 'A' };
        return priorityOf(graver).priority <= priorityOf(facts).priority;
      }),
    );
  });
});

describe('a low score', () => {
  it.each([
    [{ outcome: 'satisfied', score: 5 }, false],
    [{ outcome: 'neutral', score: 3 }, false],
    [{ outcome: 'neutral', score: 2 }, true],
    [{ outcome: 'satisfied', score: 1 }, true],
    [{ outcome: 'dissatisfied' }, true],
    [{ outcome: 'not_reached' }, false],
    [{ outcome: 'satisfied', score: 4, problemCategory: 'logistics' as const }, true],
  ])('[S0-5.3-e] %o: %s', (answer, low) => {
    expect(isLowScore(answer)).toBe(low);
  });

  it('[S0-5.3-e] always has a category: as heard, of the complaint, or other', () => {
    const answer = { outcome: 'dissatisfied' };
    expect(problemCategoryOf({ ...answer, problemCategory: 'logistics' }, 'safety')).toBe('logistics');
    expect(problemCategoryOf(answer, 'safety')).toBe('safety');
    expect(problemCategoryOf(answer, null)).toBe('other');
  });
});
