import { workflowStages } from './policy-terms.contract.ts';
import { type Limit, Pack } from './standards.contract.ts';

export type PackProblem = { path: string; message: string };
export type ParsedPack = { ok: true; pack: Pack } | { ok: false; problems: PackProblem[] };

const repeated = (keys: string[]): string[] => [
  ...new Set(keys.filter((key, place) => keys.indexOf(key) !== place)),
];

function repeats(pack: Pack): PackProblem[] {
  const lists: Record<string, string[]> = {
    documents: pack.documents.map((document) => document.code),
    clauses: pack.clauses.map((clause) => clause.id),
    limits: pack.limits.map((limit) => limit.key),
    gates: pack.gates.map((gate) => gate.key),
    routing: pack.routing.map((route) => route.key),
    categories: pack.categories.map((category) => category.key),
    decisions: pack.decisions.map((decision) => decision.key),
    stages: pack.stages.map((limit) => limit.stage),
  };
  return Object.entries(lists).flatMap(([path, keys]) =>
    repeated(keys).map((key) => ({ path: `${path}.${key}`, message: 'key_repeated' })),
  );
}

function citedClauses(pack: Pack): PackProblem[] {
  const known = new Set(pack.clauses.map((clause) => clause.id));
  const cited: [string, string][] = [
    ...pack.limits.map((limit): [string, string] => [`limits.${limit.key}.clause`, limit.clause]),
    ...pack.limits.flatMap((limit): [string, string][] =>
      limit.supersededBy === null ? [] : [[`limits.${limit.key}.supersededBy`, limit.supersededBy]],
    ),
    ...pack.gates.map((gate): [string, string] => [`gates.${gate.key}.clause`, gate.clause]),
    ...pack.routing.map((route): [string, string] => [`routing.${route.key}.clause`, route.clause]),
    ...pack.categories.map((category): [string, string] => [
      `categories.${category.key}.clause`,
      category.clause,
    ]),
    ...pack.stages.map((limit): [string, string] => [`stages.${limit.stage}.clause`, limit.clause]),
    ...pack.measureBlocks.map((block): [string, string] => [
      `measureBlocks.${block.measure}.clause`,
      block.clause,
    ]),
    ...Object.entries(pack.settings).map(([key, setting]): [string, string] => [
      `settings.${key}.clause`,
      setting.clause,
    ]),
    ...pack.decisions.flatMap((decision) =>
      decision.clauses.map((id): [string, string] => [`decisions.${decision.key}.clauses`, id]),
    ),
    ['authority.clause', pack.authority.clause],
  ];
  return cited.filter(([, id]) => !known.has(id)).map(([path]) => ({ path, message: 'clause_unknown' }));
}

function misplacedClauses(pack: Pack): PackProblem[] {
  const documents = new Set(pack.documents.map((document) => document.code));
  return pack.clauses
    .filter(
      (clause) => !documents.has(clause.document) || clause.id !== `${clause.document} ${clause.section}`,
    )
    .map((clause) => ({ path: `clauses.${clause.id}`, message: 'clause_not_of_its_document' }));
}

const capsItself = (limit: Limit, byKey: Map<string, Limit>): boolean => {
  const seen = new Set([limit.key]);
  let next = limit.cappedBy;
  while (next !== null) {
    if (seen.has(next)) return true;
    seen.add(next);
    next = byKey.get(next)?.cappedBy ?? null;
  }
  return false;
};

function badCaps(pack: Pack): PackProblem[] {
  const byKey = new Map(pack.limits.map((limit) => [limit.key, limit]));
  return pack.limits.flatMap((limit) => {
    const path = `limits.${limit.key}.cappedBy`;
    if (limit.cappedBy === null) return [];
    if (!byKey.has(limit.cappedBy)) return [{ path, message: 'limit_unknown' }];
    return capsItself(limit, byKey) ? [{ path, message: 'limit_caps_itself' }] : [];
  });
}

/** Every stage of the work has a time limit (S2 1.4.2). */
const stagesWithoutLimit = (pack: Pack): PackProblem[] =>
  workflowStages
    .filter((stage) => !pack.stages.some((limit) => limit.stage === stage))
    .map((stage) => ({ path: `stages.${stage}`, message: 'stage_without_limit' }));

/** What does not fit together in a pack of the right shape; every problem names its place. */
export const packProblems = (pack: Pack): PackProblem[] =>
  [repeats, misplacedClauses, citedClauses, badCaps, stagesWithoutLimit].flatMap((find) => find(pack));

/**
 * Reads a standard pack from plain data; every problem names its place. Refuses a pack in which a stage has no time
 * limit with its clause. YAML is read elsewhere.
 */
export function parsePack(value: unknown): ParsedPack {
  const parsed = Pack.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    return { ok: false, problems };
  }
  const pack = parsed.data;
  const problems = packProblems(pack);
  return problems.length === 0 ? { ok: true, pack } : { ok: false, problems };
}
