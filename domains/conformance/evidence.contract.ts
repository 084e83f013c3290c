import { z } from 'zod';
import { day, endpoint, line, prose } from '../../kernel/contract.ts';
import { CaseRow } from '../cases/cases.contract.ts';
import { bilingual, clauseId } from '../standards/clauses.contract.ts';

/** How a case, or a thing of the company, stands to a clause. `excused`: late or left out, with leave on record. */
export const verdicts = ['kept', 'not_kept', 'excused', 'open'] as const;
export type Verdict = (typeof verdicts)[number];

export const executedBy = ['clock', 'gate', 'record', 'report', 'people'] as const;

/** What the counts are counts of; `none`: nothing in the product shows it. */
const evidenceUnits = ['cases', 'entries', 'none'] as const;

/** Counts of a period; `notApplicable` are cases of the period that the clause does not touch. */
export const Figure = z.object({
  kept: z.int(),
  notKept: z.int(),
  excused: z.int(),
  open: z.int(),
  notApplicable: z.int(),
});
export type Figure = z.infer<typeof Figure>;

export const statementVerdicts = ['kept', 'not_kept', 'not_applicable'] as const;
export const Statement = z.object({
  id: z.int(),
  clause: z.string(),
  statedFor: z.string(),
  verdict: z.enum(statementVerdicts),
  text: z.string(),
  fileReference: z.string().nullable(),
  statedBy: z.string(),
  statedAt: z.string(),
});
export type Statement = z.infer<typeof Statement>;

export const MatrixRow = z.object({
  clause: z.string(),
  document: z.string(),
  kind: z.string(),
  status: z.string(),
  text: bilingual,
  by: z.enum(executedBy),
  /** Key of the evidence query; null: none. */
  evidence: z.string().nullable(),
  unit: z.enum(evidenceUnits),
  /** null: nothing measures it. */
  figure: Figure.nullable(),
  /** The latest statement of the period, and how many there are. */
  statement: Statement.nullable(),
  statements: z.int(),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

/** First day and the day after the last, in China. */
export const period = { from: day, to: day };

export const GetMatrix = endpoint({
  method: 'GET',
  path: '/api/conformance/matrix',
  summary: 'Per clause of the standard in force: how it is carried out, and kept or not kept in a period',
  query: z.object(period),
  output: z.object({
    from: z.string(),
    to: z.string(),
    standard: z.object({ title: bilingual, version: z.string(), effectiveFrom: z.string() }),
    documents: z.array(z.object({ code: z.string(), title: bilingual, origin: z.string() })),
    /** Cases received in the period, in the actor's scope. */
    cases: z.int(),
    rows: z.array(MatrixRow),
    may: z.object({ state: z.boolean(), prepare: z.boolean() }),
  }),
});

export const ListClauseCases = endpoint({
  method: 'GET',
  path: '/api/conformance/cases',
  summary: 'The cases behind a figure of the matrix, newest first, by page',
  query: z.object({
    ...period,
    clause: clauseId,
    verdict: z.enum(verdicts),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ cases: z.array(CaseRow), next: z.string().nullable() }),
});

export const ListStatements = endpoint({
  method: 'GET',
  path: '/api/conformance/statements',
  summary: 'What people stated about a clause, the latest 50',
  query: z.object({ clause: clauseId }),
  output: z.object({ statements: z.array(Statement) }),
});

export const StateClause = endpoint({
  method: 'POST',
  path: '/api/conformance/statements',
  summary: 'States for a day that a clause carried out by people was kept or not, with where the proof lies',
  body: z.strictObject({
    clause: clauseId,
    statedFor: day,
    verdict: z.enum(statementVerdicts),
    text: prose(1000),
    fileReference: line(200).nullable(),
  }),
  output: Statement,
  creates: true,
});
