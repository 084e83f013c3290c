import { keyIdOf, lookupWith, openWith, sealWith } from './cipher.ts';
import type { Vault } from './context.ts';

export type DataKey = {
  id: string;
  purpose: 'seal' | 'lookup';
  bytes: Buffer;
  /** Epoch milliseconds from which new values are made with it. */
  activeFrom: number;
  /** Nothing that can be sealed anew carries it any more; it still opens what cannot. */
  replaced: boolean;
};

/** A vault whose keys come later and may be added to while it works. */
export type KeyedVault = Vault & {
  /** Takes the keys, in place of those it has, and what makes new ones. */
  unlock(keys: DataKey[], addKey: Vault['addKey']): void;
};

const LOCKED = 'the vault is locked: no keys were read';

const newestFirst = (a: DataKey, b: DataKey) => b.activeFrom - a.activeFrom || (a.id < b.id ? 1 : -1);

/** A vault that refuses everything until it is given its keys. */
export function lockedVault(clock: () => number = Date.now): KeyedVault {
  let keys = new Map<string, DataKey>();
  let sealing: DataKey[] = [];
  let looking: DataKey[] = [];
  let addKey: Vault['addKey'] = () => Promise.reject(new Error(LOCKED));

  const inUse = (list: DataKey[]): DataKey => {
    const at = clock();
    const key = list.find(({ activeFrom }) => activeFrom <= at) ?? list.at(-1);
    if (key === undefined) throw new Error(LOCKED);
    return key;
  };
  return {
    unlock(given, adder) {
      addKey = adder;
      keys = new Map(given.map((key) => [key.id, key]));
      const sorted = given.toSorted(newestFirst);
      sealing = sorted.filter(({ purpose }) => purpose === 'seal');
      looking = sorted.filter(({ purpose }) => purpose === 'lookup');
    },
    addKey: (db, purpose, activeFrom) => addKey(db, purpose, activeFrom),
    keyIds: () => ({ seal: inUse(sealing).id, lookup: inUse(looking).id }),
    seal: (text, place) => sealWith(inUse(sealing), text, place),
    open(sealed, place) {
      const key = keys.get(keyIdOf(sealed) ?? '');
      if (key === undefined) throw new Error(`no key for the sealed value of ${place.split(':')[0]}`);
      return openWith(key, sealed, place);
    },
    isFresh: (sealed) => keyIdOf(sealed) === inUse(sealing).id,
    lookup: (kind, text) => lookupWith(inUse(looking).bytes, kind, text),
    lookups(kind, text) {
      const first = inUse(looking);
      const others = looking.filter((key) => key !== first && !key.replaced);
      return [first, ...others].map((key) => lookupWith(key.bytes, kind, text));
    },
  };
}
