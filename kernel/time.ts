/** Pure time constants and conversions; milliseconds unless a name says otherwise. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const iso = (at: number): string => new Date(at).toISOString();
export const ms = (value: string | Date): number =>
  typeof value === 'string' ? Date.parse(value) : value.getTime();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

// Mainland China keeps UTC+8 all year since 1991; company-zone years and days need no zone table.
const CHINA_OFFSET = 8 * HOUR;
/** Year of an instant on a Chinese wall clock. */
export const chinaYear = (at: number): number => new Date(at + CHINA_OFFSET).getUTCFullYear();
/** Calendar day (YYYY-MM-DD) of an instant on a Chinese wall clock. */
export const chinaDay = (at: number): string => new Date(at + CHINA_OFFSET).toISOString().slice(0, 10);
/** Day and minute (2026-03-02 09:00) of an instant on a Chinese wall clock. */
export const chinaMinute = (at: number): string =>
  new Date(at + CHINA_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
/** Minutes since midnight on a Chinese wall clock. */
export const chinaMinuteOfDay = (at: number): number => {
  const local = new Date(at + CHINA_OFFSET);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
};
