import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingNames, findingSentence } from './finding-texts.contract.ts';
import { type Finding, type FindingCode, findingCodes, type LintContext } from './linting.contract.ts';
import { lintPack } from './linting.rules.ts';
import { readPackFile } from './pack-file.actions.ts';
import { caseKinds, clockEvents, type Pack } from './standards.contract.ts';
import { parsePack } from './standards.rules.ts';
import { clause, promise, said } from './testing/changed-packs.ts';
import { cleanPack } from './testing/clean-pack.ts';
import { limitFindings } from './testing/limit-findings.ts';
import { noFindings } from './testing/no-findings.ts';
import { rightsFindings } from './testing/rights-findings.ts';
import { wordingFindings } from './testing/wording-findings.ts';

const context: LintContext = { calendarYears: [2026, 2027], today: '2026-11-25', amountsSet: null };
const lint = (pack: Pack, change: Partial<LintContext> = {}) => lintPack(pack, { ...context, ...change });
const codesOf = (findings: Finding[]): FindingCode[] => [...new Set(findings.map(({ code }) => code))];
const found = [...limitFindings, ...wordingFindings, ...rightsFindings];

describe('what the linter finds', () => {
  it.each(found)('%s', (_, pack, code, expected, change) => {
    const findings = lint(pack, change).filter((one) => one.code === code);
    expect(findings).toContainEqual(expect.objectContaining(expected));
    for (const finding of findings) {
      expect(findingSentence(finding, 'zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(findingSentence(finding, 'en')).toMatch(/^[A-Z“0-9]/);
      expect(findingSentence(finding, 'zh-CN') + findingSentence(finding, 'en')).not.toMatch(/undefined/);
    }
  });
  it('every code has a case, a name and a sentence', () => {
    expect(new Set(found.map(([, , code]) => code))).toEqual(new Set(findingCodes));
    expect(Object.keys(findingNames).sort()).toEqual([...findingCodes].sort());
  });
  it.each(noFindings)('not: %s', (_, pack, code, change) => {
    expect(codesOf(lint(pack, change))).not.toContain(code);
  });
  it('a clean pack is one, and nothing is found in it', () => {
    expect(parsePack(cleanPack).ok).toBe(true);
    expect(lint(cleanPack)).toEqual([]);
  });

  it('a term that limits statutory rights, or is worse than the law, blocks and no decision settles it', () => {
    const all: Pack['decisions'][number] = {
      key: 'everything',
      clauses: cleanPack.clauses.map(({ id }) => id),
      settles: ['below_the_law', 'forbidden_term', 'scope_incomplete'],
      text: { zh: '都算解决', en: 'All settled' },
    };
    const worse = { ...promise({ value: 6 }), decisions: [all] };
    const forbidden = { ...said('特价商品概不退换'), decisions: [all] };
    for (const pack of [worse, forbidden]) {
      const blocks = lint(pack).filter(({ severity }) => severity === 'blocks');
      expect(blocks).toHaveLength(1);
      expect(blocks[0]?.settledBy).toBeNull();
    }
  });

  it('[S3-3.K6-1] a policy clause names the law it serves, and less than the law is flagged with both', () => {
    expect(codesOf(lint(clause('CO 4', { serves: [] })))).toEqual(['law_not_named']);
    expect(codesOf(lint(clause('CO 4', { serves: ['LAW 9'] })))).toEqual(['law_article_unknown']);
    expect(lint(promise({ value: 6 }))).toMatchObject([
      {
        code: 'below_the_law',
        clauses: ['CO 4', 'LAW 1'],
        values: { promise: '6 calendar_days', bound: 'at_least', law: '7 calendar_days', lawClause: 'LAW 1' },
      },
    ]);
    expect(lint(shipped).filter(({ code }) => code.startsWith('law_') && code !== 'law_cuts_limit')).toEqual(
      [],
    );
  });
});

function shippedPack(): Pack {
  const read = readPackFile(
    readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.pack;
}
const shipped = shippedPack();

describe('the shipped standard', () => {
  const findings = lint(shipped, { calendarYears: [2026] });
  it('shows every known tension between its documents', () => {
    const tensions = new Set(findings.map(({ tension }) => tension));
    const all = Array.from({ length: 28 }, (_, place) => `T${place + 1}`);
    expect(all.filter((tension) => !tensions.has(tension))).toEqual([]);
  });
  it('has a decision for each of them, and nothing that blocks', () => {
    expect(findings.filter(({ tension, settledBy }) => tension !== null && settledBy === null)).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'blocks')).toEqual([]);
  });
  it('is told in words, without codes', () => {
    const sentences = findings.flatMap((one) => [findingSentence(one, 'zh-CN'), findingSentence(one, 'en')]);
    expect(sentences.filter((sentence) => /[a-z]_|undefined|[（“]\s*[”）]/.test(sentence))).toEqual([]);
  });
  it('leaves open what the company has still to do', () => {
    const open = findings.filter(({ settledBy }) => settledBy === null);
    expect(codesOf(open)).toEqual(['wording_not_set', 'calendar_year_missing']);
  });
});

describe('laws of the linter', () => {
  const clauses = fc.subarray(
    shipped.clauses.map(({ id }) => id),
    { minLength: 1 },
  );
  const wild = fc.record({
    event: fc.constantFrom(...clockEvents),
    binding: fc.constantFrom('breach' as const, 'target' as const),
    from: fc.constantFrom('received' as const, 'assigned' as const),
    duration: fc.record({
      value: fc.integer({ min: 1, max: 1000 }),
      unit: fc.constantFrom('hours' as const, 'working_days' as const, 'calendar_days' as const),
    }),
    keptWhenKindBecomes: fc.subarray([...caseKinds]),
    origin: fc.constantFrom('clause' as const, 'law' as const, 'company_setting' as const),
    when: fc.constantFrom(
      ...shipped.limits.map(({ when }) => when),
      {},
      { level: [1 as const] },
      { incidentGrade: [3 as const, 4 as const] },
    ),
  });
  /** Packs that parse, made of pieces of the shipped one with limits of any kind. */
  const packs = fc
    .record({
      limits: fc.array(wild, { minLength: 1, maxLength: 12 }),
      routing: fc.shuffledSubarray(shipped.routing, { minLength: 1 }),
      categories: fc.subarray(shipped.categories, { minLength: 1 }),
      gates: fc.subarray(shipped.gates),
      scope: fc.subarray(shipped.scope),
      promises: fc.subarray(shipped.promises),
      statutory: fc.subarray(shipped.statutory),
      targets: fc.subarray(shipped.targets),
      decisions: fc.subarray(shipped.decisions),
      glossary: fc.subarray(shipped.glossary.slice(0, 2)),
    })
    .map(
      (pieces): Pack => ({
        ...shipped,
        ...pieces,
        limits: pieces.limits.map((change, place) => ({
          ...shipped.limits[0]!,
          ...change,
          fallbackFrom: null,
          cappedBy: null,
          key: `limit_${place}`,
        })),
      }),
    );

  it('any pack that parses is linted, and every finding can be said in both languages', {
    timeout: 90_000,
  }, () => {
    fc.assert(
      fc.property(packs, fc.constantFrom(null, true, false), (pack, amountsSet) => {
        const parsed = parsePack(pack);
        expect(parsed.ok ? [] : parsed.problems).toEqual([]);
        for (const finding of lint(pack, { amountsSet })) {
          expect(findingSentence(finding, 'zh-CN')).not.toBe('');
          expect(findingSentence(finding, 'en')).not.toBe('');
        }
      }),
      { numRuns: 40 },
    );
  });
  it('one more decision adds no finding and opens none', { timeout: 90_000 }, () => {
    const decision = fc
      .record({ clauses, settles: fc.subarray([...findingCodes]) })
      .map((parts) => ({ key: 'one_more', text: { zh: '又一项', en: 'One more' }, ...parts }));
    const bare = (findings: Finding[]) => findings.map((one) => ({ ...one, settledBy: null }));
    fc.assert(
      fc.property(packs, decision, (pack, more) => {
        const before = lint(pack);
        const after = lint({ ...pack, decisions: [...pack.decisions, more] });
        expect(bare(after)).toEqual(bare(before));
        const opened = after.filter(
          (one, place) => one.settledBy === null && before[place]?.settledBy !== null,
        );
        expect(opened).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
