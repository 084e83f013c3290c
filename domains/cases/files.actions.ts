import { createHash, randomUUID } from 'node:crypto';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { accept } from '../../kernel/uploads.ts';
import { fileRow } from './files.queries.ts';
import { insertFile } from './files.store.ts';
import { mayHandle, open } from './moves.actions.ts';

/** Keeps a file of a case: checked by its content, without the place of its camera, under a random name with its hash (S3 2-三-4). */
export async function addFile(
  ctx: Context,
  folder: FileFolder,
  upload: { number: string; name: string; bytes: Buffer },
) {
  const { row } = await open(ctx, upload.number, { closed: true });
  mayHandle(ctx, row);
  const { name, mediaType, bare } = accept(upload);
  const id = randomUUID();
  const file = { id, name, mediaType, sizeBytes: bare.length, uploadedAt: iso(ctx.now) };
  await folder.write(id, bare);
  const sha256 = createHash('sha256').update(bare).digest('hex');
  await insertFile(ctx, { ...file, caseId: row.id, sha256 });
  await record(ctx, [
    {
      type: 'file.added',
      subject: caseSubject(row.id),
      caseId: row.id,
      data: { fileId: id, name: file.name, sizeBytes: file.sizeBytes, sha256 },
    },
  ]);
  return file;
}

/** A file of a visible case, for download; who took it is in the access log (S0 5.2). */
export async function readFile(ctx: Context, folder: FileFolder, wanted: { number: string; id: string }) {
  const file = await fileRow(ctx, wanted.number, wanted.id);
  if (file === undefined) throw notFound('file.not_found');
  const bytes = await folder.read(wanted.id);
  await logAccess(ctx, [
    {
      kind: 'file',
      subject: `file:${wanted.id}`,
      customers: [file.customerId],
      caseNumber: wanted.number,
      purpose: 'evidence',
      fields: ['file'],
    },
  ]);
  return { name: file.name, mediaType: file.mediaType, bytes };
}
