import type { FastifyInstance } from 'fastify';
import type { Activity } from '../domains/privacy/processing.contract.ts';
import { activities } from '../domains/privacy/processing.queries.ts';
import { basisWords, fieldWords, moduleWords } from '../domains/privacy/processing-names.contract.ts';
import { logAccess } from '../kernel/access-log.ts';
import type { Locale } from '../kernel/context.ts';
import type { Server } from '../kernel/endpoint.ts';
import { csvCell } from '../kernel/text.ts';
import { enter, guarded } from './case-files.ts';

const HEADS = {
  'zh-CN': [
    '模块',
    '处理活动',
    '目的',
    '合法性基础',
    '个人信息',
    '其中敏感',
    '保存期限',
    '接收方',
    '更新日期',
  ],
  en: [
    'Part',
    'Activity',
    'Purpose',
    'Legal basis',
    'Fields',
    'Sensitive',
    'Retention',
    'Recipients',
    'Changed',
  ],
};

function registerCsv(rows: Activity[], locale: Locale): string {
  const of = (text: { zh: string; en: string }) => (locale === 'en' ? text.en : text.zh);
  const names = (fields: Activity['fields']) =>
    fields.map((field) => of(fieldWords[field])).join(locale === 'en' ? ', ' : '、');
  const lines = rows.map((row) => [
    of(moduleWords[row.module]),
    of(row.name),
    of(row.purpose),
    of(basisWords[row.basis]),
    names(row.fields),
    names(row.sensitive),
    of(row.retention),
    of(row.recipients),
    row.changedAt.slice(0, 10),
  ]);
  return `\uFEFF${[HEADS[locale], ...lines].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** The register of processing activities as CSV (S2 1.2). */
export function mountProcessingExport(app: FastifyInstance, server: Server): void {
  app.get('/api/processing-register/export', guarded('privacy:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const rows = await activities(ctx);
    await logAccess(ctx, [{ kind: 'export', subject: 'processing_register', records: rows.length }]);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="processing-register.csv"')
      .header('cache-control', 'private, no-store')
      .send(registerCsv(rows, ctx.actor.locale));
  });
}
