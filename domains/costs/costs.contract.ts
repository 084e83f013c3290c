import { z } from 'zod';
import { day, endpoint, fen, prose } from '../../kernel/contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';

export const components = ['labour', 'parts', 'travel', 'compensation'] as const;
export type Component = (typeof components)[number];
export const categories = ['repair', 'replacement', 'return', 'compensation', 'service'] as const;
export type Category = (typeof categories)[number];
export const rateCodes = ['hour_1', 'hour_2', 'hour_3', 'hour_4', 'hour_5', 'visit', 'km'] as const;
export type RateCode = (typeof rateCodes)[number];
/** Fen by what it pays; null: the company has not set it. */
export const Rates = z.record(z.enum(rateCodes), z.int().nullable());
export type Rates = z.infer<typeof Rates>;

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { message: 'not_a_month' });
const Amounts = z.object({
  labour: z.int(),
  parts: z.int(),
  travel: z.int(),
  compensation: z.int(),
  total: z.int(),
});
export type Amounts = z.infer<typeof Amounts>;
const region = z.enum(regionCodes).nullable();
const category = z.enum(categories);

const Budget = z.object({
  id: z.int(),
  category,
  region,
  from: z.string(),
  to: z.string(),
  amountFen: z.int(),
  actualFen: z.int(),
  /** Share used, in percent. */
  percent: z.int(),
  state: z.enum(['within', 'near', 'over']),
});
export type Budget = z.infer<typeof Budget>;

export const costSpan = { from: day.optional(), to: day.optional(), region: z.enum(regionCodes).optional() };
export const GetCosts = endpoint({
  method: 'GET',
  path: '/api/costs',
  summary:
    'Service costs of a span by month, region and category, with budgets, unit cost and revenue share (S3 6.0)',
  query: z.object(costSpan),
  output: z.object({
    from: z.string(),
    to: z.string(),
    total: Amounts,
    months: z.array(Amounts.extend({ month: z.string() })),
    rows: z.array(Amounts.extend({ region, category })),
    budgets: z.array(Budget),
    unitCost: z.object({
      customers: z.int(),
      /** Fen per served customer; null without customers. */
      perCustomerFen: z.int().nullable(),
      baseline: z.object({ from: z.string(), to: z.string(), perCustomerFen: z.int() }).nullable(),
      changePercent: z.number().nullable(),
      targetPercent: z.int(),
      reached: z.boolean().nullable(),
    }),
    revenue: z.object({
      serviceFen: z.int(),
      /** Null while a month of the span has no total. */
      totalFen: z.int().nullable(),
      percent: z.number().nullable(),
      targetPercent: z.int(),
      missingMonths: z.array(z.string()),
    }),
    may: z.object({ manage: z.boolean() }),
  }),
});

export const GetCostSettings = endpoint({
  method: 'GET',
  path: '/api/cost-settings',
  summary: 'Cost rates, budgets and revenue by month',
  output: z.object({
    rates: Rates,
    revenues: z.array(
      z.object({ month: z.string(), totalFen: z.int(), origin: z.enum(['entered', 'imported']) }),
    ),
  }),
});

export const SetCostRates = endpoint({
  method: 'PUT',
  path: '/api/cost-rates',
  summary:
    'What an hour of each level, a visit and a kilometre cost; work finished from now on is counted with it',
  body: z.strictObject({ rates: z.partialRecord(z.enum(rateCodes), fen), reason: prose(300) }),
  output: z.object({ rates: Rates }),
});

export const SetBudget = endpoint({
  method: 'PUT',
  path: '/api/budgets',
  summary: 'Sets the budget of a category for a span, for all or for one region (S3 1-K3-1)',
  body: z
    .strictObject({ category, region: region.default(null), from: day, to: day, amountFen: fen.min(1) })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends_before_it_starts' }),
  output: z.object({ id: z.int(), state: z.enum(['within', 'near', 'over']) }),
});

export const SetRevenues = endpoint({
  method: 'PUT',
  path: '/api/revenues',
  summary: 'Total revenue of the company by month, entered or imported (S2 1.4.1)',
  body: z.strictObject({
    origin: z.enum(['entered', 'imported']),
    months: z
      .array(z.strictObject({ month, totalFen: z.int().min(1).max(1_000_000_000_000_00) }))
      .min(1)
      .max(120),
  }),
  output: z.object({ saved: z.int() }),
});

export const FreezeCostBaseline = endpoint({
  method: 'POST',
  path: '/api/cost-baseline',
  summary:
    'Freezes the service cost per served customer of a span, once; later figures are held against it (S2 1.4.1)',
  body: z
    .strictObject({ from: day, to: day })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_starts' }),
  output: z.object({ perCustomerFen: z.int() }),
  creates: true,
});
