import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyIdOf, newKey } from './cipher.ts';
import { commandMaster, heldMaster, masterOf } from './master-key.ts';
import { type DataKey, lockedVault } from './vault.ts';

const key = (id: string, purpose: DataKey['purpose'], activeFrom = 0, replaced = false): DataKey => ({
  id,
  purpose,
  bytes: newKey(),
  activeFrom,
  replaced,
});
const PLACE = 'customers.person:7b0c';

function opened(keys: DataKey[] = [key('s1', 'seal'), key('l1', 'lookup')], now = 1000) {
  const vault = lockedVault(() => now);
  vault.unlock(keys, () => Promise.reject(new Error('no new keys')));
  return vault;
}

describe('a sealed value', () => {
  it('opens to what was sealed, whatever it is, and shows nothing of it', () => {
    const vault = opened();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3 }), (text) => {
        fc.pre(text.isWellFormed());
        const sealed = vault.seal(text, PLACE);
        expect(vault.open(sealed, PLACE)).toBe(text);
        expect(sealed).not.toContain(text);
      }),
    );
  });

  it('names its key and is another one each time', () => {
    const vault = opened();
    const [one, other] = [vault.seal('13812345678', PLACE), vault.seal('13812345678', PLACE)];
    expect(keyIdOf(one)).toBe('s1');
    expect(one).not.toBe(other);
  });

  it('opens at its place only', () => {
    const vault = opened();
    const sealed = vault.seal('13812345678', PLACE);
    expect(() => vault.open(sealed, 'customers.person:7b0d')).toThrow();
    expect(() => vault.open(sealed, 'cases.contact:7b0c')).toThrow();
  });

  it('opens no longer once a single character of it was changed', () => {
    const vault = opened();
    const sealed = vault.seal('13812345678', PLACE);
    const body = sealed.lastIndexOf('.') + 1;
    for (let at = body; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(() => vault.open(changed, PLACE), `character ${at}`).toThrow();
    }
  });

  it('does not open under another key of the same name, nor without keys', () => {
    const sealed = opened().seal('13812345678', PLACE);
    expect(() => opened().open(sealed, PLACE)).toThrow();
    expect(() => lockedVault().open(sealed, PLACE)).toThrow(/no key/);
    expect(() => lockedVault().seal('x', PLACE)).toThrow(/locked/);
  });
});

describe('keys take over at their time', () => {
  const [s1, s2, l1, l2] = [
    key('s1', 'seal'),
    key('s2', 'seal', 2000),
    key('l1', 'lookup'),
    key('l2', 'lookup', 2000),
  ];

  it('the older key seals until then; what it sealed stays readable after', () => {
    const before = opened([s1, s2, l1], 1999);
    const sealed = before.seal('王女士', PLACE);
    expect(keyIdOf(sealed)).toBe('s1');
    const after = opened([s1, s2, l1], 2000);
    expect(after.open(sealed, PLACE)).toBe('王女士');
    expect([after.isFresh(sealed), after.isFresh(after.seal('x', PLACE))]).toEqual([false, true]);
  });

  it('values are looked for under every key that some may still carry', () => {
    const old = opened([s1, l1]).lookup('phone', '13812345678');
    const now = opened([s1, l1, l2], 3000);
    expect(now.lookups('phone', '13812345678')).toEqual([now.lookup('phone', '13812345678'), old]);
    expect(opened([s1, { ...l1, replaced: true }, l2], 3000).lookups('phone', '13812345678')).toHaveLength(1);
  });
});

describe('a keyed hash', () => {
  it('is equal for equal texts of one kind, and for nothing else', () => {
    const vault = opened();
    const hash = vault.lookup('phone', '13812345678');
    expect(vault.lookup('phone', '13812345678')).toBe(hash);
    expect(vault.lookup('phone', '13812345679')).not.toBe(hash);
    expect(vault.lookup('name', '13812345678')).not.toBe(hash);
    expect(opened().lookup('phone', '13812345678')).not.toBe(hash);
  });
});

describe('the master key', () => {
  it('is made at the first start, readable by its owner only, and found again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anju-master-'));
    const made = masterOf(folder, {});
    const wrapped = await made.wrap(Buffer.alloc(32, 1), 'data-key/seal/s1');
    expect(statSync(join(folder, 'master-key')).mode & 0o777).toBe(0o600);
    const again = masterOf(folder, {});
    expect(await again.unwrap(wrapped, 'data-key/seal/s1')).toEqual(Buffer.alloc(32, 1));
    await expect(again.unwrap(wrapped, 'data-key/seal/s2')).rejects.toThrow('does not open');
  });

  it('is refused while others can read it, or when it is no key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anju-master-'));
    writeFileSync(join(folder, 'master-key'), 'm1:short\n', { mode: 0o600 });
    expect(() => masterOf(folder, {})).toThrow('32 bytes');
    const open = mkdtempSync(join(tmpdir(), 'anju-master-'));
    writeFileSync(join(open, 'master-key'), `m1:${newKey().toString('base64url')}`, { mode: 0o644 });
    expect(() => masterOf(open, {})).toThrow('chmod 600');
  });

  it('may be replaced: the new one wraps, the old one behind it still unwraps', async () => {
    const [old, fresh] = [newKey().toString('base64url'), newKey().toString('base64url')];
    const wrapped = await heldMaster(`m1:${old}`).wrap(Buffer.alloc(32, 2), 'k');
    const both = heldMaster(`m2:${fresh}\nm1:${old}`);
    expect(await both.unwrap(wrapped, 'k')).toEqual(Buffer.alloc(32, 2));
    expect(keyIdOf(await both.wrap(Buffer.alloc(32, 2), 'k'))).toBe('m2');
    await expect(heldMaster(`m2:${fresh}`).unwrap(wrapped, 'k')).rejects.toThrow('does not open');
  });

  it('may stay in a key service behind a command', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anju-kms-'));
    const script = join(folder, 'kms.mjs');
    writeFileSync(
      script,
      `import { readFileSync, appendFileSync } from 'node:fs';
       const [verb, about] = process.argv.slice(2);
       appendFileSync(${JSON.stringify(join(folder, 'log'))}, verb + ' ' + about + '\\n');
       const input = Buffer.from(readFileSync(0, 'utf8'), 'base64').map((byte) => byte ^ 0x5a);
       process.stdout.write(Buffer.from(input).toString('base64'));`,
    );
    const service = commandMaster(`${process.execPath} ${script}`);
    const wrapped = await service.wrap(Buffer.alloc(32, 3), 'data-key/seal/s1');
    expect(await service.unwrap(wrapped, 'data-key/seal/s1')).toEqual(Buffer.alloc(32, 3));
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe(
      'wrap data-key/seal/s1\nunwrap data-key/seal/s1\n',
    );
    await expect(commandMaster('/nowhere/kms').wrap(Buffer.alloc(32), 'k')).rejects.toThrow('key service');
  });
});
