import type { Actor } from '../../kernel/context.ts';

/** A right of the position, for this kind of case (S0 1.3, S1 1.2: permitted actions per position). */
export const mayFor = (actor: { rights: Actor['rights'] }, permission: string, kind?: string): boolean => {
  if (!Object.hasOwn(actor.rights, permission)) return false;
  const allowed = actor.rights[permission];
  return allowed === null || allowed === undefined || kind === undefined || allowed.includes(kind);
};

export const may = (actor: { rights: Actor['rights'] }, permission: string): boolean =>
  Object.hasOwn(actor.rights, permission);

/** Supervision is apart from operation: not the own department, not from an operating position (S0 7.1). */
export const maySupervise = (
  user: { departmentId: string | null; operating: boolean },
  departmentId: string,
): 'yes' | 'own_department' | 'operating' => {
  if (user.departmentId === departmentId) return 'own_department';
  return user.operating ? 'operating' : 'yes';
};
