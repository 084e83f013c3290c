import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import type { Field, Values } from './field.ts';

/** The fields asked now. */
export const asked = (fields: Field[], values: Values, page: CasePage): Field[] =>
  fields.filter((field) => field.when?.(values, page) ?? true);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Paths of required fields without an answer, in the order of the form. */
export function unanswered(fields: Field[], values: Values, page: CasePage): string[] {
  return asked(fields, values, page).flatMap((field) => {
    const value = values[field.name];
    if (field.kind !== 'list') return field.optional !== true && isEmpty(value) ? [field.name] : [];
    const rows = (value ?? []) as Values[];
    if (rows.length === 0) return [field.name];
    return rows.flatMap((row, place) =>
      unanswered(field.of, row, page).map((path) => `${field.name}.${place}.${path}`),
    );
  });
}

function sent(field: Field, value: unknown, page: CasePage): unknown {
  if (field.kind === 'list') return (value as Values[]).map((row) => answersOf(field.of, row, page));
  if (field.kind === 'choice' && field.numeric === true) return Number(value);
  return value;
}

/** The answers as the request takes them: nothing that was not asked, nothing empty. */
export function answersOf(fields: Field[], values: Values, page: CasePage): Values {
  const given = asked(fields, values, page).filter((field) => !isEmpty(values[field.name]));
  return Object.fromEntries(given.map((field) => [field.name, sent(field, values[field.name], page)]));
}
