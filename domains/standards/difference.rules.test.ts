import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { canonical, differenceOf } from './difference.rules.ts';
import { Pack } from './standards.contract.ts';
import type { EntryChange } from './versions.contract.ts';

const pack = Pack.parse(
  parse(readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8')),
);
const copy = (): Pack => structuredClone(pack);
const withLimit = (key: string, change: Partial<Pack['limits'][number]>): Pack => ({
  ...copy(),
  limits: pack.limits.map((limit) => (limit.key === key ? { ...limit, ...change } : limit)),
});

describe('what a version changes', () => {
  const cases: [string, Pack, EntryChange[]][] = [
    ['nothing', copy(), []],
    [
      'a limit’s number',
      withLimit('urgent_respond', { duration: { value: 1, unit: 'hours' } }),
      [
        {
          part: 'limits',
          key: 'urgent_respond',
          clause: 'S1 2.2',
          change: 'changed',
          fields: [{ path: 'duration.value', old: 2, new: 1 }],
        },
      ],
    ],
    [
      'a clause’s text',
      {
        ...copy(),
        clauses: pack.clauses.map((clause) =>
          clause.id === 'S1 1.2' ? { ...clause, text: { ...clause.text, zh: '先核实，再答复。' } } : clause,
        ),
      },
      [
        {
          part: 'clauses',
          key: 'S1 1.2',
          clause: 'S1 1.2',
          change: 'changed',
          fields: [
            {
              path: 'text.zh',
              old: pack.clauses.find((clause) => clause.id === 'S1 1.2')?.text.zh,
              new: '先核实，再答复。',
            },
          ],
        },
      ],
    ],
    [
      'a new order of the routes',
      { ...copy(), routing: [...pack.routing].reverse() },
      [
        {
          part: 'routing',
          key: '*',
          clause: null,
          change: 'changed',
          fields: [
            {
              path: 'order',
              old: pack.routing.map((route) => route.key),
              new: pack.routing.map((route) => route.key).reverse(),
            },
          ],
        },
      ],
    ],
    [
      'a setting',
      {
        ...copy(),
        settings: { ...pack.settings, maxReopenings: { ...pack.settings.maxReopenings, value: 2 } },
      },
      [
        {
          part: 'settings',
          key: 'maxReopenings',
          clause: pack.settings.maxReopenings.clause,
          change: 'changed',
          fields: [{ path: 'value', old: 1, new: 2 }],
        },
      ],
    ],
    [
      'an amount of authority',
      {
        ...copy(),
        authority: {
          ...pack.authority,
          levels: pack.authority.levels.map((level) =>
            level.layer === 1 ? { ...level, amountLimitFen: 20_000 } : level,
          ),
        },
      },
      [
        {
          part: 'authority',
          key: pack.authority.levels.find((level) => level.layer === 1)?.key ?? '',
          clause: null,
          change: 'changed',
          fields: [{ path: 'amountLimitFen', old: null, new: 20_000 }],
        },
      ],
    ],
  ];
  it.each(cases)('%s', (_, next, changes) => expect(differenceOf(pack, next)).toEqual(changes));

  it('a new and a gone entry show all their fields, one side empty', () => {
    const [first, ...rest] = pack.gates;
    const gone = differenceOf(pack, { ...copy(), gates: rest });
    expect(gone).toMatchObject([
      { part: 'gates', key: first?.key, clause: first?.clause, change: 'removed' },
    ]);
    expect(gone[0]?.fields).toContainEqual({ path: 'text.zh', old: first?.text.zh, new: null });
    const added = differenceOf({ ...copy(), gates: rest }, pack);
    expect(added).toMatchObject([{ part: 'gates', key: first?.key, change: 'added' }]);
    expect(added[0]?.fields).toContainEqual({ path: 'text.zh', old: null, new: first?.text.zh });
  });

  it('an entry named twice is not lost', () => {
    const [route] = pack.routing;
    if (route === undefined) throw new Error('no route');
    const twice = { ...copy(), routing: [...pack.routing, route] };
    expect(differenceOf(pack, twice).map(({ key, change }) => [key, change])).toEqual([
      [`${route.key} (2)`, 'added'],
    ]);
  });
});

/** A handful of entries of each kind: the properties do not need all of them. */
const small: Pack = {
  ...pack,
  documents: pack.documents.slice(0, 3),
  clauses: pack.clauses.slice(0, 12),
  limits: pack.limits.slice(0, 8),
  glossary: pack.glossary.slice(0, 3),
};

/** The small pack with some entries left out, some limits changed, some lists turned around. */
const anyPack = fc
  .record({
    keep: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    hours: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }),
    turned: fc.boolean(),
  })
  .map(({ keep, hours, turned }): Pack => {
    const limits = small.limits
      .filter((_, place) => place === 0 || keep[place % 40])
      .map((limit, place) => ({ ...limit, duration: { ...limit.duration, value: hours[place % 40] ?? 1 } }));
    const routing = small.routing.filter((_, place) => place === 0 || keep[(place + 7) % 40]);
    const clauses = small.clauses.filter((_, place) => place === 0 || keep[(place + 11) % 40]);
    return { ...structuredClone(small), limits, clauses, routing: turned ? routing.reverse() : routing };
  });

const mirrored = (change: EntryChange): EntryChange => ({
  ...change,
  change: change.change === 'added' ? 'removed' : change.change === 'removed' ? 'added' : 'changed',
  fields: change.fields.map(({ path, old, new: next }) => ({ path, old: next, new: old })),
});

describe('properties', () => {
  it('a pack does not differ from itself, nor from its copy with keys in another order', () => {
    fc.assert(
      fc.property(anyPack, (one) => {
        const turned = Object.fromEntries(Object.entries(one).reverse()) as Pack;
        expect(differenceOf(one, one)).toEqual([]);
        expect(differenceOf(one, turned)).toEqual([]);
        expect(canonical(turned)).toBe(canonical(one));
      }),
      { numRuns: 40 },
    );
  });
  it('swapped sides give the mirrored difference', () => {
    fc.assert(
      fc.property(anyPack, anyPack, (one, other) => {
        expect(differenceOf(other, one)).toEqual(differenceOf(one, other).map(mirrored));
      }),
      { numRuns: 60 },
    );
  });
  it('no difference means the same content', () => {
    fc.assert(
      fc.property(anyPack, anyPack, (one, other) => {
        const same = canonical(one) === canonical(other);
        // Only the order of routes has a meaning; other lists may stand in any order.
        expect(differenceOf(one, other).length === 0).toBe(same);
      }),
      { numRuns: 60 },
    );
  });
});
