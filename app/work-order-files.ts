import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addPhoto, readPhoto } from '../domains/workorders/files.actions.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

type Parts = { server: Server; files: FileFolder };

const Head = z.object({ number: z.string().regex(/^WO\d{4}-\d{6,}$/), id: z.uuid() });

/** Photos of work orders in and out. */
export function mountWorkOrderFiles(app: FastifyInstance, { server, files }: Parts): void {
  app.post('/api/work-order-files', guarded('workorders:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const head = Head.safeParse(request.query);
    if (!head.success) throw invalid('request.invalid');
    const upload = request.isMultipart() ? await request.file() : undefined;
    if (upload === undefined) throw invalid('file.missing', { field: 'file' });
    const bytes = await upload.toBuffer();
    const stored = await server.database
      .as(ctx.actor)
      .transaction((db) => addPhoto({ ...ctx, db }, files, { ...head.data, bytes }));
    return reply.code(201).send(stored);
  });

  app.get('/api/work-order-files/:id', guarded('workorders:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const id = z.uuid().safeParse((request.params as { id: string }).id);
    if (!id.success) throw notFound('file.not_found');
    const file = await readPhoto(ctx, files, id.data);
    return reply.type(file.mediaType).header('cache-control', 'private, no-store').send(file.bytes);
  });
}
