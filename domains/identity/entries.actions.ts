import { createHash } from 'node:crypto';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { isKnownDevice, userNamed } from './account.queries.ts';
import { forgetTries, lockTries, saveDevice, saveSeen, saveTries } from './account.store.ts';
import { sourceOf, tryAt } from './sessions.rules.ts';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export type Visitor = { address: string; device: string; deviceToken: string | null };
type Guess = { account: string; source: string; userId: string | null; userName: string };
export type TryAnswer = Guess & { allowed: boolean; waitSeconds: number };

/**
 * Counts a try before it is made. Each account is counted per source: an address, or a device on which its person came in
 * before; so a stranger's tries keep neither the person nor another address waiting. Asks for a transaction.
 */
export async function countTry(ctx: Context, name: string, visitor: Visitor): Promise<TryAnswer> {
  const account = name.trim().toLowerCase().slice(0, 60);
  const user = await userNamed(ctx.db, account);
  const token = visitor.deviceToken === null ? null : hashOf(visitor.deviceToken);
  const known = user !== undefined && token !== null && (await isKnownDevice(ctx.db, user.id, token));
  const source = known ? `device ${token}` : sourceOf(visitor.address);
  const { allowed, after } = tryAt(await lockTries(ctx, account, source), ctx.now);
  await saveTries(ctx, account, source, after);
  const waitSeconds = allowed ? 0 : Math.ceil(((after.waitUntil ?? ctx.now) - ctx.now) / 1000);
  return { allowed, waitSeconds, account, source, userId: user?.id ?? null, userName: user?.name ?? '' };
}

type Way = 'password' | 'code' | 'recovery_code' | 'passkey' | 'single_sign_on';
type Try = { userId: string | null; name: string; way: Way; outcome: 'refused' | 'waits' };

/** Keeps a try that was refused or had to wait. A name that nobody has may be a password in the wrong field: it is left out. */
export async function noteRefused(ctx: Context, tried: Try, visitor: Visitor): Promise<void> {
  const { userId, name, way, outcome } = tried;
  await logAccess(ctx, [
    {
      kind: 'sign_in_failed',
      subject: userId === null ? 'user:unknown' : `user:${userId}`,
      who: { id: userId, name },
      details: { way, outcome, device: visitor.device.slice(0, 300) },
    },
  ]);
}

/** Clears the count after a right password. */
export const clearTries = (ctx: Context, guess: Pick<Guess, 'account' | 'source'>): Promise<void> =>
  forgetTries(ctx, guess.account, guess.source);

/** Keeps that a person came in, and on which device; the device's tries are counted apart from now on. */
export async function noteEntry(
  ctx: Context,
  who: { id: string; name: string; way: Way },
  visitor: Visitor & { deviceToken: string },
): Promise<void> {
  await logAccess(ctx, [
    {
      kind: 'sign_in',
      subject: `user:${who.id}`,
      who: { id: who.id, name: who.name },
      details: { way: who.way, outcome: 'entered', device: visitor.device.slice(0, 300) },
    },
  ]);
  await saveSeen(ctx, who.id);
  await saveDevice(ctx, who.id, hashOf(visitor.deviceToken));
}
