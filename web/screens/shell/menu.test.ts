import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuOf } from './menu.ts';
import { isOpenTo, placeGroups, places } from './places.ts';

const group = (name: string, count: number) => ({
  name,
  places: Array.from({ length: count }, (_, at) => `${name}${at}`),
});
const sections = (...groups: { name: string; places: string[] }[]) =>
  menuOf(groups, () => true).map(({ name, places: own }) => [name, own.length]);

describe('the menu of one person', () => {
  it.each([
    ['nothing', [], []],
    ['few places have no headings', [group('a', 5), group('b', 3)], [[null, 8]]],
    [
      'more have their groups',
      [group('a', 5), group('b', 4)],
      [
        ['a', 5],
        ['b', 4],
      ],
    ],
    [
      'a lone place has no heading',
      [group('a', 5), group('b', 1), group('c', 4)],
      [
        ['a', 5],
        ['c', 4],
        [null, 1],
      ],
    ],
    [
      'single places stand together',
      [group('a', 8), group('b', 1), group('c', 1)],
      [
        ['a', 8],
        ['rest', 2],
      ],
    ],
  ] as const)('%s', (_, groups, expected) => {
    expect(sections(...groups)).toEqual(expected);
  });

  it('shows exactly what may be seen, each place once', () => {
    fc.assert(
      fc.property(fc.subarray(places.map(({ name }) => name)), (seen) => {
        const shown = menuOf(placeGroups, (place: { name: string }) =>
          seen.some((name) => name === place.name),
        ).flatMap((section) => section.places.map(({ name }) => name));
        expect([...shown].sort()).toEqual([...seen].sort());
      }),
    );
  });

  it('names and addresses each place once, and puts four under the thumb', () => {
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
    expect(new Set(places.map(({ to }) => to)).size).toBe(places.length);
    expect(places.filter(({ thumb }) => thumb)).toHaveLength(4);
  });

  it('somebody who sees no cases has no desk, and still a place to begin', () => {
    const firstOf = (rights: Parameters<typeof isOpenTo>[0]) =>
      places.find((place) => isOpenTo(rights, place))?.name;
    expect(firstOf({ 'cases:view': null })).toBe('desk');
    expect(firstOf({ 'users:manage': null })).toBe('users');
    expect(firstOf({})).toBe('api');
  });
});
