import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const ORIGIN = 'http://localhost';
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_ATTACHED = 0x40;

/** A string of CBOR; its length stands in the shortest form. */
function lengthened(kind: number, bytes: Buffer): Buffer {
  const { length } = bytes;
  const short = length < 24 ? [kind | length] : [kind | 24, length];
  const head = Buffer.from(length < 256 ? short : [kind | 25, length >> 8, length & 255]);
  return Buffer.concat([head, bytes]);
}
const TEXT = 0x60;
const BYTES = 0x40;
const text = (word: string) => lengthened(TEXT, Buffer.from(word));

/** A key on the curve P-256 as an authenticator tells it (COSE). */
const coseOf = (x: Buffer, y: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    lengthened(BYTES, x),
    Buffer.from([0x22]),
    lengthened(BYTES, y),
  ]);

type Wish = { challenge: string; rp?: { id?: string }; rpId?: string };
type Lie = { origin?: string; verified?: boolean; counter?: number };

/** An authenticator without a screen: makes one passkey and answers challenges with it, as the WebAuthn standard says. */
export function openAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let counter = 0;

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  function authenticatorData(
    rpId: string,
    { verified = true, counter: said }: Lie,
    attached?: Buffer,
  ): Buffer {
    counter += 1;
    const flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | (attached === undefined ? 0 : KEY_ATTACHED);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(said ?? counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attached ?? Buffer.alloc(0)]);
  }
  return {
    /** Answers the options of a registration. */
    make({ challenge, rp }: Wish, lie: Lie = {}) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const cose = coseOf(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url'));
      const attached = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const data = authenticatorData(rp?.id ?? 'localhost', lie, attached);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        lengthened(BYTES, data),
      ]);
      const client = clientData('webauthn.create', challenge, lie.origin ?? ORIGIN);
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** Answers the options of a sign-in. */
    answer({ challenge, rpId = 'localhost' }: Wish, lie: Lie = {}) {
      const data = authenticatorData(rpId, lie);
      const client = clientData('webauthn.get', challenge, lie.origin ?? ORIGIN);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}
