import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../kernel/context.ts';
import { permissions } from './identity.contract.ts';
import { againstKey, boundByKey, rightsForKeys } from './keys.rules.ts';
import { isPrivilegedRight } from './sessions.rules.ts';

const owner = (scope: Scope, region: string | null, rights: string[]) => ({
  scope,
  region,
  rights: Object.fromEntries(rights.map((right) => [right, null])),
});
const manager = owner('all', null, ['cases:view', 'cases:export', 'approvals:decide', 'users:manage']);
const eastern = owner('region', 'east', ['cases:view']);

describe('what a key may be given', () => {
  it.each([
    ['rights of the owner', manager, ['cases:view', 'cases:export'], null, null],
    ['one region of an owner who sees all', manager, ['cases:view'], 'east', null],
    ['a right that the owner lacks', eastern, ['cases:export'], null, 'key.scope_beyond_owner'],
    ['a right to approve', manager, ['approvals:decide'], null, 'key.scope_beyond_owner'],
    ['a right to administer', manager, ['users:manage'], null, 'key.scope_beyond_owner'],
    ['the owner’s own region', eastern, ['cases:view'], 'east', null],
    ['another region', eastern, ['cases:view'], 'south', 'key.region_beyond_owner'],
  ] as const)('%s', (_what, who, scopes, region, code) => {
    expect(againstKey({ scopes, region }, who)).toBe(code);
  });
});

describe('what a key may do', () => {
  const anyOwner = fc.record({
    scope: fc.constantFrom<Scope>('own', 'team', 'region', 'all'),
    region: fc.constantFrom(null, 'east', 'south'),
    rights: fc.dictionary(
      fc.constantFrom(...permissions),
      fc.constantFrom<string[] | null>(null, ['request']),
    ),
  });
  const anyKey = fc.record({
    scopes: fc.subarray([...permissions]),
    region: fc.constantFrom(null, 'east', 'south'),
  });

  it('is never more than the owner may, nor administering, nor wider', () => {
    fc.assert(
      fc.property(anyOwner, anyKey, (who, key) => {
        const bound = boundByKey(key, who);
        for (const right of Object.keys(bound.rights)) {
          expect(Object.hasOwn(who.rights, right)).toBe(true);
          expect(bound.rights[right]).toEqual(who.rights[right]);
          expect(key.scopes).toContain(right);
          expect(isPrivilegedRight(right)).toBe(false);
        }
        if (bound.scope !== who.scope) expect([who.scope, bound.scope]).toEqual(['all', 'region']);
        if (Object.keys(bound.rights).length > 0 && key.region !== null)
          expect(bound.region).toBe(key.region);
      }),
    );
  });

  it('is nothing after its owner moved to another region, and less after the owner lost a right', () => {
    const key = { scopes: ['cases:view', 'cases:export'], region: 'east' };
    expect(Object.keys(boundByKey(key, owner('region', 'south', ['cases:view'])).rights)).toEqual([]);
    expect(Object.keys(boundByKey(key, eastern).rights)).toEqual(['cases:view']);
    expect(boundByKey(key, manager)).toMatchObject({ scope: 'region', region: 'east' });
    expect(rightsForKeys(manager)).toEqual(['cases:view', 'cases:export']);
  });
});
