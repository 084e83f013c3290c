import type { Actor } from '../../kernel/context.ts';

/** A right of the position, for this kind of case (S0 1.3, S1 1.2: permitted actions per position). */
export const mayFor = (actor: { rights: Actor['rights'] }, permission: string, kind?: string): boolean => {
  if (!Object.hasOwn(actor.rights, permission)) return false;
  const allowed = actor.rights[permission];
  return allowed === null || allowed === undefined || kind === undefined || allowed.includes(kind);
};

export const may = (actor: { rights: Actor['rights'] }, permission: string): boolean =>
  Object.hasOwn(actor.rights, permission);

const RANK = ['execution', 'management', 'decision'];

/** May a person of one layer report to one of another? Never downwards; support reports to anybody (S2 1.3.3). */
export const reportsTo = (layer: string, superiorLayer: string): boolean =>
  layer === 'support' || superiorLayer === layer || RANK.indexOf(superiorLayer) > RANK.indexOf(layer);
