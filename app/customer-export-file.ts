import type { FastifyInstance } from 'fastify';
import { takeFile } from '../domains/exports/making.actions.ts';
import { rowId } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

/** The encrypted file of an approved export, for the one who asked for it. */
export function mountCustomerExportFile(
  app: FastifyInstance,
  { server, files }: { server: Server; files: FileFolder },
): void {
  // By POST: each taking counts.
  app.post('/api/customer-exports/:id/downloads', guarded('exports:request'), async (request, reply) => {
    const ctx = await enter(server, request);
    const id = rowId.safeParse((request.params as { id: string }).id);
    if (!id.success) throw notFound('export.not_found');
    const file = await server.database.transaction((db) => takeFile({ ...ctx, db }, files, id.data));
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'private, no-store')
      .send(file.bytes);
  });
}
