import { z } from 'zod';
import { day, endpoint, line, prose, rowId } from '../../kernel/contract.ts';

export const customerTypes = ['consumer', 'business', 'partner'] as const;
const customerGrades = ['standard', 'silver', 'gold', 'key'] as const;

/** A mainland, Hong Kong, Macau or Taiwan number, or +country code; spaces and dashes are taken out. */
export const phone = z
  .string()
  .max(30)
  .transform((value) => value.replace(/[\s\-()（）]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^(1[3-9]\d{9}|0\d{2,3}\d{7,8}|[48]00\d{7}|\+[1-9]\d{6,14})$/, { message: 'not_a_phone' }),
  );

/** Letters, digits, dashes; as printed on the unit. */
export const serial = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9\-/.]{3,39}$/, { message: 'not_a_serial' });

export const NewCustomer = z.strictObject({
  type: z.enum(customerTypes).default('consumer'),
  name: line(60),
  phone: phone.optional(),
  otherContact: line(120).optional(),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  city: line(60).optional(),
  address: line(200).optional(),
  grade: z.enum(customerGrades).default('standard'),
});

export const UnitBrief = z.object({
  id: z.int(),
  serial: z.string(),
  model: z.string(),
  productName: z.object({ zh: z.string(), en: z.string() }),
  productType: z.string(),
  purchaseChannel: z.string().nullable(),
  purchasedOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  seller: z.string().nullable(),
});
export type UnitBrief = z.infer<typeof UnitBrief>;

/** A unit with its narrow product type, where it is, and whose it is (masked). */
export const UnitOnFile = UnitBrief.extend({
  productTypes: z.array(z.string()),
  provinceCode: z.string().nullable(),
  customerId: z.int().nullable(),
  maskedOwner: z.string().nullable(),
});
export type UnitOnFile = z.infer<typeof UnitOnFile>;

/** Names and numbers are masked here; a disclosure with its purpose shows them. */
export const CustomerBrief = z.object({
  id: z.int(),
  type: z.enum(customerTypes),
  maskedName: z.string(),
  maskedPhone: z.string().nullable(),
  province: z.string().nullable(),
  provinceCode: z.string().nullable(),
  city: z.string().nullable(),
  grade: z.enum(customerGrades),
  region: z.string().nullable(),
  openCases: z.int(),
  /** Data that is used for nothing but what the law or an open case needs. */
  restricted: z.boolean(),
  matchedBy: z.enum(['phone', 'name', 'serial', 'contact']).optional(),
});
export type CustomerBrief = z.infer<typeof CustomerBrief>;

export const FindCustomers = endpoint({
  method: 'GET',
  path: '/api/customers',
  summary: 'Customers by phone (start, end or whole), name, other contact or unit serial, as one types',
  query: z.object({ find: z.string().trim().min(2).max(60) }),
  output: z.object({ customers: z.array(CustomerBrief) }),
});

const PastCase = z.object({
  number: z.string(),
  kind: z.string(),
  subject: z.string(),
  stage: z.string(),
  receivedAt: z.string(),
});

export const GetCustomer = endpoint({
  method: 'GET',
  path: '/api/customers/:id',
  summary: 'One customer with products and past cases',
  params: z.object({ id: rowId }),
  output: CustomerBrief.extend({
    units: z.array(UnitBrief),
    cases: z.array(PastCase),
    may: z.object({ reveal: z.boolean() }),
  }),
});

export const RevealCustomer = endpoint({
  method: 'POST',
  path: '/api/customers/:id/disclosures',
  summary: 'Shows name, phone and address for a stated purpose; recorded',
  params: z.object({ id: rowId }),
  body: z.strictObject({
    purpose: z.enum(['contact', 'visit', 'verification', 'refund', 'other']),
    note: prose(300).optional(),
    caseNumber: z.string().max(20).optional(),
  }),
  output: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    otherContact: z.string().nullable(),
    address: z.string().nullable(),
    /** Of the case that was named, if it is one of this customer: its contact and the numbers in its texts. */
    numbers: z.array(z.string()),
  }),
});

export const AddUnit = endpoint({
  method: 'POST',
  path: '/api/customers/:id/units',
  summary: 'Registers a product unit of the customer by serial number',
  params: z.object({ id: rowId }),
  body: z.strictObject({
    serial,
    model: line(60),
    purchaseChannel: z.string().max(40).optional(),
    purchasedOn: day.optional(),
    deliveredOn: day.optional(),
    seller: line(100).optional(),
  }),
  output: UnitBrief,
  creates: true,
});

export const ListProducts = endpoint({
  method: 'GET',
  path: '/api/products',
  summary: 'Product models by the start of model or name',
  query: z.object({ find: z.string().max(60).default('') }),
  output: z.object({
    products: z.array(
      z.object({
        model: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        productType: z.string(),
      }),
    ),
  }),
});
