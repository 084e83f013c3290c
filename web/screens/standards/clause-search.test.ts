import { describe, expect, it } from 'vitest';
import { Clause } from '../../../domains/standards/clauses.contract.ts';
import { Target } from '../../../domains/standards/policy-terms.contract.ts';
import { type ClauseFilters, fitsFilters, readClauseFilters } from './clause-search.ts';
import { amountText, everyText, targetText } from './policy-words.ts';

const clause = (id: string, changed: Partial<Clause>): Clause => {
  const [document, section] = id.split(' ');
  const text = { zh: `条款${section}`, en: `Clause ${section}` };
  return Clause.parse({ id, document, section, kind: 'limit', text, ...changed });
};
const clauses = [
  clause('S0 4.1', { kind: 'record', status: 'advisory', interpretedBy: 'after_sales' }),
  clause('S1 2.2', { interpretedBy: 'customer_service' }),
  clause('S1 5.2', { kind: 'authority', interpretedBy: 'customer_service' }),
  clause('S3 2-四-1', {}),
  clause('TGR 13', { status: 'unverified', text: { zh: '可收折旧费', en: 'A depreciation fee' } }),
];
const found = (filters: ClauseFilters) =>
  clauses.filter((one) => fitsFilters(one, filters)).map(({ id }) => id);

describe('the list of clauses is narrowed by what stands in the address', () => {
  it('only known filters with a value are read', () => {
    const search = { tab: 'clauses', document: 'S1', kind: '', find: '48', other: 'x', status: 7 };
    expect(readClauseFilters(search)).toEqual({ document: 'S1', find: '48' });
  });
  const cases: [ClauseFilters, string[]][] = [
    [{ document: 'S1', kind: 'limit' }, ['S1 2.2']],
    [{ document: 'S0', status: 'advisory' }, ['S0 4.1']],
    [{ department: 'customer_service', kind: 'authority' }, ['S1 5.2']],
    [{ find: ' s3 2-四-1 ' }, ['S3 2-四-1']],
    [{ find: 'DEPRECIATION FEE' }, ['TGR 13']],
    [{ document: 'S1', status: 'superseded' }, []],
  ];
  it.each(cases)('%o', (filters, ids) => expect(found(filters)).toEqual(ids));
  it('without filters everything stands', () => expect(found({})).toHaveLength(clauses.length));
});

describe('numbers of the policy in words', () => {
  it('amounts', () => {
    expect(amountText({ value: 7, unit: 'calendar_days' }, 'zh-CN')).toBe('7 日');
    expect(amountText({ value: 1, unit: 'years' }, 'en')).toBe('1 year');
    expect(amountText({ value: 300, unit: 'percent' }, 'en')).toBe('300%');
    expect(amountText({ value: 50_000, unit: 'fen' }, 'zh-CN')).toBe('¥500');
  });
  it('intervals', () => {
    expect(everyText({ value: 1, unit: 'months' }, 'zh-CN')).toBe('每月');
    expect(everyText({ value: 3, unit: 'months' }, 'zh-CN')).toBe('每 3 个月');
    expect(everyText({ value: 1, unit: 'years' }, 'en')).toBe('every year');
    expect(everyText({ value: 2, unit: 'days' }, 'en')).toBe('every 2 days');
  });
  it('targets, and changes with their sign', () => {
    const base = { key: 'one', clause: 'S2 1.4.1', measure: 'one', text: { zh: '目标', en: 'Target' } };
    const text = (target: object) => targetText(Target.parse({ ...base, ...target }), 'zh-CN');
    const change = { unit: 'percent', baseline: { from: null, to: null } };
    expect(text({ direction: 'at_least', value: 85, unit: 'points' })).toBe('≥ 85 分');
    expect(text({ direction: 'at_most', value: 48, unit: 'hours' })).toBe('≤ 48 小时');
    expect(text({ ...change, direction: 'at_least', value: 50 })).toBe('+50%');
    expect(text({ ...change, direction: 'at_most', value: -12 })).toBe('−12%');
  });
});
