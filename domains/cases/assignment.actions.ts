import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { conflict, forbidden, invalid } from '../../kernel/refusal.ts';
import { ms } from '../../kernel/time.ts';
import { mayFor } from '../identity/identity.policy.ts';
import { organisationNow, superiorsOf } from '../identity/identity.queries.ts';
import type { Moved } from './cases.contract.ts';
import { mayAccept } from './cases.policy.ts';
import type {
  AcceptCase,
  AnswerCooperation,
  AskCooperation,
  AssignCase,
  RequestHandover,
} from './handling.contract.ts';
import { isExecuted } from './handling.rules.ts';
import { carryOut, handlerFor, mayHandle, open, refuseNamed } from './moves.actions.ts';
import { insertApproval, insertCooperation, saveCooperationAnswer } from './plans.store.ts';

async function department(ctx: Context, id: string, field: string) {
  const { units } = await organisationNow(ctx);
  const found = units.find(
    (unit) => unit.id === id && (unit.kind === 'department' || unit.kind === 'outlet'),
  );
  if (found === undefined) throw invalid('department.not_found', { field });
  return found;
}

/** Gives the case to a lead department and a handler, by hand, with the reason; the department accepts anew. */
export async function assignCase(
  ctx: Context,
  number: string,
  input: BodyOf<typeof AssignCase>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row } = opened;
  refuseNamed(ctx, row);
  if (!mayFor(ctx.actor, 'cases:assign', row.kind))
    throw forbidden('permission.missing', { permission: 'cases:assign' });
  const lead = await department(ctx, input.departmentId, 'departmentId');
  const handler = input.handlerId === null ? null : await handlerFor(ctx, row, input.handlerId, 'handlerId');
  const acceptance =
    lead.id === row.lead_department_id && row.acceptance === 'accepted' ? 'accepted' : 'waiting';
  const told = handler?.id ?? lead.head?.id;
  return carryOut(ctx, opened, {
    set: {
      lead_department_id: lead.id,
      handler_id: handler?.id ?? null,
      acceptance,
      assignment_rule: 'by_hand',
    },
    handling: { acceptance },
    facts: [
      {
        type: 'case.assigned',
        reason: input.reason,
        data: {
          from: row.lead_department_id,
          departmentId: lead.id,
          department: lead.name,
          handler: handler?.name ?? null,
          rule: 'by_hand',
        },
      },
    ],
    notices:
      told === undefined ? [] : [{ userId: told, kind: 'case.to_accept', data: { subject: row.subject } }],
    access: [`d:${lead.id}`],
  });
}

/** The lead department accepts and names the handler, or returns the case with a reason to its owner (S3 2-三-2). */
export async function acceptCase(
  ctx: Context,
  number: string,
  input: BodyOf<typeof AcceptCase>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row } = opened;
  if (row.acceptance === 'accepted') throw conflict('case.already_accepted');
  refuseNamed(ctx, row);
  const { units } = await organisationNow(ctx);
  const head = units.find((unit) => unit.id === row.lead_department_id)?.head?.id ?? null;
  if (!mayAccept(ctx.actor, row, head)) throw forbidden('permission.missing', { permission: 'cases:assign' });
  if (!input.accepted) {
    return carryOut(ctx, opened, {
      set: { acceptance: 'returned', handler_id: null },
      handling: { acceptance: 'returned' },
      facts: [
        { type: 'case.returned', reason: input.reason, data: { departmentId: row.lead_department_id } },
      ],
      notices: [
        { userId: row.owner_id, kind: 'case.returned', data: { subject: row.subject, reason: input.reason } },
      ],
    });
  }
  const handler = await handlerFor(ctx, row, input.handlerId ?? ctx.actor.id ?? row.owner_id, 'handlerId');
  return carryOut(ctx, opened, {
    set: { acceptance: 'accepted', handler_id: handler.id },
    handling: { acceptance: 'accepted' },
    facts: [{ type: 'case.accepted', data: { departmentId: row.lead_department_id, handler: handler.name } }],
    notices:
      handler.id === ctx.actor.id
        ? []
        : [{ userId: handler.id, kind: 'case.your_turn', data: { subject: row.subject } }],
  });
}

/** Asks to hand the ownership over: reason, then the approval of a supervising superior (S0 1.2). */
export async function requestHandover(
  ctx: Context,
  number: string,
  input: BodyOf<typeof RequestHandover>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row } = opened;
  mayHandle(ctx, row);
  if (input.toUserId === row.owner_id) throw conflict('case.same_owner', { field: 'toUserId' });
  const heir = await handlerFor(ctx, row, input.toUserId, 'toUserId');
  const approver = await approverAbove(ctx, row.named_user_id, 'cases:override');
  await insertApproval(ctx, {
    caseId: row.id,
    kind: 'handover',
    planId: null,
    data: { toUserId: heir.id, toName: heir.name, fromUserId: row.owner_id, reason: input.reason },
    amountFen: 0,
    cumulativeFen: 0,
    clause: 'S0 1.2',
    why: [{ code: 'owner_changes', values: { to: heir.name } }],
    approverId: approver.id,
  });
  return carryOut(ctx, opened, {
    facts: [
      { type: 'handover.requested', reason: input.reason, data: { to: heir.name, approver: approver.name } },
    ],
    notices: [
      { userId: approver.id, kind: 'approval.waiting', data: { subject: row.subject, kind: 'handover' } },
    ],
  });
}

/** The nearest superior who holds a right and is not named in the complaint. */
export async function approverAbove(ctx: Context, namedUserId: string | null, permission: string) {
  const superiors = ctx.actor.id === null ? [] : await superiorsOf(ctx, ctx.actor.id);
  const found = superiors.find(
    (superior) =>
      superior.id !== namedUserId &&
      superior.id !== ctx.actor.id &&
      Object.hasOwn(superior.rights, permission) &&
      Object.hasOwn(superior.rights, 'approvals:decide'),
  );
  if (found === undefined) throw conflict('approval.no_superior');
  return found;
}

/** Adds a cooperating department with a task and deadline; the lead stays exactly one (S1 5.1). */
export async function askCooperation(
  ctx: Context,
  number: string,
  input: BodyOf<typeof AskCooperation>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row } = opened;
  mayHandle(ctx, row);
  const asked = await department(ctx, input.departmentId, 'departmentId');
  if (asked.id === row.lead_department_id) throw conflict('case.same_department', { field: 'departmentId' });
  if (ms(input.dueAt) <= ctx.now) throw invalid('plan.completion_in_past', { field: 'dueAt' });
  await insertCooperation(ctx, row.id, input);
  return carryOut(ctx, opened, {
    handling: { cooperationsOpen: opened.handling.cooperationsOpen + 1 },
    facts: [
      {
        type: 'cooperation.asked',
        data: { departmentId: asked.id, department: asked.name, task: input.task, dueAt: input.dueAt },
      },
    ],
    notices:
      asked.head === null
        ? []
        : [{ userId: asked.head.id, kind: 'cooperation.asked', data: { subject: row.subject } }],
    access: [`d:${asked.id}`],
  });
}

/** A member of the cooperating department, or the handler for it, answers the task. */
export async function answerCooperation(
  ctx: Context,
  target: { number: string; departmentId: string },
  input: BodyOf<typeof AnswerCooperation>,
): Promise<Moved> {
  const opened = await open(ctx, target.number, input);
  const { row } = opened;
  refuseNamed(ctx, row);
  if (ctx.actor.departmentId !== target.departmentId) mayHandle(ctx, row);
  const asked = opened.taken.cooperations.find(
    (cooperation) => cooperation.department_id === target.departmentId,
  );
  if (asked === undefined) throw invalid('department.not_found', { field: 'departmentId' });
  if (asked.answered_at !== null) throw conflict('case.cooperation_answered');
  await saveCooperationAnswer(ctx, row.id, target.departmentId, input.answer);
  const stillOpen = opened.taken.cooperations.filter(
    (cooperation) => cooperation.answered_at === null && cooperation.department_id !== target.departmentId,
  ).length;
  // The last answer may end what the tasks had done before.
  const executed = isExecuted({ ...opened.handling, cooperationsOpen: stillOpen });
  return carryOut(ctx, opened, {
    handling: { cooperationsOpen: stillOpen },
    clockEvents: executed ? [{ type: 'met', at: ctx.now, event: 'complete' }] : [],
    facts: [
      { type: 'cooperation.answered', data: { departmentId: target.departmentId, answer: input.answer } },
    ],
    notices:
      row.handler_id === null
        ? []
        : [{ userId: row.handler_id, kind: 'cooperation.answered', data: { subject: row.subject } }],
  });
}
