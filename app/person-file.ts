import type { FastifyInstance } from 'fastify';
import { takePersonFile } from '../domains/privacy/answering.actions.ts';
import { rowId } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

/** The encrypted file that answers a person's request for access or a copy, for the privacy officer to hand over. */
export function mountPersonFile(
  app: FastifyInstance,
  { server, files }: { server: Server; files: FileFolder },
): void {
  // By POST: each taking counts.
  app.post('/api/person-requests/:id/downloads', guarded('privacy:manage'), async (request, reply) => {
    const ctx = await enter(server, request);
    const id = rowId.safeParse((request.params as { id: string }).id);
    if (!id.success) throw notFound('person_request.not_found');
    const file = await server.database
      .as(ctx.actor)
      .transaction((db) => takePersonFile({ ...ctx, db }, files, id.data));
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'private, no-store')
      .send(file.bytes);
  });
}
