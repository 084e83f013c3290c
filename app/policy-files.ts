import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DocumentHead } from '../domains/standards/catalogue.contract.ts';
import { packFile } from '../domains/standards/pack-file.actions.ts';
import { addPolicyFile, readPolicyFile } from '../domains/standards/policy-documents.actions.ts';
import { storedVersion } from '../domains/standards/versions.queries.ts';
import { rowId } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { parse } from '../kernel/parsing.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

type Parts = { server: Server; files: FileFolder };

function idOf(request: FastifyRequest): number {
  const id = rowId.safeParse((request.params as { id: string }).id);
  if (!id.success) throw notFound();
  return id.data;
}

/** What is not JSON: a version as YAML, and the files of policy documents in and out. */
export function mountPolicyFiles(app: FastifyInstance, { server, files }: Parts): void {
  app.get('/api/standard-versions/:id/yaml', guarded('standards:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const { pack, version } = await storedVersion(ctx, idOf(request));
    return reply
      .type('application/yaml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${pack.code}-${version}.yaml"`)
      .header('cache-control', 'private, no-store')
      .send(packFile(pack));
  });

  app.post('/api/policy-documents/files', guarded('standards:publish'), async (request, reply) => {
    const ctx = await enter(server, request);
    const head = parse(DocumentHead, request.query) as ReturnType<typeof DocumentHead.parse>;
    const upload = request.isMultipart() ? await request.file() : undefined;
    if (upload === undefined) throw invalid('file.missing', { field: 'file' });
    const bytes = await upload.toBuffer();
    const document = await server.database
      .as(ctx.actor)
      .transaction((db) => addPolicyFile({ ...ctx, db }, files, { head, name: upload.filename, bytes }));
    return reply.code(201).send(document);
  });

  app.get('/api/policy-documents/:id/file', guarded('standards:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const file = await readPolicyFile(ctx, files, idOf(request));
    const shown = /^image\/(jpeg|png|gif|webp)$/.test(file.mediaType) ? 'inline' : 'attachment';
    return reply
      .type(file.mediaType)
      .header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-store')
      .send(file.bytes);
  });
}
