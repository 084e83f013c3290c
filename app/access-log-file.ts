import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type AccessEntry, ListAccess } from '../domains/oversight/oversight.contract.ts';
import { accessPages } from '../domains/oversight/search.queries.ts';
import { logAccess } from '../kernel/access-log.ts';
import type { Locale } from '../kernel/context.ts';
import type { Server } from '../kernel/endpoint.ts';
import { parse } from '../kernel/parsing.ts';
import { csvCell } from '../kernel/text.ts';
import { enter, guarded } from './case-files.ts';

const HEAD: Record<Locale, string[]> = {
  'zh-CN': [
    '序号',
    '时间',
    '类型',
    '用户',
    '对象',
    '客户',
    '个案',
    '用途',
    '说明',
    '字段',
    '条数',
    '结果',
    '方法',
    '路径',
    '地址',
    '请求号',
  ],
  en: [
    'No.',
    'Time',
    'Kind',
    'User',
    'Record',
    'Customers',
    'Case',
    'Purpose',
    'Note',
    'Fields',
    'Records',
    'Code',
    'Method',
    'Path',
    'Address',
    'Request',
  ],
};

const lineOf = (cells: (string | number | null)[]) =>
  `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;

const cellsOf = (entry: AccessEntry) => [
  entry.id,
  entry.at,
  entry.kind,
  entry.userName,
  entry.subject,
  entry.customerIds.join(' '),
  entry.caseNumber,
  entry.purpose,
  entry.note,
  entry.fields.join(' '),
  entry.records,
  entry.code,
  entry.method,
  entry.path,
  entry.address,
  entry.requestId,
];

/** The access log as CSV, as filtered on screen; that it was taken is an entry of the log itself. */
export function mountAccessLogFile(app: FastifyInstance, server: Server): void {
  app.get('/api/access-log/export', guarded('audit:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const query = parse(ListAccess.query, request.query) as ReturnType<typeof ListAccess.query.parse>;
    const { after: _after, limit: _limit, ...filter } = query;
    await logAccess(ctx, [{ kind: 'export', subject: 'access_log', purpose: 'audit' }]);
    async function* csv() {
      yield `\u{feff}${lineOf(HEAD[ctx.actor.locale])}`;
      for await (const page of accessPages(ctx, filter))
        yield page.map((entry) => lineOf(cellsOf(entry))).join('');
    }
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="anju-access-log.csv"')
      .header('cache-control', 'private, no-store')
      .send(Readable.from(csv()));
  });
}
