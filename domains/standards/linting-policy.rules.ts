import { type Draft, unique } from './linting-drafts.rules.ts';
import { scopeTopics } from './policy-terms.contract.ts';
import type { Pack } from './standards.contract.ts';

type Promised = Pack['promises'][number];
type Bound = Pack['statutory'][number];

const hoursOf: Partial<Record<Promised['unit'], number>> = {
  hours: 1,
  calendar_days: 24,
  working_days: (24 * 7) / 5,
  months: 730.5,
  years: 8766,
};

/** Both amounts on one scale; null when the units cannot be compared. */
function scaled(promise: Promised, bound: Bound): [number, number] | null {
  if (promise.unit === bound.unit) return [promise.value, bound.value];
  const [mine, law] = [hoursOf[promise.unit], hoursOf[bound.unit]];
  return mine === undefined || law === undefined ? null : [promise.value * mine, bound.value * law];
}

function isWorse(promise: Promised, bound: Bound): boolean {
  const amounts = scaled(promise, bound);
  if (amounts === null) return false;
  return bound.bound === 'at_least' ? amounts[0] < amounts[1] : amounts[0] > amounts[1];
}

/** Promises worse than the law on the same subject; a bound that nobody has read warns and does not block. */
function belowTheLaw(pack: Pack): Draft[] {
  return pack.promises.flatMap((promise) =>
    pack.statutory
      .filter((bound) => bound.subject === promise.subject && isWorse(promise, bound))
      .map((bound) => ({
        code: 'below_the_law' as const,
        severity: bound.verified ? ('blocks' as const) : ('warns' as const),
        clauses: unique([promise.clause, bound.clause]),
        path: `promises.${promise.key}`,
        values: {
          nameZh: promise.text.zh,
          nameEn: promise.text.en,
          promise: `${promise.value} ${promise.unit}`,
          bound: bound.bound,
          law: `${bound.value} ${bound.unit}`,
          lawClause: bound.clause,
        },
      })),
  );
}

const ALWAYS_FORBIDDEN = '最终解释权';
const SEPARATORS = /[\s·,，、;；.。“”"'‘’《》]/gu;
const plain = (text: string): string => text.normalize('NFKC').replace(SEPARATORS, '');

type Said = { path: string; text: string };

const NAMES = ['key', 'id', 'code', 'stage', 'topic'] as const;
const nameOf = (item: object): string | undefined =>
  NAMES.map((name): unknown => Reflect.get(item, name)).find((name) => typeof name === 'string') as
    | string
    | undefined;

/** Every Chinese text below a value, with its place. */
function textsOf(value: unknown, path: string): Said[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, place) => {
      const name = typeof item === 'object' && item !== null ? nameOf(item) : undefined;
      return textsOf(item, `${path}.${name ?? place}`);
    });
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'zh' && typeof inner === 'string') return [{ path, text: inner }];
    return textsOf(inner, path === '' ? key : `${path}.${key}`);
  });
}

/** Where the company speaks: the law's own words, and the list of what it forbids, are left out. */
function companyTexts(pack: Pack): Said[] {
  const foreign = new Set(
    pack.documents.filter(({ origin }) => origin !== 'company').map(({ code }) => code),
  );
  const {
    documents: _documents,
    forbiddenTerms: _terms,
    statutory: _statutory,
    glossary: _words,
    ...rest
  } = pack;
  return textsOf({ ...rest, clauses: rest.clauses.filter(({ document }) => !foreign.has(document)) }, '');
}

/** Words that a policy may not hold, wherever the company says them (侵害消费者权益行为处罚办法 12). */
function forbiddenWords(pack: Pack): Draft[] {
  const listed = pack.forbiddenTerms.map(({ words, clause }) => ({ words, clauses: [clause] }));
  const always = listed.some(({ words }) => words === ALWAYS_FORBIDDEN)
    ? []
    : [{ words: ALWAYS_FORBIDDEN, clauses: [] }];
  const texts = companyTexts(pack).map((said) => ({ ...said, text: plain(said.text) }));
  return [...always, ...listed].flatMap(({ words, clauses }) =>
    texts
      .filter(({ text }) => plain(words).length > 0 && text.includes(plain(words)))
      .map(({ path }) => ({
        code: 'forbidden_term' as const,
        clauses,
        path,
        values: { words, place: path },
      })),
  );
}

/** A policy says what it covers: warranty, repair, return and exchange, consultation (S3 3-K2-1). */
function scopeGaps(pack: Pack): Draft[] {
  const topics = scopeTopics.filter((topic) => !pack.scope.some((entry) => entry.topic === topic));
  return topics.length === 0
    ? []
    : [{ code: 'scope_incomplete', clauses: [], path: 'scope', values: { topics } }];
}

/** Clauses of the policy that name no law they serve (S3 3-K6-1). */
function lawless(pack: Pack): Draft[] {
  const origins = new Map(pack.documents.map(({ code, origin }) => [code, origin]));
  const policy = new Set([...pack.scope, ...pack.promises].map(({ clause }) => clause));
  return pack.clauses
    .filter((clause) => policy.has(clause.id) && clause.serves.length === 0)
    .filter(({ document }) => origins.get(document) === 'company')
    .map(({ id }) => ({ code: 'law_not_named', clauses: [id], path: `clauses.${id}` }));
}

/** Targets that are a change against a period which is not frozen yet. */
const withoutBaseline = (pack: Pack): Draft[] =>
  pack.targets
    .filter(({ baseline }) => baseline !== null && (baseline.from === null || baseline.to === null))
    .map(({ key, clause, text }) => ({
      code: 'target_without_baseline',
      clauses: [clause],
      path: `targets.${key}`,
      tension: 'T25',
      values: { nameZh: text.zh, nameEn: text.en },
    }));

/** Layers without an amount, while the organisation has set none either. */
function amountsNotSet(pack: Pack, amountsSet: boolean | null): Draft[] {
  const open = pack.authority.levels.filter(
    ({ amountLimitFen, unlimited }) => amountLimitFen === null && !unlimited,
  );
  if (amountsSet === true || open.length === 0) return [];
  const values = { count: open.length };
  return [
    {
      code: 'amount_not_set',
      clauses: [pack.authority.clause],
      path: 'authority.levels',
      tension: 'T16',
      values,
    },
  ];
}

/** What the policy promises, leaves out or may not say: T16, T25 and what blocks publishing. */
export const policyFindings = (pack: Pack, amountsSet: boolean | null): Draft[] => [
  ...belowTheLaw(pack),
  ...forbiddenWords(pack),
  ...scopeGaps(pack),
  ...lawless(pack),
  ...withoutBaseline(pack),
  ...amountsNotSet(pack, amountsSet),
];
