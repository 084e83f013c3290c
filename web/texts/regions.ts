import type { Locale } from '../../ui/locale.ts';

const regions: Record<string, { zh: string; en: string }> = {
  north: { zh: '华北', en: 'North' },
  east: { zh: '华东', en: 'East' },
  south: { zh: '华南', en: 'South' },
  central: { zh: '华中', en: 'Central' },
  northwest: { zh: '西北', en: 'Northwest' },
  southwest: { zh: '西南', en: 'Southwest' },
};

/** The name of a regional centre in a list; nothing for a case without one. */
export function regionName(code: string | null | undefined, locale: Locale): string {
  if (!code) return '';
  const name = regions[code];
  if (name === undefined) return code;
  return locale === 'en' ? name.en : name.zh;
}
