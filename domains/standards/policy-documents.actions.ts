import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { notFound } from '../../kernel/refusal.ts';
import { accept } from '../../kernel/uploads.ts';
import type { AddPolicyDocument, DocumentHead, PolicyDocument } from './catalogue.contract.ts';
import { policyDocuments, policyFile } from './catalogue.queries.ts';
import { insertPolicyDocument } from './catalogue.store.ts';

type NewDocument = Parameters<typeof insertPolicyDocument>[1];

async function keep(ctx: Context, document: NewDocument): Promise<PolicyDocument> {
  const id = await insertPolicyDocument(ctx, document);
  const added = (await policyDocuments(ctx, { process: document.process })).find((one) => one.id === id);
  if (added === undefined) throw new Error(`no policy document ${id}`);
  await record(ctx, [
    {
      type: 'policy.document_added',
      subject: `policy:${document.process}`,
      data: { id, kind: document.kind, title: document.title, version: added.version },
    },
  ]);
  return added;
}

/** Adds a service blueprint, a process diagram, a form: as text or as an address (S0 7.4, S2). */
export const addPolicyDocument = (
  ctx: Context,
  input: z.output<(typeof AddPolicyDocument)['body']>,
): Promise<PolicyDocument> => keep(ctx, { ...input, file: null });

/** Adds such a document as a file, checked by its content. */
export async function addPolicyFile(
  ctx: Context,
  folder: FileFolder,
  upload: { head: z.output<typeof DocumentHead>; name: string; bytes: Buffer },
): Promise<PolicyDocument> {
  const { name, mediaType, bare } = accept(upload);
  const id = randomUUID();
  await folder.write(id, bare);
  const file = { id, name, mediaType, sizeBytes: bare.length };
  return keep(ctx, { ...upload.head, body: null, link: null, file });
}

/** The file of a document, for download. */
export async function readPolicyFile(ctx: Context, folder: FileFolder, id: number) {
  const file = await policyFile(ctx, id);
  if (file === undefined) throw notFound('file.not_found');
  return { ...file, bytes: await folder.read(file.fileId) };
}
