import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { logAccess } from './access-log.ts';
import type { Actor, Origin } from './context.ts';
import type { Endpoint, InputOf } from './contract.ts';
import type { Database } from './db.ts';
import { idempotencyOf, type RequestContext, replyStored, storeReply } from './idempotency.ts';
import { hideNumbersIn } from './marks.ts';
import { parse } from './parsing.ts';
import { problemOf } from './problem.ts';
import { forbidden, invalid, notFound, Refusal } from './refusal.ts';

type AnyEndpoint = Endpoint;

/** How a row runs: `read` and `one_statement` commit by themselves, `transaction` is begun and committed around it. */
export type Mode = 'read' | 'one_statement' | 'transaction';

/** One line of a domain's route table: what is asked, who may, what does it. */
export type Route = {
  endpoint: AnyEndpoint;
  permission: string | { public: string };
  mode: Mode;
  /** An answer that is JSON text made by the database, sent as it is. */
  raw: boolean;
  /** Most bytes of a request; the server's own limit when left out. */
  bodyLimit?: number | undefined;
  /** Minutes for which anybody may keep the answer; then a client asks by its ETag. Public rows only. */
  keptMinutes?: number | undefined;
  act(ctx: RequestContext, input: { params: never; query: never; body: never }): Promise<unknown>;
};

/** Answer that the database has already written as JSON text. */
export type RawJson = { json: string };

type Options = { mode?: Mode; bodyLimit?: number; keptMinutes?: number };

/** A row of a route table, typed by its contract. */
export function route<E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>>(
  endpoint: E,
  permission: Route['permission'],
  act: (ctx: RequestContext, input: InputOf<E>) => Promise<z.input<E['output']>>,
  options: Options = {},
): Route {
  const mode = options.mode ?? (endpoint.method === 'GET' ? 'read' : 'transaction');
  const { bodyLimit, keptMinutes } = options;
  const run = act as unknown as Route['act'];
  return { endpoint, permission, mode, raw: false, bodyLimit, keptMinutes, act: run };
}

/** A row whose answer is JSON written by the database. */
export function rawRoute<E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>>(
  endpoint: E,
  permission: Route['permission'],
  act: (ctx: RequestContext, input: InputOf<E>) => Promise<RawJson>,
): Route {
  return { endpoint, permission, mode: 'read', raw: true, act: act as unknown as Route['act'] };
}

/** Address, method and path of a request; the query may hold what somebody searched for and stays out. */
export const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  method: request.method,
  path: request.url.split('?')[0] ?? '',
});

type RefusedAttempt = { actor: Actor; request: FastifyRequest; refusal: Refusal };

export type Server = {
  database: Database;
  clock: () => number;
  findActor(request: FastifyRequest): Promise<Actor | null>;
  checkAnswers: boolean;
  /** Logs an error that is nobody's refusal. */
  logError(error: unknown, request: FastifyRequest): void;
};

/** Refuses an actor without the right that the row names. */
export function admit(actor: Actor | null, permission: Route['permission']): void {
  if (typeof permission === 'object') return;
  if (actor === null) throw new Refusal('session.needed', 'forbidden');
  if (actor.hold !== undefined) throw forbidden(actor.hold);
  if (!Object.hasOwn(actor.rights, permission)) throw forbidden('permission.missing', { permission });
}

/** A browser may change things only from our own pages; other clients send no such header. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw forbidden('request.foreign_origin');
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) {
    throw forbidden('request.foreign_origin');
  }
}

type Call = {
  server: Server;
  row: Route;
  ctx: RequestContext;
  input: { params: unknown; query: unknown; body: unknown };
};

async function run({ server, row, ctx, input }: Call): Promise<unknown> {
  const act = row.act as unknown as (ctx: RequestContext, input: unknown) => Promise<unknown>;
  const access = server.database.as(ctx.actor);
  if (row.mode !== 'transaction') return act({ ...ctx, db: access.direct }, input);
  return access.transaction(async (db) => {
    const inside = { ...ctx, db };
    const answer = await act(inside, input);
    await storeReply(inside, answer);
    return answer;
  });
}

/** Runs the action; a repeated key gets the first reply again, whatever the action would say now. */
async function runOnce(call: Call): Promise<unknown> {
  try {
    return await run(call);
  } catch (error) {
    const stored = await replyStored(call.server.database, call.ctx);
    if (stored !== undefined) return stored.response;
    throw error;
  }
}

function answerOf(server: Server, row: Route, answer: unknown): { body: unknown; json: boolean } {
  if (row.raw) {
    const { json } = answer as RawJson;
    if (server.checkAnswers) row.endpoint.output.parse(JSON.parse(json));
    return { body: json, json: true };
  }
  return { body: server.checkAnswers ? row.endpoint.output.parse(answer) : answer, json: false };
}

type Kept = { text: string; type: string; minutes: number };

/** Sends what everybody sees alike, with an ETag; a client that has it already gets 304 and no body. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, kept: Kept): FastifyReply {
  const etag = `"${createHash('sha256').update(kept.text).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', `public, max-age=${kept.minutes * 60}`);
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return reply.code(304).send();
  return reply.type(kept.type).send(kept.text);
}

export const nobody: Actor = {
  id: null,
  name: 'anonymous',
  username: '',
  position: '',
  layer: '',
  departmentId: null,
  region: null,
  scope: 'own',
  superiorId: null,
  locale: 'zh-CN',
  rights: {},
};

async function serve(
  server: Server,
  row: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  refuseForeignOrigin(request);
  const actor = await server.findActor(request);
  request.actor = actor;
  admit(actor, row.permission);
  const ctx: RequestContext = {
    db: server.database.as(actor ?? nobody).direct,
    actor: actor ?? nobody,
    now: server.clock(),
    requestId: request.id,
    origin: originOf(request),
    idempotency: idempotencyOf(request, row.endpoint),
  };
  const input = {
    params: parse(row.endpoint.params, request.params),
    query: parse(row.endpoint.query, request.query),
    body: hideNumbersIn(server.database.vault, parse(row.endpoint.body, request.body)),
  };
  const answer = answerOf(server, row, await runOnce({ server, row, ctx, input }));
  if (row.keptMinutes !== undefined) {
    const text = JSON.stringify(answer.body);
    return sendKept(request, reply, {
      text,
      type: 'application/json; charset=utf-8',
      minutes: row.keptMinutes,
    });
  }
  reply.code(row.endpoint.creates ? 201 : 200).header('cache-control', 'no-store');
  if (answer.json) reply.type('application/json; charset=utf-8');
  return reply.send(answer.body);
}

/** Keeps who tried what and was refused, although what was tried is rolled back (S1 5.2, S0 5.2). */
async function keepRefused(server: Server, { actor, request, refusal }: RefusedAttempt): Promise<void> {
  const ctx = {
    db: server.database.direct,
    actor,
    now: server.clock(),
    requestId: request.id,
    origin: originOf(request),
  };
  const { permission } = refusal.values;
  await logAccess(ctx, [
    {
      kind: 'refused',
      subject: 'route',
      code: refusal.code,
      details: typeof permission === 'string' ? { permission } : {},
    },
  ]);
}

/** Mounts a route table. */
export function mount(app: FastifyInstance, server: Server, routes: Route[]): void {
  for (const row of routes) {
    app.route({
      method: row.endpoint.method,
      url: row.endpoint.path,
      ...(row.bodyLimit === undefined ? {} : { bodyLimit: row.bodyLimit }),
      config: { guard: row.permission, summary: row.endpoint.summary },
      handler: (request, reply) => serve(server, row, request, reply),
    });
  }
}

/** Turns every thrown thing into problem+json in the caller's language; logs what was refused or broken. */
export function answerErrors(app: FastifyInstance, server: Server): void {
  app.setErrorHandler(async (error: unknown, request, reply) => {
    const refusal = asRefusal(error);
    const actor = request.actor ?? null;
    if (refusal === undefined) server.logError(error, request);
    const guarded = refusal?.kind === 'forbidden' || refusal?.kind === 'not_found';
    if (refusal !== undefined && guarded && actor !== null) {
      await keepRefused(server, { actor, request, refusal }).catch((failure) =>
        server.logError(failure, request),
      );
    }
    const problem = problemOf(refusal, actor?.locale ?? localeOf(request), request.id);
    if (problem.status === 429) reply.header('retry-after', String(problem.values.seconds));
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(async (request, reply) => {
    const problem = problemOf(notFound('route.not_found'), localeOf(request), request.id);
    return reply.code(404).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
}

/** The problem of an address that cannot be decoded. */
export function answerBadUrl(request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(invalid('request.bad_url'), localeOf(request), request.id);
  reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Language of a caller who is not signed in. */
function localeOf(request: FastifyRequest): 'zh-CN' | 'en' {
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';
}

const fastifyRefusals: Record<string, [string, 'invalid' | 'conflict']> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['request.broken_json', 'invalid'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['request.broken_json', 'invalid'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['request.media_type', 'invalid'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['request.too_large', 'invalid'],
  FST_REQ_FILE_TOO_LARGE: ['file.too_large', 'invalid'],
  FST_ERR_BAD_URL: ['request.bad_url', 'invalid'],
};

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: string }).code ?? '';
  const known = fastifyRefusals[code];
  if (known !== undefined) return new Refusal(known[0], known[1]);
  const status = (error as { statusCode?: number }).statusCode;
  return status !== undefined && status >= 400 && status < 500 ? invalid('request.invalid') : undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    /** What the call asks for. */
    guard?: Route['permission'];
    summary?: string;
  }
}
