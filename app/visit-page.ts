import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askForCall, confirmSlot, holdSlot, letGo } from '../domains/dispatch/visit-links.actions.ts';
import { openLink, visitPage } from '../domains/dispatch/visit-links.queries.ts';
import { type Context, type Locale, systemActor } from '../kernel/context.ts';
import { instant } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import { openRates } from '../kernel/rate-limits.ts';
import { Refusal } from '../kernel/refusal.ts';
import { languageOf } from './page-frame.ts';
import { policyOfStyles } from './page-policy.ts';
import { goneHtml, type Told, toldTo, tooManyHtml, visitHtml } from './visit-html.ts';
import { readVisitCode } from './visit-links.ts';

type Parts = { server: Server; secret: string };
type Call = { request: FastifyRequest; reply: FastifyReply; locale: Locale };

const MOST_IN_A_MINUTE = 40;
const FORM_LIMIT = 2048;

/** Whoever holds the link acts as the customer of its one order; the events say so. */
const customer = { ...systemActor('客户（预约链接）'), username: 'visit-link' };

const send = ({ reply }: Call, status: number, html: string): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('vary', 'accept-language')
    .header('x-robots-tag', 'noindex')
    .header('content-security-policy', policyOfStyles(html))
    .send(html);

async function act(ctx: Context, id: number, form: Record<string, string>): Promise<Told | null> {
  switch (form.act) {
    case 'hold': {
      const from = instant.safeParse(form.from);
      if (from.success) await holdSlot(ctx, id, from.data);
      return null;
    }
    case 'let_go':
      await letGo(ctx, id);
      return null;
    case 'confirm':
      await confirmSlot(ctx, id);
      return 'confirmed';
    case 'call':
      await askForCall(ctx, id);
      return 'calling';
    default:
      return null;
  }
}

/**
 * The page of a visit link: no sign-in, no script. A code that is over, used up or foreign gets one and the same answer; an
 * address that asks too often is put off.
 */
export function mountVisitPage(app: FastifyInstance, { server, secret }: Parts): void {
  const rates = openRates({ address: MOST_IN_A_MINUTE }, server.clock);
  const contextOf = (request: FastifyRequest): Context => ({
    db: server.database.direct,
    actor: customer,
    now: server.clock(),
    requestId: request.id,
  });

  const codeOf = ({ request }: Call): string => String((request.params as { code?: string }).code);

  async function show(call: Call): Promise<FastifyReply> {
    const ctx = contextOf(call.request);
    const id = readVisitCode(secret, codeOf(call));
    const link = id === null ? undefined : await openLink(ctx, id);
    if (link === undefined) return send(call, 404, goneHtml(call.locale));
    const told = toldTo.safeParse((call.request.query as { done?: string }).done);
    return send(
      call,
      200,
      visitHtml(await visitPage(ctx, link), call.locale, told.success ? told.data : null),
    );
  }

  async function take(call: Call): Promise<Told | null> {
    const id = readVisitCode(secret, codeOf(call));
    const form = (call.request.body ?? {}) as Record<string, string>;
    if (id === null) return null;
    try {
      return await server.database.transaction((db) => act({ ...contextOf(call.request), db }, id, form));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.code === 'visit_link.taken' ? 'taken' : null;
    }
  }

  async function answer(call: Call): Promise<FastifyReply> {
    if (rates.secondsToWait('address', call.request.ip) > 0) return send(call, 429, tooManyHtml(call.locale));
    if (call.request.method === 'GET') return show(call);
    const told = await take(call);
    const query = new URLSearchParams({
      lang: call.locale === 'en' ? 'en' : 'zh',
      ...(told === null ? {} : { done: told }),
    });
    return call.reply.redirect(`/visit/${encodeURIComponent(codeOf(call))}?${query}`, 303);
  }

  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const handler = (request: FastifyRequest, reply: FastifyReply) =>
      answer({ request, reply, locale: languageOf(request) });
    scope.get('/visit/:code', handler);
    scope.post('/visit/:code', handler);
  });
}
