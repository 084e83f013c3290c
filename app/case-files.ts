import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ListCases } from '../domains/cases/cases.contract.ts';
import { csvHead, csvLines, exportRows } from '../domains/cases/export.queries.ts';
import { addFile, readFile } from '../domains/cases/files.actions.ts';
import { logAccess } from '../kernel/access-log.ts';
import type { Context } from '../kernel/context.ts';
import { admit, originOf, refuseForeignOrigin, type Server } from '../kernel/endpoint.ts';
import { record } from '../kernel/events.ts';
import type { FileFolder } from '../kernel/files.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { sendFile, uploadOf } from './sending-files.ts';

type Parts = { server: Server; files: FileFolder };

/** Options of a call that no route table mounts: the permission that `enter` asks for. */
export const guarded = (permission: string) => ({ config: { guard: permission } });

/** The context of a request that no route table mounts; refuses whoever has not the permission of its options. */
export async function enter(server: Server, request: FastifyRequest): Promise<Context> {
  refuseForeignOrigin(request);
  const actor = await server.findActor(request);
  request.actor = actor;
  const { guard } = request.routeOptions.config;
  if (guard === undefined) throw new Error(`${request.url} names no permission`);
  admit(actor, guard);
  if (actor === null) throw new Refusal('session.needed', 'forbidden');
  return {
    db: server.database.as(actor).direct,
    actor,
    now: server.clock(),
    requestId: request.id,
    origin: originOf(request),
  };
}

const Target = z.object({ number: z.string().max(30), id: z.uuid() });

/** What is not JSON: evidence files in and out, and the list as CSV. */
export function mountCaseFiles(app: FastifyInstance, { server, files }: Parts): void {
  app.post('/api/cases/:number/files', guarded('cases:handle'), async (request, reply) => {
    const ctx = await enter(server, request);
    const upload = await uploadOf(request);
    const { number } = request.params as { number: string };
    const file = await server.database
      .as(ctx.actor)
      .transaction((db) => addFile({ ...ctx, db }, files, { number, ...upload }));
    return reply.code(201).send(file);
  });

  app.get('/api/cases/:number/files/:id', guarded('cases:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const target = Target.safeParse(request.params);
    if (!target.success) throw new Refusal('file.not_found', 'not_found');
    return sendFile(reply, await readFile(ctx, files, target.data));
  });

  app.get('/api/cases/export', guarded('cases:export'), async (request, reply) => {
    const ctx = await enter(server, request);
    const query = ListCases.query.safeParse(request.query);
    if (!query.success) throw invalid('request.invalid');
    await server.database.as(ctx.actor).transaction(async (db) => {
      await record({ ...ctx, db }, [
        { type: 'cases.exported', subject: `user:${ctx.actor.id}`, data: { query: request.query as object } },
      ]);
      await logAccess({ ...ctx, db }, [{ kind: 'export', subject: 'cases', purpose: 'masked_list' }]);
    });
    async function* csv() {
      yield csvHead(ctx);
      for await (const rows of exportRows(ctx, query.data as never)) yield csvLines(ctx, rows);
    }
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="anju-cases.csv"')
      .send(Readable.from(csv()));
  });
}
