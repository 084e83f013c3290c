import type { Permission } from '../../../domains/identity/identity.contract.ts';
import type { GetAccessMatrix, Role } from '../../../domains/identity/roles.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';

export type Matrix = OutputOf<typeof GetAccessMatrix>;
export type { Role };

export const groups = ['cases', 'customers', 'work', 'goods', 'people', 'rules', 'admin'] as const;
export type Group = (typeof groups)[number];

const groupOfNoun: Record<string, Group> = {
  cases: 'cases',
  approvals: 'cases',
  wall: 'cases',
  returns: 'cases',
  customers: 'customers',
  privacy: 'customers',
  exports: 'customers',
  workorders: 'work',
  dispatch: 'work',
  evidence: 'work',
  alarms: 'work',
  warranty: 'goods',
  catalogue: 'goods',
  parts: 'goods',
  prices: 'goods',
  quotes: 'goods',
  payments: 'goods',
  costs: 'goods',
  people: 'people',
  training: 'people',
  standards: 'rules',
  calendars: 'rules',
  conformance: 'rules',
};

/** Where a right stands in the matrix: by its noun. */
export const groupOf = (permission: Permission): Group =>
  groupOfNoun[permission.split(':')[0] ?? ''] ?? 'admin';
