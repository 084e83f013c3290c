import { parseYuan } from '../../../kernel/money.ts';

export type RevenueLines =
  | { ok: true; months: { month: string; totalFen: number }[] }
  | { ok: false; line: string };

/** Yuan with any number of digits; the total of a company is larger than an amount of one case. */
function fenOf(text: string): number | undefined {
  const plain = text.replace(/[¥￥,，\s]/g, '');
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(plain)) return parseYuan(plain);
  return Math.round(Number(plain) * 100);
}

/** Reads pasted lines "2026-01, 1,234,567.00" (comma, tab or blank between); the first that is wrong is named. */
export function readRevenueLines(text: string): RevenueLines {
  const months: { month: string; totalFen: number }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, year = '', month = '', amount = ''] =
      /^\s*(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?[\s,，;；:：]+(.+?)\s*$/.exec(line) ?? [];
    const totalFen = fenOf(amount.replace(/元$/, ''));
    const isMonth = Number(month) >= 1 && Number(month) <= 12;
    if (year === '' || !isMonth || totalFen === undefined || totalFen === 0) return { ok: false, line };
    months.push({ month: `${year}-${month.padStart(2, '0')}`, totalFen });
  }
  return { ok: true, months };
}
