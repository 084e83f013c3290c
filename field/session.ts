import { GetMe } from '../domains/identity/identity.contract.ts';
import { ApiRefusal, call, callPlain } from '../ui/client.ts';
import { forget, keep, kept } from '../ui/kept.ts';
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

export async function enter(username: string, password: string): Promise<SessionUser> {
  await callPlain('/api/auth/sign-in/username', { method: 'POST', body: { username, password } });
  forget(LEFT);
  return whoIs();
}
