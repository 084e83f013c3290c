import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, notFound } from '../../kernel/refusal.ts';
import type { Department } from '../identity/identity.contract.ts';
import { organisationNow } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import { answersFor } from './policy-tasks.policy.ts';
import { implementationTask } from './policy-tasks.queries.ts';
import {
  insertTasks,
  type LockedTask,
  lockTask,
  type NewTask,
  saveAcknowledged,
  saveDone,
} from './policy-tasks.store.ts';
import type { Pack } from './standards.contract.ts';
import type { EntryChange } from './versions.contract.ts';
import { departmentsConcerned } from './versions.rules.ts';

/** The head of a unit, else of the nearest unit above it that has one. */
function headOf(units: Department[], unit: Department): string | null {
  let at: Department | undefined = unit;
  for (let height = 0; at !== undefined && height < 10; height += 1) {
    if (at.head !== null) return at.head.id;
    const { parentId }: Department = at;
    at = units.find((one) => one.id === parentId);
  }
  return null;
}

function tasksFor(units: Department[], concerned: Map<string, string[]>): NewTask[] {
  const departments = units.filter((unit) => unit.kind === 'department' && unit.departmentType !== null);
  const chosen = departments.filter((unit) => concerned.has(unit.departmentType ?? ''));
  return (chosen.length === 0 ? departments : chosen).map((unit) => ({
    departmentId: unit.id,
    responsibleId: headOf(units, unit),
    clauses: concerned.get(unit.departmentType ?? '') ?? [],
  }));
}

type Publication = {
  version: { id: number; code: string; version: string };
  pack: Pack;
  changes: EntryChange[];
  instruction: string;
  dueOn: string;
};

/**
 * Gives each department concerned its task and tells its head; a first version, or one that names no department,
 * concerns all (S3 3-K4-1). Answers how many tasks there are.
 */
export async function assignTasks(ctx: Context, publication: Publication): Promise<number> {
  const { version, instruction, dueOn } = publication;
  const { units } = await organisationNow(ctx);
  const tasks = tasksFor(units, departmentsConcerned(publication.pack, publication.changes));
  await insertTasks(ctx, { versionId: version.id, instruction, dueOn }, tasks);
  await record(ctx, [
    {
      type: 'standard.tasks_assigned',
      subject: `standard:${version.code}`,
      data: { version: version.version, dueOn, departments: tasks.map((task) => task.departmentId) },
    },
  ]);
  await notify(
    ctx,
    tasks.flatMap(({ responsibleId }) =>
      responsibleId === null
        ? []
        : [
            {
              userId: responsibleId,
              kind: 'standard.to_acknowledge',
              data: {
                subject: instruction.slice(0, 120),
                versionId: version.id,
                version: version.version,
                dueOn,
              },
            },
          ],
    ),
  );
  return tasks.length;
}

/** The task, locked, of the caller's own department; any other is as good as absent. */
async function ownTask(ctx: Context, id: number): Promise<LockedTask> {
  const task = await lockTask(ctx, id);
  if (task === undefined || !answersFor(ctx.actor, task)) throw notFound('policy_task.not_found');
  if (task.doneAt !== null) throw conflict('policy_task.done');
  return task;
}

const taskFact = (task: LockedTask, type: string, note?: string) => ({
  type,
  subject: `standard:${task.versionCode}`,
  reason: note,
  data: { version: task.version, departmentId: task.departmentId },
});

/** The department has read what it has to do; twice is once. */
export async function acknowledgeTask(ctx: Context, id: number) {
  const task = await ownTask(ctx, id);
  if (task.acknowledgedAt === null) {
    await saveAcknowledged(ctx, id);
    await record(ctx, [taskFact(task, 'standard.task_acknowledged')]);
  }
  return implementationTask(ctx, id);
}

/** The department has done it; refused before it acknowledged. */
export async function finishTask(ctx: Context, id: number, note: string) {
  const task = await ownTask(ctx, id);
  if (task.acknowledgedAt === null) throw conflict('policy_task.not_acknowledged');
  await saveDone(ctx, id, note);
  await record(ctx, [taskFact(task, 'standard.task_done', note)]);
  return implementationTask(ctx, id);
}
