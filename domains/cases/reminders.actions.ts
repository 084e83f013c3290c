import type { Context } from '../../kernel/context.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { HOUR } from '../../kernel/time.ts';
import { notify } from '../messages/messages.actions.ts';
import { standardAt, standardOf } from '../standards/standards.queries.ts';
import { takeCaseById } from './cases.store.ts';
import { carryOut, handlingOf, sendToCustomer } from './moves.actions.ts';
import { overdueTasks, silentCases, unownedCases } from './reminders.queries.ts';
import { saveTasksReported } from './reminders.store.ts';

/**
 * Sends the automatic acknowledgement once. It is an event of its own: it meets the acknowledgement clock and
 * stops no response clock (S2 1.4.2, S0 1.4, R8).
 */
export async function acknowledgeCase(ctx: Context, caseId: number): Promise<void> {
  const taken = await takeCaseById(ctx, caseId);
  if (taken === undefined || taken.row.source !== null || taken.row.closed_at !== null) return;
  if (taken.clock_events.some((event) => event.type === 'met' && event.data.event === 'acknowledge')) return;
  const { row } = taken;
  const standard = await standardOf(ctx, { standard: row.standard_version_id, calendar: row.calendar_version_id });
  const opened = { taken, row, handling: handlingOf(taken), standard };
  await sendToCustomer(ctx, opened, { template: 'acknowledgement', values: {}, causeEvent: 'case.registered' });
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
    cases.map((found) => ({ userId: found.owner_id, kind: 'case.silent', caseId: found.id, caseNumber: found.number, data: { subject: found.subject } })),
  );
}

/** A task past its time goes to the superior of its person, once (S3 2-K4-2). */
export async function reportOverdueTasks(ctx: Context): Promise<void> {
  const tasks = await overdueTasks(ctx);
  if (tasks.length === 0) return;
  await saveTasksReported(ctx, tasks.map((task) => task.id));
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
        .map((userId) => ({ userId, kind: 'task.overdue', caseId: task.case_id, caseNumber: task.number, data: { subject: task.subject, title: task.title } })),
    ),
  );
}
