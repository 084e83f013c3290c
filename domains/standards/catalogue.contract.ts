import { z } from 'zod';
import { day, endpoint, line, prose } from '../../kernel/contract.ts';
import { bilingual, departmentTypes, key } from './clauses.contract.ts';
import { Eligibility, ServiceWork } from './eligibility.contract.ts';

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

/** What an item promises and how it is done; a draft may leave parts empty, a published item none (S0 2.1, S0 2.2). */
const Terms = z.strictObject({
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  nextReview: day.nullable(),
  content: bilingual.nullable(),
  process: bilingual.nullable(),
  responsibility: z.strictObject({ lead: z.enum(departmentTypes), duty: bilingual }).nullable(),
  /** The service standard in its three parts; the response time is a limit of the standard in force. */
  standard: z.strictObject({
    responseLimit: key.nullable(),
    staffQualification: bilingual.nullable(),
    conduct: bilingual.nullable(),
  }),
});
export type ServiceTerms = z.infer<typeof Terms>;

const ListedItem = Item.extend({
  status: z.enum(['draft', 'published']),
  terms: Terms,
  work: ServiceWork,
  eligibility: Eligibility,
  /** The working instruction in force; null: none was published. */
  sop: z.object({ version: z.int(), title: z.string() }).nullable(),
  /** The limit that `responseLimit` names, as the clocks count it; null: the standard in force has none of that name. */
  responseTime: z.object({ value: z.int(), unit: z.string(), clause: z.string() }).nullable(),
  reviewOverdue: z.boolean(),
});
export type ListedServiceItem = z.infer<typeof ListedItem>;

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
  output: z.object({ items: z.array(ListedItem) }),
});

export const AddServiceItem = endpoint({
  method: 'POST',
  path: '/api/service-items',
  summary:
    'Adds an item to the service catalogue, in one of the three classes; it is a draft until published',
  body: Item,
  output: Item,
  creates: true,
});

const params = z.object({ code });

export const WriteServiceTerms = endpoint({
  method: 'PUT',
  path: '/api/service-items/:code/terms',
  summary: 'Writes content, standard, process, responsibility and dates of an item; it becomes a draft again',
  params,
  body: Terms,
  output: ListedItem,
});

export const PublishServiceItem = endpoint({
  method: 'PUT',
  path: '/api/service-items/:code/publication',
  summary: 'Publishes an item; refused while a part is empty (S0 2.1, S0 2.2)',
  params,
  body: z.strictObject({ reason: prose(500) }),
  output: ListedItem,
});

const Sop = z.object({
  serviceItem: z.string(),
  version: z.int(),
  title: z.string(),
  body: z.string(),
  changeNote: z.string(),
  effectiveFrom: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  state: z.enum(['scheduled', 'in_force', 'superseded']),
});
export type Sop = z.infer<typeof Sop>;

export const ListSops = endpoint({
  method: 'GET',
  path: '/api/service-items/:code/sops',
  summary: 'Working instructions of a service item, newest first (S0 1.1)',
  params,
  output: z.object({ sops: z.array(Sop) }),
});

export const PublishSop = endpoint({
  method: 'POST',
  path: '/api/service-items/:code/sops',
  summary: 'Publishes the next version of the working instruction of a service item',
  params,
  body: z.strictObject({
    title: line(120),
    body: prose(20_000),
    changeNote: prose(1000),
    effectiveFrom: day,
  }),
  output: Sop,
  creates: true,
});

const documentKinds = ['service_blueprint', 'process_diagram', 'form', 'other'] as const;

const PolicyDocument = z.object({
  id: z.int(),
  kind: z.enum(documentKinds),
  process: z.string(),
  title: z.string(),
  version: z.int(),
  body: z.string().nullable(),
  link: z.string().nullable(),
  file: z.object({ name: z.string(), mediaType: z.string(), sizeBytes: z.int() }).nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

export const ListPolicyDocuments = endpoint({
  method: 'GET',
  path: '/api/policy-documents',
  summary: 'Documents beside the standard, by the process that they describe (S0 7.4, S2)',
  query: z.object({ process: key.optional() }),
  output: z.object({ documents: z.array(PolicyDocument) }),
});

const documentHead = { kind: z.enum(documentKinds), process: key, title: line(120) };
export const DocumentHead = z.object(documentHead);

export const AddPolicyDocument = endpoint({
  method: 'POST',
  path: '/api/policy-documents',
  summary: 'Adds a document as text or as an address; files go to /api/policy-documents/files',
  body: z
    .strictObject({
      ...documentHead,
      body: prose(50_000).nullable().default(null),
      link: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .nullable()
        .default(null),
    })
    .refine((given) => given.body !== null || given.link !== null, { message: 'blank', path: ['body'] }),
  output: PolicyDocument,
  creates: true,
});
