import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addPhoto, readPhoto } from '../domains/workorders/files.actions.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';
import { sendFile, uploadOf } from './sending-files.ts';

type Parts = { server: Server; files: FileFolder };

const Head = z.object({ number: z.string().regex(/^WO\d{4}-\d{6,}$/), id: z.uuid() });
const Wanted = z.object({ id: z.uuid(), original: z.stringbool().default(false) });

/** Photos of work orders in and out. */
export function mountWorkOrderFiles(app: FastifyInstance, { server, files }: Parts): void {
  app.post('/api/work-order-files', guarded('workorders:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const head = Head.safeParse(request.query);
    if (!head.success) throw invalid('request.invalid');
    const { bytes } = await uploadOf(request);
    const stored = await server.database
      .as(ctx.actor)
      .transaction((db) => addPhoto({ ...ctx, db }, files, { ...head.data, bytes }));
    return reply.code(201).send(stored);
  });

  app.get('/api/work-order-files/:id', guarded('workorders:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const wanted = Wanted.safeParse({ ...(request.query as object), ...(request.params as object) });
    if (!wanted.success) throw notFound('file.not_found');
    return sendFile(reply, await readPhoto(ctx, files, wanted.data));
  });
}
