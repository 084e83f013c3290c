import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** First part of every sealed value: AES-256-GCM, 96-bit random nonce, 128-bit tag. */
const FORMAT = 'a1';
const SEALED = /^a1\.([a-z][a-z0-9]{0,15})\.([A-Za-z0-9_-]{38,})$/;
const LOOKUP_CHARACTERS = 20;

export const newKey = (): Buffer => randomBytes(32);

/** `a1.<key id>.<nonce, cipher text and tag>`; what is bound (key id and place) must be the same when it is opened. */
export function sealWith(key: { id: string; bytes: Buffer }, text: string, place: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(`${FORMAT}|${key.id}|${place}`));
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${FORMAT}.${key.id}.${body.toString('base64url')}`;
}

/** The key that a sealed value names; undefined for what is no sealed value. */
export const keyIdOf = (sealed: string): string | undefined => SEALED.exec(sealed)?.[1];

/** Throws when the value was changed, belongs to another place or to another key. */
export function openWith(key: { id: string; bytes: Buffer }, sealed: string, place: string): string {
  const body = Buffer.from(SEALED.exec(sealed)?.[2] ?? '', 'base64url');
  if (body.length < NONCE + TAG) throw new Error('not a sealed value');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, body.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(`${FORMAT}|${key.id}|${place}`));
  decipher.setAuthTag(body.subarray(-TAG));
  return Buffer.concat([decipher.update(body.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
}

/** HMAC-SHA-256 shortened to 120 bits: equal texts of one kind have equal hashes, and without the key nobody can try texts. */
export const lookupWith = (key: Buffer, kind: string, text: string): string =>
  createHmac('sha256', key)
    .update(`${kind}\u0000${text.normalize('NFKC')}`)
    .digest('base64url')
    .slice(0, LOOKUP_CHARACTERS);
