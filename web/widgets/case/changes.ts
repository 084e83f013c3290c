import type { Name, TermGroup } from '../../../domains/cases/term-names.contract.ts';
import { gradeNames, groupOfFact, intakeWords, regionNames } from './fact-names.ts';
import type { Words } from './words.ts';

export type Change = { field: string; from: unknown; to: unknown };

type Pair = { from?: unknown; to?: unknown };
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Old and new value of every fact that an event changed, whichever way the event tells it. */
export function changesOf(data: Record<string, unknown>): Change[] {
  if (isRecord(data.changes)) {
    return Object.entries(data.changes).map(([field, pair]) => ({
      field,
      from: (pair as Pair).from,
      to: (pair as Pair).to,
    }));
  }
  const { from, to } = data;
  if (isRecord(from) && isRecord(to)) {
    return Object.keys(to)
      .filter((field) => from[field] !== to[field])
      .map((field) => ({ field, from: from[field], to: to[field] }));
  }
  return [];
}

const asText = (value: unknown, words: Words): string => {
  if (typeof value === 'boolean') return words.say(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' });
  if (isRecord(value) && typeof value.zh === 'string') return words.say(value as unknown as Name);
  return String(value);
};

/** A fact's value in words; empty when there was none. */
export function factText(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'customerGrade') return words.of(gradeNames, String(value));
  if (field === 'region') return words.of(regionNames, String(value));
  const group: TermGroup | undefined = groupOfFact[field];
  return group === undefined ? asText(value, words) : words.term(group, String(value));
}

export const factLabel = (field: string, words: Words): string => words.of(intakeWords, field);
