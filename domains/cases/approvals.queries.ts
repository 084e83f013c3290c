import type { Context } from '../../kernel/context.ts';
import type { ApprovalView } from './case-page.contract.ts';
import { visibleTo } from './visibility.queries.ts';

/** An approval `v` of case `c` as JSON; whether the actor may decide is added after. */
export const APPROVAL_JSON = `jsonb_build_object('id', v.id, 'kind', v.kind, 'caseNumber', c.number, 'subject', c.subject,
  'planId', v.plan_id, 'data', v.data, 'amountFen', v.amount_fen, 'cumulativeFen', v.cumulative_fen, 'clause', v.clause,
  'why', v.why, 'requestedBy', v.requested_by_name, 'requestedAt', v.requested_at,
  'approver', (select jsonb_build_object('id', u.id, 'name', u.name, 'position', u.position_code) from users u where u.id = v.approver_id),
  'status', v.status, 'decidedBy', v.decided_by_name, 'decidedAt', v.decided_at, 'reason', v.reason,
  'mayDecide', v.status = 'waiting' and v.requested_by <> $1 and c.named_user_id is distinct from $1 and v.approver_id = $1)`;

const TAB = {
  mine: `v.approver_id = $1 and v.status = 'waiting'`,
  requested: 'v.requested_by = $1',
  decided: `v.decided_by = $1 and v.requested_by <> $1`,
};

/** What waits for my decision, what I asked for, or what I decided; 100 at most. */
export async function listApprovals(ctx: Context, tab: keyof typeof TAB): Promise<ApprovalView[]> {
  const rows = await ctx.db.query<{ approval: ApprovalView }>(
    `select ${APPROVAL_JSON} as approval from approvals v join cases c on c.id = v.case_id
     where ${TAB[tab]} order by v.requested_at ${tab === 'mine' ? '' : 'desc'}, v.id limit 100`,
    [ctx.actor.id],
  );
  return rows.map((row) => row.approval);
}

/** Number of the case an approval belongs to, if the actor may see it. */
export async function approvalCase(ctx: Context, id: number): Promise<string | undefined> {
  const visible = visibleTo(ctx.actor);
  const row = await ctx.db.one<{ number: string }>(
    `select c.number from approvals v join cases c on c.id = v.case_id where v.id = $1 and ${visible.sql(2)}`,
    [id, visible.value],
  );
  return row?.number;
}
