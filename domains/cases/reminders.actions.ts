import type { Context } from '../../kernel/context.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { HOUR } from '../../kernel/time.ts';
import { notify } from '../messages/messages.actions.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { carryOut, openById } from './moves.actions.ts';
import {
  earlierCaseOf,
  overdueSteps,
  overdueTasks,
  silentCases,
  uncheckedCases,
  unownedCases,
} from './reminders.queries.ts';
import { saveStepsReported, saveTasksReported } from './reminders.store.ts';
import { askForContact } from './tasks.actions.ts';
import { sendToCustomer } from './telling.actions.ts';

/**
 * Sends the automatic acknowledgement once. It is an event of its own: it meets the acknowledgement clock and
 * stops no response clock (S2 1.4.2, S0 1.4, R8).
 */
export async function acknowledgeCase(ctx: Context, caseId: number): Promise<void> {
  const opened = await openById(ctx, caseId);
  if (opened === undefined || opened.row.source !== null) return;
  if (opened.taken.clock_events.some((event) => event.type === 'met' && event.data.event === 'acknowledge'))
    return;
  await sendToCustomer(ctx, opened, {
    template: 'acknowledgement',
    values: {},
    causeEvent: 'case.registered',
    atOnce: true,
  });
  await carryOut(ctx, opened, {
    facts: [{ type: 'case.acknowledged', data: { to: 'customer' } }],
    clockEvents: [{ type: 'met', at: ctx.now, event: 'acknowledge' }],
    quietly: true,
  });
}

/** Tells the next level about every case without handler or with a step past its time (S0 1.3). */
export async function reportUnownedCases(ctx: Context): Promise<void> {
  const cases = await unownedCases(ctx);
  await notify(
    ctx,
    cases.map((found) => ({
      userId: found.user_id,
      kind: found.overdue ? 'case.overdue_daily' : 'case.unowned',
      caseId: found.id,
      caseNumber: found.number,
      data: { subject: found.subject },
    })),
  );
}

/** Prompts the owner of an open complaint without customer contact for the set time, once per silence (S3 2-K4-3). */
export async function promptSilentOwners(ctx: Context): Promise<void> {
  const { pack } = await standardAt(ctx, ctx.now);
  const since = ctx.now - pack.settings.silentContactHours.value * HOUR;
  const cases = await silentCases(ctx, since);
  await record(
    ctx,
    cases.map((found) => ({
      type: 'case.silent',
      subject: caseSubject(found.id),
      caseId: found.id,
      data: { lastWord: found.last_word, hours: pack.settings.silentContactHours.value },
    })),
  );
  await notify(
    ctx,
    cases.map((found) => ({
      userId: found.owner_id,
      kind: 'case.silent',
      caseId: found.id,
      caseNumber: found.number,
      data: { subject: found.subject },
    })),
  );
}

/** A task past its time goes to the superior of its person, once (S3 2-K4-2). */
export async function reportOverdueTasks(ctx: Context): Promise<void> {
  const tasks = await overdueTasks(ctx);
  if (tasks.length === 0) return;
  await saveTasksReported(
    ctx,
    tasks.map((task) => task.id),
  );
  await record(
    ctx,
    tasks.map((task) => ({
      type: 'task.overdue',
      subject: caseSubject(task.case_id),
      caseId: task.case_id,
      data: { taskId: task.id, title: task.title, dueAt: task.due_at, responsible: task.responsible },
    })),
  );
  await notify(
    ctx,
    tasks.flatMap((task) =>
      [task.responsible_id, task.superior_id, task.owner_id]
        .filter((id): id is string => id !== null)
        .map((userId) => ({
          userId,
          kind: 'task.overdue',
          caseId: task.case_id,
          caseNumber: task.number,
          data: { subject: task.subject, title: task.title },
        })),
    ),
  );
}

/** A step past its time is told to its person and to the next level, once per step and time (S3 2-K4-2). */
export async function reportOverdueSteps(ctx: Context): Promise<void> {
  const steps = await overdueSteps(ctx);
  if (steps.length === 0) return;
  await saveStepsReported(
    ctx,
    steps.map((found) => found.id),
  );
  await record(
    ctx,
    steps.map((found) => ({
      type: 'step.overdue',
      subject: caseSubject(found.id),
      caseId: found.id,
      data: { step: found.step, dueAt: found.due_at, clause: found.clause, responsible: found.responsible },
    })),
  );
  await notify(
    ctx,
    steps.flatMap((found) =>
      [found.responsible_id, found.superior_id]
        .filter((id): id is string => id !== null)
        .map((userId) => ({
          userId,
          kind: 'step.overdue',
          caseId: found.id,
          caseNumber: found.number,
          data: { subject: found.subject, step: found.step },
        })),
    ),
  );
}

/** Asks for a progress check of every open complaint without one in the set time, once per interval (S1 6.1). */
export async function remindUnchecked(ctx: Context): Promise<void> {
  const hours = (await standardAt(ctx, ctx.now)).pack.settings.progressCheckHours.value;
  const cases = await uncheckedCases(ctx, ctx.now - hours * HOUR);
  await record(
    ctx,
    cases.map((found) => ({
      type: 'case.unchecked',
      subject: caseSubject(found.id),
      caseId: found.id,
      data: { lastCheck: found.last_check, hours },
    })),
  );
  await notify(
    ctx,
    cases.map((found) => ({
      userId: found.user_id,
      kind: 'case.unchecked',
      caseId: found.id,
      caseNumber: found.number,
      data: { subject: found.subject },
    })),
  );
}

/**
 * A customer who comes again within the set hours while a case is open gets a call before it grows: a task for the
 * owner of that case, one at a time (S0 5.1).
 */
export async function followRepeatedContact(ctx: Context, caseId: number): Promise<void> {
  const hours = (await standardAt(ctx, ctx.now)).pack.settings.repeatContactHours.value;
  const [earlier] = await earlierCaseOf(ctx, caseId, hours);
  const opened = earlier === undefined ? undefined : await openById(ctx, earlier.id);
  if (earlier === undefined || opened === undefined) return;
  const { row, taken } = opened;
  if (taken.tasks.some((task) => task.kind === 'proactive_contact' && task.status === 'open')) return;
  await askForContact(ctx, opened, {
    kind: 'proactive_contact',
    personId: row.owner_id,
    title: `客户再次来访（${earlier.by_number}），请主动联系`,
  });
  await carryOut(ctx, opened, {
    facts: [{ type: 'contact.repeated', data: { by: earlier.by_number, channel: earlier.by, hours } }],
    notices: [
      {
        userId: row.owner_id,
        kind: 'contact.repeated',
        data: { subject: row.subject, by: earlier.by_number },
      },
    ],
    quietly: true,
  });
}
