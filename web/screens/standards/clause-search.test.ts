import { describe, expect, it } from 'vitest';
import { standardPack } from '../../../domains/deadlines/testing/standard.ts';
import { type ClauseFilters, fitsFilters, readClauseFilters } from './clause-search.ts';
import { amountText, everyText, targetText } from './policy-words.ts';

const pack = standardPack();
const found = (filters: ClauseFilters) =>
  pack.clauses.filter((clause) => fitsFilters(clause, filters)).map(({ id }) => id);

describe('the list of clauses is narrowed by what stands in the address', () => {
  it('only known filters with a value are read', () => {
    const search = { tab: 'clauses', document: 'S1', kind: '', find: '48', other: 'x', status: 7 };
    expect(readClauseFilters(search)).toEqual({ document: 'S1', find: '48' });
  });
  const cases: [ClauseFilters, string[]][] = [
    [{ document: 'S1', kind: 'limit' }, ['S1 2.2']],
    [{ document: 'S0', status: 'advisory' }, ['S0 4.1']],
    [{ department: 'finance', kind: 'target' }, ['S3 1-K3-1']],
    [{ find: ' s3 2-四-1 ' }, ['S3 2-四-1']],
    [{ find: 'DEPRECIATION FEE' }, ['TGR 13']],
    [{ document: 'S1', status: 'superseded' }, []],
  ];
  it.each(cases)('%o', (filters, ids) => expect(found(filters)).toEqual(ids));
  it('without filters everything stands', () => expect(found({})).toHaveLength(pack.clauses.length));
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
    const text = (key: string) =>
      pack.targets.filter((target) => target.key === key).map((target) => targetText(target, 'zh-CN'));
    expect(text('csat')).toEqual(['≥ 85 分']);
    expect(text('workorder_closure')).toEqual(['≤ 48 小时']);
    expect(text('response_gain')).toEqual(['+50%']);
    expect(text('unit_cost_cut')).toEqual(['−12%']);
  });
});
