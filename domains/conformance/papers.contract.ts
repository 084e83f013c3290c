import { z } from 'zod';
import { endpoint, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { bilingual, clauseId } from '../standards/clauses.contract.ts';
import { MatrixRow, period } from './evidence.contract.ts';

const paperStatuses = ['draft', 'prepared', 'signed'] as const;

const Signature = z.object({ name: z.string(), at: z.string() }).nullable();

const PaperHead = z.object({
  id: z.int(),
  from: z.string(),
  to: z.string(),
  standardVersion: z.string(),
  cases: z.int(),
  status: z.enum(paperStatuses),
  createdBy: z.string(),
  createdAt: z.string(),
  prepared: Signature,
  reviewed: Signature,
  reviewNote: z.string().nullable(),
  /** SHA-256 of what was signed; null until the preparer signs. */
  hash: z.string().nullable(),
  version: z.int(),
});
export type PaperHead = z.infer<typeof PaperHead>;

/** A clause of the paper as it stood when the figures were taken. */
const PaperRow = MatrixRow.extend({ remark: z.string().nullable() });
export type PaperRow = z.infer<typeof PaperRow>;

/** What is hashed and signed. */
const PaperBody = z.object({
  standard: z.object({ title: bilingual, version: z.string(), effectiveFrom: z.string() }),
  documents: z.array(z.object({ code: z.string(), title: bilingual, origin: z.string() })),
  /** Whose cases were counted: `all`, a region, a department, a person. */
  scope: z.string(),
  rows: z.array(PaperRow),
});
export type PaperBody = z.infer<typeof PaperBody>;

export const Paper = PaperHead.extend({
  body: PaperBody,
  /** The text is the one that was signed. */
  intact: z.boolean(),
  may: z.object({ remark: z.boolean(), prepare: z.boolean(), review: z.boolean() }),
});
export type Paper = z.infer<typeof Paper>;

const byId = z.object({ id: rowId });

export const ListPapers = endpoint({
  method: 'GET',
  path: '/api/conformance/papers',
  summary: 'Working papers, the latest 100',
  output: z.object({ papers: z.array(PaperHead), may: z.object({ prepare: z.boolean() }) }),
});
export const GetPaper = endpoint({
  method: 'GET',
  path: '/api/conformance/papers/:id',
  summary: 'A working paper: the figures of its period as they were taken, remarks, signatures',
  params: byId,
  output: Paper,
});
export const TakePaper = endpoint({
  method: 'POST',
  path: '/api/conformance/papers',
  summary: 'Takes the figures of a period into a new working paper',
  body: z.strictObject(period),
  output: Paper,
  creates: true,
});
export const RemarkPaper = endpoint({
  method: 'PUT',
  path: '/api/conformance/papers/:id/remarks',
  summary: 'Writes the remark on a clause of a paper that nobody signed yet; null takes it away',
  params: byId,
  body: z.strictObject({ version: seenVersion, clause: clauseId, remark: prose(500).nullable() }),
  output: Paper,
});
export const PreparePaper = endpoint({
  method: 'POST',
  path: '/api/conformance/papers/:id/preparation',
  summary: 'Signs a paper as its preparer; from then on its text stands',
  params: byId,
  body: z.strictObject({ version: seenVersion }),
  output: Paper,
  creates: true,
});
export const ReviewPaper = endpoint({
  method: 'POST',
  path: '/api/conformance/papers/:id/review',
  summary: 'Signs a prepared paper as its reviewer, never its preparer, or gives it back with a reason',
  params: byId,
  body: z.discriminatedUnion('accepted', [
    z.strictObject({ version: seenVersion, accepted: z.literal(true), note: prose(500).nullable() }),
    z.strictObject({ version: seenVersion, accepted: z.literal(false), note: prose(500) }),
  ]),
  output: Paper,
  creates: true,
});
