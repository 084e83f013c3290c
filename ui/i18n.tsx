import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { Locale } from './locale.ts';
import { keepLocale, keptLocale } from './locale.ts';

type Phrase = string | ((...values: never[]) => string);
type Phrases = { readonly [key: string]: Phrase | Phrases };
/** Same keys, same parameters; only the words differ. */
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: never[]) => string
      ? T[K]
      : Translated<T[K]>;
};

export type Catalogue<T> = { readonly zh: T; readonly en: Translated<T> };

/** Declares the words of a screen; English must have exactly the keys of Chinese. */
export const defineTexts = <T extends Phrases>(texts: { zh: T; en: Translated<NoInfer<T>> }): Catalogue<T> =>
  texts;

type Language = { locale: Locale; setLocale: (locale: Locale) => void };
const LanguageContext = createContext<Language>({ locale: 'zh-CN', setLocale: () => undefined });

/** Holds the language of the page; `preferred` (of the signed-in user) counts until one is chosen here. */
export function LanguageProvider(props: {
  preferred?: Locale | undefined;
  onChoose?: (locale: Locale) => void;
  children: ReactNode;
}) {
  const { preferred, onChoose, children } = props;
  const [chosen, setChosen] = useState<Locale | undefined>(keptLocale);
  const locale = chosen ?? preferred ?? 'zh-CN';
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const setLocale = useCallback(
    (next: Locale) => {
      document.documentElement.lang = next;
      keepLocale(next);
      setChosen(next);
      onChoose?.(next);
    },
    [onChoose],
  );
  const language = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language now, and how to change it. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of a catalogue in the language of the page. */
export function useText<T>(catalogue: Catalogue<T>): T | Translated<T> {
  return useLanguage().locale === 'en' ? catalogue.en : catalogue.zh;
}

/** A name that comes in both languages, e.g. of a department. */
export function useNamed(): (name: { zh: string; en: string } | null | undefined) => string {
  const { locale } = useLanguage();
  return useCallback((name) => (name ? (locale === 'en' ? name.en : name.zh) : ''), [locale]);
}
