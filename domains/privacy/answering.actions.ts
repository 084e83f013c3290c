import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { openNumbers } from '../../kernel/marks.ts';
import { conflict, notFound } from '../../kernel/refusal.ts';
import { chinaDay, HOUR } from '../../kernel/time.ts';
import { correctCustomer } from '../customers/customers.actions.ts';
import { HOURS_TO_TAKE, MOST_DOWNLOADS, passwordFrom } from '../exports/exports.rules.ts';
import { zipOf } from '../exports/making.actions.ts';
import { notify } from '../messages/messages.actions.ts';
import type { Dossier } from './dossier.contract.ts';
import { dossierOf } from './dossier.queries.ts';
import { dossierPage } from './dossier.rules.ts';
import { eraseCustomer } from './erasure.actions.ts';
import { privacyOfficers } from './incidents.queries.ts';
import { endRequest, requestFact, takeOpen } from './requests.actions.ts';
import type { CorrectPerson, HandOver, PersonRequest } from './requests.contract.ts';
import { requestOf } from './requests.queries.ts';
import { endDeletions, endFiles, saveFile, takeDownload, takeSealedPassword } from './requests.store.ts';

/** Carries out a granted correction through the customer's own action; the request ends. */
export async function correctPerson(
  ctx: Context,
  id: number,
  { version, ...fields }: BodyOf<typeof CorrectPerson>,
): Promise<PersonRequest> {
  const request = await takeOpen(ctx, id, version);
  if (request.next !== 'correct') throw conflict('person_request.not_this_step');
  await correctCustomer(ctx, request.customerId, fields, request.number);
  return endRequest(ctx, id, null);
}

/**
 * Hands a granted deletion to erasure, which a second person confirms; refused, with what holds it, while a case, an order
 * or a refund is open (PIPL 47).
 */
export async function startErasure(ctx: Context, id: number): Promise<PersonRequest> {
  const { next, customerId, reason, number } = await takeOpen(ctx, id);
  if (next !== 'erase' || reason === null) throw conflict('person_request.not_this_step');
  await eraseCustomer(ctx, { customerId, reason, request: number });
  await record(ctx, [requestFact(id, 'erasure_asked')]);
  return requestOf(ctx, id);
}

/** Ends the deletion requests of a customer who is erased now. */
export async function endErased(ctx: Context, customerId: number): Promise<void> {
  const ended = await endDeletions(ctx, customerId);
  await record(
    ctx,
    ended.map((id) => requestFact(id, 'done')),
  );
}

/** The password of one file opens nowhere else. */
const passwordPlace = (id: number): string => `person_requests.sealed_password:${id}`;
/** Most bytes of files and photos that go along; what is above stands in the list, to be asked for. */
const MOST_BYTES = 100 * 1024 * 1024;

type Part = [name: string, bytes: Uint8Array];
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files and photos of the person, and the list with where each one lies in the archive. */
async function withFiles(
  files: FileFolder,
  dossier: Dossier,
): Promise<{ list: Dossier['files']; parts: Part[] }> {
  const parts: Part[] = [];
  const list: Dossier['files'] = [];
  let bytes = 0;
  for (const [place, { id, ...facts }] of dossier.files.entries()) {
    bytes += Number(facts.bytes);
    const stored = bytes > MOST_BYTES ? undefined : await files.read(String(id)).catch(() => undefined);
    const name = `files/${place + 1}-${String(facts.name).replace(/[^\p{L}\p{N}._-]/gu, '_')}`;
    if (stored !== undefined) parts.push([name, stored]);
    list.push({ ...facts, file: stored === undefined ? null : name });
  }
  return { list, parts };
}

/**
 * Makes the file of a granted access or copy: everything held of the person, as a page to read and as JSON to carry
 * elsewhere, with the files, inside an archive encrypted by AES-256 with a password of its own (PIPL 45). Running twice
 * makes one.
 */
export async function makePersonFile(ctx: Context, files: FileFolder, id: number): Promise<void> {
  const request = await requestOf(ctx, id);
  if (request.next !== 'make_file') return;
  const { number, customerId } = request;
  const held = await dossierOf(ctx, customerId);
  const { list, parts } = await withFiles(files, held);
  const text = openNumbers(ctx.db.vault, JSON.stringify({ ...held, files: list }));
  const dossier = JSON.parse(text) as Dossier;
  const madeOn = chinaDay(ctx.now);
  const pages = (['zh-CN', 'en'] as const).map(
    (locale): Part => [
      locale === 'en' ? 'your-data.html' : '您的个人信息.html',
      encoded(dossierPage(dossier, { number, madeOn, locale })),
    ],
  );
  const all: Part[] = [
    ...pages,
    ['data.json', encoded(JSON.stringify({ request: number, madeOn, ...dossier }, null, 2))],
    ...parts,
  ];
  const password = passwordFrom(randomBytes(20));
  const archive = Buffer.from(await zipOf(all, password));
  const fileId = randomUUID();
  await files.write(fileId, archive);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const sealedPassword = ctx.db.vault.seal(password, passwordPlace(id));
  const file = { fileId, sha256, sealedPassword, expiresAt: ctx.now + HOURS_TO_TAKE * HOUR };
  if (!(await saveFile(ctx, id, file))) return files.remove(fileId);
  await record(ctx, [requestFact(id, 'file_made', { data: { sha256 } })]);
  await logOut(ctx, request, { sha256 });
  const officers = await privacyOfficers(ctx);
  await notify(
    ctx,
    officers.map((userId) => ({ userId, kind: 'privacy.request_file', data: { id, number } })),
  );
}

const logOut = (ctx: Context, { id, number, customerId }: PersonRequest, details: object) =>
  logAccess(ctx, [
    {
      kind: 'export',
      subject: `person_request:${id}`,
      customers: [customerId],
      purpose: 'person_request',
      fields: ['name', 'phone', 'otherContact', 'address'],
      details: { number, ...details },
    },
  ]);

/** Shows the password of the file, once; afterwards nobody can read it again. */
export async function takeRequestPassword(ctx: Context, id: number): Promise<{ password: string }> {
  await requestOf(ctx, id);
  const sealed = await takeSealedPassword(ctx, id);
  if (sealed === undefined) throw conflict('export.password_gone');
  await record(ctx, [requestFact(id, 'password_shown')]);
  return { password: ctx.db.vault.open(sealed, passwordPlace(id)) };
}

/** The file for whoever hands it to the person: three times within 72 hours, each on record. */
export async function takePersonFile(
  ctx: Context,
  files: FileFolder,
  id: number,
): Promise<{ name: string; bytes: Buffer }> {
  const request = await requestOf(ctx, id);
  if (request.next !== 'hand_over') throw notFound('person_request.not_found');
  const taken = await takeDownload(ctx, id, MOST_DOWNLOADS);
  if (taken === undefined) throw conflict('export.no_download_left');
  await logOut(ctx, request, { download: true });
  return { name: `${request.number}.zip`, bytes: await files.read(taken.fileId) };
}

/** Keeps how the file came to the person; ends the request, and the file is removed. Refuses one that nobody took. */
export async function handOver(
  ctx: Context,
  id: number,
  { channel, note, version }: BodyOf<typeof HandOver>,
): Promise<PersonRequest> {
  const { next, file } = await takeOpen(ctx, id, version);
  if (next !== 'hand_over' || file === null) throw conflict('person_request.not_this_step');
  if (file.downloadsLeft === MOST_DOWNLOADS) throw conflict('person_request.not_taken');
  await record(ctx, [requestFact(id, 'handed_over', { data: { channel } })]);
  return endRequest(ctx, id, note);
}

/** Removes files that are over or whose request has ended; one that was not handed over is made anew. */
export async function clearPersonFiles(ctx: Context, files: FileFolder): Promise<void> {
  for (const { id, fileId, again } of await endFiles(ctx)) {
    await files.remove(fileId);
    await record(ctx, [requestFact(id, 'file_removed')]);
    if (again) await makePersonFile(ctx, files, id);
  }
}
