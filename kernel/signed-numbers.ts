import { createHmac, timingSafeEqual } from 'node:crypto';

const LENGTH = 32;

const macOf = (secret: string, purpose: string, id: number): string =>
  createHmac('sha256', secret).update(`${purpose}:${id}`).digest('base64url').slice(0, LENGTH);

/** A number that only this server can have written down, for one purpose: 192 bits that nobody guesses. */
export const signedNumber = (secret: string, purpose: string, id: number): string =>
  `${id.toString(36)}-${macOf(secret, purpose, id)}`;

/** The number of a code that `signedNumber` made for the purpose; null for any other text. */
export function readSignedNumber(secret: string, purpose: string, code: string): number | null {
  const [, digits = '', mac = ''] = /^([0-9a-z]{1,10})-([\w-]{32})$/.exec(code) ?? [];
  const id = Number.parseInt(digits, 36);
  if (!Number.isSafeInteger(id)) return null;
  const right = macOf(secret, purpose, id);
  return timingSafeEqual(Buffer.from(right), Buffer.from(mac)) ? id : null;
}
