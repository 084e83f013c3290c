import type { Finding, FindingCode, LintContext } from '../linting.contract.ts';
import type { Limit, Pack } from '../standards.contract.ts';
import { cleanPack } from './clean-pack.ts';

/** A pack, and what the linter finds in it. */
export type Case = [
  name: string,
  pack: Pack,
  code: FindingCode,
  expected: Partial<Finding>,
  change?: Partial<LintContext>,
];

const limits = (change: (limit: Limit) => Partial<Limit>): Pack => ({
  ...cleanPack,
  limits: cleanPack.limits.map((limit) => ({ ...limit, ...change(limit) })),
});
export const limit = (key: string, change: Partial<Limit>): Pack =>
  limits((one) => (one.key === key ? change : {}));
export const plus = (change: Partial<Limit>): Pack => {
  const [first] = cleanPack.limits;
  return { ...cleanPack, limits: [...cleanPack.limits, { ...first!, key: 'one_more', ...change }] };
};
export const clause = (id: string, change: Partial<Pack['clauses'][number]>): Pack => ({
  ...cleanPack,
  clauses: cleanPack.clauses.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
export const document = (code: string, change: Partial<Pack['documents'][number]>): Pack => ({
  ...cleanPack,
  documents: cleanPack.documents.map((one) => (one.code === code ? { ...one, ...change } : one)),
});
export const cited = (
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
export const promise = (change: Partial<Pack['promises'][number]>): Pack => ({
  ...cleanPack,
  promises: cleanPack.promises.map((one) => ({ ...one, ...change })),
});
export const route = (key: string, when: Pack['routing'][number]['when']): Pack['routing'][number] => ({
  ...cleanPack.routing[0]!,
  key,
  when,
});
export const incident = (grade: 1 | 2 | 3 | 4, hours: number, change: Partial<Limit> = {}): Limit => ({
  ...cleanPack.limits[0]!,
  key: `grade_${grade}`,
  when: { kind: ['incident'], incidentGrade: [grade] },
  duration: { value: hours, unit: 'hours' },
  ...change,
});
export const graded = (...more: Limit[]): Pack => ({ ...cleanPack, limits: [...cleanPack.limits, ...more] });
export const said = (words: string, key = 'scope'): Pack => ({
  ...cleanPack,
  scope: cleanPack.scope.map((entry, place) =>
    place === 0 && key === 'scope' ? { ...entry, text: { zh: words, en: 'Scope' } } : entry,
  ),
});
export const target = { ...cleanPack.targets[0]! };
export const complaint24: Partial<Limit> = {
  when: { kind: ['complaint'] },
  duration: { value: 24, unit: 'hours' },
};
