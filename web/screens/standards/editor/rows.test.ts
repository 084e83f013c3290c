import { describe, expect, it } from 'vitest';
import type { Route } from '../../../../domains/standards/standards.contract.ts';
import { freeKey, inserted, moved, takenBefore } from './rows.ts';

const route = (key: string, when: Route['when']): Route => ({
  key,
  when,
  clause: 'S1 5.1',
  lead: 'after_sales',
  cooperating: [],
  origin: 'clause',
});

describe('order of rows', () => {
  it.each([
    ['down', 0, 2, ['b', 'c', 'a']],
    ['up', 2, 0, ['c', 'a', 'b']],
    ['nowhere', 1, 1, ['a', 'b', 'c']],
    ['out of the list', 0, 3, ['a', 'b', 'c']],
    ['from outside', 7, 0, ['a', 'b', 'c']],
  ])('moves a row %s', (_, from, to, result) => {
    expect(moved(['a', 'b', 'c'], from, to)).toEqual(result);
  });

  it('puts a row between', () => {
    expect(inserted(['a', 'c'], 1, 'b')).toEqual(['a', 'b', 'c']);
  });

  it.each([
    [[], 'route'],
    [['route'], 'route_2'],
    [['route', 'route_2', 'route_3'], 'route_4'],
  ])('finds a key beside %j', (taken, key) => {
    expect(freeKey('route', taken)).toBe(key);
  });
});

describe('rows that are never reached', () => {
  const cases: [string, Route['when'], Route['when'], boolean][] = [
    ['everything before something', {}, { kind: ['complaint'] }, true],
    ['the same', { kind: ['complaint'] }, { kind: ['complaint'] }, true],
    ['wider before narrower', { kind: ['complaint', 'request'] }, { kind: ['complaint'], level: [1] }, true],
    ['narrower before wider', { kind: ['complaint'], level: [1] }, { kind: ['complaint'] }, false],
    ['another kind', { kind: ['request'] }, { kind: ['complaint'] }, false],
    ['a flag that the other leaves open', { needsRepair: true }, { kind: ['complaint'] }, false],
    ['a flag both ask', { needsRepair: true }, { needsRepair: true, level: [2] }, true],
    ['the opposite flag', { needsRepair: true }, { needsRepair: false }, false],
  ];
  it.each(cases)('%s', (_, first, second, isTaken) => {
    const rows = [route('first', first), route('second', second)];
    expect(takenBefore(rows, 1)?.key).toBe(isTaken ? 'first' : undefined);
    expect(takenBefore(rows, 0)).toBeUndefined();
  });
});
