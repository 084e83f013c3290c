import type { Context } from '../../kernel/context.ts';
import { type RemedyKind, remedyKinds } from './remedies.rules.ts';

/** A return, exchange or compensation that an agreed plan promised, with what its order takes over from the case. */
export type Remedy = {
  taskId: number;
  caseId: number;
  caseNumber: string;
  caseKind: string;
  planId: number;
  kind: RemedyKind;
  title: string;
  clause: string | null;
  status: 'open' | 'done' | 'cancelled';
  /** Fen that are approved, raises included. */
  amountFen: number;
  dueAt: string;
  agreedAt: string | null;
  agreementChannel: string | null;
  customerId: number;
  unitId: number | null;
  namedUserId: string | null;
};

const REMEDY = `t.id as "taskId", c.id as "caseId", c.number as "caseNumber", c.kind as "caseKind", p.id as "planId", t.kind, t.title,
  (select m->>'clause' from jsonb_array_elements(p.measures) m
   where m->>'type' = t.kind and m->>'description' = t.title limit 1) as clause,
  t.status, t.amount_fen as "amountFen", to_jsonb(t.due_at) as "dueAt", to_jsonb(p.agreed_at) as "agreedAt",
  p.agreement_channel as "agreementChannel", c.customer_id as "customerId", c.unit_id as "unitId",
  c.named_user_id as "namedUserId"`;
const REMEDY_FROM = `case_tasks t join cases c on c.id = t.case_id join case_plans p on p.id = t.plan_id`;

/** Remedies of a case that are still to be carried out; only what the customer agreed to has tasks. */
export async function openRemedies(ctx: Context, caseId: number): Promise<Remedy[]> {
  return ctx.db.query<Remedy>(
    `select ${REMEDY} from ${REMEDY_FROM} where t.case_id = $1 and t.status = 'open' and p.status = 'agreed'
       and t.kind = any($2) order by t.id`,
    [caseId, remedyKinds],
  );
}

/** One remedy by its task; undefined when the task is none. Whether its case may be seen is asked apart. */
export async function remedyOf(ctx: Context, taskId: number): Promise<Remedy | undefined> {
  return ctx.db.one<Remedy>(`select ${REMEDY} from ${REMEDY_FROM} where t.id = $1 and t.kind = any($2)`, [
    taskId,
    remedyKinds,
  ]);
}

export type AmountDecision = {
  status: 'waiting' | 'approved' | 'refused' | 'withdrawn';
  kind: 'plan' | 'amount_raise';
  amountFen: number;
  approverName: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  reason: string | null;
};

/** Who decided the amount of a remedy: the plan, then each raise, oldest first. */
export async function amountDecisions(
  ctx: Context,
  { taskId, planId }: Pick<Remedy, 'taskId' | 'planId'>,
): Promise<AmountDecision[]> {
  return ctx.db.query<AmountDecision>(
    `select a.status, a.kind, a.amount_fen as "amountFen", u.name as "approverName", a.decided_by as "decidedBy",
       a.decided_by_name as "decidedByName", a.reason
     from approvals a left join users u on u.id = a.approver_id
     where a.plan_id = $1 and (a.kind = 'plan' or (a.kind = 'amount_raise' and a.data->>'taskId' = $2::text)) order by a.id`,
    [planId, taskId],
  );
}

/** Which of these files are kept with the case. */
export async function filesOfCase(ctx: Context, caseId: number, ids: string[]): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }>(
    `select id from case_files where case_id = $1 and id = any($2::uuid[])`,
    [caseId, ids],
  );
  return rows.map(({ id }) => id);
}
