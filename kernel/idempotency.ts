import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Context, Db } from './context.ts';
import type { Endpoint } from './contract.ts';
import type { Database } from './db.ts';
import { conflict, invalid } from './refusal.ts';

/** Context of a request; a one-statement action stores the reply under the key itself. */
export type RequestContext = Context & { idempotency: { key: string; requestHash: string } | null };

/** The key of a creating call with a hash of what it asks; refuses a key that is none. */
export function idempotencyOf(request: FastifyRequest, endpoint: Endpoint): RequestContext['idempotency'] {
  const key = request.headers['idempotency-key'];
  if (!endpoint.creates || key === undefined) return null;
  if (typeof key !== 'string' || !/^[\w-]{8,80}$/.test(key)) throw invalid('idempotency.bad_key');
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
  return { key, requestHash };
}

type Stored = { status: number; response: unknown; request_hash: string };

/** The reply already given under the key; refuses the key of another request. */
export async function replyStored(database: Database, ctx: RequestContext): Promise<Stored | undefined> {
  if (ctx.idempotency === null || ctx.actor.id === null) return undefined;
  const stored = await database.direct.one<Stored>(
    `select status, response, request_hash from idempotency_keys where actor_id = $1 and key = $2`,
    [ctx.actor.id, ctx.idempotency.key],
  );
  if (stored !== undefined && stored.request_hash !== ctx.idempotency.requestHash) {
    throw conflict('idempotency.other_request');
  }
  return stored;
}

/** Keeps a reply under its key as a part of a one-statement action; `values` selects actor, key, request hash, body. */
export const keepReplySql = (values: string): string =>
  `insert into idempotency_keys (actor_id, key, request_hash, response, status) select *, 201 from (${values}) r`;

/** Drops kept replies: those that mention what the expression finds, or older than an instant. */
export async function dropReplies(
  db: Db,
  which: { mentioning: string } | { before: string },
): Promise<number> {
  const rows = await db.query(
    'mentioning' in which
      ? `delete from idempotency_keys where $1 <> '' and response::text ~* $1 returning 1`
      : `delete from idempotency_keys where at < $1 returning 1`,
    ['mentioning' in which ? which.mentioning : which.before],
  );
  return rows.length;
}

/** Keeps the reply under its key in the same commit as what it reports. */
export async function storeReply(ctx: RequestContext, response: unknown): Promise<void> {
  if (ctx.idempotency === null || ctx.actor.id === null) return;
  await ctx.db.query(keepReplySql('select $1::uuid, $2::text, $3::text, $4::jsonb'), [
    ctx.actor.id,
    ctx.idempotency.key,
    ctx.idempotency.requestHash,
    JSON.stringify(response),
  ]);
}
