import { GetRecount, type RecountRow } from '../../../domains/cases/recounts.contract.ts';
import { csvCell } from '../../../kernel/text.ts';
import { call } from '../../../ui/client.ts';
import { directionNames } from '../../texts/calendar-names.ts';
import type { calendarTexts } from '../../texts/calendars.ts';
import type { Words } from '../../widgets/case/words.ts';
import { limitWords } from './limit-name.ts';

const china = (instant: string | null): string =>
  instant === null
    ? ''
    : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

type Filter = { direction?: 'earlier' | 'later' | 'cleared' | 'differs' };
type Text = typeof calendarTexts.zh | typeof calendarTexts.en;

/** Every row of a report in sight, one line per limit, as a file; page after page, whatever the screen has loaded. */
export async function exportRows(id: number, filter: Filter, words: Words, text: Text): Promise<void> {
  const lines = [
    [text.number, text.subject, text.direction, text.limit, text.clause, text.before, text.after],
  ];
  const add = (row: RecountRow) => {
    for (const change of row.changes) {
      lines.push([
        row.number,
        row.subject,
        words.of(directionNames, row.direction),
        limitWords(change, words),
        change.clause,
        china(change.before),
        china(change.after),
      ]);
    }
  };
  let after: number | null = 0;
  while (after !== null) {
    const page: { rows: RecountRow[]; next: number | null } = await call(GetRecount, {
      params: { id },
      query: { ...filter, limit: 500, after },
    });
    page.rows.forEach(add);
    after = page.next;
  }
  const csv = `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = `anju-recount-${id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
