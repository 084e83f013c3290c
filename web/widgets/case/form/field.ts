import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { type Name, type TermGroup, termName } from '../../../../domains/cases/term-names.contract.ts';
import type { Locale } from '../../../../ui/locale.ts';

export type Values = Record<string, unknown>;
type Word = (code: string, locale: Locale) => string;

export const inLocale = (name: Name, locale: Locale): string => (locale === 'en' ? name.en : name.zh);
/** Codes of a term group as choices. */
export const term =
  (group: TermGroup): Word =>
  (code, locale) =>
    termName(group, code, locale);
/** Codes of a small list of their own as choices. */
export const named =
  (names: Record<string, Name>): Word =>
  (code, locale) => {
    const found = names[code];
    return found === undefined ? code : inLocale(found, locale);
  };

type Common = {
  name: string;
  label: Name;
  hint?: Name;
  optional?: boolean;
  /** The field is asked only while this holds. */
  when?: (values: Values, page: CasePage) => boolean;
};

type Control =
  | { kind: 'line'; max: number }
  | { kind: 'prose'; max: number; rows?: number }
  | {
      kind: 'choice';
      codes: readonly string[];
      word: Word;
      numeric?: boolean;
      /** Codes that this case allows, when not all are. */
      allowed?: (page: CasePage) => readonly string[];
    }
  | { kind: 'yes_no'; yes: Name; no: Name }
  | { kind: 'person' }
  | { kind: 'people' }
  | { kind: 'department' }
  | { kind: 'case' }
  | { kind: 'instant'; now?: boolean }
  | { kind: 'day' }
  | { kind: 'money' }
  | { kind: 'count'; min: number; max: number }
  | { kind: 'files' }
  | { kind: 'template' }
  | { kind: 'list'; of: Field[]; max: number; add: Name; row: (page: CasePage) => Values };

/** One question of a form, and how its answer is shown again on the record. */
export type Field = Common & Control;
export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

export const label = (zh: string, en: string): Name => ({ zh, en });
