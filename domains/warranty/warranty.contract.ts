import { z } from 'zod';
import { day, endpoint, instant, line, rowId } from '../../kernel/contract.ts';
import { UnitOnFile } from '../customers/customers.contract.ts';
import { Article } from './catalogue.contract.ts';
import { Decision } from './decision.contract.ts';
import { Fault, Promised, Repair, Sale } from './facts.contract.ts';
import { LedgerEntry } from './ledger.contract.ts';

const Names = z.object({ zh: z.string(), en: z.string() });

export const GetWarrantyCatalogue = endpoint({
  method: 'GET',
  path: '/api/warranty/catalogue',
  summary: 'Product classes, main parts, regions with own rules, articles; unverified rows carry the flag',
  output: z.object({
    version: z.string(),
    effectiveFrom: z.string(),
    classes: z.array(
      z.object({
        code: z.string(),
        name: Names,
        law: z.enum(['listed', 'furniture', 'general']),
        months: z.int().nullable(),
        dailyRate: z.int().nullable(),
        verified: z.boolean(),
        source: z.string(),
        parts: z.array(
          z.object({ code: z.string(), name: Names, months: z.int().nullable(), verified: z.boolean() }),
        ),
      }),
    ),
    regions: z.array(z.object({ province: z.string(), name: Names, textDate: z.string().nullable() })),
    articles: z.record(z.string(), Article),
  }),
});

export const FindUnits = endpoint({
  method: 'GET',
  path: '/api/warranty/units',
  summary: 'Units by the start of the serial, or by a phone number of the owner; the owner is masked',
  query: z.object({ find: z.string().trim().min(3).max(60) }),
  output: z.object({ units: z.array(UnitOnFile) }),
});

export const GetUnitWarranty = endpoint({
  method: 'GET',
  path: '/api/units/:id/warranty',
  summary: 'Guarantees of a unit with their days, its ledger, and what the customer may choose today',
  params: z.object({ id: rowId }),
  query: z.object({
    fault: line(120).optional(),
    part: Fault.shape.part.unwrap().unwrap().optional(),
    reportedOn: day.optional(),
  }),
  output: z.object({
    unit: UnitOnFile,
    sale: Sale,
    /** Serials that this unit replaced, the newest first. */
    replaced: z.array(z.string()),
    replacedBy: z.string().nullable(),
    ledger: z.array(LedgerEntry),
    decision: Decision,
    may: z.object({ record: z.boolean() }),
  }),
});

/** A unit on file, typed facts, or both: typed facts win over those on file. */
export const SimulateWarranty = endpoint({
  method: 'POST',
  path: '/api/warranty/simulations',
  summary: 'What the customer may choose, why, until when, for a unit or typed dates; stores nothing',
  body: z.strictObject({
    at: instant.optional(),
    serial: line(40).optional(),
    /** The customer who is on the line: the unit has to be theirs. */
    customerId: rowId.optional(),
    productClass: z.string().max(40).optional(),
    provinceCode: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    sale: Sale.optional(),
    fault: Fault,
    repairs: z.array(Repair).max(50).default([]),
    exchanges: z.array(day).max(20).default([]),
    promises: z.array(Promised).max(20).default([]),
  }),
  output: z.object({ unit: UnitOnFile.nullable(), decision: Decision }),
});
