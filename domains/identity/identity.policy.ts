import type { Actor } from '../../kernel/context.ts';

/** A right of the position, for this kind of case (S0 1.3, S1 1.2: permitted actions per position). */
export const mayFor = (actor: { rights: Actor['rights'] }, permission: string, kind?: string): boolean => {
  if (!Object.hasOwn(actor.rights, permission)) return false;
  const allowed = actor.rights[permission];
  return allowed === null || allowed === undefined || kind === undefined || allowed.includes(kind);
};

export const may = (actor: { rights: Actor['rights'] }, permission: string): boolean =>
  Object.hasOwn(actor.rights, permission);

const OPERATING = [
  'cases:register',
  'cases:handle',
  'cases:classify',
  'cases:decide',
  'cases:close',
  'cases:assign',
];

/** Does somebody with these rights work on cases? */
export const operates = (rights: Actor['rights']): boolean =>
  OPERATING.some((right) => Object.hasOwn(rights, right));

type Granting = { permission: string; granted: boolean; kinds: string[] | null };
type PositionDuty = { customerContact: boolean; supervising: boolean };

/**
 * Why a duty sheet may not be changed like this: customer contact always registers every kind (S1 1.1), a supervising
 * position never operates (S0 7.1), and a right that does not look at the kind of a case is not given for some kinds.
 */
export function againstDuty(
  position: PositionDuty,
  change: Granting,
  byKind: readonly string[],
): string | null {
  const narrows = !change.granted || change.kinds !== null;
  if (position.customerContact && change.permission === 'cases:register' && narrows)
    return 'customer_contact_registers';
  if (position.supervising && change.granted && OPERATING.includes(change.permission))
    return 'supervises_only';
  if (change.kinds !== null && !byKind.includes(change.permission)) return 'right_for_all_kinds';
  return null;
}

const RANK = ['execution', 'management', 'decision'];

/** May a person of one layer report to one of another? Never downwards; support reports to anybody (S2 1.3.3). */
export const reportsTo = (layer: string, superiorLayer: string): boolean =>
  layer === 'support' || superiorLayer === layer || RANK.indexOf(superiorLayer) > RANK.indexOf(layer);

/** Supervision is apart from operation: not the own department, not from an operating position (S0 7.1). */
export const maySupervise = (
  user: { departmentId: string | null; operating: boolean },
  departmentId: string,
): 'yes' | 'own_department' | 'operating' => {
  if (user.departmentId === departmentId) return 'own_department';
  return user.operating ? 'operating' : 'yes';
};
