import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clausesServing, lawsApplied, reviewDueOn, reviewsOf } from './law-changes.rules.ts';
import { allKept, consumerRights, unanswered } from './review-checklist.rules.ts';
import { Pack } from './standards.contract.ts';
import type { EntryChange } from './versions.contract.ts';
import { mayWith } from './versions.policy.ts';
import { departmentsConcerned, type Life, scopeMissing, stateOf } from './versions.rules.ts';

const shipped = Pack.parse(
  parse(readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8')),
);
const [first] = shipped.clauses;
if (first === undefined) throw new Error('no clause');
/** A pack whose law, duties and reviews are the test's own. */
const pack: Pack = {
  ...shipped,
  clauses: [
    {
      ...first,
      id: 'S1 1.1',
      document: 'S1',
      interpretedBy: 'legal',
      serves: ['CPL 24'],
      nextReview: '2026-05-01',
    },
    { ...first, id: 'S1 1.2', document: 'S1', interpretedBy: null, serves: ['CPL 25'], nextReview: null },
    { ...first, id: 'CPL 24', document: 'CPL', serves: [] },
  ],
  responsibilities: [
    {
      stage: 'receive',
      clause: 'S1 1.2',
      lead: 'customer_service',
      cooperating: [],
      duty: { zh: '受理', en: 'Receive' },
    },
  ],
  routing: [],
  categories: [],
  cadences: [],
  scope: [],
};
const change = (clause: string | null, fields: EntryChange['fields'] = []): EntryChange => ({
  part: 'clauses',
  key: clause ?? 'x',
  clause,
  change: 'changed',
  fields,
});

describe('the state of a version', () => {
  const at = 1000;
  const cases: [string, Life, string][] = [
    ['a draft', { status: 'draft', effectiveFrom: null, nextFrom: null }, 'draft'],
    ['approved', { status: 'approved', effectiveFrom: null, nextFrom: null }, 'approved'],
    ['published for later', { status: 'published', effectiveFrom: 1001, nextFrom: null }, 'scheduled'],
    ['from this instant', { status: 'published', effectiveFrom: 1000, nextFrom: null }, 'in_force'],
    ['until the next begins', { status: 'published', effectiveFrom: 1, nextFrom: 1001 }, 'in_force'],
    ['the next has begun', { status: 'published', effectiveFrom: 1, nextFrom: 1000 }, 'superseded'],
  ];
  it.each(cases)('%s', (_, life, state) => expect(stateOf(life, at)).toBe(state));
});

describe('who may do what next', () => {
  const actor = (position: string, ...rights: string[]) => ({
    id: '1',
    position,
    rights: Object.fromEntries(rights.map((right) => [`standards:${right}`, null])),
  });
  const may = (who: ReturnType<typeof actor>, status: string, editors: string[] = ['2'], problems = 0) =>
    Object.entries(mayWith(who, { status, editors, problems }))
      .filter(([, allowed]) => allowed)
      .map(([name]) => name);
  const counsel = actor('legal_counsel', 'review');
  const member = actor('committee_member', 'approve');
  const keeper = actor('policy_manager', 'draft', 'review', 'publish');
  it.each([
    ['counsel on a draft', counsel, 'draft', ['2'], 0, ['checklist', 'opinion']],
    ['counsel on a draft that does not fit', counsel, 'draft', ['2'], 1, []],
    ['counsel on the own draft', counsel, 'draft', ['1'], 0, []],
    ['another reviewer gives no opinion', actor('auditor', 'review'), 'draft', ['2'], 0, ['checklist']],
    ['committee on a draft', member, 'draft', ['2'], 0, []],
    ['committee on a reviewed one', member, 'reviewed', ['2'], 0, ['approve']],
    ['committee on the own work', member, 'reviewed', ['1'], 0, []],
    ['keeper on the own draft', keeper, 'draft', ['1'], 0, ['edit', 'discard', 'askReview']],
    ['keeper on an approved one', keeper, 'approved', ['1'], 0, ['edit', 'discard', 'publish']],
    ['keeper on a published one', keeper, 'published', ['1'], 0, []],
  ] as const)('%s', (_, who, status, editors, problems, expected) =>
    expect(may(who, status, [...editors], problems)).toEqual(expected),
  );
});

describe('the checklist', () => {
  const answers = consumerRights.map(({ item }) => ({ item, answer: 'kept' as const, note: '' }));
  it('is complete with one answer for each item', () => {
    expect(unanswered(answers)).toEqual([]);
    expect(unanswered(answers.slice(1))).toEqual([consumerRights[0]?.item]);
    expect(unanswered([...answers, ...answers.slice(0, 1)])).toEqual([consumerRights[0]?.item]);
  });
  it('is kept unless one item is not', () => {
    expect(allKept(answers)).toBe(true);
    expect(
      allKept(answers.map((given, place) => (place === 3 ? { ...given, answer: 'not_kept' } : given))),
    ).toBe(false);
  });
});

describe('whom a publication concerns', () => {
  it('those who explain or lead a changed clause, with the clauses', () => {
    expect([...departmentsConcerned(pack, [change('S1 1.1'), change('S1 1.2')])]).toEqual([
      ['legal', ['S1 1.1']],
      ['customer_service', ['S1 1.2']],
    ]);
  });
  it('a department that gains or loses a duty, too', () => {
    const moved = change(null, [{ path: 'lead', old: 'sales', new: 'logistics' }]);
    expect([...departmentsConcerned(pack, [moved]).keys()]).toEqual(['sales', 'logistics']);
  });
  it('the departments of a route that changed, not those of every route under its clause', () => {
    const routed = { ...pack, routing: shipped.routing };
    const [sales, other] = ['sales_complaints', 'logistics_complaints'].map(
      (key): EntryChange => ({
        ...change('S1 5.1', [{ path: 'cooperating', old: [], new: ['finance'] }]),
        part: 'routing',
        key,
      }),
    );
    expect([...departmentsConcerned(routed, sales === undefined ? [] : [sales]).keys()].sort()).toEqual([
      'finance',
      'sales',
    ]);
    expect([...departmentsConcerned(routed, other === undefined ? [] : [other]).keys()].sort()).toEqual([
      'customer_service',
      'finance',
      'logistics',
    ]);
  });
  it('nobody in particular when nothing names one', () => {
    expect(departmentsConcerned(pack, [change(null)]).size).toBe(0);
  });
  it('a scope without topics lacks all four', () => {
    expect(scopeMissing(pack)).toEqual(['warranty', 'repair', 'return_exchange', 'consultation']);
  });
});

describe('changes of law', () => {
  const serving = (document: string, ...articles: string[]) =>
    clausesServing(pack, { document, articles }).map((clause) => clause.id);
  it('touch the internal clauses that serve the articles, or the whole document', () => {
    expect(serving('CPL', 'CPL 24')).toEqual(['S1 1.1']);
    expect(serving('CPL')).toEqual(['S1 1.1', 'S1 1.2']);
    expect(serving('PEN')).toEqual([]);
  });
  it.each([
    ['2026-07-01', '2026-03-02', '2026-06-30'],
    ['2026-03-01', '2026-02-28', '2026-02-28'],
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    ['2025-01-01', '2026-03-02', '2026-03-02'],
  ])('a law that binds on %s is reviewed, as of %s, until %s', (binds, today, due) =>
    expect(reviewDueOn(binds, today)).toBe(due),
  );
  it('are seen in the list of laws once they bind', () => {
    const recorded = {
      document: 'REP',
      title: '修理更换退货规定',
      kind: 'new' as const,
      effectiveOn: '2026-09-01',
    };
    const law = (today: string) =>
      lawsApplied(pack, [recorded], today).find(({ document }) => document === 'REP');
    expect(law('2026-08-31')).toMatchObject({ status: 'coming', verified: false, changes: 1 });
    expect(law('2026-09-01')).toMatchObject({ status: 'in_force', effectiveFrom: '2026-09-01' });
    const gone = lawsApplied(pack, [{ ...recorded, document: 'PEN', kind: 'repealed' }], '2026-10-01');
    expect(gone.find(({ document }) => document === 'PEN')).toMatchObject({ status: 'repealed' });
  });
  it('lists reviews by their day, and clauses that have none', () => {
    expect(reviewsOf(pack, '2026-04-30')).toEqual({ due: [], without: ['S1 1.2'] });
    expect(reviewsOf(pack, '2026-05-01').due.map((review) => review.key)).toEqual(['S1 1.1']);
  });
});
