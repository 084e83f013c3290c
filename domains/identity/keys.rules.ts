import { isPrivilegedRight } from './sessions.rules.ts';

type Rights = Record<string, string[] | null>;
type Scope = 'own' | 'team' | 'region' | 'all';
type Owner = { rights: Rights; scope: Scope; region: string | null };

/** Rights of its owner that a key may have: none that administers or approves, for a key shows no second factor. */
export const rightsForKeys = (owner: { rights: Rights }): string[] =>
  Object.keys(owner.rights).filter((right) => !isPrivilegedRight(right));

/** Why a key may not be made like this; null when it may: never more than its owner may, and in no other region. */
export function againstKey(
  wish: { scopes: readonly string[]; region: string | null },
  owner: Owner,
): 'key.scope_beyond_owner' | 'key.region_beyond_owner' | null {
  const most = rightsForKeys(owner);
  if (wish.scopes.some((scope) => !most.includes(scope))) return 'key.scope_beyond_owner';
  const elsewhere = wish.region !== null && owner.scope !== 'all' && owner.region !== wish.region;
  return elsewhere ? 'key.region_beyond_owner' : null;
}

/**
 * What a key may do today: the rights that it was given and that its owner still has, within its region. A key whose
 * region is no longer its owner's may do nothing.
 */
export function boundByKey(key: { scopes: readonly string[]; region: string | null }, owner: Owner): Owner {
  const usable = againstKey({ scopes: [], region: key.region }, owner) === null;
  const allowed = rightsForKeys(owner).filter((right) => usable && key.scopes.includes(right));
  const rights = Object.fromEntries(allowed.map((right) => [right, owner.rights[right] ?? null]));
  const narrows = key.region !== null && owner.scope === 'all';
  return {
    rights,
    scope: narrows ? 'region' : owner.scope,
    region: narrows ? key.region : owner.region,
  };
}
