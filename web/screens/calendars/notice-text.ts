import type { OfficialYear } from '../../../domains/calendar/calendar.contract.ts';

export type Days = Pick<OfficialYear, 'off' | 'makeup'>;
export type Read = { ok: true; days: Days } | { ok: false; line: number };

const DATE = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g;
const two = (value: string | undefined): string => (value ?? '').padStart(2, '0');
const WORKED = /调休上班|上班|补班|班|\bwork(?:ed|day|ing)?\b|make-?up/i;
const OFF = /放假|休息|休|\boff\b/i;

function addLine(days: Days, line: string): boolean {
  const dates = [...line.matchAll(DATE)].map(([, year, month, day]) => `${year}-${two(month)}-${two(day)}`);
  const [from, to = from] = dates;
  if (from === undefined || to === undefined || dates.length > 2) return false;
  const words = line.replace(DATE, ' ');
  const worked = WORKED.test(words);
  const plain = words.replace(worked ? WORKED : OFF, ' ').replace(/[\s,，;；:：至到~–—-]+/g, ' ');
  const name = plain.trim() || (worked ? '调休上班' : '放假');
  const both = { zh: name, en: name };
  if (worked) for (const date of new Set([from, to])) days.makeup.push({ name: both, date });
  else days.off.push({ name: both, from, to });
  return true;
}

/** Lines of a name, a first and a last day; a line that says so is a day worked instead. */
export function readLines(text: string): Read {
  const days: Days = { off: [], makeup: [] };
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    const said = line.trim();
    if (said !== '' && !said.startsWith('#') && !addLine(days, said)) return { ok: false, line: place + 1 };
  }
  return { ok: true, days };
}

/** An iCalendar file or YAML: the server reads it. */
export const isFileText = (text: string): boolean =>
  /^\uFEFF?\s*BEGIN:/i.test(text) || /^\s*(?:['"]?\d{4}['"]?|official|off|makeup|notices)\s*:/m.test(text);
