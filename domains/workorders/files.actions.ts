import { createHash } from 'node:crypto';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { conflict, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { accept } from '../../kernel/uploads.ts';
import { fileRow } from './files.queries.ts';
import { insertFile } from './files.store.ts';
import { mayRecord, seesOriginals } from './workorders.policy.ts';
import { currentVisit, orderSheet } from './workorders.queries.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const PHOTOS = ['image/jpeg', 'image/png', 'image/webp'];

/** Refuses what is no photo by its content. */
function photoType(bytes: Buffer): string {
  try {
    const { mediaType } = accept({ name: '', bytes });
    if (PHOTOS.includes(mediaType)) return mediaType;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'file.type') throw error;
  }
  throw invalid('file.not_a_photo', { field: 'file' });
}

/**
 * Keeps a photo of an order as it was sent, as evidence, under the id that the phone gave it (S0 2.2); the same again changes nothing. Refuses what is
 * over 8 MB, no JPEG, PNG or WebP by its content, whoever may not record for the order, and other content under a known id.
 */
export async function addPhoto(
  ctx: Context,
  folder: FileFolder,
  upload: { number: string; id: string; bytes: Buffer },
): Promise<{ id: string }> {
  const sheet = await orderSheet(ctx, upload.number);
  if (!mayRecord(ctx.actor, currentVisit(sheet))) throw forbidden('order.not_yours');
  if (upload.bytes.length > MOST_BYTES) throw invalid('file.photo_too_large', { field: 'file' });
  const mediaType = photoType(upload.bytes);
  const { id } = upload;
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  const file = { id, mediaType, sizeBytes: upload.bytes.length, sha256 };
  if (!(await insertFile(ctx, { ...file, orderId: sheet.id, uploadedAt: iso(ctx.now) }))) {
    const known = await fileRow(ctx, id);
    if (known?.number === upload.number && known.sha256 === sha256) return { id };
    throw conflict('file.id_taken');
  }
  // The row comes first: only whoever stored it writes the content, and the commit comes after both.
  await folder.write(id, upload.bytes);
  await record(ctx, [
    {
      type: 'workorder.file_added',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      data: { number: sheet.number, fileId: id, sizeBytes: file.sizeBytes, sha256 },
    },
  ]);
  return { id };
}

/**
 * A photo of an order in sight; not found otherwise. The original, with the place where it was taken, is for those who
 * may see evidence whole; everybody else gets the picture alone. Who looked is in the access log (S0 5.2).
 */
export async function readPhoto(
  ctx: Context,
  folder: FileFolder,
  { id, original }: { id: string; original: boolean },
) {
  const file = await fileRow(ctx, id);
  if (file === undefined) throw notFound('file.not_found');
  const sheet = await orderSheet(ctx, file.number);
  if (original && !seesOriginals(ctx.actor)) throw forbidden('file.original_protected');
  const stored = accept({ name: id, bytes: await folder.read(id) });
  await logAccess(ctx, [
    {
      kind: 'file',
      subject: `file:${id}`,
      customers: [sheet.customerId],
      caseNumber: sheet.caseNumber,
      purpose: 'evidence',
      fields: original ? ['photo', 'place'] : ['photo'],
      details: { order: file.number },
    },
  ]);
  return { name: stored.name, mediaType: file.mediaType, bytes: original ? stored.bytes : stored.bare };
}
