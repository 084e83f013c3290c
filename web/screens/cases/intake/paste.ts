import { chinaDay, DAY } from '../../../../kernel/time.ts';

export type Understood = { phone: string | null; at: string | null; text: string };

const MOBILE = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/;
const LANDLINE = /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/;
const FULL =
  /(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[\sT]*(?:周.|星期.)?\s*(\d{1,2})[:：](\d{2})/;
const NO_YEAR = /(?<!\d)(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?\s*(\d{1,2})[:：](\d{2})/;
const SPOKEN = /(今天|昨天|前天)\s*(?:上午|中午|下午|晚上)?\s*(\d{1,2})[:：](\d{2})/;
const BACK: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 };

const two = (value: string | number): string => String(value).padStart(2, '0');

function instant(day: string, hour: string, minute: string): string | null {
  const iso = `${day}T${two(hour)}:${minute}:00+08:00`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

function timeIn(text: string, now: number): string | null {
  const full = FULL.exec(text);
  if (full !== null)
    return instant(`${full[1]}-${two(full[2] ?? '')}-${two(full[3] ?? '')}`, full[4] ?? '', full[5] ?? '');
  const noYear = NO_YEAR.exec(text);
  if (noYear !== null) {
    return instant(
      `${chinaDay(now).slice(0, 4)}-${two(noYear[1] ?? '')}-${two(noYear[2] ?? '')}`,
      noYear[3] ?? '',
      noYear[4] ?? '',
    );
  }
  const spoken = SPOKEN.exec(text);
  if (spoken === null) return null;
  return instant(chinaDay(now - (BACK[spoken[1] ?? ''] ?? 0) * DAY), spoken[2] ?? '', spoken[3] ?? '');
}

/** Finds the first phone number and the first time in a pasted chat; the text itself stays as it is. */
export function understand(text: string, now: number): Understood {
  const phone = (MOBILE.exec(text) ?? LANDLINE.exec(text))?.[0].replace(/\s/g, '') ?? null;
  const at = timeIn(text, now);
  const isPast = at !== null && Date.parse(at) <= now;
  return { phone, at: isPast ? at : null, text: text.trim() };
}
