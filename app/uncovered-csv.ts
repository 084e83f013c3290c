import type { FrameworkPage } from '../domains/conformance/frameworks.contract.ts';
import type { Locale } from '../kernel/context.ts';
import { csvCell } from '../kernel/text.ts';

const words = {
  'zh-CN': { head: ['类别', '编号', '内容'], clause: '公司条款未对应', row: '对照标准未对应' },
  en: {
    head: ['What', 'Number', 'Text'],
    clause: 'clause of ours without a heading',
    row: 'heading without a clause',
  },
};

/** Company clauses that answer no row, then rows that no clause answers, as CSV in the reader's language (S0 2.2). */
export function uncoveredCsv(page: FrameworkPage, locale: Locale): string {
  const text = words[locale];
  const say = (name: { zh: string; en: string }) => (locale === 'en' ? name.en : name.zh);
  const lines = [
    text.head,
    ...page.uncovered.map(({ clause, text: wording }) => [text.clause, clause, say(wording)]),
    ...page.rowList
      .filter((row) => row.answeredBy.length === 0)
      .map((row) => [text.row, row.number ?? '', say(row.title)]),
  ];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
