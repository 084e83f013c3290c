import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingNames, findingSentence } from './finding-texts.contract.ts';
import { type Finding, type FindingCode, findingCodes, type LintContext } from './linting.contract.ts';
import { lintPack } from './linting.rules.ts';
import { readPackFile } from './pack-file.actions.ts';
import { caseKinds, clockEvents, type Limit, type Pack } from './standards.contract.ts';
import { parsePack } from './standards.rules.ts';
import { cleanPack } from './testing/clean-pack.ts';

const context: LintContext = { calendarYears: [2026, 2027], today: '2026-11-25', amountsSet: null };
const lint = (pack: Pack, change: Partial<LintContext> = {}) => lintPack(pack, { ...context, ...change });
const codesOf = (findings: Finding[]): FindingCode[] => [...new Set(findings.map(({ code }) => code))];

const limits = (change: (limit: Limit) => Partial<Limit>): Pack => ({
  ...cleanPack,
  limits: cleanPack.limits.map((limit) => ({ ...limit, ...change(limit) })),
});
const limit = (key: string, change: Partial<Limit>): Pack => limits((one) => (one.key === key ? change : {}));
const plus = (change: Partial<Limit>): Pack => {
  const [first] = cleanPack.limits;
  return { ...cleanPack, limits: [...cleanPack.limits, { ...first!, key: 'one_more', ...change }] };
};
const clause = (id: string, change: Partial<Pack['clauses'][number]>): Pack => ({
  ...cleanPack,
  clauses: cleanPack.clauses.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
const document = (code: string, change: Partial<Pack['documents'][number]>): Pack => ({
  ...cleanPack,
  documents: cleanPack.documents.map((one) => (one.code === code ? { ...one, ...change } : one)),
});
const cited = (
  ...citations: [number: string, title: string, status: 'verified' | 'unverified' | 'mis_titled'][]
) =>
  document('CO', {
    citations: citations.map(([number, title, status]) => ({
      number,
      title,
      status,
      clause: 'CO 1',
      shownToCustomers: false,
    })),
  });
const promise = (change: Partial<Pack['promises'][number]>): Pack => ({
  ...cleanPack,
  promises: cleanPack.promises.map((one) => ({ ...one, ...change })),
});
const route = (key: string, when: Pack['routing'][number]['when']): Pack['routing'][number] => ({
  ...cleanPack.routing[0]!,
  key,
  when,
});
const incident = (grade: 1 | 2 | 3 | 4, hours: number, change: Partial<Limit> = {}): Limit => ({
  ...cleanPack.limits[0]!,
  key: `grade_${grade}`,
  when: { kind: ['incident'], incidentGrade: [grade] },
  duration: { value: hours, unit: 'hours' },
  ...change,
});
const graded = (...more: Limit[]): Pack => ({ ...cleanPack, limits: [...cleanPack.limits, ...more] });
const said = (words: string, key = 'scope'): Pack => ({
  ...cleanPack,
  scope: cleanPack.scope.map((entry, place) =>
    place === 0 && key === 'scope' ? { ...entry, text: { zh: words, en: 'Scope' } } : entry,
  ),
});
const target = { ...cleanPack.targets[0]! };
const complaint24: Partial<Limit> = { when: { kind: ['complaint'] }, duration: { value: 24, unit: 'hours' } };

type Case = [
  name: string,
  pack: Pack,
  code: FindingCode,
  expected: Partial<Finding>,
  change?: Partial<LintContext>,
];

const found: Case[] = [
  [
    'two times for one event',
    plus({ ...complaint24, clause: 'CO 2', duration: { value: 2, unit: 'working_days' } }),
    'limits_disagree',
    { clauses: ['CO 1', 'CO 2'], tension: 'T1' },
  ],
  [
    'two times for incidents',
    graded(incident(1, 2), { ...incident(1, 4), key: 'again', clause: 'CO 2' }),
    'limits_disagree',
    { tension: 'T7' },
  ],
  ['hours beside working days', plus(complaint24), 'units_mixed', { clauses: ['CO 1'], tension: 'T2' }],
  [
    'the department’s own start',
    plus({ when: { kind: ['complaint'] }, from: 'assigned', clause: 'CO 3' }),
    'starts_differ',
    { clauses: ['CO 1', 'CO 3'], tension: 'T3' },
  ],
  [
    'a target to close beside a limit to complete',
    plus({ event: 'close', when: { kind: ['request'] }, binding: 'target', clause: 'CO 2' }),
    'target_beside_limit',
    { clauses: ['CO 2', 'CO 1'], tension: 'T4' },
  ],
  [
    'a request that becomes a complaint',
    limit('request_complete', { keptWhenKindBecomes: ['complaint'] }),
    'limit_kept_across_kinds',
    { tension: 'T5' },
  ],
  [
    'a refund by law',
    plus({
      event: 'complete',
      when: { kind: ['request'] },
      origin: 'law',
      clause: 'LAW 1',
      from: 'goods_returned',
      duration: { value: 7, unit: 'calendar_days' },
    }),
    'law_cuts_limit',
    { clauses: ['CO 1', 'LAW 1'], tension: 'T6' },
  ],
  [
    'graver incidents that wait longer',
    graded(incident(1, 6), incident(2, 4), incident(3, 4), incident(4, 2)),
    'limit_looser_when_graver',
    { tension: 'T7' },
  ],
  [
    'the looser one is superseded, the text still says it',
    graded(incident(1, 6, { supersededBy: 'CO 2' }), incident(2, 2), incident(3, 2), incident(4, 2)),
    'limit_looser_when_graver',
    { tension: 'T7' },
  ],
  [
    'level 1 slower than level 2',
    limit('level_1_solution', { duration: { value: 9, unit: 'working_days' } }),
    'limit_looser_when_graver',
    { tension: null, path: 'limits.level_1_solution' },
  ],
  [
    'urgent slower than general',
    graded(
      ...(['urgent', 'general'] as const).map((urgency, place) => ({
        ...cleanPack.limits[0]!,
        key: urgency,
        event: 'arrange' as const,
        when: { urgency: [urgency] },
        duration: { value: 2 - place, unit: 'working_days' as const },
      })),
    ),
    'limit_looser_when_graver',
    { tension: null },
  ],
  [
    'grade III without a limit',
    graded(incident(1, 2), incident(2, 2), incident(4, 2)),
    'grade_without_limit',
    { tension: 'T8', values: { event: 'respond', grades: ['incidentGrade 3'], fallback: '', duration: '' } },
  ],
  [
    'level 2 without a limit',
    { ...cleanPack, limits: cleanPack.limits.filter(({ key }) => key !== 'level_2_solution') },
    'grade_without_limit',
    { tension: null },
  ],
  [
    '“in seconds”, the company says how many',
    clause('CO 5', { vagueWords: ['秒级'] }),
    'wording_without_number',
    { clauses: ['CO 5'], tension: 'T9' },
  ],
  [
    '“regularly”, nobody says how often',
    clause('CO 2', { vagueWords: ['定期'] }),
    'wording_not_set',
    { clauses: ['CO 2'], tension: null },
  ],
  [
    'tiers of a clause that numbers the response only',
    {
      ...cleanPack,
      settings: {
        ...cleanPack.settings,
        responseTierPercents: { ...cleanPack.settings.responseTierPercents, clause: 'CO 1' },
      },
    },
    'tiers_without_number',
    { clauses: ['CO 1'], tension: 'T10' },
  ],
  [
    'classes A, B, C that no limit asks for',
    { ...cleanPack, authority: { ...cleanPack.authority, majorWhen: [{ impactClass: ['A'] }] } },
    'scheme_without_limit',
    { clauses: ['CO 3'], tension: 'T11' },
  ],
  [
    'categories of two lists',
    {
      ...cleanPack,
      categories: cleanPack.categories.map((one, place) => (place === 0 ? { ...one, clause: 'CO 4' } : one)),
    },
    'category_source_differs',
    { clauses: ['CO 4', 'CO 3'], tension: 'T12' },
  ],
  ...(
    [
      ['case_owner', 'T13'],
      ['responsible', 'T14'],
      ['incident_lead', 'T15'],
      ['technical_terms', 'T17'],
      ['customer_details', 'T19'],
      ['record_medium', 'T21'],
      ['disclosure', 'T22'],
      ['survey_after_service', 'T27'],
      ['dissatisfied', 'T28'],
      ['another_matter', null],
    ] as const
  ).map(([topic, tension]): Case => {
    const stances = ['one_way', 'other_way'].map((stance) => [{ topic, stance }]);
    const clauses = cleanPack.clauses.map((one, place) => ({ ...one, stances: stances[place] ?? [] }));
    return [
      `opposite words on ${topic}`,
      { ...cleanPack, clauses },
      'stances_opposed',
      { clauses: ['CO 1', 'CO 2'], tension },
    ];
  }),
  [
    'a layer without an amount',
    {
      ...cleanPack,
      authority: {
        ...cleanPack.authority,
        levels: cleanPack.authority.levels.map((level) => ({ ...level, amountLimitFen: null })),
      },
    },
    'amount_not_set',
    { clauses: ['CO 3'], tension: 'T16' },
  ],
  [
    '24 hours that end at night',
    limit('complaint_respond', complaint24),
    'quiet_hours_cross_limit',
    { clauses: ['CO 5', 'CO 1'], tension: 'T18' },
  ],
  [
    'one number, two titles',
    cited(['X 1', '甲', 'verified'], ['X 1', '乙', 'verified']),
    'citation_two_titles',
    { tension: 'T20' },
  ],
  [
    'a number of another title',
    cited(['X 1', '甲', 'mis_titled']),
    'citation_mis_titled',
    { tension: 'T20' },
  ],
  [
    'numbers nobody checked',
    cited(['X 1', '甲', 'unverified'], ['X 2', '乙', 'unverified']),
    'citation_unverified',
    { tension: 'T20', values: { document: 'CO', count: 2, number: 'X 1' } },
  ],
  [
    'a ratio that advises',
    clause('CO 5', { status: 'advisory', text: { zh: '工具占70%', en: 'Tools 70 %' } }),
    'advisory_ratio',
    { tension: 'T23' },
  ],
  ['a clause that stops', clause('CO 5', { status: 'cut' }), 'clause_cut', { tension: null }],
  [
    'a baseline that is not frozen',
    { ...cleanPack, targets: [{ ...target, baseline: { from: '2025-01-01', to: null } }] },
    'target_without_baseline',
    { tension: 'T25' },
  ],
  ['a figure quoted as a fact', clause('CO 5', { claim: true }), 'claim_as_fact', { tension: 'T26' }],
  [
    'a promise worse than the law',
    promise({ value: 6 }),
    'below_the_law',
    { severity: 'blocks', clauses: ['CO 4', 'LAW 1'] },
  ],
  ['worse in another unit', promise({ value: 100, unit: 'hours' }), 'below_the_law', { severity: 'blocks' }],
  [
    'worse than a bound that nobody has read',
    {
      ...promise({ value: 6 }),
      statutory: cleanPack.statutory.map((bound) => ({ ...bound, verified: false })),
    },
    'below_the_law',
    { severity: 'warns' },
  ],
  [
    'later than the law allows',
    {
      ...promise({ value: 8 }),
      statutory: cleanPack.statutory.map((bound) => ({ ...bound, bound: 'at_most' as const })),
    },
    'below_the_law',
    { severity: 'blocks' },
  ],
  [
    'words that the pack forbids',
    said('特价商品概不退换'),
    'forbidden_term',
    { severity: 'blocks', clauses: ['LAW 1'], path: 'scope.warranty.text' },
  ],
  [
    'the last word on meaning, with a blank in it',
    said('本公司保留最终 解释权'),
    'forbidden_term',
    { severity: 'blocks', clauses: [] },
  ],
  [
    'a scope without repair',
    { ...cleanPack, scope: cleanPack.scope.filter(({ topic }) => topic !== 'repair') },
    'scope_incomplete',
    { severity: 'blocks', values: { topics: ['repair'] } },
  ],
  [
    'a category that is not there',
    { ...cleanPack, categories: cleanPack.categories.slice(1) },
    'category_incomplete',
    { severity: 'blocks', values: { category: 'product_quality', missing: ['entry'] } },
  ],
  [
    'a category without department',
    {
      ...cleanPack,
      categories: cleanPack.categories.map((one) =>
        one.key === 'safety' ? { ...one, lead: 'quality' as const } : one,
      ),
    },
    'category_incomplete',
    { values: { category: 'safety', missing: ['department'] } },
  ],
  [
    'categories without a solution limit',
    {
      ...cleanPack,
      limits: cleanPack.limits.filter(({ event }) => event !== 'solution'),
      authority: { ...cleanPack.authority, majorWhen: [] },
    },
    'category_incomplete',
    { values: { category: 'product_quality', missing: ['limit'] } },
  ],
  [
    'categories without a process',
    { ...cleanPack, gates: [] },
    'category_incomplete',
    { values: { category: 'product_quality', missing: ['process'] } },
  ],
  [
    'a stage without a limit',
    { ...cleanPack, stages: cleanPack.stages.filter(({ stage }) => stage !== 'confirm') },
    'stage_without_limit',
    { severity: 'blocks', values: { stage: 'confirm' } },
  ],
  [
    'a routing line behind one that takes all',
    { ...cleanPack, routing: [...cleanPack.routing, route('late', { kind: ['incident'] })] },
    'unreachable_rule',
    { path: 'routing.late' },
  ],
  [
    'a routing line behind a wider one',
    {
      ...cleanPack,
      routing: [cleanPack.routing[0]!, route('late', { category: ['safety'] }), cleanPack.routing[1]!],
    },
    'unreachable_rule',
    { path: 'routing.late' },
  ],
  [
    'a limit that another always ends before',
    plus({
      when: { kind: ['complaint'], urgency: ['general'] },
      duration: { value: 2, unit: 'working_days' },
    }),
    'unreachable_rule',
    { path: 'limits.one_more' },
  ],
  [
    'a limit that gives way to itself',
    limit('request_complete', { supersededBy: 'CO 1' }),
    'unreachable_rule',
    { path: 'limits.request_complete' },
  ],
  [
    'a year without a notice, reached in November',
    cleanPack,
    'calendar_year_missing',
    { values: { year: 2027 } },
    { calendarYears: [2026] },
  ],
  [
    'this year without a notice',
    cleanPack,
    'calendar_year_missing',
    { values: { year: 2026 } },
    { calendarYears: [2027] },
  ],
  [
    'an article that is not there',
    clause('CO 4', { serves: ['LAW 1', 'LAW 9'] }),
    'law_article_unknown',
    { values: { articles: ['LAW 9'] } },
  ],
  ['a promise that names no law', clause('CO 4', { serves: [] }), 'law_not_named', { clauses: ['CO 4'] }],
  [
    'a document that gave way',
    document('LAW', { status: 'superseded', replacedBy: 'NEW' }),
    'document_superseded',
    { clauses: ['LAW 1'] },
  ],
  [
    'a document past its end',
    document('LAW', { effectiveTo: '2026-11-24' }),
    'document_superseded',
    { clauses: ['LAW 1'] },
  ],
  [
    'a document that nobody read',
    document('LAW', { verified: false }),
    'document_unverified',
    { clauses: ['LAW 1'] },
  ],
  [
    'an article that nobody read',
    clause('LAW 1', { status: 'unverified' }),
    'document_unverified',
    { clauses: ['LAW 1'] },
  ],
  [
    'a review that is overdue',
    clause('CO 1', { nextReview: '2026-11-24' }),
    'review_overdue',
    { clauses: ['CO 1'] },
  ],
];

const silent: [name: string, pack: Pack, code: FindingCode, change?: Partial<LintContext>][] = [
  ['the same time twice', plus({ when: { kind: ['complaint'] } }), 'limits_disagree'],
  ['a target that differs', plus({ ...complaint24, binding: 'target' }), 'limits_disagree'],
  [
    'times of different kinds',
    plus({ when: { kind: ['incident'] }, duration: { value: 2, unit: 'hours' } }),
    'limits_disagree',
  ],
  ['times of different events', plus({ ...complaint24, event: 'arrange' }), 'units_mixed'],
  ['the case and the work inside it', plus({ ...complaint24, subject: 'workorder' }), 'starts_differ'],
  [
    'a company target',
    plus({ event: 'close', when: { kind: ['request'] }, binding: 'target', origin: 'company_setting' }),
    'target_beside_limit',
  ],
  [
    'a law that is never earlier',
    plus({
      event: 'complete',
      when: { kind: ['request'] },
      origin: 'law',
      duration: { value: 60, unit: 'calendar_days' },
    }),
    'law_cuts_limit',
  ],
  [
    'graver incidents that wait less',
    graded(incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 4)),
    'limit_looser_when_graver',
  ],
  [
    'the graver one of another kind',
    graded(incident(1, 9, { event: 'arrange' }), incident(4, 2)),
    'limit_looser_when_graver',
  ],
  [
    'every grade with a limit',
    graded(incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 4)),
    'grade_without_limit',
  ],
  [
    'the same words on a matter',
    clause('CO 4', { stances: [{ topic: 'record_medium', stance: 'electronic' }] }),
    'stances_opposed',
  ],
  [
    'amounts of the organisation',
    {
      ...cleanPack,
      authority: {
        ...cleanPack.authority,
        levels: cleanPack.authority.levels.map((level) => ({ ...level, amountLimitFen: null })),
      },
    },
    'amount_not_set',
    { amountsSet: true },
  ],
  ['an incident at night', graded(incident(1, 2)), 'quiet_hours_cross_limit'],
  [
    'no quiet hours',
    {
      ...limit('complaint_respond', complaint24),
      settings: {
        ...cleanPack.settings,
        quietHours: { ...cleanPack.settings.quietHours, value: { from: '08:00', to: '08:00' } },
      },
    },
    'quiet_hours_cross_limit',
  ],
  ['advice without a ratio', clause('CO 5', { status: 'advisory' }), 'advisory_ratio'],
  [
    'a target that is no change',
    { ...cleanPack, targets: [{ ...target, baseline: null }] },
    'target_without_baseline',
  ],
  ['a promise as good as the law in other units', promise({ value: 168, unit: 'hours' }), 'below_the_law'],
  ['a promise in units that cannot be compared', promise({ value: 1, unit: 'percent' }), 'below_the_law'],
  [
    'the law’s own words about what it forbids',
    clause('LAW 1', { text: { zh: '不得写概不退换', en: 'Not to be written' } }),
    'forbidden_term',
  ],
  [
    'a narrower line before a wider one',
    {
      ...cleanPack,
      routing: [route('first', { kind: ['complaint'], category: ['safety'] }), ...cleanPack.routing],
    },
    'unreachable_rule',
  ],
  ['next year in spring', cleanPack, 'calendar_year_missing', { calendarYears: [2026], today: '2026-04-01' }],
  [
    'a document that gave way and left no clause',
    {
      ...cleanPack,
      documents: [
        ...cleanPack.documents,
        { ...cleanPack.documents[1]!, code: 'OLD', status: 'superseded', verified: false },
      ],
    },
    'document_superseded',
  ],
  ['a review due today', clause('CO 1', { nextReview: '2026-11-25' }), 'review_overdue'],
];

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
  it.each(silent)('not: %s', (_, pack, code, change) => {
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
    timeout: 30_000,
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
  it('one more decision adds no finding and opens none', { timeout: 30_000 }, () => {
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
