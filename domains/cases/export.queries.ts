import type { Context } from '../../kernel/context.ts';
import { csvCell } from '../../kernel/text.ts';
import type { CaseRow } from './cases.contract.ts';
import { type ListQuery, listStatement, momentOf } from './cases.queries.ts';
import { termName } from './term-names.contract.ts';
import { listKeyOf } from './visibility.queries.ts';

const PAGE = 1000;

/** Pages of the list as the actor filtered it, in its order, to its end. */
export async function* exportRows(ctx: Context, query: ListQuery): AsyncGenerator<CaseRow[]> {
  const moment = await momentOf(ctx);
  let after = query.after;
  do {
    const statement = listStatement(listKeyOf(ctx.actor), { ...query, limit: PAGE, after }, moment);
    const row = await ctx.db.one<{ json: string }>(statement.sql, statement.values);
    const page = JSON.parse(row?.json ?? '{"cases":[],"next":null}') as {
      cases: CaseRow[];
      next: string | null;
    };
    yield page.cases;
    after = page.next === null ? undefined : Buffer.from(page.next).toString('base64url');
  } while (after !== undefined);
}

const HEAD = {
  'zh-CN': [
    '编号',
    '类型',
    '紧急',
    '类别',
    '级别',
    '影响',
    '主题',
    '客户',
    '区域',
    '渠道',
    '环节',
    '首问负责人',
    '处理人',
    '接收时间',
    '最近时限',
    '条款',
    '超时',
    '关闭时间',
  ],
  en: [
    'Number',
    'Kind',
    'Urgency',
    'Category',
    'Level',
    'Class',
    'Subject',
    'Customer',
    'Region',
    'Channel',
    'Stage',
    'Owner',
    'Handler',
    'Received',
    'Next due',
    'Clause',
    'Overdue',
    'Closed',
  ],
};

export const csvHead = (ctx: Context): string => `\uFEFF${HEAD[ctx.actor.locale].join(',')}\r\n`;

/** Rows as CSV lines in the actor's language; names stay masked. */
export function csvLines(ctx: Context, rows: CaseRow[]): string {
  const { locale } = ctx.actor;
  const name = (group: Parameters<typeof termName>[0], code: string | number | null) =>
    code === null ? '' : termName(group, code, locale);
  return rows
    .map((row) =>
      [
        row.number,
        name('kind', row.kind),
        name('urgency', row.urgency),
        name('category', row.category),
        row.level === null ? '' : String(row.level),
        row.impactClass ?? '',
        row.subject,
        row.customer,
        name('region', row.region),
        name('channel', row.channel),
        name('stage', row.stage),
        row.owner,
        row.handler ?? '',
        row.receivedAt,
        row.nextDueAt ?? '',
        row.nextDueClause ?? '',
        row.breached ? 'Y' : '',
        row.closedAt ?? '',
      ]
        .map(csvCell)
        .join(','),
    )
    .concat('')
    .join('\r\n');
}
