import { expect, it } from 'vitest';
import { newKey, seal, sealJson, unseal, unsealJson } from './vault.ts';

const order = { number: 'WO2026-000001', address: '演示路 77 号' };

it('comes back as it went in, and is not to be read in between', async () => {
  const key = await newKey();
  const sealed = await sealJson(key, 'day', order);
  expect(await unsealJson(key, 'day', sealed)).toEqual(order);
  const lying = new TextDecoder('utf-8', { fatal: false }).decode(sealed.bytes);
  expect([lying.includes('演示路'), lying.includes('WO2026')]).toEqual([false, false]);
  const again = await sealJson(key, 'day', order);
  expect(new Uint8Array(again.bytes)).not.toEqual(new Uint8Array(sealed.bytes));
});

it('the key does not leave the browser', async () => {
  const key = await newKey();
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

it('opens neither with another key, nor in another place, nor changed', async () => {
  const key = await newKey();
  const sealed = await seal(key, 'outbox:a:1', new Uint8Array([1, 2, 3]));
  await expect(unseal(await newKey(), 'outbox:a:1', sealed)).rejects.toThrow();
  await expect(unseal(key, 'outbox:b:1', sealed)).rejects.toThrow();
  const bytes = new Uint8Array(sealed.bytes.slice(0));
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(unseal(key, 'outbox:a:1', { iv: sealed.iv, bytes: bytes.buffer })).rejects.toThrow();
});
