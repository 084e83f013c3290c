import type { Context } from '../../kernel/context.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { decide } from './approvals.actions.ts';
import { listApprovals } from './approvals.queries.ts';
import { acceptCase } from './assignment.actions.ts';
import type { Moved } from './cases.contract.ts';
import * as handling from './handling.actions.ts';
import { RegisterInput } from './intake.contract.ts';
import { open } from './moves.actions.ts';
import { agreePlan, makePlan, submitPlan } from './plans.actions.ts';
import { registerCase } from './registration.actions.ts';
import type { MeasureType } from './terms.contract.ts';

export type DemoComplaint = {
  customerId: number;
  contact: { name: string; phone: string };
  serial: string;
  model: string;
  subject: string;
  course: string;
  demand: string;
  measure: { type: MeasureType; description: string; amountFen: number };
  /** User name of who decides the plan; null: it still waits for its decision. */
  approver: string | null;
};

type As = (username: string, at: number) => Context;

async function investigate(as: As, at: number, number: string, { subject }: DemoComplaint): Promise<Moved> {
  const handler = as('handler', at + 2 * HOUR);
  const id = handler.actor.id ?? '';
  let moved = await acceptCase(as('head-after', at + HOUR), number, {
    version: 1,
    accepted: true,
    handlerId: id,
  });
  const next = async (step: Promise<Moved>) => {
    moved = await step;
  };
  await next(
    handling.recordVerification(handler, number, {
      ...{ version: moved.version, truth: 'substantiated', identityMethod: 'phone_code' },
      identityReference: '演示验证码',
    }),
  );
  await next(handling.classifyCase(handler, number, { version: moved.version }));
  await next(
    handling.recordContact(handler, number, {
      ...{ version: moved.version, way: 'two_way', channel: 'phone', at: iso(handler.now) },
      ...{ heard: subject, understood: '客户希望依法处理', responded: '已说明步骤与时间' },
      ...{ noFollowUpReason: '由处理人继续跟进', quietHoursReason: 'consented' },
    }),
  );
  await next(
    handling.recordEvidence(handler, number, {
      ...{ version: moved.version, source: 'customer', occurredAt: iso(at), description: '客户照片（演示）' },
      ...{ result: 'confirmed', fileIds: [] },
    }),
  );
  await next(
    handling.recordCause(handler, number, {
      ...{
        version: moved.version,
        method: 'five_whys',
        causeCode: 'workmanship',
        description: '演示：工艺偏差',
      },
    }),
  );
  return moved;
}

async function proposePlan(as: As, at: number, demo: DemoComplaint, { number, version }: Moved) {
  const handler = as('handler', at);
  const responsibleId = handler.actor.id ?? '';
  const { type, description, amountFen } = demo.measure;
  const dueAt = iso(at + 72 * HOUR);
  const made = await makePlan(handler, number, {
    ...{ version, summary: description, template: 'quality', responsibleId, completeBy: dueAt },
    demands: [{ demand: demo.demand, answer: 'accepted' }],
    measures: [{ type, description, amountFen, clause: 'CPL 24', responsibleId, dueAt }],
    estimatedCostFen: amountFen,
  });
  const planId = (await open(handler, number)).taken.plans.at(-1)?.id ?? 0;
  const submitted = await submitPlan(handler, number, { version: made.version, planId });
  return { planId, version: submitted.version };
}

/**
 * A demo complaint from its registration to the plan that the customer agreed to, or that waits for its decision; through
 * the same verbs as real ones. `at`: when it came in.
 */
export async function walkDemoComplaint(as: As, at: number, demo: DemoComplaint): Promise<number> {
  const received = iso(at);
  const input = RegisterInput.parse({
    ...{ kind: 'complaint', channel: 'phone', businessLink: 'after_sales', category: 'product_quality' },
    ...{ impactClass: 'C', productModel: { value: demo.model }, purchaseChannel: { value: 'own_store' } },
    ...{ customer: { id: demo.customerId }, unitSerial: demo.serial },
    ...{ contactName: demo.contact.name, contactPhone: demo.contact.phone },
    ...{ subject: demo.subject, course: demo.course, demand: demo.demand },
    ...{ complainedAt: received, receivedAt: received },
  });
  const { number } = await registerCase({ ...as('agent', at), idempotency: null }, input);
  const seen = await investigate(as, at, number, demo);
  const plan = await proposePlan(as, at + 3 * HOUR, demo, seen);
  const caseId = (await open(as('handler', at + 3 * HOUR), number)).row.id;
  if (demo.approver === null) return caseId;
  const approver = as(demo.approver, at + 4 * HOUR);
  const asked = (await listApprovals(approver, 'mine')).find(({ caseNumber }) => caseNumber === number);
  const decided =
    asked === undefined ? plan : await decide(approver, asked.id, { approved: true, reason: '同意（演示）' });
  const agent = as('agent', at + 5 * HOUR);
  await agreePlan(agent, number, {
    ...{ version: decided.version, planId: plan.planId, agreed: true, channel: 'phone', at: iso(agent.now) },
  });
  return caseId;
}
