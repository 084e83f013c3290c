import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { postAuth } from './send-sign-in.ts';

/** Whether this browser can use passkeys here: it asks for a safe address. */
export const passkeysWork = (): boolean =>
  globalThis.isSecureContext === true && typeof globalThis.PublicKeyCredential === 'function';

/** Signs in, or proves oneself again, by a passkey of this device. */
export async function enterByPasskey(): Promise<void> {
  const optionsJSON = await postAuth<never>('/passkey/sign-in-options');
  await postAuth('/passkey/sign-in', { answer: await startAuthentication({ optionsJSON }) });
}

/** Makes a passkey on this device for the person who is signed in. */
export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await postAuth<never>('/passkey/register-options');
  await postAuth('/passkey/register', { name, answer: await startRegistration({ optionsJSON }) });
}

/** Begins to set an authenticator up: the address for its picture, and the recovery codes. */
export const beginAuthenticator = (password: string): Promise<{ totpURI: string; backupCodes: string[] }> =>
  postAuth('/two-factor/enable', { password });

export const removeAuthenticator = (password: string): Promise<unknown> =>
  postAuth('/two-factor/disable', { password });

export const renewRecoveryCodes = (password: string): Promise<{ backupCodes: string[] }> =>
  postAuth('/two-factor/generate-backup-codes', { password });

/** Where the company's own sign-in begins; it comes back to `to`. */
export async function singleSignOnAddress(to: string): Promise<string> {
  const { url } = await postAuth<{ url: string }>('/sign-in/social', { callbackURL: to });
  return url;
}
