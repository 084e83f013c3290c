import { z } from 'zod';
import { endpoint, prose, seenVersion } from '../../kernel/contract.ts';
import { bilingual, clauseId, key } from '../standards/clauses.contract.ts';

export const rowStatuses = ['compliant', 'partly', 'gap', 'not_assessed'] as const;
export type RowStatus = (typeof rowStatuses)[number];
const rowGroups = ['principle', 'service_type', 'clause', 'heading', 'step'] as const;

export const rowNumber = z
  .string()
  .max(20)
  .regex(/^[0-9A-Za-z]{1,6}(\.[0-9A-Za-z]{1,4}){0,5}$/, { message: 'not_a_clause_number' });

export const FrameworkRow = z.strictObject({
  key,
  number: rowNumber.nullable().default(null),
  group: z.enum(rowGroups),
  title: bilingual,
  /** false: not read on the document itself; shown with that flag. */
  verified: z.boolean().default(false),
  /** Clauses of ours that answer it; one names everything below it: `S2 1.3` stands for `S2 1.3.1` too. */
  clauses: z.array(clauseId).max(60).default([]),
});
export type FrameworkRow = z.infer<typeof FrameworkRow>;

/** A file of `standards/frameworks/`: what the company compares its standard with. */
export const Framework = z.strictObject({
  code: key,
  /** `national_standard`: assessed row by row; `crosswalk`: only which clause answers which heading. */
  kind: z.enum(['national_standard', 'crosswalk']),
  number: z.string().min(1).max(60),
  title: bilingual,
  verified: z.boolean(),
  effectiveFrom: z.iso.date().nullable().default(null),
  /** Its own clauses are to be imported once the company has bought the text. */
  awaitsClauses: z.boolean().default(false),
  note: bilingual,
  rows: z.array(FrameworkRow).min(1),
});
export type Framework = z.infer<typeof Framework>;

const Person = z.object({ id: z.uuid(), name: z.string() });

const ShownRow = FrameworkRow.extend({
  number: z.string().nullable(),
  status: z.enum(rowStatuses),
  remark: z.string().nullable(),
  responsible: Person.nullable(),
  assessedBy: z.string().nullable(),
  assessedAt: z.string().nullable(),
  /** Clauses of the standard in force that answer it. */
  answeredBy: z.array(z.object({ clause: z.string(), text: bilingual })),
  version: z.int(),
});
export type ShownRow = z.infer<typeof ShownRow>;

const Summary = z.object({
  code: z.string(),
  kind: z.enum(['national_standard', 'crosswalk']),
  number: z.string(),
  title: bilingual,
  verified: z.boolean(),
  version: z.int(),
  rows: z.int(),
  compliant: z.int(),
  /** Whole percent of the rows with status compliant, rounded down (S2 1.4.1). */
  percent: z.int(),
  /** Rows that no clause of ours answers. */
  unanswered: z.int(),
});
export type FrameworkSummary = z.infer<typeof Summary>;

export const ListFrameworks = endpoint({
  method: 'GET',
  path: '/api/conformance/frameworks',
  summary: 'What the standard is compared with, and the supporting standards that it cites',
  output: z.object({
    frameworks: z.array(Summary),
    supporting: z.array(
      z.object({ number: z.string(), title: z.string(), clause: z.string(), verified: z.boolean() }),
    ),
  }),
});

const byCode = z.object({ code: key });

const FrameworkPage = Summary.extend({
  note: bilingual,
  effectiveFrom: z.string().nullable(),
  awaitsClauses: z.boolean(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  rowList: z.array(ShownRow),
  /** Rows that are not compliant. */
  gaps: z.array(z.string()),
  /** Company clauses in force that answer no row. */
  uncovered: z.array(z.object({ clause: z.string(), text: bilingual })),
  may: z.object({ assess: z.boolean() }),
});
export type FrameworkPage = z.infer<typeof FrameworkPage>;

export const GetFramework = endpoint({
  method: 'GET',
  path: '/api/conformance/frameworks/:code',
  summary:
    'Rows with status, evidence links, remark and responsible person; the percent that is compliant; open gaps',
  params: byCode,
  output: FrameworkPage,
});

export const AssessRow = endpoint({
  method: 'PUT',
  path: '/api/conformance/frameworks/:code/rows/:row',
  summary: 'Sets the status of a row, the clauses that answer it, the remark and who is responsible',
  params: z.object({ code: key, row: key }),
  body: z.strictObject({
    /** 0: nobody assessed it yet. */
    version: z.union([z.literal(0), seenVersion]),
    status: z.enum(rowStatuses),
    clauses: z.array(clauseId).max(60),
    remark: prose(1000).nullable(),
    responsibleId: z.uuid().nullable(),
  }),
  output: FrameworkPage,
});

const LARGEST_IMPORT = 400_000;

export const ImportClauses = endpoint({
  method: 'POST',
  path: '/api/conformance/frameworks/:code/imports',
  summary: 'Imports the clauses of a bought text: number, title, our clauses; refused with line and reason',
  params: byCode,
  body: z.strictObject({
    format: z.enum(['csv', 'yaml']),
    text: prose(LARGEST_IMPORT),
    /** Clauses already there with other content are refused unless this says that they are replaced. */
    replacing: z.boolean(),
    reason: prose(500),
  }),
  output: z.object({ version: z.int(), added: z.int(), replaced: z.int(), unchanged: z.int() }),
  creates: true,
});
