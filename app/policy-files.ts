import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DocumentHead } from '../domains/standards/catalogue.contract.ts';
import { packFile } from '../domains/standards/pack-file.actions.ts';
import { addPolicyFile, readPolicyFile } from '../domains/standards/policy-documents.actions.ts';
import { storedVersion } from '../domains/standards/versions.queries.ts';
import { rowId } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import { parse } from '../kernel/parsing.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';
import { sendFile, uploadOf } from './sending-files.ts';

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
    const upload = await uploadOf(request);
    const document = await server.database
      .as(ctx.actor)
      .transaction((db) => addPolicyFile({ ...ctx, db }, files, { head, ...upload }));
    return reply.code(201).send(document);
  });

  app.get('/api/policy-documents/:id/file', guarded('standards:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    return sendFile(reply, await readPolicyFile(ctx, files, idOf(request)));
  });
}
