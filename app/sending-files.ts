import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalid } from '../kernel/refusal.ts';
import type { Upload } from '../kernel/uploads.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** Takes uploads: one file with few words beside it, at most 20 MB. */
export async function takeUploads(app: FastifyInstance): Promise<void> {
  const limits = { fileSize: MOST_BYTES, files: 1, fields: 4, parts: 5, fieldSize: 1000, headerPairs: 20 };
  await app.register(multipart, { limits, throwFileSizeLimit: true });
}

/** The one file of an upload; refuses a request without. */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const upload = request.isMultipart() ? await request.file() : undefined;
  if (upload === undefined) throw invalid('file.missing', { field: 'file' });
  return { name: upload.filename, bytes: await upload.toBuffer() };
}

const SHOWN = /^image\/(jpeg|png|gif|webp)$/;
const inHeader = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Sends a stored file: pictures may be shown, all else is only saved, and nothing in it may run or load. */
export const sendFile = (reply: FastifyReply, file: Upload & { mediaType: string }): FastifyReply =>
  reply
    .type(file.mediaType)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header(
      'content-disposition',
      `${SHOWN.test(file.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${inHeader(file.name)}`,
    )
    .header('cache-control', 'private, no-store')
    .send(file.bytes);
