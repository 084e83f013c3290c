import { useMemo } from 'react';
import { type Name, type TermGroup, termName } from '../../../domains/cases/term-names.contract.ts';
import { useLanguage } from '../../../ui/i18n.tsx';
import type { Locale } from '../../../ui/locale.ts';

export type Words = {
  locale: Locale;
  say: (name: Name | null | undefined) => string;
  term: (group: TermGroup, code: string | number | null | undefined) => string;
  /** The word of a code in a small list of its own. */
  of: (names: Record<string, Name>, code: string) => string;
  /** Several words in a row. */
  list: (several: readonly string[]) => string;
};

/** Words of cases in a language. */
export function wordsIn(locale: Locale): Words {
  const say = (name: Name | null | undefined) => (name ? (locale === 'en' ? name.en : name.zh) : '');
  return {
    locale,
    say,
    term: (group, code) => (code === null || code === undefined ? '' : termName(group, code, locale)),
    of: (names, code) => (names[code] === undefined ? code : say(names[code])),
    list: (several) => several.join(locale === 'en' ? ', ' : '、'),
  };
}

/** Words of cases in the language of the page. */
export function useWords(): Words {
  const { locale } = useLanguage();
  return useMemo(() => wordsIn(locale), [locale]);
}
