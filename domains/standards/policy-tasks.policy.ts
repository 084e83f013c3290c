import type { Actor } from '../../kernel/context.ts';

type Who = Pick<Actor, 'id' | 'departmentId' | 'rights'>;
type Task = { departmentId: string; responsibleId: string | null };

/** A department's task is acknowledged and done by its own people or by the head who answers for it (S3 3-K4-1). */
export const answersFor = (actor: Who, task: Task): boolean =>
  Object.hasOwn(actor.rights, 'standards:acknowledge') &&
  (actor.departmentId === task.departmentId || (actor.id !== null && actor.id === task.responsibleId));
