import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { costSpan } from '../domains/costs/costs.contract.ts';
import { costLines, spanOf } from '../domains/costs/costs.queries.ts';
import { logAccess } from '../kernel/access-log.ts';
import type { Locale } from '../kernel/context.ts';
import type { Server } from '../kernel/endpoint.ts';
import { invalid } from '../kernel/refusal.ts';
import { csvCell } from '../kernel/text.ts';
import { enter, guarded } from './case-files.ts';

const words = {
  'zh-CN': {
    head: ['月份', '区域', '类别', '人工', '配件', '交通', '赔付', '合计'],
    category: {
      repair: '维修',
      replacement: '更换',
      return: '退货',
      compensation: '赔偿',
      service: '其他服务',
    },
  },
  en: {
    head: ['Month', 'Region', 'Category', 'Labour', 'Parts', 'Travel', 'Compensation', 'Total'],
    category: {
      repair: 'Repair',
      replacement: 'Replacement',
      return: 'Return',
      compensation: 'Compensation',
      service: 'Other service',
    },
  },
};

const yuanOf = (fen: number): number => fen / 100;

type Lines = Awaited<ReturnType<typeof costLines>>;

/** The report as a table, amounts in yuan; no cell is taken for a formula. */
function costsCsv(lines: Lines, locale: Locale): string {
  const text = words[locale];
  const rows = lines.map((line) => [
    line.month,
    locale === 'en' ? (line.regionName?.en ?? '') : (line.regionName?.zh ?? ''),
    text.category[line.category],
    ...[line.labour, line.parts, line.travel, line.compensation, line.total].map(yuanOf),
  ]);
  return `\uFEFF${[text.head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Costs by month, region and category as CSV (S3 6.0). */
export function mountCostExport(app: FastifyInstance, server: Server): void {
  app.get('/api/costs/export', guarded('costs:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const query = z.object(costSpan).safeParse(request.query);
    if (!query.success) throw invalid('request.invalid', { errors: [] });
    const span = spanOf(ctx, query.data);
    const lines = await costLines(ctx, span);
    await logAccess(ctx, [{ kind: 'export', subject: 'costs', purpose: 'report', records: lines.length }]);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="costs-${span.from}-${span.to}.csv"`)
      .header('cache-control', 'private, no-store')
      .send(costsCsv(lines, ctx.actor.locale));
  });
}
