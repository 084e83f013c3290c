import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error the package has no types of its own
import { Provider } from 'oidc-provider';
import type { SingleSignOn } from '../../../kernel/sign-in.ts';

export const CALLBACK = 'http://localhost/api/auth/callback/oidc';
const CLIENT = { client_id: 'anju', client_secret: 'a-secret-of-the-test-alone' };

/** A real OpenID provider in this process, with a form to sign in by any name. */
export async function openProvider() {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [CALLBACK] }],
    claims: { openid: ['sub'], profile: ['name', 'employee'] },
    pkce: { required: () => true },
    findAccount: (_ctx: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, name: sub, employee: `E-${sub}` }),
    }),
  });
  server.on('request', provider.callback() as never);

  /** Signs in at the provider as a person would, from the address that our side gave; answers where it leads back. */
  async function signInAt(start: string, name: string): Promise<string> {
    const jar = new Map<string, string>();
    let at = start;
    let form: string | undefined;
    for (let step = 0; step < 12 && !at.startsWith(CALLBACK); step += 1) {
      const answer = await fetch(at, {
        redirect: 'manual',
        method: form === undefined ? 'GET' : 'POST',
        headers: {
          cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; '),
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { body: form }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(key, value);
      }
      const to = answer.headers.get('location');
      if (to !== null) {
        at = new URL(to, at).href;
        form = undefined;
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1] ?? 'none';
      form = new URLSearchParams({ prompt, login: name, password: 'any' }).toString();
    }
    return at;
  }

  const settings: SingleSignOn = {
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    claim: 'sub',
    hasSecondFactor: false,
  };
  return {
    settings,
    signInAt,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
