import { z } from 'zod';
import { endpoint, prose, rowId } from '../../kernel/contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';

export const exportFields = ['name', 'phone', 'otherContact', 'address', 'serials'] as const;
const exportStates = ['waiting', 'refused', 'withdrawn', 'approved', 'ready', 'failed', 'expired'] as const;
export const exportPurposes = ['recall', 'campaign', 'authority', 'handover', 'other'] as const;

export const ExportFilter = z.strictObject({
  region: z.enum(regionCodes).optional(),
  type: z.enum(['consumer', 'business', 'partner']).optional(),
  grade: z.enum(['standard', 'silver', 'gold', 'key']).optional(),
  model: z.string().trim().min(1).max(60).optional(),
});
export type ExportFilter = z.output<typeof ExportFilter>;

export const CustomerExport = z.object({
  id: z.int(),
  number: z.string(),
  state: z.enum(exportStates),
  purpose: z.enum(exportPurposes),
  reason: z.string(),
  filter: ExportFilter,
  fields: z.array(z.enum(exportFields)),
  /** Customers that the filter found when it was asked for, then those in the file. */
  records: z.int(),
  requestedBy: z.object({ id: z.uuid(), name: z.string() }),
  requestedAt: z.string(),
  decidedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  decidedAt: z.string().nullable(),
  decision: z.string().nullable(),
  expiresAt: z.string().nullable(),
  downloadsLeft: z.int(),
  passwordShown: z.boolean(),
  may: z.object({
    decide: z.boolean(),
    withdraw: z.boolean(),
    takePassword: z.boolean(),
    download: z.boolean(),
  }),
});
export type CustomerExport = z.infer<typeof CustomerExport>;

export const ListExports = endpoint({
  method: 'GET',
  path: '/api/customer-exports',
  summary: 'Exports of customer data: own ones, and all for who approves',
  query: z.object({ before: rowId.optional() }),
  output: z.object({
    exports: z.array(CustomerExport),
    may: z.object({ request: z.boolean(), approve: z.boolean() }),
  }),
});

export const CountExport = endpoint({
  method: 'GET',
  path: '/api/customer-export-counts',
  summary: 'How many customers a filter finds, before it is asked for',
  query: z.object({
    purpose: z.enum(exportPurposes).optional(),
    region: z.enum(regionCodes).optional(),
    type: z.enum(['consumer', 'business', 'partner']).optional(),
    grade: z.enum(['standard', 'silver', 'gold', 'key']).optional(),
    model: z.string().trim().min(1).max(60).optional(),
  }),
  output: z.object({ records: z.int(), most: z.int() }),
});

export const RequestExport = endpoint({
  method: 'POST',
  path: '/api/customer-exports',
  summary: 'Asks for an export of customer data; a second person decides (S0 2.3)',
  body: z.strictObject({
    purpose: z.enum(exportPurposes),
    reason: prose(500),
    filter: ExportFilter,
    fields: z.array(z.enum(exportFields)).min(1),
  }),
  output: CustomerExport,
  creates: true,
});

export const DecideExport = endpoint({
  method: 'PUT',
  path: '/api/customer-exports/:id/decision',
  summary: 'Approves or refuses an export; never the own one',
  params: z.object({ id: rowId }),
  body: z.strictObject({ approved: z.boolean(), note: prose(500) }),
  output: CustomerExport,
});

export const WithdrawExport = endpoint({
  method: 'PUT',
  path: '/api/customer-exports/:id/withdrawal',
  summary: 'Takes an own request back before it is decided',
  params: z.object({ id: rowId }),
  output: CustomerExport,
});

export const TakePassword = endpoint({
  method: 'PUT',
  path: '/api/customer-exports/:id/password',
  summary: 'Shows the password of the file, once',
  params: z.object({ id: rowId }),
  output: z.object({ password: z.string() }),
});
