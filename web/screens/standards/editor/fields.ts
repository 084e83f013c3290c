import { businessLinks, channels } from '../../../../domains/cases/terms.contract.ts';
import { type Bilingual, departmentTypes } from '../../../../domains/standards/clauses.contract.ts';
import {
  caseKinds,
  clockEvents,
  complaintCategories,
  Duration,
  impactClasses,
  importances,
  Limit,
  type Pack,
  productTypes,
  regions,
  urgencies,
} from '../../../../domains/standards/standards.contract.ts';

type Code = string | number | boolean;

type At = { at: string; wide?: boolean };
type PlainField = At & { kind: 'line' | 'day' | 'time' | 'prose' | 'flag' | 'words' | 'condition' };
type NamedField = At &
  (
    | { kind: 'limit' | 'calendar' | 'document' }
    /** A code of the program that people choose among those in use. */
    | { kind: 'known'; names: (pack: Pack) => Map<string, Bilingual> }
  );
export type NumberField = At &
  ({ kind: 'number'; least: number; most: number; step?: number } | { kind: 'money' });
/** Percentages; `count` where their number is fixed. */
export type PercentsField = At & { kind: 'percents'; count?: number };
export type CodeField = At &
  (
    | { kind: 'choice'; codes: readonly Code[]; empty?: boolean }
    | { kind: 'many'; codes: readonly Code[]; free?: boolean }
  );
export type ClauseField = At & { kind: 'clause' | 'clauses'; empty?: boolean };

/** How one field of an entry is edited; `at` is its path in the entry, and names it. */
export type Field = PlainField | NamedField | NumberField | PercentsField | CodeField | ClauseField;

export const choice = (at: string, codes: readonly Code[], empty = false): Field => ({
  at,
  kind: 'choice',
  codes,
  empty,
});
export const many = (at: string, codes: readonly Code[]): Field => ({ at, kind: 'many', codes });
export const clause: Field = { at: 'clause', kind: 'clause' };
export const prose = (at: string): Field => ({ at, kind: 'prose', wide: true });
export const department = (at: string, empty = false): Field => choice(at, departmentTypes, empty);
export const departments = (at: string): Field => many(at, departmentTypes);
export const number = (at: string, least: number, most: number): Field => ({
  at,
  kind: 'number',
  least,
  most,
});
export const origin = (...codes: string[]): Field => choice('origin', codes);

/** What a condition may ask, in the order of the columns. */
export const conditionFields: Field[] = [
  many('when.kind', caseKinds),
  many('when.category', complaintCategories),
  many('when.level', [1, 2]),
  many('when.impactClass', impactClasses),
  many('when.urgency', urgencies),
  many('when.importance', importances),
  many('when.productType', productTypes),
  { at: 'when.customerGrade', kind: 'many', codes: [], free: true },
  many('when.region', regions),
  many('when.channel', channels),
  choice('when.needsRepair', [true, false], true),
  choice('when.special', [true, false], true),
  many('when.incidentGrade', [1, 2, 3, 4]),
];

/** The same with the link of business that routing asks for. */
export const routeConditionFields: Field[] = [...conditionFields, many('when.businessLink', businessLinks)];

/** What stands behind the conditions in a row of the decision table. */
export const limitColumns: Field[] = [
  number('duration.value', 1, 100_000),
  choice('duration.unit', Duration.shape.unit.options),
  choice('from', Limit.shape.from.unwrap().options),
  clause,
  choice('binding', Limit.shape.binding.options),
  choice('origin', Limit.shape.origin.options),
];

/** What is seldom changed: below the row. */
export const limitDetails: Field[] = [
  choice('event', clockEvents),
  choice('subject', Limit.shape.subject.unwrap().options),
  choice('fallbackFrom', Limit.shape.from.unwrap().options, true),
  { at: 'cappedBy', kind: 'limit' },
  many('keptWhenKindBecomes', caseKinds),
  { at: 'supersededBy', kind: 'clause', empty: true },
  { at: 'verified', kind: 'flag' },
  prose('note'),
];

export const isCondition = ({ at }: Field): boolean => at.startsWith('when.');
