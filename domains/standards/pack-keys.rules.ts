import type { Pack } from './standards.contract.ts';

/** What is wrong at one place of a pack; `at` leads there, `values` fill the text of the code. */
export type Fault = { at: (string | number)[]; message: string; values?: Record<string, unknown> };

const keyLists = [
  'limits',
  'gates',
  'routing',
  'categories',
  'decisions',
  'cadences',
  'targets',
  'promises',
  'statutory',
  'recordForms',
  'glossary',
] as const;

/** Keys, codes, stages and forbidden words that a list has before. Clauses are looked at with their dates. */
export function repeatedKeys(pack: Pack): Fault[] {
  const lists: Record<string, string[]> = {
    documents: pack.documents.map((document) => document.code),
    stages: pack.stages.map((limit) => limit.stage),
    forbiddenTerms: pack.forbiddenTerms.map((term) => term.words),
    ...Object.fromEntries(keyLists.map((list) => [list, pack[list].map((item) => item.key)])),
  };
  return Object.entries(lists).flatMap(([list, keys]) =>
    keys.flatMap((key, place) =>
      keys.indexOf(key) === place ? [] : [{ at: [list, place], message: 'key_repeated' }],
    ),
  );
}

type Cited = [at: (string | number)[], clause: string];

const citingLists = [
  'limits',
  'gates',
  'routing',
  'categories',
  'stages',
  'measureBlocks',
  'cadences',
  'targets',
  'responsibilities',
  'scope',
  'promises',
  'statutory',
  'forbiddenTerms',
  'recordForms',
  'complaintChannels',
  'privacyNotes',
] as const;

function citations(pack: Pack): Cited[] {
  return [
    ...citingLists.flatMap((list) =>
      pack[list].map((item, place): Cited => [[list, place, 'clause'], item.clause]),
    ),
    ...pack.limits.flatMap(({ supersededBy }, place): Cited[] =>
      supersededBy === null ? [] : [[['limits', place, 'supersededBy'], supersededBy]],
    ),
    ...pack.recordForms.flatMap(({ retentionClause }, place): Cited[] =>
      retentionClause === null ? [] : [[['recordForms', place, 'retentionClause'], retentionClause]],
    ),
    ...pack.glossary.flatMap(({ clause }, place): Cited[] =>
      clause === null ? [] : [[['glossary', place, 'clause'], clause]],
    ),
    ...pack.decisions.flatMap(({ clauses }, place) =>
      clauses.map((id, inner): Cited => [['decisions', place, 'clauses', inner], id]),
    ),
    ...Object.entries(pack.settings).map(
      ([key, setting]): Cited => [['settings', key, 'clause'], setting.clause],
    ),
    [['authority', 'clause'], pack.authority.clause],
  ];
}

/** Places that cite a clause which the pack does not have. */
export function unknownClauses(pack: Pack): Fault[] {
  const known = new Set(pack.clauses.map((clause) => clause.id));
  return citations(pack)
    .filter(([, id]) => !known.has(id))
    .map(([at]) => ({ at, message: 'clause_unknown' }));
}

/** Clauses whose id is not their document and section, or whose document the pack does not have. */
export function misplacedClauses(pack: Pack): Fault[] {
  const documents = new Set(pack.documents.map((document) => document.code));
  return pack.clauses.flatMap(({ id, document, section }, place) =>
    documents.has(document) && id === `${document} ${section}`
      ? []
      : [{ at: ['clauses', place], message: 'clause_not_of_its_document' }],
  );
}
