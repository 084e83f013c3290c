import { DAY } from '../../kernel/time.ts';

/** What keeps powers apart: pure rules, asked wherever a right, a position or a duty is given (S0 5.2, 7.1). */

type Rights = Record<string, unknown>;

const has = (rights: Rights, permission: string) => Object.hasOwn(rights, permission);

export const administrations = ['system', 'security', 'audit'] as const;
export type Administration = (typeof administrations)[number];

/** Accounts and units; what positions may do, how people and systems come in, keys; who looked. Each is kept by another person. */
const POWERS: Record<Administration, readonly string[]> = {
  system: ['users:manage', 'organisation:manage'],
  security: ['access:manage', 'security:manage', 'keys:manage', 'keys:rotate'],
  audit: ['audit:view', 'audit:manage'],
};

/** Which of the three administrations somebody with these rights has a hand in. */
export const administrationsOf = (rights: Rights): Administration[] =>
  administrations.filter((one) => POWERS[one].some((permission) => has(rights, permission)));

const OPERATING = [
  'cases:register',
  'cases:handle',
  'cases:classify',
  'cases:decide',
  'cases:close',
  'cases:assign',
];

/** Does somebody with these rights work on cases? */
export const operates = (rights: Rights): boolean => OPERATING.some((permission) => has(rights, permission));

const READING = /:view$/;

export type PositionDuty = {
  customerContact: boolean;
  supervising: boolean;
  external: boolean;
  rights: Rights;
};
export type Granting = { permission: string; granted: boolean; kinds: string[] | null };

/**
 * Why a position may not get or lose a right: customer contact always registers every kind (S1 1.1), supervision never
 * operates (S0 7.1), people from outside only read, system, security and audit are three people, and a right that does
 * not look at the kind of a case is not given for some kinds. Null: nothing speaks against it.
 */
export function againstDuty(
  position: PositionDuty,
  change: Granting,
  byKind: readonly string[],
): string | null {
  const narrows = !change.granted || change.kinds !== null;
  if (position.customerContact && change.permission === 'cases:register' && narrows)
    return 'customer_contact_registers';
  if (change.kinds !== null && !byKind.includes(change.permission)) return 'right_for_all_kinds';
  if (!change.granted) return null;
  if (position.supervising && OPERATING.includes(change.permission)) return 'supervises_only';
  if (position.external && !READING.test(change.permission)) return 'external_reads_only';
  const after = administrationsOf({ ...position.rights, [change.permission]: null });
  return after.length > 1 ? 'administrators_apart' : null;
}

/** Supervision is apart from operation: not the own department, not from an operating position (S0 7.1). */
export const maySupervise = (
  user: { departmentId: string | null; operating: boolean },
  departmentId: string,
): 'yes' | 'own_department' | 'operating' => {
  if (user.departmentId === departmentId) return 'own_department';
  return user.operating ? 'operating' : 'yes';
};

export type Holder = {
  /** Departments that the person supervises. */
  supervises: string[];
  /** Open cases that the person owns, handles or is responsible for. */
  openCases: number;
  accessEndsAt: string | null;
};
export type Place = {
  rights: Rights;
  supervising: boolean;
  external: boolean;
  departmentId: string | null;
};

/**
 * Why a person may not take a place: who supervises neither operates nor belongs to the supervised department, who still
 * has cases in hand does not begin to audit, and somebody from outside needs a day on which the access ends (S0 7.1).
 */
export function againstPlace(person: Holder, place: Place): string | null {
  if (person.supervises.length > 0 && operates(place.rights)) return 'operating';
  if (place.departmentId !== null && person.supervises.includes(place.departmentId)) return 'own_department';
  if (place.supervising && person.openCases > 0) return 'cases_in_hand';
  if (place.external && person.accessEndsAt === null) return 'end_needed';
  return null;
}

export type AuditedCase = {
  ownerId: string | null;
  handlerId: string | null;
  responsibleId: string | null;
  /** Everybody who did something to the case. */
  actorIds: string[];
};

/** Nobody audits a case in which he had a hand (S0 7.1). */
export const mayAudit = (
  personId: string,
  { ownerId, handlerId, responsibleId, actorIds }: AuditedCase,
): boolean => ![ownerId, handlerId, responsibleId, ...actorIds].includes(personId);

/** Longest access of somebody from outside, in days. */
export const LONGEST_ACCESS_DAYS = 180;

/** Is the end of an access in order: ahead, and not further than half a year? Instants in epoch milliseconds. */
export const endInOrder = (endsAt: number, now: number): boolean =>
  endsAt > now && endsAt <= now + LONGEST_ACCESS_DAYS * DAY;
