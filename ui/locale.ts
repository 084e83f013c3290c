import type { locales } from '../domains/identity/identity.contract.ts';
import { keep, kept } from './kept.ts';

export type Locale = (typeof locales)[number];

const KEY = 'locale';

export function keptLocale(): Locale | undefined {
  const value = kept<string>(KEY, '');
  return value === 'en' || value === 'zh-CN' ? value : undefined;
}

export const keepLocale = (locale: Locale): void => keep(KEY, locale);
