import { ChangePassword } from '../domains/identity/account.contract.ts';
import { GetMe } from '../domains/identity/identity.contract.ts';
import { ApiRefusal, call, callPlain } from '../ui/client.ts';
import { forget, keep, kept } from '../ui/kept.ts';
import { sendCode, sendPassword } from '../ui/send-sign-in.ts';
import type { SessionUser } from './cache/database.ts';

/** A sign-out without a network cannot end the session at the server; it is made up for at the next start. */
const LEFT = 'field-left';

async function endSession(): Promise<void> {
  await callPlain('/api/auth/sign-out', { method: 'POST', body: {} });
  forget(LEFT);
}

/** Whoever left last must not come in again by the cookie alone. */
export async function leftBefore(): Promise<boolean> {
  if (!kept(LEFT, false)) return false;
  await endSession().catch(() => undefined);
  return true;
}

export async function leave(): Promise<void> {
  keep(LEFT, true);
  await endSession().catch(() => undefined);
}

/** The person of the session; refused when the account does no visits. */
export async function whoIs(): Promise<SessionUser> {
  const me = await call(GetMe, {});
  if (!('workorders:work' in me.rights)) throw new ApiRefusal(403, { code: 'field.not_a_technician' });
  return { id: me.id, name: me.name };
}

export type Entered = { step: 'code' | 'own_password' } | { step: 'in'; user: SessionUser };

/** The person who came in, unless an own password is asked for in the place of the first one. */
async function inside(): Promise<Entered> {
  forget(LEFT);
  try {
    return { step: 'in', user: await whoIs() };
  } catch (error) {
    if (error instanceof ApiRefusal && error.code === 'session.password_must_change')
      return { step: 'own_password' };
    throw error;
  }
}

export async function enter(username: string, password: string): Promise<Entered> {
  return (await sendPassword(username, password)) === 'code' ? { step: 'code' } : inside();
}

export async function enterByCode(code: string, isRecovery: boolean): Promise<Entered> {
  await sendCode(code, isRecovery);
  return inside();
}

export async function enterByOwnPassword(current: string, next: string): Promise<Entered> {
  await call(ChangePassword, { body: { current, next } });
  return inside();
}
