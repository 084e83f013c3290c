import type { Clause } from './clauses.contract.ts';
import { type Draft, unique } from './linting-drafts.rules.ts';
import type { Pack } from './standards.contract.ts';

/** Topics on which the shipped documents pull apart. */
const topicTensions: Record<string, string> = {
  case_owner: 'T13',
  responsible: 'T14',
  incident_lead: 'T15',
  technical_terms: 'T17',
  customer_details: 'T19',
  record_medium: 'T21',
  disclosure: 'T22',
  survey_after_service: 'T27',
  dissatisfied: 'T28',
};

const place = (clause: Clause): Pick<Draft, 'clauses' | 'path'> => ({
  clauses: [clause.id],
  path: `clauses.${clause.id}`,
});

/** Clauses with the company's own number beside their words. */
function numberedClauses(pack: Pack): Set<string> {
  return new Set([
    ...pack.limits.filter(({ origin }) => origin === 'company_setting').map(({ clause }) => clause),
    ...pack.stages.filter(({ origin }) => origin === 'company_setting').map(({ clause }) => clause),
    ...pack.cadences.map(({ clause }) => clause),
    ...Object.values(pack.settings).map(({ clause }) => clause),
  ]);
}

const INSTANT = '秒级';

/** Words that ask for a time and give no number (及时, 定期, 秒级), and those for which the company set none either. */
function vagueWording(pack: Pack): Draft[] {
  const numbered = numberedClauses(pack);
  return pack.clauses
    .filter(({ vagueWords }) => vagueWords.length > 0)
    .map((clause) => ({
      code: numbered.has(clause.id) ? 'wording_without_number' : 'wording_not_set',
      ...place(clause),
      tension: clause.vagueWords.includes(INSTANT) ? 'T9' : null,
      values: { words: clause.vagueWords },
    }));
}

/** Clauses that say different things on one matter. */
function opposedStances(pack: Pack): Draft[] {
  const said = pack.clauses.flatMap(({ id, stances }) => stances.map((stance) => ({ id, ...stance })));
  return unique(said.map(({ topic }) => topic)).flatMap((topic): Draft[] => {
    const speaking = said.filter((one) => one.topic === topic);
    const stances = unique(speaking.map(({ stance }) => stance));
    if (stances.length < 2) return [];
    const clauses = unique(speaking.map(({ id }) => id));
    const tension = topicTensions[topic] ?? null;
    return [
      {
        code: 'stances_opposed',
        clauses,
        path: `clauses.${clauses[0]}`,
        tension,
        values: { topic, stances },
      },
    ];
  });
}

const RATIO = /[%％]|比例|占比|占总/;
/** The one cut clause of the shipped documents that leaves a question open: regions without the north-east. */
const REGIONS_CLAUSE = 'S2 2.1.2';

/** Ratios that advise, texts that stop in the middle, figures quoted as facts. */
function bySingleClause(pack: Pack): Draft[] {
  return pack.clauses.flatMap((clause): Draft[] => [
    ...(clause.status === 'advisory' && RATIO.test(clause.text.zh)
      ? [{ code: 'advisory_ratio' as const, ...place(clause), tension: 'T23' }]
      : []),
    ...(clause.status === 'cut'
      ? [
          {
            code: 'clause_cut' as const,
            ...place(clause),
            tension: clause.id === REGIONS_CLAUSE ? 'T24' : null,
          },
        ]
      : []),
    ...(clause.claim ? [{ code: 'claim_as_fact' as const, ...place(clause), tension: 'T26' }] : []),
  ]);
}

/** Clauses past the day of their review (S1 8.2). */
const overdueReviews = (pack: Pack, today: string): Draft[] =>
  pack.clauses.flatMap((clause) =>
    clause.nextReview !== null && clause.nextReview < today
      ? [{ code: 'review_overdue', ...place(clause), values: { date: clause.nextReview } }]
      : [],
  );

/** Articles that a clause serves and the pack does not have. */
function unknownArticles(pack: Pack): Draft[] {
  const known = new Set(pack.clauses.map(({ id }) => id));
  return pack.clauses.flatMap((clause) => {
    const articles = clause.serves.filter((id) => !known.has(id));
    if (articles.length === 0) return [];
    return [{ code: 'law_article_unknown', ...place(clause), values: { articles } }];
  });
}

/** What single clauses and pairs of them say: T9, T13 to T15, T17, T19, T21 to T24, T26 to T28. */
export const clauseFindings = (pack: Pack, today: string): Draft[] => [
  ...vagueWording(pack),
  ...opposedStances(pack),
  ...bySingleClause(pack),
  ...unknownArticles(pack),
  ...overdueReviews(pack, today),
];
