import { randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { newKey, openWith, sealWith } from '../cipher.ts';
import type { Master } from '../master-key.ts';

/** What a backup is locked with: the company's master key, or words that somebody keeps. */
export type Lock = { by: 'master'; master: Master } | { by: 'passphrase'; passphrase: string };

const COST = { n: 1 << 17, r: 8, p: 1 };
const LEAST_LETTERS = 12;

/** How the key of a file is wrapped; the bounds keep a made-up file from costing the memory of the machine. */
export const WrappedKey = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('master'), wrapped: z.string() }),
  z.strictObject({
    by: z.literal('passphrase'),
    salt: z.string().min(22).max(100),
    n: z
      .int()
      .min(1 << 14)
      .max(1 << 20),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(4),
    wrapped: z.string(),
  }),
]);
type WrappedKey = z.infer<typeof WrappedKey>;

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

function stretched(passphrase: string, { salt, n, r, p }: { salt: string; n: number; r: number; p: number }) {
  const bytes = scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, {
    N: n,
    r,
    p,
    maxmem: 256 * n * r + (1 << 25),
  });
  return { id: 'p1', bytes };
}

/** A key for one file, and how it stands wrapped in its head. Refuses a passphrase that is too short. */
export async function newFileKey(lock: Lock, about: string): Promise<{ key: Buffer; wrapped: WrappedKey }> {
  const key = newKey();
  if (lock.by === 'master')
    return { key, wrapped: { by: 'master', wrapped: await lock.master.wrap(key, about) } };
  if (lock.passphrase.length < LEAST_LETTERS)
    throw coded(
      'short_passphrase',
      `A passphrase has at least ${LEAST_LETTERS} letters · 口令至少 12 个字符`,
    );
  const given = { salt: randomBytes(16).toString('base64url'), ...COST };
  const wrapped = sealWith(stretched(lock.passphrase, given), key.toString('base64url'), about);
  return { key, wrapped: { by: 'passphrase', ...given, wrapped } };
}

const NEEDS_MASTER =
  'This backup is locked with the master key of the company: give it with --master-key FILE or ANJU_MASTER_KEY · 此备份用公司的主密钥加密，请用 --master-key 或 ANJU_MASTER_KEY 提供';
const NEEDS_PASSPHRASE =
  'This backup is locked with a passphrase: give it with --passphrase-file FILE or ANJU_BACKUP_PASSPHRASE · 此备份用口令加密，请用 --passphrase-file 或 ANJU_BACKUP_PASSPHRASE 提供';

/** What somebody who restores has at hand. */
export type AtHand = { master: Master | undefined; passphrase: string | undefined };

/** The key of a file; refuses when what is at hand does not open it. */
export async function fileKeyOf(
  wrapped: WrappedKey,
  { master, passphrase }: AtHand,
  about: string,
): Promise<Buffer> {
  if (wrapped.by === 'master' && master === undefined) throw coded('backup_needs_master', NEEDS_MASTER);
  if (wrapped.by === 'passphrase' && passphrase === undefined)
    throw coded('backup_needs_passphrase', NEEDS_PASSPHRASE);
  try {
    if (wrapped.by === 'passphrase')
      return Buffer.from(openWith(stretched(passphrase ?? '', wrapped), wrapped.wrapped, about), 'base64url');
    return await (master as Master).unwrap(wrapped.wrapped, about);
  } catch (error) {
    if ((error as { code?: string }).code === 'key_service_failed') throw error;
    throw coded('backup_wrong_key', 'This key does not open the backup · 密钥与备份不符');
  }
}
