import { z } from 'zod';
import { endpoint, line } from '../../kernel/contract.ts';
import { hazards, templates } from './orders.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);

export const ListWorkKinds = endpoint({
  method: 'GET',
  path: '/api/work-kinds',
  summary: 'Kinds of work with service type, certificates, skill and hazards (S2 1.3.2)',
  output: z.object({
    kinds: z.array(
      z.object({
        code: z.string(),
        serviceType: z.string(),
        name,
        template: z.enum(templates),
        remoteFirst: z.boolean(),
        certificates: z.array(z.string()),
        skillCode: z.string().nullable(),
        skillLevel: z.int(),
        hazards: z.array(z.enum(hazards)),
        minutes: z.int(),
      }),
    ),
  }),
});

export const SetMaintenance = endpoint({
  method: 'PUT',
  path: '/api/maintenance-intervals/:model',
  summary: 'How often units of a model are cared for; orders are made of it by themselves (S0 1.1)',
  params: z.object({ model: line(60) }),
  body: z.strictObject({
    months: z.int().min(1).max(120),
    workKind: code,
    active: z.boolean().default(true),
  }),
  output: z.object({ model: z.string(), months: z.int() }),
});

export const ListMaintenance = endpoint({
  method: 'GET',
  path: '/api/maintenance-intervals',
  summary: 'How often units of each model are cared for, and how many orders of it are open (S0 1.1)',
  output: z.object({
    intervals: z.array(
      z.object({
        model: z.string(),
        name,
        months: z.int(),
        workKind: z.string(),
        workKindName: name,
        active: z.boolean(),
        units: z.int(),
        openOrders: z.int(),
      }),
    ),
  }),
});
