import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import type { Locale } from '../../../../ui/locale.ts';
import type { Field } from './fields.ts';

export type Entry = Record<string, unknown>;

/** One list or form of a part, as data: what its entries are made of, and what a row of it shows. */
export type Sheet = {
  /** Path of the list or form in the value of the part; empty: the value itself. */
  at: string;
  shape: 'list' | 'record' | 'form';
  fields: (entry: Entry, name: string) => Field[];
  /** Fields of the one-line summary: first what it is called, then what it says, then facts. */
  head: string[];
  /** What it is called where its fields joined are no good name. */
  title?: (entry: never, locale: Locale) => string;
  says?: string;
  facts?: string[];
  /** A new entry; without it the list neither grows nor shrinks. */
  blank?: (pack: Pack) => Entry;
  /** What else follows from an edit of an entry. */
  tidy?: (entry: Entry) => Entry;
  ordered?: boolean;
  /** Field by which long lists are narrowed. */
  filter?: Field & { kind: 'choice' };
};

export const empty = { zh: '', en: '' };
export const firstClause = (pack: Pack): string => pack.clauses[0]?.id ?? '';
/** A list of entries that all have the same fields. */
export const list = (fields: Field[], rest: Omit<Sheet, 'at' | 'shape' | 'fields'>, at = ''): Sheet => ({
  at,
  shape: 'list',
  fields: () => fields,
  ...rest,
});
