import { z } from 'zod';
import { endpoint, line } from '../../kernel/contract.ts';

/** Every item of the catalogue is of exactly one class (S0 2.1). */
const serviceClasses = ['basic', 'extended', 'customised'] as const;

const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);
const Item = z.strictObject({
  code,
  class: z.enum(serviceClasses),
  serviceType: code,
  name: z.strictObject({ zh: line(60), en: line(60) }),
  /** What it is offered for; an empty list: for every one. */
  productTypes: z.array(code).max(20),
  useScenes: z.array(code).max(20),
  customerGrades: z.array(code).max(20),
});
export type ServiceItem = z.infer<typeof Item>;

export const ListServiceItems = endpoint({
  method: 'GET',
  path: '/api/service-items',
  summary: 'The service catalogue by class, product type, use scene and customer grade (S0 2.1)',
  query: z.object({
    class: z.enum(serviceClasses).optional(),
    productType: code.optional(),
    useScene: code.optional(),
    customerGrade: code.optional(),
  }),
  output: z.object({ items: z.array(Item) }),
});

export const AddServiceItem = endpoint({
  method: 'POST',
  path: '/api/service-items',
  summary: 'Adds an item to the service catalogue, in one of the three classes',
  body: Item,
  output: Item,
  creates: true,
});
