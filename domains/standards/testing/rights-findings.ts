import { type Case, clause, document, limit, plus, promise, route, said } from './changed-packs.ts';
import { cleanPack } from './clean-pack.ts';

/** Packs that fall short of the law or of themselves, or whose review is due. */
export const rightsFindings: Case[] = [
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
