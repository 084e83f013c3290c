/** What lies on the phone: nobody reads it without the key, and the key cannot be taken out of the browser. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

const IV_BYTES = 12;

export const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const waysOf = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});

/** Seals content for one place (table, person, id): moved elsewhere, it does not open. */
export async function seal(key: CryptoKey, place: string, content: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: await crypto.subtle.encrypt(waysOf(iv, place), key, content) };
}

export const unseal = (key: CryptoKey, place: string, sealed: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt(waysOf(sealed.iv, place), key, sealed.bytes);

export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  seal(key, place, new TextEncoder().encode(JSON.stringify(value)));

export const unsealJson = async <T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await unseal(key, place, sealed))) as T;
