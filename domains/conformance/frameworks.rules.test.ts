import { describe, expect, it } from 'vitest';
import type { FrameworkRow } from './frameworks.contract.ts';
import {
  answersFor,
  importProblems,
  joinClauses,
  keepImported,
  percentCompliant,
  uncoveredClauses,
} from './frameworks.rules.ts';

const row = (key: string, parts: Partial<FrameworkRow> = {}): FrameworkRow => ({
  key,
  number: null,
  group: 'principle',
  title: { zh: key, en: key },
  verified: true,
  clauses: [],
  ...parts,
});
const line = (number: string, parts: object = {}) => ({
  line: 2,
  number,
  title: '响应',
  clauses: ['S1 2.2'],
  ...parts,
});

it.each([
  ['S2 1.3', 'S2 1.3', true],
  ['S2 1.3', 'S2 1.3.1', true],
  ['S0 1.2', 'S0 1.2-a', true],
  ['S2 1.3', 'S2 1.31', false],
  ['S2 1.3.1', 'S2 1.3', false],
])('%s answers for %s: %s', (mapped, clause, answers) => expect(answersFor(mapped, clause)).toBe(answers));

it('percent of rows compliant, rounded down', () => {
  expect(percentCompliant([])).toBe(0);
  expect(percentCompliant([{ status: 'compliant' }, { status: 'partly' }, { status: 'gap' }])).toBe(33);
  expect(percentCompliant(Array.from({ length: 3 }, () => ({ status: 'compliant' as const })))).toBe(100);
});

it('clauses that answer no row', () => {
  const rows = [row('a', { clauses: ['S2 1.3'] })];
  expect(uncoveredClauses([{ id: 'S2 1.3.1' }, { id: 'S2 1.4' }], rows)).toEqual([{ id: 'S2 1.4' }]);
});

describe('an import', () => {
  const known = new Set(['S1 2.2']);
  const cases: [string, ReturnType<typeof line>, string][] = [
    ['a number that is none', line('第五条'), 'not_a_clause_number'],
    ['no number', line(''), 'not_a_clause_number'],
    ['no title', line('5.1', { title: '' }), 'import_no_title'],
    ['a title without end', line('5.1', { title: '长'.repeat(201) }), 'import_long_title'],
    ['something that is no clause', line('5.1', { clauses: ['5.1'] }), 'not_a_clause_id'],
    ['a clause we do not have', line('5.1', { clauses: ['S1 9.9'] }), 'import_clause_unknown'],
  ];
  it.each(cases)('%s', (_, wrong, code) =>
    expect(importProblems([wrong], known)).toEqual([{ line: 2, code }]),
  );
  it('a number twice, and nothing at all', () => {
    expect(importProblems([line('5.1'), { ...line('5.1'), line: 3 }], known)).toEqual([
      { line: 3, code: 'import_number_repeated' },
    ]);
    expect(importProblems([], known)).toEqual([{ line: 1, code: 'import_empty' }]);
  });
  it('adds, leaves what is the same, names what it would replace', () => {
    const first = joinClauses([row('principle')], [line('5.1'), line('5.2')]);
    expect([first.added, first.replaced, first.unchanged]).toEqual([2, [], 0]);
    expect(first.rows.map((one) => one.key)).toEqual(['principle', 'c_5_1', 'c_5_2']);
    const second = joinClauses(first.rows, [line('5.1'), line('5.2', { title: '及时响应' }), line('5.3')]);
    expect([second.added, second.replaced.map((one) => one.number), second.unchanged]).toEqual([
      1,
      ['5.2'],
      1,
    ]);
    expect(second.rows.find((one) => one.key === 'c_5_2')?.title.zh).toBe('及时响应');
  });
  it('outlives a newer file of the product', () => {
    const current = joinClauses([row('old')], [line('5.1')]).rows;
    expect(keepImported([row('new')], current).map((one) => one.key)).toEqual(['new', 'c_5_1']);
  });
});
