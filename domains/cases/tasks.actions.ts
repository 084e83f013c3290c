import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, forbidden, notFound } from '../../kernel/refusal.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { colleagues } from '../identity/identity.queries.ts';
import { contactBy } from '../messages/messages.rules.ts';
import { quietHoursOf } from '../standards/standards.queries.ts';
import type { StoredPlan, StoredTask } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { isExecuted } from './handling.rules.ts';
import { carryOut, mayHandle, type OpenCase, open, refuseNamed } from './moves.actions.ts';
import type * as contract from './plans.contract.ts';
import { isRemedy } from './remedies.rules.ts';
import { cancelOpenTasks, insertTasks, saveTaskDone } from './tasks.store.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/** One task per measure of the agreed plan, each with its person and time (S3 2-三-5). */
export async function startTasks(ctx: Context, opened: OpenCase, plan: StoredPlan): Promise<void> {
  const persons = await colleagues(ctx, [...new Set(plan.measures.map((measure) => measure.responsibleId))]);
  await cancelOpenTasks(ctx, opened.row.id);
  await insertTasks(
    ctx,
    { caseId: opened.row.id, planId: plan.id },
    plan.measures.map((measure) => ({
      kind: measure.type,
      title: measure.description,
      departmentId: persons.find((person) => person.id === measure.responsibleId)?.departmentId ?? null,
      responsibleId: measure.responsibleId,
      dueAt: measure.dueAt,
      amountFen: measure.amountFen,
    })),
  );
}

/** Tasks outside a plan: to talk with the customer once more. */
const CONTACT_HOURS = 24;

/** Gives a person the task to contact the customer, due in 24 hours and never inside the quiet hours (S0 3.3, 5.1; S3 2-五-2). */
export async function askForContact(
  ctx: Context,
  opened: Pick<OpenCase, 'row' | 'standard'>,
  wish: { kind: 'proactive_contact' | 'second_contact'; personId: string; title: string },
): Promise<void> {
  const [person] = await colleagues(ctx, [wish.personId]);
  const dueAt = contactBy(ctx.now + CONTACT_HOURS * HOUR, quietHoursOf(opened.standard));
  await insertTasks(ctx, { caseId: opened.row.id, planId: null }, [
    {
      kind: wish.kind,
      title: wish.title,
      departmentId: person?.departmentId ?? null,
      responsibleId: wish.personId,
      dueAt: iso(dueAt),
      amountFen: 0,
    },
  ]);
}

/** A two-way contact does the contact tasks of the person who made it; the facts to record. */
export async function finishContactTasks(ctx: Context, { taken }: OpenCase, result: string) {
  const done = taken.tasks.filter(
    (task) => task.plan_id === null && task.status === 'open' && task.responsible_id === ctx.actor.id,
  );
  for (const task of done) await saveTaskDone(ctx, task.id, { result, actualCostFen: null });
  return done.map((task) => ({
    type: 'task.completed',
    data: { taskId: task.id, title: task.title, result },
  }));
}

/** Completes a task: its person, or a handler of the case; the last one meets the completion clock (S3 2-三-7). */
export async function completeTask(
  ctx: Context,
  target: { number: string; id: number },
  input: Body<typeof contract.CompleteTask>,
): Promise<Moved> {
  const opened = await openTask(ctx, target, input);
  const task = opened.taken.tasks.find((stored) => stored.id === target.id);
  if (task === undefined) throw notFound('task.not_found');
  if (task.status !== 'open') throw conflict('task.done');
  if (task.plan_id !== null && isRemedy(task.kind)) throw conflict('task.by_return_order');
  refuseFirstPerson(ctx, task);
  return finishTask(ctx, opened, task, { result: input.result, actualCostFen: input.actualCostFen ?? null });
}

type Done = { result: string; actualCostFen: number | null };

/** Marks a task of an open case as done, moves the case on and meets the completion clock with the last one. */
export async function finishTask(
  ctx: Context,
  opened: OpenCase,
  task: StoredTask,
  done: Done,
): Promise<Moved> {
  const { taken, handling, row } = opened;
  await saveTaskDone(ctx, task.id, done);
  const others = taken.tasks.filter((stored) => stored.id !== task.id && stored.plan_id !== null);
  const tasks = [...others, { ...task, status: 'done' }].map((stored) => ({
    planId: stored.plan_id,
    status: stored.status,
  }));
  const allDone = task.plan_id !== null && isExecuted({ ...handling, tasks });
  return carryOut(ctx, opened, {
    set: { last_progress_at: iso(ctx.now) },
    handling: { tasks },
    facts: [
      {
        type: 'task.completed',
        data: { taskId: task.id, ...done },
      },
    ],
    taskPersonId: others.find((stored) => stored.status === 'open')?.responsible_id ?? null,
    clockEvents: allDone ? [{ type: 'met', at: ctx.now, event: 'complete' }] : [],
    notices:
      allDone && row.owner_id !== ctx.actor.id
        ? [{ userId: row.owner_id, kind: 'case.your_turn', data: { subject: row.subject } }]
        : [],
  });
}

/** The second talk belongs to its person: the first handler cannot tick it off (S3 2-五-2). */
function refuseFirstPerson(ctx: Context, task: StoredTask): void {
  const isOther = ctx.actor.id !== task.responsible_id && !Object.hasOwn(ctx.actor.rights, 'cases:override');
  if (task.kind === 'second_contact' && isOther) throw conflict('case.second_person');
}

async function openTask(
  ctx: Context,
  target: { number: string; id: number },
  input: { version: number },
): Promise<OpenCase> {
  const opened = await open(ctx, target.number, input);
  const own = opened.taken.tasks.some(
    (task) => task.id === target.id && task.responsible_id === ctx.actor.id,
  );
  refuseNamed(ctx, opened.row);
  if (!own) mayHandle(ctx, opened.row);
  else if (!Object.hasOwn(ctx.actor.rights, 'cases:handle'))
    throw forbidden('permission.missing', { permission: 'cases:handle' });
  return opened;
}
