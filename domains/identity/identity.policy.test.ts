import { expect, it } from 'vitest';
import { rightsByKind } from './identity.contract.ts';
import { may, mayFor, reportsTo } from './identity.policy.ts';
import { againstDuty, maySupervise, operates } from './separation.rules.ts';

const actor = { rights: { 'cases:handle': ['request'], 'cases:view': null } };

it('[S1-1.2-d] a right holds for the kinds of its line, and for every kind where the line names none', () => {
  expect(mayFor(actor, 'cases:handle', 'request')).toBe(true);
  expect(mayFor(actor, 'cases:handle', 'complaint')).toBe(false);
  expect(mayFor(actor, 'cases:view', 'complaint')).toBe(true);
  expect(mayFor(actor, 'cases:close', 'request')).toBe(false);
  expect(may(actor, 'cases:handle')).toBe(true);
  expect(may(actor, 'toString')).toBe(false);
});

it.each([
  ['the own department', { departmentId: 'repair', operating: false }, 'repair', 'own_department'],
  ['an operating position', { departmentId: 'repair', operating: true }, 'sales', 'operating'],
  [
    'the own department from an operating position',
    { departmentId: 'repair', operating: true },
    'repair',
    'own_department',
  ],
  [
    'another department from a supervising position',
    { departmentId: 'quality-supervision', operating: false },
    'repair',
    'yes',
  ],
  ['a department by somebody of none', { departmentId: null, operating: false }, 'repair', 'yes'],
])('[S0-7.1-b] supervising %s', (_what, user, department, answer) => {
  expect(maySupervise(user, department)).toBe(answer);
});

it('[S0-7.1-b] whoever works on cases operates', () => {
  expect(operates({ 'cases:close': null })).toBe(true);
  expect(operates({ 'cases:view': null, 'audit:view': null, 'cases:export': null })).toBe(false);
});

const contact = { customerContact: true, supervising: false, external: false, rights: {} };
const auditor = { customerContact: false, supervising: true, external: false, rights: {} };
const change = (permission: string, granted: boolean, kinds: string[] | null = null) => ({
  permission,
  granted,
  kinds,
});

it.each([
  [
    '[S1-1.1-b] registering is taken from a customer-contact position',
    contact,
    change('cases:register', false),
    'customer_contact_registers',
  ],
  [
    '[S1-1.1-b] registering is narrowed for a customer-contact position',
    contact,
    change('cases:register', true, ['request']),
    'customer_contact_registers',
  ],
  [
    '[S0-7.1-b] handling is given to a supervising position',
    auditor,
    change('cases:handle', true),
    'supervises_only',
  ],
  [
    '[S0-7.1-b] deciding is given to a supervising position',
    auditor,
    change('cases:decide', true, ['request']),
    'supervises_only',
  ],
  [
    '[S1-1.2-d] a right that looks at no kind is limited to some',
    contact,
    change('customers:view', true, ['request']),
    'right_for_all_kinds',
  ],
  ['looking is given to a supervising position', auditor, change('cases:view', true), null],
  ['handling is taken from a supervising position', auditor, change('cases:handle', false), null],
  ['closing is limited to requests', contact, change('cases:close', true, ['request']), null],
])('duty sheet: %s', (_what, position, asked, why) => {
  expect(againstDuty(position, asked, rightsByKind)).toBe(why);
});

it.each([
  ['execution', 'management', true],
  ['execution', 'decision', true],
  ['management', 'decision', true],
  ['management', 'management', true],
  ['support', 'management', true],
  ['support', 'execution', true],
  ['management', 'execution', false],
  ['decision', 'management', false],
  ['decision', 'support', false],
  ['execution', 'support', false],
])('[S2-1.3.3-a] somebody of layer %s reports to layer %s: %s', (layer, superior, allowed) => {
  expect(reportsTo(layer, superior)).toBe(allowed);
});
