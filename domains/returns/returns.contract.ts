import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';
import { returnBases } from './amounts.rules.ts';
import { ReturnRight } from './right.contract.ts';
import { returnActs, returnKinds, returnSteps } from './steps.rules.ts';

const ReturnNumber = z.string().regex(/^TH\d{4}-\d{6,}$/);
export const byReturn = z.object({ number: ReturnNumber });

export const paymentMethods = ['original', 'bank_transfer', 'wechat', 'alipay', 'cash', 'voucher'] as const;

export const ReturnLine = z.object({
  number: ReturnNumber,
  kind: z.enum(returnKinds),
  step: z.enum(returnSteps),
  stepSince: z.string(),
  caseNumber: z.string(),
  subject: z.string(),
  region: z.enum(regionCodes).nullable(),
  serial: z.string().nullable(),
  productName: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** Fen that are settled, else approved. */
  amountFen: z.int(),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Last day (YYYY-MM-DD) of what is owed next; null once it ended. */
  dueOn: z.string().nullable(),
  lateness: z.enum(['none', 'soon', 'late', 'delayed']),
});
export type ReturnLine = z.infer<typeof ReturnLine>;

export const returnTabs = ['open', 'overdue', 'to_pay', 'all'] as const;

export const ListReturns = endpoint({
  method: 'GET',
  path: '/api/returns',
  summary: 'Return orders in sight: open ones by their next day, others newest first, 50 a page',
  query: z.object({
    tab: z.enum(returnTabs).default('open'),
    step: z.enum(returnSteps).optional(),
    kind: z.enum(returnKinds).optional(),
    region: z.enum(regionCodes).optional(),
    case: z.string().max(40).optional(),
    after: z.string().max(40).optional(),
  }),
  output: z.object({ returns: z.array(ReturnLine), next: z.string().nullable() }),
});

const Unit = z.object({
  id: z.int(),
  serial: z.string(),
  model: z.string(),
  productName: z.object({ zh: z.string(), en: z.string() }),
});

export const ReturnPage = ReturnLine.extend({
  basis: z.enum(returnBases),
  clause: z.string().nullable(),
  promise: z.string(),
  freightBy: z.enum(['business', 'customer']),
  agreedAt: z.string().nullable(),
  agreementChannel: z.string().nullable(),
  agreedFen: z.int(),
  approvedFen: z.int(),
  goodsFen: z.int().nullable(),
  freightFen: z.int().nullable(),
  /** Who decided the amount: the plan, then each raise. */
  decisions: z.array(
    z.object({
      kind: z.enum(['plan', 'amount_raise']),
      status: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
      amountFen: z.int(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  unit: Unit.nullable(),
  given: Unit.nullable(),
  receivedOn: z.string().nullable(),
  refundDueOn: z.string().nullable(),
  refundDelayOn: z.string().nullable(),
  delayOn: z.string(),
  reported: z.array(z.string()),
  /** What the books say the customer may ask for this unit; null without a unit. */
  right: ReturnRight.nullable(),
  records: z.array(
    z.object({
      id: z.int(),
      act: z.enum(['open', ...returnActs]),
      body: z.record(z.string(), z.unknown()),
      at: z.string(),
      by: z.string(),
    }),
  ),
  payment: z
    .object({
      amountFen: z.int(),
      method: z.enum(paymentMethods),
      reference: z.string(),
      at: z.string(),
      by: z.string(),
    })
    .nullable(),
  may: z.object({
    /** What the reader may do now, the one that leads on first. */
    acts: z.array(z.enum(returnActs)),
    /** What leads on, whoever may do it; null once it ended. */
    next: z.enum(returnActs).nullable(),
    /** Code of what speaks against paying now. */
    againstPaying: z.string().nullable(),
  }),
  version: z.int(),
});
export type ReturnPage = z.infer<typeof ReturnPage>;

export const GetReturn = endpoint({
  method: 'GET',
  path: '/api/returns/:number',
  summary: 'One return order with its steps, amounts, days that are owed, and what may be done next',
  params: byReturn,
  output: ReturnPage,
});

export const OpenReturns = endpoint({
  method: 'POST',
  path: '/api/cases/:number/returns',
  summary: 'Opens the orders of the remedies that the customer agreed to and that have none yet (S3 2-三-5)',
  params: z.object({ number: z.string().max(40) }),
  output: z.object({ numbers: z.array(ReturnNumber) }),
  creates: true,
});

export const returnMoved = z.object({ number: ReturnNumber, step: z.enum(returnSteps), version: z.int() });
export type ReturnMoved = z.infer<typeof returnMoved>;
