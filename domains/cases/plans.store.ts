import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export type PlanToStore = {
  caseId: number;
  round: number;
  summary: string;
  template: string;
  templateReplacedReason: string | null;
  demands: object[];
  measures: object[];
  responsibleId: string;
  completeBy: string;
  estimatedCostFen: number;
  compensationFen: number;
};

/** Stores a plan; an older draft of the round gives way to it. */
export async function insertPlan(ctx: Context, plan: PlanToStore): Promise<number> {
  await ctx.db.query(`update case_plans set status = 'returned' where case_id = $1 and status = 'draft'`, [
    plan.caseId,
  ]);
  const row = await ctx.db.one<{ id: number }>(
    `insert into case_plans (case_id, round, status, summary, template, template_replaced_reason, demands, measures,
       responsible_id, complete_by, estimated_cost_fen, compensation_fen, made_by, made_at)
     values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
    [
      plan.caseId,
      plan.round,
      plan.summary,
      plan.template,
      plan.templateReplacedReason,
      JSON.stringify(plan.demands),
      JSON.stringify(plan.measures),
      plan.responsibleId,
      plan.completeBy,
      plan.estimatedCostFen,
      plan.compensationFen,
      ctx.actor.id,
      iso(ctx.now),
    ],
  );
  return row?.id ?? 0;
}

export async function savePlanStatus(ctx: Context, id: number, status: string): Promise<void> {
  await ctx.db.query(`update case_plans set status = $2, version = version + 1 where id = $1`, [id, status]);
}

export async function saveAgreement(
  ctx: Context,
  id: number,
  agreement: { agreed: boolean; at: string; channel: string; note: string | null },
): Promise<void> {
  await ctx.db.query(
    `update case_plans set status = $2, agreed_at = $3, agreement_channel = $4, agreement_note = $5, version = version + 1 where id = $1`,
    [id, agreement.agreed ? 'agreed' : 'refused', agreement.at, agreement.channel, agreement.note],
  );
}

export type ApprovalToStore = {
  caseId: number;
  kind: string;
  planId: number | null;
  data: object;
  amountFen: number;
  cumulativeFen: number;
  clause: string;
  why: object[];
  approverId: string | null;
  status?: 'waiting' | 'approved';
};

/** Stores a request for decision, or a decision taken at once within the own authority. */
export async function insertApproval(ctx: Context, approval: ApprovalToStore): Promise<number> {
  const status = approval.status ?? 'waiting';
  const row = await ctx.db.one<{ id: number }>(
    `insert into approvals (case_id, kind, plan_id, data, amount_fen, cumulative_fen, clause, why, requested_by,
       requested_by_name, requested_at, approver_id, status, decided_by, decided_by_name, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       case when $13 = 'approved' then $9::uuid end, case when $13 = 'approved' then $10 end,
       case when $13 = 'approved' then $11::timestamptz end) returning id`,
    [
      approval.caseId,
      approval.kind,
      approval.planId,
      JSON.stringify(approval.data),
      approval.amountFen,
      approval.cumulativeFen,
      approval.clause,
      JSON.stringify(approval.why),
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
      approval.approverId,
      status,
    ],
  );
  return row?.id ?? 0;
}

export async function saveDecision(
  ctx: Context,
  id: number,
  decision: { approved: boolean; reason: string },
): Promise<void> {
  await ctx.db.query(
    `update approvals set status = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, reason = $6 where id = $1`,
    [
      id,
      decision.approved ? 'approved' : 'refused',
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
      decision.reason,
    ],
  );
}

/** Ends every request for decision that still waits: the case is closed or went into another. */
export async function withdrawApprovals(ctx: Context, caseId: number): Promise<void> {
  await ctx.db.query(`update approvals set status = 'withdrawn' where case_id = $1 and status = 'waiting'`, [
    caseId,
  ]);
}

export async function insertCooperation(
  ctx: Context,
  caseId: number,
  asked: { departmentId: string; task: string; dueAt: string },
): Promise<void> {
  await ctx.db.query(
    `insert into case_cooperations (case_id, department_id, task, due_at, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id, department_id) do update set task = excluded.task, due_at = excluded.due_at,
       asked_by = excluded.asked_by, asked_at = excluded.asked_at, answered_at = null, answer = null`,
    [caseId, asked.departmentId, asked.task, asked.dueAt, ctx.actor.id, iso(ctx.now)],
  );
}

export async function saveCooperationAnswer(
  ctx: Context,
  caseId: number,
  departmentId: string,
  answer: string,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update case_cooperations set answered_at = $3, answer = $4 where case_id = $1 and department_id = $2 returning 1 as done`,
    [caseId, departmentId, iso(ctx.now), answer],
  );
  return rows.length > 0;
}
