import { callPlain } from './client.ts';

/** Says which app asks: sessions of the field app live longer, because it works without a network. */
const appHeader = (): Record<string, string> =>
  location.pathname.startsWith('/field') ? { 'x-anju-app': 'field' } : {};

/** A step of the sign-in at the server. */
export const postAuth = <T>(path: string, body: object = {}): Promise<T> =>
  callPlain<T>(`/api/auth${path}`, { method: 'POST', body, headers: appHeader() });

/** Sends name and password; `code` when the second factor is still to come. */
export async function sendPassword(username: string, password: string): Promise<'in' | 'code'> {
  const answer = await postAuth<{ twoFactorRedirect?: boolean }>('/sign-in/username', { username, password });
  return answer.twoFactorRedirect === true ? 'code' : 'in';
}

/** Sends the six digits of the authenticator, or one of the recovery codes. */
export const sendCode = (code: string, isRecovery: boolean): Promise<unknown> =>
  postAuth(isRecovery ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', { code });
