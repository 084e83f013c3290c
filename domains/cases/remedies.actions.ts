import type { Context } from '../../kernel/context.ts';
import { conflict, notFound } from '../../kernel/refusal.ts';
import type { StoredTask } from './case-record.contract.ts';
import { carryOut, type OpenCase, openById, refuseNamed } from './moves.actions.ts';
import { approverFor, reasonsAgainstRaise, spentBefore, sum } from './plan-authority.actions.ts';
import { insertApproval } from './plans.store.ts';
import { isRemedy } from './remedies.rules.ts';
import { finishTask } from './tasks.actions.ts';
import { raiseTask } from './tasks.store.ts';

/** The open case and the open task of a remedy, both held; refuses what has ended. */
async function openRemedy(
  ctx: Context,
  of: { caseId: number; taskId: number },
): Promise<{ opened: OpenCase; task: StoredTask }> {
  const opened = await openById(ctx, of.caseId);
  if (opened === undefined) throw conflict('case.closed');
  refuseNamed(ctx, opened.row);
  const task = opened.taken.tasks.find((stored) => stored.id === of.taskId);
  if (task === undefined || !isRemedy(task.kind)) throw notFound('task.not_found');
  if (task.status !== 'open') throw conflict('task.done');
  return { opened, task };
}

/**
 * Asks for more than was approved for a remedy: decided at once within the own authority, else by the nearest superior
 * who may. All rounds of the case count together (S1 5.2). Refuses a second request while one waits.
 */
export async function askMore(
  ctx: Context,
  of: { caseId: number; taskId: number },
  wish: { byFen: number; reason: string },
): Promise<void> {
  const { opened, task } = await openRemedy(ctx, of);
  const waits = opened.taken.approvals.some(
    ({ kind, status, data }) => kind === 'amount_raise' && status === 'waiting' && data.taskId === task.id,
  );
  if (waits) throw conflict('return.approval_waiting');
  const { row } = opened;
  const raise = { type: task.kind, amountFen: wish.byFen };
  const against = (position: string) => reasonsAgainstRaise(ctx, opened, raise, position);
  const why = await against(ctx.actor.position);
  const isMine = why.length === 0 && Object.hasOwn(ctx.actor.rights, 'approvals:decide');
  const approver = isMine ? null : await approverFor(ctx, opened, against);
  const cumulativeFen = wish.byFen + sum(Object.values(spentBefore(opened, 0)));
  await insertApproval(ctx, {
    caseId: row.id,
    kind: 'amount_raise',
    planId: task.plan_id,
    data: { taskId: task.id, type: task.kind, title: task.title, reason: wish.reason },
    amountFen: wish.byFen,
    cumulativeFen,
    clause: 'S1 5.2',
    why,
    approverId: approver?.id ?? ctx.actor.id,
    status: isMine ? 'approved' : 'waiting',
  });
  if (isMine) await raiseTask(ctx, task.id, wish.byFen);
  const data = { taskId: task.id, amountFen: wish.byFen, cumulativeFen };
  await carryOut(ctx, opened, {
    facts: [{ type: isMine ? 'amount.raised' : 'amount.raise_asked', reason: wish.reason, data }],
    notices:
      approver === null
        ? []
        : [
            {
              userId: approver.id,
              kind: 'approval.waiting',
              data: { subject: row.subject, amountFen: wish.byFen },
            },
          ],
    access: approver === null ? [] : [`u:${approver.id}`],
  });
}

/** Ends the task of a remedy with what came of it and what it cost; the last task meets the completion clock (S3 2-三-7). */
export async function finishRemedy(
  ctx: Context,
  of: { caseId: number; taskId: number },
  done: { result: string; actualCostFen: number },
): Promise<void> {
  const { opened, task } = await openRemedy(ctx, of);
  await finishTask(ctx, opened, task, done);
}
