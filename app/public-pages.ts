import type { FastifyInstance } from 'fastify';
import { publicStandardNow } from '../domains/conformance/public-standard.queries.ts';
import { publicNotice, publishedVersions } from '../domains/consents/notices.queries.ts';
import { publicPrices } from '../domains/pricing/pricing.queries.ts';
import type { Context, Locale } from '../kernel/context.ts';
import { nobody, type Server, sendKept } from '../kernel/endpoint.ts';
import { noticePage } from './notice-page.ts';
import { languageOf } from './page-frame.ts';
import { policyOfStyles } from './page-policy.ts';
import { pricePage } from './price-page.ts';
import { promisePage } from './service-promise.ts';

const KEPT_MINUTES = 5;

type Page = (ctx: Context, locale: Locale, version: number | undefined) => Promise<string>;

/** What anybody reads without signing in, in the language asked for or that of the browser. */
export function mountPublicPages(app: FastifyInstance, server: Server): void {
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
      const { version } = request.query as { version?: string };
      const number = /^\d{1,6}$/.test(version ?? '') ? Number(version) : undefined;
      reply.header('vary', 'accept-language');
      const text = await page(ctx, languageOf(request), number);
      reply.header('content-security-policy', policyOfStyles(text));
      return sendKept(request, reply, { text, type: 'text/html; charset=utf-8', minutes: KEPT_MINUTES });
    });
  }
}
