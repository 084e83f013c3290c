import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import { productTypesOf } from '../customers/customers.queries.ts';
import { mayFor } from '../identity/identity.policy.ts';
import { colleagues } from '../identity/identity.queries.ts';
import type { CaseRecord, StoredPlan } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { citationFault } from './citations.rules.ts';
import { openFor } from './handling.actions.ts';
import { carryOut, type OpenCase, passGate } from './moves.actions.ts';
import { approverFor, reasonsAgainst, spentBefore, sum } from './plan-authority.actions.ts';
import { allowedMeasures, planTemplates } from './plan-templates.rules.ts';
import type * as contract from './plans.contract.ts';
import { insertApproval, insertPlan, saveAgreement, savePlanStatus } from './plans.store.ts';
import { startTasks } from './tasks.actions.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;
type PlanInput = Body<typeof contract.MakePlan>;

/** Every decision of warranty, return or compensation names a clause of the standard that binds the case (S0 1.1). */
function refuseUncited({ standard }: OpenCase, { measures }: PlanInput): void {
  for (const [place, measure] of measures.entries()) {
    const fault = citationFault(standard.pack, measure);
    if (fault === 'plan.clause_needed')
      throw invalid('plan.clause_needed', { field: `measures.${place}.clause`, clause: 'S0 1.1' });
    if (fault === 'plan.clause_unknown')
      throw invalid('plan.clause_unknown', { field: `measures.${place}.clause` });
  }
}

function refusePlan(ctx: Context, row: CaseRecord, input: PlanInput, allowed: string[]): void {
  if (ms(input.completeBy) <= ctx.now) throw invalid('plan.completion_in_past', { field: 'completeBy' });
  const template = planTemplates.find((known) => known.code === input.template);
  const fits = template?.categories.includes(row.category ?? row.kind) ?? false;
  if (!fits && input.templateReplacedReason === undefined) {
    throw invalid('plan.template_reason', { field: 'templateReplacedReason' });
  }
  for (const [place, measure] of input.measures.entries()) {
    if (!allowed.includes(measure.type)) {
      throw invalid('plan.measure_not_allowed', { field: `measures.${place}.type`, measure: measure.type });
    }
    if (ms(measure.dueAt) <= ctx.now)
      throw invalid('plan.completion_in_past', { field: `measures.${place}.dueAt` });
    if (measure.type === 'compensation' && measure.amountFen === 0) {
      throw invalid('plan.amount_needed', { field: `measures.${place}.amountFen` });
    }
  }
  if (sum(input.measures.map((measure) => measure.amountFen)) > input.estimatedCostFen) {
    throw invalid('plan.amount_mismatch', { field: 'estimatedCostFen' });
  }
}

/** Every person of the plan exists, may be named, and belongs to the lead or a cooperating department (S1 5.1). */
async function refusePersons(
  ctx: Context,
  opened: OpenCase,
  input: PlanInput,
): Promise<Map<string, { name: string; departmentId: string | null }>> {
  const { row, taken } = opened;
  const ids = [input.responsibleId, ...input.measures.map((measure) => measure.responsibleId)];
  const found = await colleagues(ctx, [...new Set(ids)]);
  const persons = new Map(found.map((person) => [person.id, person]));
  const departments = [
    row.lead_department_id,
    row.owner_department_id,
    ...taken.cooperations.map((asked) => asked.department_id),
  ];
  for (const [place, id] of ids.entries()) {
    const field = place === 0 ? 'responsibleId' : `measures.${place - 1}.responsibleId`;
    const person = persons.get(id);
    if (person === undefined) throw invalid('person.not_found', { field });
    if (id === row.named_user_id) throw conflict('case.named_handler', { field });
    const cross = row.kind === 'complaint' && !departments.includes(person.departmentId);
    if (cross) throw conflict('case.cooperation_needed', { field, department: person.departmentId });
  }
  return persons;
}

/**
 * Makes the plan of this round: measures, responsible person, completion time, an answer to each demand and the cost.
 * Refused before verification, contact, investigation and cause are on record (S1 1.2, 4.2; S3 2-三-5).
 */
export async function makePlan(ctx: Context, number: string, input: PlanInput): Promise<Moved> {
  const opened = await openFor(ctx, number, input, 'plan');
  const { row, handling } = opened;
  if (
    handling.plans.some(
      (plan) => plan.round === row.round && ['submitted', 'approved', 'agreed'].includes(plan.status),
    )
  ) {
    throw conflict('plan.not_draft');
  }
  refusePlan(ctx, row, input, allowedMeasures(row, await productTypesOf(ctx, row), opened.standard.pack));
  refuseUncited(opened, input);
  const persons = await refusePersons(ctx, opened, input);
  const compensationFen = sum(
    input.measures.filter((m) => m.type === 'compensation').map((m) => m.amountFen),
  );
  const id = await insertPlan(ctx, {
    caseId: row.id,
    round: row.round,
    summary: input.summary,
    template: input.template,
    templateReplacedReason: input.templateReplacedReason ?? null,
    demands: input.demands,
    measures: input.measures.map((measure) => ({
      ...measure,
      responsibleName: persons.get(measure.responsibleId)?.name,
    })),
    responsibleId: input.responsibleId,
    completeBy: input.completeBy,
    estimatedCostFen: input.estimatedCostFen,
    compensationFen,
  });
  return carryOut(ctx, opened, {
    set: { last_progress_at: iso(ctx.now) },
    handling: { plans: [...handling.plans, { id, round: row.round, status: 'draft' }] },
    facts: [
      {
        type: 'plan.made',
        data: {
          planId: id,
          summary: input.summary,
          estimatedCostFen: input.estimatedCostFen,
          compensationFen,
          measures: input.measures.map((m) => m.type),
        },
      },
    ],
  });
}

function planOf(opened: OpenCase, id: number): StoredPlan {
  const plan = opened.taken.plans.find((stored) => stored.id === id);
  if (plan === undefined || plan.round !== opened.row.round)
    throw notFound('plan.not_found', { field: 'planId' });
  return plan;
}

const amountOf = (plan: StoredPlan) => sum(plan.measures.map((measure) => measure.amountFen));

/**
 * Submits a plan. Within the own authority it is decided at once, on record; a major complaint, a larger or an unset
 * amount goes to the nearest superior who may (S1 5.2). The limits count all rounds of the case together.
 */
export async function submitPlan(
  ctx: Context,
  number: string,
  input: Body<typeof contract.SubmitPlan>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input);
  const { row, handling } = opened;
  const plan = planOf(opened, input.planId);
  if (plan.status !== 'draft') throw conflict('plan.not_draft');
  const why = await reasonsAgainst(ctx, opened, plan, ctx.actor.position);
  const may =
    why.length === 0 && mayFor(ctx.actor, 'cases:decide', row.kind) && ctx.actor.id !== row.named_user_id;
  const amountFen = amountOf(plan);
  const cumulativeFen = amountFen + sum(Object.values(spentBefore(opened, plan.id)));
  const approver = may
    ? null
    : await approverFor(ctx, opened, (position) => reasonsAgainst(ctx, opened, plan, position));
  await insertApproval(ctx, {
    caseId: row.id,
    kind: 'plan',
    planId: plan.id,
    data: {},
    amountFen,
    cumulativeFen,
    clause: 'S1 5.2',
    why,
    approverId: approver?.id ?? ctx.actor.id,
    status: may ? 'approved' : 'waiting',
  });
  const status = may ? 'approved' : 'submitted';
  await savePlanStatus(ctx, plan.id, status);
  const type = may ? 'plan.approved' : 'plan.submitted';
  return carryOut(ctx, opened, {
    handling: { plans: handling.plans.map((known) => (known.id === plan.id ? { ...known, status } : known)) },
    facts: [
      {
        type,
        data: {
          planId: plan.id,
          amountFen,
          cumulativeFen,
          approver: approver?.name ?? ctx.actor.name,
          why,
          withinOwnAuthority: may,
        },
      },
    ],
    approverId: approver?.id ?? null,
    notices:
      approver === null
        ? []
        : [{ userId: approver.id, kind: 'approval.waiting', data: { subject: row.subject, amountFen } }],
  });
}

const SPECIAL = ['return', 'exchange', 'repair'];

/** The answer lies between the approval and now: an earlier one would pull the solution clock back. */
function refuseAnswerTime(ctx: Context, { taken }: OpenCase, plan: StoredPlan, time: string): void {
  if (ms(time) > ctx.now + 2 * MINUTE) throw invalid('case.contact_in_future', { field: 'at' });
  const approved = taken.approvals.find(
    (approval) => approval.plan_id === plan.id && approval.status === 'approved',
  );
  // To the minute, as people write times down.
  const approvedAt = approved?.decided_at ? Math.floor(ms(approved.decided_at) / MINUTE) * MINUTE : 0;
  if (ms(time) < approvedAt) throw invalid('plan.agreed_before_approval', { field: 'at' });
}

/**
 * Records the customer's answer to the approved plan with time and channel: agreed creates one task per measure,
 * refused sends it back to planning (S3 2-三-5, 2-三-6). The solution clock is met by the instant it was put to the customer.
 */
export async function agreePlan(
  ctx: Context,
  number: string,
  input: Body<typeof contract.AgreePlan>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input);
  const { row, handling } = opened;
  const plan = planOf(opened, input.planId);
  if (plan.status !== 'approved') throw conflict('plan.not_approved');
  passGate('agree', handling);
  refuseAnswerTime(ctx, opened, plan, input.at);
  const at = Math.min(ms(input.at), ctx.now);
  await saveAgreement(ctx, plan.id, {
    agreed: input.agreed,
    at: input.at,
    channel: input.channel,
    note: input.note ?? null,
  });
  const special = plan.measures.some((measure) => SPECIAL.includes(measure.type));
  const repair = plan.measures.some((measure) => measure.type === 'repair');
  if (input.agreed) await startTasks(ctx, opened, plan);
  const status = input.agreed ? 'agreed' : 'refused';
  const tasks = input.agreed
    ? plan.measures.map(() => ({ planId: plan.id, status: 'open' }))
    : handling.tasks;
  const first = plan.measures.toSorted((a, b) => ms(a.dueAt) - ms(b.dueAt))[0];
  return carryOut(ctx, opened, {
    set: {
      last_contact_at: iso(at),
      waiting_for_customer: false,
      special: row.special || (input.agreed && special),
      needs_repair: row.needs_repair || (input.agreed && repair),
    },
    handling: {
      plans: handling.plans.map((known) => (known.id === plan.id ? { ...known, status } : known)),
      tasks,
    },
    facts: [
      {
        type: `plan.${status}`,
        reason: input.note,
        data: { planId: plan.id, channel: input.channel, at: input.at },
      },
    ],
    clockEvents: [
      { type: 'met', at, event: 'solution' },
      ...(input.agreed ? [{ type: 'origin' as const, at, name: 'agreed' as const }] : []),
    ],
    ...(input.agreed && first !== undefined ? { taskPersonId: first.responsibleId } : {}),
    notices: input.agreed
      ? [...new Set(plan.measures.map((measure) => measure.responsibleId))].map((userId) => ({
          userId,
          kind: 'task.yours',
          data: { subject: row.subject },
        }))
      : [],
    access: plan.measures.map((measure) => `u:${measure.responsibleId}`),
  });
}
