import { z } from 'zod';
import { endpoint, fen, instant, line, prose, rowId } from '../../kernel/contract.ts';
import { clauseId } from '../standards/clauses.contract.ts';
import { ApprovalView } from './case-page.contract.ts';
import { byNumber, Moved } from './cases.contract.ts';
import { change, version } from './change.contract.ts';
import { channels, measureTypes } from './terms.contract.ts';

const Measure = z.strictObject({
  type: z.enum(measureTypes),
  description: prose(1000),
  responsibleId: z.uuid(),
  dueAt: instant,
  amountFen: fen.default(0),
  /** Article or clause that a repair, return, exchange or compensation follows (S0 1.1). */
  clause: clauseId.optional(),
});

export const MakePlan = change(
  'plans',
  'Makes a handling plan: measures, responsible person, completion time, an answer to each demand, cost (S1 4.2)',
  z.strictObject({
    version,
    summary: prose(2000),
    template: line(60),
    templateReplacedReason: line(300).optional(),
    demands: z
      .array(
        z
          .strictObject({
            demand: line(500),
            answer: z.enum(['accepted', 'partly', 'refused']),
            reason: line(500).optional(),
          })
          .refine((d) => d.answer === 'accepted' || d.reason !== undefined, {
            message: 'reason_needed',
            path: ['reason'],
          }),
      )
      .min(1)
      .max(20),
    measures: z.array(Measure).min(1).max(20),
    responsibleId: z.uuid(),
    completeBy: instant,
    estimatedCostFen: fen.default(0),
  }),
);

export const SubmitPlan = change(
  'plan-submission',
  'Submits the plan: decided at once within the own authority, else sent to the superior (S1 5.2)',
  z.strictObject({ version, planId: rowId }),
);

export const AgreePlan = change(
  'agreement',
  'Records that the customer agreed or refused, when and by which channel (S3 2-3-6)',
  z.strictObject({
    version,
    planId: rowId,
    agreed: z.boolean(),
    channel: z.enum(channels),
    at: instant,
    note: prose(2000).optional(),
  }),
);

export const CompleteTask = endpoint({
  method: 'POST',
  path: '/api/cases/:number/tasks/:id/completion',
  summary: 'Completes a task of the plan with its result and actual cost',
  params: byNumber.extend({ id: rowId }),
  body: z.strictObject({ version, result: prose(2000), actualCostFen: fen.optional() }),
  output: Moved,
  creates: true,
});

export const ListApprovals = endpoint({
  method: 'GET',
  path: '/api/approvals',
  summary: 'What waits for my decision, and what I asked for',
  query: z.object({ tab: z.enum(['mine', 'requested', 'decided']).default('mine') }),
  output: z.object({ approvals: z.array(ApprovalView) }),
});

export const Decide = endpoint({
  method: 'POST',
  path: '/api/approvals/:id/decision',
  summary: 'Approves or refuses; beyond the own authority is refused and logged (S1 5.2)',
  params: z.object({ id: rowId }),
  body: z.strictObject({ approved: z.boolean(), reason: prose(500) }),
  output: Moved,
  creates: true,
});

export const ListPlanTemplates = endpoint({
  method: 'GET',
  path: '/api/plan-templates',
  summary: 'Solution templates per complaint category with the measures that are allowed for it (S1 4.2)',
  output: z.object({
    templates: z.array(
      z.object({
        code: z.string(),
        categories: z.array(z.string()),
        name: z.object({ zh: z.string(), en: z.string() }),
        summary: z.object({ zh: z.string(), en: z.string() }),
        measures: z.array(z.enum(measureTypes)),
      }),
    ),
  }),
});
