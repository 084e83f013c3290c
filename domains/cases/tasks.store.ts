import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

type TaskToStore = {
  kind: string;
  title: string;
  departmentId: string | null;
  responsibleId: string;
  dueAt: string;
  amountFen: number;
};

export async function insertTasks(
  ctx: Context,
  of: { caseId: number; planId: number | null },
  tasks: TaskToStore[],
): Promise<void> {
  await ctx.db.query(
    `insert into case_tasks (case_id, plan_id, kind, title, department_id, responsible_id, due_at, amount_fen, created_at)
     select $1, $2, kind, title, "departmentId", "responsibleId", "dueAt", "amountFen", $4
     from jsonb_to_recordset($3::jsonb) as t(kind text, title text, "departmentId" text, "responsibleId" uuid,
       "dueAt" timestamptz, "amountFen" bigint)`,
    [of.caseId, of.planId, JSON.stringify(tasks), iso(ctx.now)],
  );
}

export async function saveTaskDone(
  ctx: Context,
  id: number,
  done: { result: string; actualCostFen: number | null },
): Promise<void> {
  await ctx.db.query(
    `update case_tasks set status = 'done', result = $2, actual_cost_fen = $3, completed_at = $4, completed_by = $5,
       version = version + 1 where id = $1`,
    [id, done.result, done.actualCostFen, iso(ctx.now), ctx.actor.id],
  );
}

/** Cancels the open tasks of plans, or all open tasks. */
export async function cancelOpenTasks(
  ctx: Context,
  caseId: number,
  which: 'of_plans' | 'all' = 'of_plans',
): Promise<void> {
  await ctx.db.query(
    `update case_tasks set status = 'cancelled' where case_id = $1 and status = 'open' and ($2 or plan_id is not null)`,
    [caseId, which === 'all'],
  );
}

/** Raises what may be spent on a task. */
export async function raiseTask(ctx: Context, id: number, byFen: number): Promise<void> {
  await ctx.db.query(
    `update case_tasks set amount_fen = amount_fen + $2, version = version + 1 where id = $1`,
    [id, byFen],
  );
}
