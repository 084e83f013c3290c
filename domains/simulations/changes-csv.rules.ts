import { csvCell } from '../../kernel/text.ts';
import { type Name, termName } from '../cases/term-names.contract.ts';
import { aspectName, changeNames, statusNames } from './simulation-names.contract.ts';
import type { ChangeRow, Side } from './simulations.contract.ts';

type Locale = 'zh-CN' | 'en';
/** Names of departments and positions, by their code. */
export type CodeNames = ReadonlyMap<string, Name>;

const HOUR_SECONDS = 3600;
const HEAD = {
  'zh-CN':
    '编号,类型,区域,责任部门,接收时间,事项,变化,原条款,原到期,原结果,草案条款,草案到期,草案结果,相差小时',
  en: 'Number,Kind,Region,Department,Received,Matter,Change,Clause before,Due before,Outcome before,Clause after,Due after,Outcome after,Hours later',
};

export const changesHead = (locale: Locale): string => `\uFEFF${HEAD[locale]}\r\n`;

const iso = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());

/** Changed cases as CSV lines in the reader's language; no personal data is among them. */
export function changesCsv(rows: readonly ChangeRow[], locale: Locale, names: CodeNames): string {
  const say = (known: Name | undefined, code: string) =>
    known === undefined ? code : locale === 'en' ? known.en : known.zh;
  const nameOf = (code: string | null) => (code === null ? '' : say(names.get(code), code));
  const outcome = (row: ChangeRow, side: Side | null): string => {
    if (side === null) return '';
    if (side.status !== undefined) return say(statusNames[side.status], side.status);
    if (side.value == null) return '';
    return row.aspect === 'level' ? termName('level', side.value, locale) : nameOf(side.value);
  };
  return rows
    .map((row) =>
      [
        row.number,
        termName('kind', row.kind, locale),
        row.region === null ? '' : termName('region', row.region, locale),
        nameOf(row.departmentId),
        row.receivedAt,
        aspectName(row.aspect, locale),
        say(changeNames[row.change], row.change),
        row.before?.clause ?? '',
        iso(row.before?.dueAt),
        outcome(row, row.before),
        row.after?.clause ?? '',
        iso(row.after?.dueAt),
        outcome(row, row.after),
        String(Math.round((row.shiftSeconds / HOUR_SECONDS) * 100) / 100),
      ]
        .map(csvCell)
        .join(','),
    )
    .concat('')
    .join('\r\n');
}
