import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { frameworkPage } from '../domains/conformance/frameworks.queries.ts';
import { paperOf } from '../domains/conformance/papers.actions.ts';
import { publicStandardNow } from '../domains/conformance/public-standard.queries.ts';
import { publicNotice, publishedVersions } from '../domains/consents/notices.queries.ts';
import { publicPrices } from '../domains/pricing/pricing.queries.ts';
import type { Context, Locale } from '../kernel/context.ts';
import { rowId } from '../kernel/contract.ts';
import { nobody, type Server, sendKept } from '../kernel/endpoint.ts';
import { record } from '../kernel/events.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';
import { noticePage } from './notice-page.ts';
import { policyOfStyles } from './page-policy.ts';
import { pricePage } from './price-page.ts';
import { promisePage } from './service-promise.ts';
import { uncoveredCsv } from './uncovered-csv.ts';

const PaperPath = z.object({ id: rowId });
const FrameworkPath = z.object({ code: z.string().regex(/^[a-z][a-z0-9_]{1,59}$/) });
const KEPT_MINUTES = 5;

/** What is not JSON: working papers as Word documents, what a crosswalk leaves uncovered as CSV, the public page. */
export function mountConformanceFiles(app: FastifyInstance, server: Server): void {
  app.get('/api/conformance/papers/:id/document', guarded('conformance:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const path = PaperPath.safeParse(request.params);
    if (!path.success) throw notFound('paper.not_found');
    const paper = await paperOf(ctx, path.data.id);
    await server.database
      .as(ctx.actor)
      .transaction((db) =>
        record({ ...ctx, db }, [
          { type: 'paper.exported', subject: `working_paper:${paper.id}`, data: { hash: paper.hash } },
        ]),
      );
    // Loaded when the first paper is asked for: it is half a megabyte of code.
    const { paperDocument } = await import('./working-paper-document.ts');
    return reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename="conformance-${paper.from}-${paper.id}.docx"`)
      .header('cache-control', 'private, no-store')
      .send(await paperDocument(paper, ctx.actor.locale));
  });

  app.get(
    '/api/conformance/frameworks/:code/uncovered',
    guarded('conformance:view'),
    async (request, reply) => {
      const ctx = await enter(server, request);
      const path = FrameworkPath.safeParse(request.params);
      if (!path.success) throw notFound('framework.not_found');
      const page = await frameworkPage(ctx, path.data.code);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="uncovered-${page.code}.csv"`)
        .header('cache-control', 'private, no-store')
        .send(uncoveredCsv(page, ctx.actor.locale));
    },
  );

  mountPublicPages(app, server);
}

type Page = (ctx: Context, locale: Locale, version: number | undefined) => Promise<string>;

/** What anybody reads without signing in, in the language asked for or that of the browser. */
function mountPublicPages(app: FastifyInstance, server: Server): void {
  const pages: Record<string, Page> = {
    '/service-promise': async (ctx, locale) => promisePage(await publicStandardNow(ctx), locale),
    '/privacy-notice': async (ctx, locale, version) =>
      noticePage(
        { notice: await publicNotice(ctx, version), versions: await publishedVersions(ctx) },
        locale,
      ),
    '/price-list': async (ctx, locale) => pricePage(await publicPrices(ctx), locale),
  };
  for (const [path, page] of Object.entries(pages)) {
    app.get(path, async (request, reply) => {
      const db = server.database.as(nobody).direct;
      const ctx = { db, actor: nobody, now: server.clock(), requestId: request.id };
      const { lang, version } = request.query as { lang?: string; version?: string };
      const number = /^\d{1,6}$/.test(version ?? '') ? Number(version) : undefined;
      const accepted = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';
      const locale = lang === 'en' || lang === 'zh' ? ({ en: 'en', zh: 'zh-CN' } as const)[lang] : accepted;
      reply.header('vary', 'accept-language');
      const text = await page(ctx, locale, number);
      reply.header('content-security-policy', policyOfStyles(text));
      return sendKept(request, reply, { text, type: 'text/html; charset=utf-8', minutes: KEPT_MINUTES });
    });
  }
}
