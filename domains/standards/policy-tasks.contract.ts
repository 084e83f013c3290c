import { z } from 'zod';
import { day, endpoint, line, prose, rowId } from '../../kernel/contract.ts';
import { bilingual, clauseId } from './clauses.contract.ts';

const act = z.object({ by: z.string(), at: z.string() }).nullable();

const ImplementationTask = z.object({
  id: z.int(),
  version: z.object({ id: z.int(), version: z.string(), effectiveFrom: z.string().nullable() }),
  department: z.object({ id: z.string(), name: bilingual }),
  responsible: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  instruction: z.string(),
  clauses: z.array(z.string()),
  dueOn: z.string(),
  acknowledged: act,
  done: act,
  doneNote: z.string().nullable(),
  overdue: z.boolean(),
  may: z.object({ acknowledge: z.boolean(), finish: z.boolean() }),
});
export type ImplementationTask = z.infer<typeof ImplementationTask>;

export const ListImplementationTasks = endpoint({
  method: 'GET',
  path: '/api/implementation-tasks',
  summary: 'What publications ask of departments: by version, own, or open past their date (S3 3-K4-1)',
  query: z.object({ version: rowId.optional(), only: z.enum(['mine', 'open', 'overdue']).optional() }),
  output: z.object({ tasks: z.array(ImplementationTask) }),
});

const id = z.object({ id: rowId });

export const AcknowledgeTask = endpoint({
  method: 'PUT',
  path: '/api/implementation-tasks/:id/acknowledgement',
  summary: 'Acknowledges the task of the own department',
  params: id,
  output: ImplementationTask,
});

export const FinishTask = endpoint({
  method: 'PUT',
  path: '/api/implementation-tasks/:id/completion',
  summary: 'Says that the own department has done what was asked',
  params: id,
  body: z.strictObject({ note: prose(1000) }),
  output: ImplementationTask,
});

export const lawChangeKinds = ['new', 'amended', 'repealed'] as const;
const reviewOutcomes = ['no_change', 'draft'] as const;

const ClauseReview = z.object({
  id: z.int(),
  /** null: no clause serves the articles; the question is whether one is needed. */
  clause: z.string().nullable(),
  text: bilingual.nullable(),
  departmentType: z.string().nullable(),
  dueOn: z.string(),
  overdue: z.boolean(),
  closed: act,
  outcome: z.enum(reviewOutcomes).nullable(),
  reason: z.string().nullable(),
  draft: z.object({ id: z.int(), version: z.string() }).nullable(),
});

const LawChange = z.object({
  id: z.int(),
  document: z.string(),
  title: z.string(),
  kind: z.enum(lawChangeKinds),
  effectiveOn: z.string(),
  summary: z.string(),
  articles: z.array(z.string()),
  recorded: z.object({ by: z.string(), at: z.string() }),
  reviews: z.array(ClauseReview),
});
export type LawChange = z.infer<typeof LawChange>;

const documentCode = z.string().regex(/^[A-Z]{2,4}$/, { message: 'not_a_document_code' });

export const ListLawChanges = endpoint({
  method: 'GET',
  path: '/api/law-changes',
  summary: 'Recorded changes of laws with the reviews that they opened (S3 3-K6-2)',
  output: z.object({ changes: z.array(LawChange), may: z.object({ record: z.boolean() }) }),
});

export const RecordLawChange = endpoint({
  method: 'POST',
  path: '/api/law-changes',
  summary:
    'Records a change of a law; every clause that serves its articles is to be reviewed before it binds',
  body: z.strictObject({
    document: documentCode,
    title: line(120),
    kind: z.enum(lawChangeKinds),
    effectiveOn: day,
    summary: prose(4000),
    /** The articles that change; none: the whole document. */
    articles: z.array(clauseId).max(60),
  }),
  output: LawChange,
  creates: true,
});

export const CloseClauseReview = endpoint({
  method: 'PUT',
  path: '/api/clause-reviews/:id/outcome',
  summary: 'Closes a review: nothing to change and why, or the draft that changes it',
  params: id,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('no_change'), reason: prose(2000) }),
    z.strictObject({ outcome: z.literal('draft'), draftId: rowId, reason: prose(2000) }),
  ]),
  output: LawChange,
});

export const ListLaws = endpoint({
  method: 'GET',
  path: '/api/laws',
  summary: 'Laws that the standard applies, with the changes that legal recorded (S3 1-K4-1)',
  output: z.object({
    laws: z.array(
      z.object({
        document: z.string(),
        title: z.string(),
        number: z.string().nullable(),
        status: z.enum(['in_force', 'coming', 'repealed']),
        effectiveFrom: z.string().nullable(),
        verified: z.boolean(),
        /** Clauses of the standard that serve one of its articles. */
        clauses: z.array(z.string()),
        changes: z.int(),
      }),
    ),
  }),
});

export const ListReviewsDue = endpoint({
  method: 'GET',
  path: '/api/standard-reviews',
  summary: 'Clauses and service items whose review is overdue or near (S3 2-七-2, S0 2.1)',
  query: z.object({ within: z.coerce.number().int().min(0).max(730).default(60) }),
  output: z.object({
    reviews: z.array(
      z.object({
        kind: z.enum(['clause', 'service_item']),
        key: z.string(),
        text: bilingual,
        departmentType: z.string().nullable(),
        nextReview: z.string(),
        overdue: z.boolean(),
      }),
    ),
    /** Company clauses in force that have no review day at all. */
    without: z.array(z.string()),
  }),
});
