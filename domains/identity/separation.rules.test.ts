import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions, rightsByKind } from './identity.contract.ts';
import {
  administrationsOf,
  againstDuty,
  againstPlace,
  endInOrder,
  mayAudit,
  maySupervise,
  operates,
  type PositionDuty,
} from './separation.rules.ts';

const position = (parts: Partial<PositionDuty> = {}): PositionDuty => ({
  customerContact: false,
  supervising: false,
  external: false,
  rights: {},
  ...parts,
});
const give = (permission: string, kinds: string[] | null = null) => ({ permission, granted: true, kinds });
const take = (permission: string) => ({ permission, granted: false, kinds: null });

describe('rights of a position', () => {
  it.each([
    [
      'customer contact loses registering',
      position({ customerContact: true }),
      take('cases:register'),
      'customer_contact_registers',
    ],
    [
      'customer contact registers some kinds',
      position({ customerContact: true }),
      give('cases:register', ['request']),
      'customer_contact_registers',
    ],
    ['supervision handles', position({ supervising: true }), give('cases:handle'), 'supervises_only'],
    ['supervision loses handling', position({ supervising: true }), take('cases:handle'), null],
    [
      'somebody from outside exports',
      position({ external: true }),
      give('cases:export'),
      'external_reads_only',
    ],
    ['somebody from outside reads', position({ external: true }), give('cases:view'), null],
    ['viewing for some kinds', position(), give('cases:view', ['request']), 'right_for_all_kinds'],
    ['handling for some kinds', position(), give('cases:handle', ['request']), null],
    [
      'accounts and the log',
      position({ rights: { 'users:manage': null } }),
      give('audit:view'),
      'administrators_apart',
    ],
    [
      'rights and accounts',
      position({ rights: { 'access:manage': null } }),
      give('users:manage'),
      'administrators_apart',
    ],
    [
      'the log and rights',
      position({ rights: { 'audit:view': null } }),
      give('access:manage'),
      'administrators_apart',
    ],
    ['accounts and units', position({ rights: { 'users:manage': null } }), give('organisation:manage'), null],
    [
      'one too many is taken',
      position({ rights: { 'users:manage': null, 'audit:view': null } }),
      take('audit:view'),
      null,
    ],
  ])('%s', (_what, duty, change, why) => {
    expect(againstDuty(duty, change, rightsByKind)).toBe(why);
  });

  it('whatever is granted one by one, nobody holds two of the three administrations or supervises and operates', () => {
    const steps = fc.array(
      fc.record({ permission: fc.constantFrom(...permissions), granted: fc.boolean() }),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), fc.boolean(), (changes, supervising, external) => {
        const rights: Record<string, null> = {};
        for (const change of changes) {
          const duty = position({ supervising, external, rights });
          if (againstDuty(duty, { ...change, kinds: null }, rightsByKind) !== null) continue;
          if (change.granted) rights[change.permission] = null;
          else delete rights[change.permission];
        }
        expect(administrationsOf(rights).length).toBeLessThanOrEqual(1);
        if (supervising) expect(operates(rights)).toBe(false);
        if (external) expect(Object.keys(rights).every((one) => one.endsWith(':view'))).toBe(true);
      }),
    );
  });
});

describe('people and places', () => {
  const holder = { supervises: [] as string[], openCases: 0, accessEndsAt: null };
  const place = { rights: {}, supervising: false, external: false, departmentId: 'repair' };
  it.each([
    ['nothing speaks against it', holder, place, null],
    [
      'a supervisor begins to operate',
      { ...holder, supervises: ['sales'] },
      { ...place, rights: { 'cases:handle': null } },
      'operating',
    ],
    [
      'a supervisor joins the supervised department',
      { ...holder, supervises: ['repair'] },
      place,
      'own_department',
    ],
    ['cases in hand', { ...holder, openCases: 2 }, { ...place, supervising: true }, 'cases_in_hand'],
    ['cases in hand, no audit', { ...holder, openCases: 2 }, place, null],
    ['from outside without an end', holder, { ...place, external: true }, 'end_needed'],
    [
      'from outside with an end',
      { ...holder, accessEndsAt: '2026-04-01T00:00:00Z' },
      { ...place, external: true },
      null,
    ],
  ])('%s', (_what, person, where, why) => {
    expect(againstPlace(person, where)).toBe(why);
  });

  it.each([
    ['own department', { departmentId: 'repair', operating: false }, 'own_department'],
    ['operating', { departmentId: 'sales', operating: true }, 'operating'],
    ['neither', { departmentId: 'quality-supervision', operating: false }, 'yes'],
  ] as const)('supervision: %s', (_what, user, answer) => {
    expect(maySupervise(user, 'repair')).toBe(answer);
  });

  it('nobody audits a case in which he had a hand', () => {
    const part = fc.constantFrom('a', 'b', 'c', null);
    fc.assert(
      fc.property(
        part,
        part,
        part,
        fc.array(fc.constantFrom('a', 'b', 'c')),
        (ownerId, handlerId, responsibleId, actorIds) => {
          const hand =
            ownerId === 'a' || handlerId === 'a' || responsibleId === 'a' || actorIds.includes('a');
          expect(mayAudit('a', { ownerId, handlerId, responsibleId, actorIds })).toBe(!hand);
        },
      ),
    );
  });

  it('an access ends ahead, and within half a year', () => {
    const now = Date.parse('2026-03-02T02:00:00Z');
    const days = (count: number) => now + count * 86_400_000;
    expect([days(0), days(1), days(180), days(181), days(-1)].map((at) => endInOrder(at, now))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
