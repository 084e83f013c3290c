import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { AuthorityReason } from '../authority/authority.rules.ts';
import { mayFor } from '../identity/identity.policy.ts';
import { approvalCase } from './approvals.queries.ts';
import { approverAbove } from './assignment.actions.ts';
import type { StoredApproval } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { maySkip } from './cases.policy.ts';
import type { SkipStage } from './handling.contract.ts';
import { isSkippable, stepsOf } from './handling.rules.ts';
import { carryOut, handlerFor, mayHandle, type OpenCase, open } from './moves.actions.ts';
import { reasonsAgainst, reasonsAgainstRaise } from './plan-authority.actions.ts';
import type { Decide } from './plans.contract.ts';
import { insertApproval, saveDecision, savePlanStatus } from './plans.store.ts';
import { raiseTask } from './tasks.store.ts';
import type { Step } from './terms.contract.ts';

type Verdict = BodyOf<typeof Decide>;

/** Nobody decides an own request, one about a complaint that names him or her, or what waits for another. */
function refuseDecider(ctx: Context, opened: OpenCase, approval: StoredApproval): void {
  if (approval.status !== 'waiting') throw conflict('approval.decided');
  if (!mayFor(ctx.actor, 'cases:decide', opened.row.kind))
    throw forbidden('permission.missing', { permission: 'cases:decide' });
  if (ctx.actor.id === opened.row.named_user_id) throw forbidden('case.named_handler');
  if (approval.requested_by === ctx.actor.id) throw forbidden('approval.own_request');
  const mine = approval.approver_id === ctx.actor.id;
  if (!mine && !Object.hasOwn(ctx.actor.rights, 'cases:override')) throw forbidden('authority.not_yours');
}

function refuseBeyond(why: AuthorityReason[]): void {
  const [first] = why;
  if (first === undefined) return;
  throw forbidden(first.code === 'major_complaint' ? 'authority.major' : 'authority.exceeded', {
    cumulative: first.values.cumulativeFen,
    limit: first.values.limitFen ?? '—',
    why,
  });
}

async function decidePlan(
  ctx: Context,
  opened: OpenCase,
  approval: StoredApproval,
  verdict: Verdict,
): Promise<Moved> {
  const plan = opened.taken.plans.find((stored) => stored.id === approval.plan_id);
  if (plan === undefined) throw notFound('plan.not_found');
  const why = verdict.approved ? await reasonsAgainst(ctx, opened, plan, ctx.actor.position) : [];
  refuseBeyond(why);
  const status = verdict.approved ? 'approved' : 'returned';
  await savePlanStatus(ctx, plan.id, status);
  return carryOut(ctx, opened, {
    handling: {
      plans: opened.handling.plans.map((known) => (known.id === plan.id ? { ...known, status } : known)),
    },
    facts: [
      {
        type: `plan.${status}`,
        reason: verdict.reason,
        data: { planId: plan.id, amountFen: approval.amount_fen },
      },
    ],
    approverId: null,
    notices: [
      { userId: approval.requested_by, kind: `plan.${status}`, data: { subject: opened.row.subject } },
    ],
  });
}

async function decideHandover(
  ctx: Context,
  opened: OpenCase,
  approval: StoredApproval,
  verdict: Verdict,
): Promise<Moved> {
  const { row } = opened;
  const toUserId = String(approval.data.toUserId);
  if (!verdict.approved) {
    return carryOut(ctx, opened, {
      facts: [{ type: 'handover.refused', reason: verdict.reason, data: { to: approval.data.toName } }],
      notices: [{ userId: approval.requested_by, kind: 'handover.refused', data: { subject: row.subject } }],
    });
  }
  const heir = await handlerFor(ctx, row, toUserId, 'toUserId');
  return carryOut(ctx, opened, {
    set: { owner_id: heir.id, owner_department_id: heir.departmentId },
    facts: [
      {
        type: 'case.handed_over',
        reason: String(approval.data.reason),
        data: {
          from: row.owner_id,
          to: heir.id,
          toName: heir.name,
          approvedBy: ctx.actor.name,
          decision: verdict.reason,
        },
      },
    ],
    notices: [
      { userId: heir.id, kind: 'case.handed_over', data: { subject: row.subject } },
      { userId: approval.requested_by, kind: 'handover.approved', data: { subject: row.subject } },
    ],
    access: heir.departmentId === null ? [] : [`d:${heir.departmentId}`],
    customer: {
      template: 'owner_changed',
      values: { owner: heir.name, day: chinaDay(ctx.now) },
      causeEvent: 'case.handed_over',
    },
  });
}

async function decideRaise(
  ctx: Context,
  opened: OpenCase,
  approval: StoredApproval,
  verdict: Verdict,
): Promise<Moved> {
  const taskId = Number(approval.data.taskId);
  if (verdict.approved) {
    const raise = { type: String(approval.data.type), amountFen: approval.amount_fen };
    refuseBeyond(await reasonsAgainstRaise(ctx, opened, raise, ctx.actor.position));
    await raiseTask(ctx, taskId, approval.amount_fen);
  }
  const kind = verdict.approved ? 'amount.raised' : 'amount.raise_refused';
  return carryOut(ctx, opened, {
    facts: [{ type: kind, reason: verdict.reason, data: { taskId, amountFen: approval.amount_fen } }],
    notices: [{ userId: approval.requested_by, kind, data: { subject: opened.row.subject } }],
  });
}

async function decideSkip(
  ctx: Context,
  opened: OpenCase,
  approval: StoredApproval,
  verdict: Verdict,
): Promise<Moved> {
  const step = String(approval.data.step);
  return carryOut(ctx, opened, {
    handling: verdict.approved ? { skipped: [...opened.handling.skipped, step] } : {},
    facts: [
      {
        type: verdict.approved ? 'step.skipped' : 'step.skip_refused',
        reason: verdict.reason,
        data: { step },
      },
    ],
    notices: [
      { userId: approval.requested_by, kind: 'case.your_turn', data: { subject: opened.row.subject } },
    ],
  });
}

/** Approves or refuses what was asked for; a decision beyond the decider's own authority is refused and logged (S1 5.2). */
export async function decide(ctx: Context, id: number, verdict: Verdict): Promise<Moved> {
  const number = await approvalCase(ctx, id);
  if (number === undefined) throw notFound('approval.not_found');
  const opened = await open(ctx, number);
  const approval = opened.taken.approvals.find((stored) => stored.id === id);
  if (approval === undefined) throw notFound('approval.not_found');
  refuseDecider(ctx, opened, approval);
  const decideBy = {
    plan: decidePlan,
    handover: decideHandover,
    stage_skip: decideSkip,
    level_lowering: decideSkip,
    amount_raise: decideRaise,
  }[approval.kind];
  const answer = await decideBy(ctx, opened, approval, verdict);
  await saveDecision(ctx, id, verdict);
  return answer;
}

/** Skips the current step: a supervising position at once with its reason, others by asking one (S0 1.2). */
export async function skipStage(
  ctx: Context,
  number: string,
  input: BodyOf<typeof SkipStage>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row, handling } = opened;
  mayHandle(ctx, row);
  const hasOpenTasks = handling.tasks.some((task) => task.planId !== null && task.status === 'open');
  if (input.step === 'execute' && hasOpenTasks) throw conflict('step.tasks_open', { field: 'step' });
  const step = stepsOf(handling).find((state) => state.step === input.step && state.status === 'current');
  if (step === undefined || !isSkippable(step.step)) throw invalid('step.not_skippable', { field: 'step' });
  const supervises = maySkip(ctx.actor, row);
  const approver = supervises ? null : await approverAbove(ctx, row.named_user_id, 'cases:override');
  await insertApproval(ctx, {
    caseId: row.id,
    kind: 'stage_skip',
    planId: null,
    data: { step: input.step, reason: input.reason, round: row.round },
    amountFen: 0,
    cumulativeFen: 0,
    clause: 'S0 1.2',
    why: [{ code: 'step_skipped', values: { step: input.step } }],
    approverId: approver?.id ?? ctx.actor.id,
    status: supervises ? 'approved' : 'waiting',
  });
  return carryOut(ctx, opened, {
    handling: supervises ? { skipped: [...handling.skipped, input.step as Step] } : {},
    facts: [
      {
        type: supervises ? 'step.skipped' : 'step.skip_asked',
        reason: input.reason,
        data: { step: input.step },
      },
    ],
    notices:
      approver === null
        ? []
        : [
            {
              userId: approver.id,
              kind: 'approval.waiting',
              data: { subject: row.subject, kind: 'stage_skip' },
            },
          ],
  });
}
