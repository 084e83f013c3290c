import { z } from 'zod';
import { day, endpoint, line } from '../../kernel/contract.ts';

const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);

/** Who may have a service, beside its product types, scenes and customer grades (S0 2.1). */
export const Eligibility = z.strictObject({
  /** Months since the unit was bought, at the most; absent: any age, and no unit is needed. */
  maximumUnitAgeMonths: z.int().min(1).max(240).optional(),
  minimumUnitAgeMonths: z.int().min(1).max(240).optional(),
  purchaseChannels: z.array(code).max(10).optional(),
  /** How the rule is told to a customer. */
  reason: z.strictObject({ zh: line(80), en: line(120) }).optional(),
});
export type Eligibility = z.infer<typeof Eligibility>;

/** What the work asks for, and how the customer is asked afterwards (S2 1.3.2, S2 1.4.2). */
export const ServiceWork = z.strictObject({
  certificates: z.array(code).max(6),
  skillCode: code.nullable(),
  skillLevel: z.int().min(1).max(5),
  survey: z.enum(['none', 'short', 'full']),
});

const params = z.object({ code });

export const WriteEligibility = endpoint({
  method: 'PUT',
  path: '/api/service-items/:code/eligibility',
  summary:
    'Who may have a service: product types, scenes, customer grades, age and channel of the unit (S0 2.1)',
  params,
  body: z.strictObject({
    productTypes: z.array(code).max(20),
    useScenes: z.array(code).max(20),
    customerGrades: z.array(code).max(20),
    eligibility: Eligibility,
  }),
  output: z.object({ code: z.string() }),
});

export const WriteServiceWork = endpoint({
  method: 'PUT',
  path: '/api/service-items/:code/work',
  summary:
    'Certificates, least skill level and survey of a service; orders made from now on ask for them (S2 1.4.2)',
  params,
  body: ServiceWork,
  output: z.object({ code: z.string() }),
});

export const ListServiceTypes = endpoint({
  method: 'GET',
  path: '/api/service-types',
  summary: 'The eight service types with their sub-types and working days (S2 1.3.2)',
  output: z.object({
    types: z.array(
      z.object({
        code: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        /** Working days after the order is made; the day itself does not count. */
        completeDays: z.int(),
        subtypes: z.array(z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
        items: z.int(),
      }),
    ),
  }),
});

export const SetServiceDays = endpoint({
  method: 'PUT',
  path: '/api/service-types/:code/days',
  summary: 'Working days within which orders of a service type are completed; new orders follow',
  params,
  body: z.strictObject({ completeDays: z.int().min(1).max(60) }),
  output: z.object({ code: z.string(), completeDays: z.int() }),
});

/** What decides whether somebody may have a service. */
export const eligibilityFacts = z.object({
  customerGrade: z.string().nullable(),
  productType: z.string().nullable(),
  useScene: z.string().nullable(),
  purchaseChannel: z.string().nullable(),
  purchasedOn: day.nullable(),
  today: day,
});
export type EligibilityFacts = z.infer<typeof eligibilityFacts>;

export const whyNots = [
  'customer_grade',
  'product_type',
  'use_scene',
  'purchase_channel',
  'purchase_day_unknown',
  'unit_too_old',
  'unit_too_new',
] as const;
export type WhyNot = (typeof whyNots)[number];
