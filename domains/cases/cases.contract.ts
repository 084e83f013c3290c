import { z } from 'zod';
import { endpoint, instant, rowId } from '../../kernel/contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';
import {
  CaseNumber,
  categories,
  channels,
  impactClasses,
  kinds,
  stages,
  steps,
  urgencies,
} from './terms.contract.ts';

export const byNumber = z.object({ number: CaseNumber });

export const CaseRow = z.object({
  number: z.string(),
  kind: z.enum(kinds),
  urgency: z.enum(urgencies),
  category: z.enum(categories).nullable(),
  level: z.int().nullable(),
  impactClass: z.enum(impactClasses).nullable(),
  priority: z.int(),
  subject: z.string(),
  customer: z.string(),
  region: z.enum(regionCodes).nullable(),
  channel: z.string(),
  productModel: z.string().nullable(),
  stage: z.enum(stages),
  step: z.string(),
  owner: z.string(),
  handler: z.string().nullable(),
  responsible: z.string().nullable(),
  departmentId: z.string().nullable(),
  receivedAt: z.string(),
  nextDueAt: z.string().nullable(),
  nextDueEvent: z.string().nullable(),
  nextDueClause: z.string().nullable(),
  breached: z.boolean(),
  atRisk: z.boolean(),
  waitingForCustomer: z.boolean(),
  tier: z.int(),
  closedAt: z.string().nullable(),
  version: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const DuplicatesOf = endpoint({
  method: 'GET',
  path: '/api/case-duplicates',
  summary: 'Open cases of the same customer or unit in the last 30 days',
  query: z.object({
    customerId: rowId.optional(),
    phone: z.string().max(30).optional(),
    unitSerial: z.string().max(40).optional(),
    productModel: z.string().max(60).optional(),
  }),
  output: z.object({
    duplicates: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        receivedAt: z.string(),
        stage: z.string(),
        sameUnit: z.boolean(),
        sameCustomer: z.boolean(),
        /** The same unit, or the same model for this customer. */
        sameProduct: z.boolean(),
        /** The same product, within the hours of the standard: offered for merging. */
        likely: z.boolean(),
      }),
    ),
  }),
});

const list = <T extends [string, ...string[]]>(values: readonly [...T]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length));

const caseFilters = {
  kind: list([...kinds]).optional(),
  stage: list([...stages]).optional(),
  category: list([...categories]).optional(),
  region: list([...regionCodes]).optional(),
  level: z.coerce.number().int().min(1).max(2).optional(),
  impactClass: z.enum(impactClasses).optional(),
  departmentId: z.string().max(60).optional(),
  channel: z.enum(channels).optional(),
  ownerId: z.uuid().optional(),
  handlerId: z.uuid().optional(),
  customerId: rowId.optional(),
  state: z.enum(['open', 'closed', 'overdue', 'at_risk', 'unowned', 'silent', 'unchecked']).optional(),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
  source: z.string().max(40).optional(),
  find: z.string().max(100).optional(),
};

export const ListCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases by filter, newest first or by what is due next, paged by key',
  query: z.object({
    ...caseFilters,
    order: z.enum(['received', 'due']).default('received'),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ cases: z.array(CaseRow), next: z.string().nullable() }),
});

export const MyDesk = endpoint({
  method: 'GET',
  path: '/api/desk',
  summary: 'My open cases by what is due next, with the counts of the tabs',
  query: z.object({
    tab: z.enum(['to_do', 'at_risk', 'overdue', 'waiting', 'owned']).default('to_do'),
  }),
  output: z.object({
    counts: z.object({
      toDo: z.int(),
      atRisk: z.int(),
      overdue: z.int(),
      waiting: z.int(),
      owned: z.int(),
      approvals: z.int(),
    }),
    cases: z.array(CaseRow),
  }),
});

const WallCount = z.object({
  key: z.string(),
  open: z.int(),
  overdue: z.int(),
  atRisk: z.int(),
  unowned: z.int(),
  silent: z.int(),
});
export const GetWall = endpoint({
  method: 'GET',
  path: '/api/wall',
  summary: 'Overdue, at risk, unowned and silent cases by region and department, with the worst of them',
  output: z.object({
    total: WallCount,
    regions: z.array(WallCount),
    departments: z.array(WallCount),
    worst: z.array(CaseRow),
    silent: z.array(CaseRow),
  }),
});

/** Every state change answers with the case's new version and place. */
export const Moved = z.object({
  number: z.string(),
  version: z.int(),
  stage: z.enum(stages),
  step: z.enum(steps),
});
export type Moved = z.infer<typeof Moved>;
