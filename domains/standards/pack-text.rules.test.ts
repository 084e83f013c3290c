import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packFile, readPackFile } from './pack-file.actions.ts';
import { packFields, withoutDefaults } from './pack-text.rules.ts';
import { longest, type Pack } from './standards.contract.ts';
import { parsePack } from './standards.rules.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const packOf = (yaml: string): Pack => {
  const read = readPackFile(yaml);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.pack;
};
const shipped = packOf(text('standards/home-products.yaml'));

/** The shipped rules alone: less to write and read than the whole. */
const rules = {
  ...shipped,
  decisions: [],
  cadences: [],
  targets: [],
  responsibilities: [],
  scope: [],
  promises: [],
};
const slim = { ...rules, statutory: [], forbiddenTerms: [], recordForms: [], glossary: [], clauses: [] };
const small: Pack = {
  ...slim,
  documents: shipped.documents.map((document) => ({ ...document, citations: [] })),
  clauses: shipped.clauses.filter(({ id }) => JSON.stringify(slim).includes(`"${id}"`)),
};

describe('a pack as a file', () => {
  const limitWith = (change: Partial<Pack['limits'][number]>): Pack => ({
    ...small,
    limits: small.limits.map((limit) =>
      limit.key === 'complaint_contact' ? { ...limit, ...change } : limit,
    ),
  });
  const cases: [string, Pack][] = [
    ['as shipped', shipped],
    [
      'with texts that look like something else',
      { ...small, title: { zh: '#1: “是”', en: 'yes: "no" # - [x] {y}' } },
    ],
    ['with a text of two lines', { ...small, title: { zh: '一\n二', en: 'one\n  two\n' } }],
    [
      'with a company amount',
      {
        ...small,
        authority: {
          ...small.authority,
          levels: small.authority.levels.map((level) => ({ ...level, amountLimitFen: 0 })),
        },
      },
    ],
    [
      'with every list empty that may be',
      {
        ...small,
        gates: [],
        decisions: [],
        measureBlocks: [],
        authority: { ...small.authority, majorWhen: [] },
      },
    ],
    [
      'with an own number',
      limitWith({ origin: 'company_setting', note: { zh: '自定', en: 'own' }, verified: false }),
    ],
    [
      'with a start not fixed yet',
      {
        ...small,
        targets: [
          {
            key: 'one',
            clause: 'S2 1.4.1',
            measure: 'one',
            direction: 'at_least',
            value: -1.5,
            unit: 'percent',
            baseline: { from: null, to: null },
            text: { zh: '一', en: 'one' },
          },
        ],
      },
    ],
  ];
  it.each(cases)('%s is written and read back as it was', { timeout: 90_000 }, (_, pack) => {
    expect(packOf(packFile(pack))).toEqual(pack);
  });

  it('keeps the order of the schema whatever order the database gives the keys', { timeout: 90_000 }, () => {
    const shuffle = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffle);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, shuffle(inner)]),
      );
    };
    const parsed = parsePack(shuffle(small));
    expect(parsed.ok && packFile(parsed.pack)).toBe(packFile(small));
    expect(packFile(small).split('\n').slice(0, 3)).toEqual([
      'code: home_products',
      `version: ${shipped.version}`,
      `effectiveFrom: ${shipped.effectiveFrom}`,
    ]);
  });

  it('leaves out what is as by default', () => {
    const [limit] = (withoutDefaults(shipped) as { limits: Record<string, unknown>[] }).limits;
    expect(Object.keys(limit ?? {})).not.toContain('supersededBy');
  });

  it('names line, place and reason of what is wrong, broken YAML too', { timeout: 90_000 }, () => {
    const value = text('standards/home-products.yaml').replace('event: acknowledge', 'event: later');
    const read = readPackFile(value);
    const line = value.split('\n').findIndex((one) => one.includes('event: later')) + 1;
    expect(read.ok ? [] : read.problems).toEqual([
      { line, path: 'limits.urgent_acknowledge.event', code: 'invalid_value', values: {} },
    ]);
    expect(readPackFile('code: a\ncode: b\n')).toEqual({
      ok: false,
      problems: [{ line: 2, path: '', code: 'yaml_key_twice', values: {} }],
    });
  });
});

describe('the reference page of the pack', () => {
  const page = text('docs/standard-packs.md');
  it('names every field of the schema', () => {
    const rows = new Set([...page.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name));
    const own = packFields().filter(
      (path) =>
        !/\.(zh|en)$/.test(path) &&
        !/\.(when|majorWhen)\.\w+$/.test(path) &&
        !/^settings\.\w+\.(clause|origin|text)$/.test(path),
    );
    expect(own.filter((path) => !rows.has(path))).toEqual([]);
    const known = new Set(packFields());
    expect(
      [...rows].filter(
        (name) =>
          name !== undefined && !known.has(name) && !/^(when|setting)\.\w+$/.test(name) && !(name in longest),
      ),
    ).toEqual([]);
  });
  it('names every fact that a condition can ask for', () => {
    const facts = new Set(packFields().flatMap((path) => /\.when\.(\w+)$/.exec(path)?.[1] ?? []));
    expect([...facts].filter((fact) => !page.includes(`| \`when.${fact}\``))).toEqual([]);
  });
  it('gives the bound of every unit', () => {
    for (const [unit, most] of Object.entries(longest)) {
      expect(page).toMatch(new RegExp(`\\| \`${unit}\` \\|[^\\n]*\\b${most.toLocaleString('en-US')}\\b`));
    }
  });
});
