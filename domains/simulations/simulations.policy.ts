import type { Actor } from '../../kernel/context.ts';

/** Who started it, or who drafts the standard, stops, restarts and deletes it. */
export const mayEnd = (actor: Actor, askedBy: string): boolean =>
  actor.id === askedBy || Object.hasOwn(actor.rights, 'standards:draft');
