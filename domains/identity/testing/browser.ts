import { createHmac } from 'node:crypto';
import { ask, type Caller, type Company } from '../../../kernel/testing/company.ts';

/** A browser with cookies of its own, at an address. */
export function openBrowser(company: Company, address = '198.51.100.7') {
  const jar = new Map<string, string>();

  const call: Caller = async (method, path, body, headers = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...(cookie === '' ? {} : { cookie }), ...headers };
    const answer = await ask(company.app, { method, path, body, headers: sent, address });
    for (const line of [answer.headers['set-cookie'] ?? []].flat().map(String)) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };

  return {
    call,
    jar,
    enter: (username: string, password: string, headers?: Record<string, string>) =>
      call('POST', '/api/auth/sign-in/username', { username, password }, headers),
    code: (code: string) => call('POST', '/api/auth/two-factor/verify-totp', { code }),
    /** Sets an authenticator up and answers its secret and the recovery codes. */
    async addAuthenticator(password: string): Promise<{ secret: string; recovery: string[] }> {
      const { body } = await call('POST', '/api/auth/two-factor/enable', { password });
      const secret = new URL(body.totpURI).searchParams.get('secret') ?? '';
      await call('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(secret) });
      return { secret, recovery: body.backupCodes };
    },
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits that an authenticator shows now (RFC 6238); `steps` of 30 seconds later. */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replace(/=+$/, '')].map((letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', bytes).update(counter).digest();
  const place = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
