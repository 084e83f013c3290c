import { iso, isoOrNull } from '../kernel/time.ts';
import { type GeneratedCase, PLAN_SPAN } from './generator-case.ts';
import type { TableRows } from './generator-copy.ts';

type Rows = TableRows['rows'];

export function planRows(made: GeneratedCase): Rows {
  const plan = made.life.deeds.get('plan');
  const [state] = made.life.handling.plans;
  if (plan === undefined || state === undefined) return [];
  const agreed = made.life.deeds.get('agree');
  const { handler } = made.team;
  const completeBy = iso(plan.at + PLAN_SPAN);
  const measure = {
    type: 'repair',
    clause: 'CPL 24',
    description: '上门检修并更换部件',
    responsibleId: handler.id,
    responsibleName: handler.name,
    dueAt: completeBy,
    amountFen: 0,
  };
  return [
    {
      id: made.planId,
      case_id: made.id,
      round: 1,
      status: state.status,
      summary: '按标准流程处理',
      template: 'standard',
      demands: JSON.stringify([{ demand: made.text.demand.slice(0, 500), answer: 'accepted' }]),
      measures: JSON.stringify([measure]),
      responsible_id: handler.id,
      complete_by: completeBy,
      estimated_cost_fen: 12_000,
      made_by: handler.id,
      made_at: iso(plan.at),
      agreed_at: isoOrNull(agreed?.at ?? null),
      agreement_channel: agreed === undefined ? null : 'phone',
    },
  ];
}

export function approvalRows(made: GeneratedCase): Rows {
  const plan = made.life.deeds.get('plan');
  if (plan === undefined) return [];
  const decided = made.life.deeds.get('approve');
  const { handler, approver } = made.team;
  return [
    {
      case_id: made.id,
      kind: 'plan',
      plan_id: made.planId,
      clause: 'S1 5.2',
      requested_by: handler.id,
      requested_by_name: handler.name,
      requested_at: iso(plan.at),
      approver_id: approver.id,
      status: decided === undefined ? 'waiting' : 'approved',
      decided_by: decided === undefined ? null : approver.id,
      decided_by_name: decided === undefined ? null : approver.name,
      decided_at: isoOrNull(decided?.at ?? null),
      reason: decided === undefined ? null : '同意',
    },
  ];
}

export function taskRows(made: GeneratedCase): Rows {
  const agreed = made.life.deeds.get('agree');
  if (agreed === undefined) return [];
  const done = made.life.deeds.get('execute');
  const { handler } = made.team;
  return [
    {
      case_id: made.id,
      plan_id: made.planId,
      kind: 'repair',
      title: '上门检修并更换部件',
      department_id: made.decided.department?.id ?? null,
      responsible_id: handler.id,
      due_at: iso(agreed.at + PLAN_SPAN),
      status: done === undefined ? 'open' : 'done',
      result: done === undefined ? null : '已修复',
      completed_at: isoOrNull(done?.at ?? null),
      completed_by: done === undefined ? null : handler.id,
      created_at: iso(agreed.at),
      reported_at: agreed.at + PLAN_SPAN < made.until ? iso(made.until) : null,
    },
  ];
}
