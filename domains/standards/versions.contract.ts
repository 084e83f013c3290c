import { z } from 'zod';
import { day, endpoint, prose, rowId } from '../../kernel/contract.ts';
import { bilingual } from './clauses.contract.ts';
import { Pack } from './standards.contract.ts';

/** Life of a version (S2 2.1.1, S3 3-K1-1); the last three are one stored status seen at different times. */
export const versionStates = [
  'draft',
  'reviewed',
  'approved',
  'scheduled',
  'in_force',
  'superseded',
  'discarded',
] as const;
const state = z.enum(versionStates);

/** Parts of a pack that are edited one at a time: each is one heading of the file. */
export const packParts = [
  'title',
  'calendar',
  'documents',
  'clauses',
  'limits',
  'gates',
  'authority',
  'routing',
  'categories',
  'settings',
  'stages',
  'measureBlocks',
  'decisions',
  'cadences',
  'targets',
  'responsibilities',
  'scope',
  'promises',
  'statutory',
  'forbiddenTerms',
  'recordForms',
  'complaintChannels',
  'privacyNotes',
  'glossary',
] as const satisfies readonly (keyof Pack)[];
export type PackPart = (typeof packParts)[number];

const who = z.object({ id: z.uuid().nullable(), name: z.string() });
const id = z.object({ id: rowId });
/** The revision that the client saw; an edit by somebody else since refuses the write. */
const revision = z.int().positive();

export const checklistAnswers = ['kept', 'not_applicable', 'not_kept'] as const;
const ChecklistAnswer = z
  .strictObject({
    item: z.string().max(60),
    answer: z.enum(checklistAnswers),
    note: z.string().trim().max(1000).default(''),
  })
  .refine((given) => given.answer === 'kept' || given.note !== '', {
    message: 'reason_needed',
    path: ['note'],
  });
export type ChecklistAnswer = z.infer<typeof ChecklistAnswer>;

const Signature = z.object({
  id: z.int(),
  kind: z.enum(['checklist', 'opinion', 'approval']),
  result: z.enum(['kept', 'not_kept', 'consent', 'objection', 'approved', 'refused']),
  revision: z.int(),
  text: z.string().nullable(),
  answers: z.array(ChecklistAnswer).nullable(),
  signer: who,
  position: bilingual,
  at: z.string(),
  /** false: the text was edited after it was signed. */
  holds: z.boolean(),
});
export type Signature = z.infer<typeof Signature>;

const VersionLine = z.object({
  id: z.int(),
  version: z.string(),
  title: bilingual,
  state,
  effectiveFrom: z.string().nullable(),
  revision: z.int(),
  madeBy: who.nullable(),
  changeNote: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: who.nullable(),
  basedOn: z.object({ id: z.int(), version: z.string() }).nullable(),
  counts: z.object({
    clauses: z.int(),
    limits: z.int(),
    tasks: z.int(),
    acknowledged: z.int(),
    done: z.int(),
  }),
});
export type VersionLine = z.infer<typeof VersionLine>;

/** `at` leads to the place in the pack; `values` fill the text of the message. */
const Problem = z.object({
  path: z.string(),
  message: z.string(),
  at: z.array(z.union([z.string(), z.number()])),
  values: z.record(z.string(), z.unknown()),
});

const May = z.object({
  edit: z.boolean(),
  discard: z.boolean(),
  askReview: z.boolean(),
  checklist: z.boolean(),
  opinion: z.boolean(),
  approve: z.boolean(),
  publish: z.boolean(),
});
export type VersionMay = z.infer<typeof May>;

const Version = VersionLine.extend({
  pack: Pack,
  hash: z.string(),
  /** What does not fit together; it blocks the review. */
  problems: z.array(Problem),
  signatures: z.array(Signature),
  checklist: z.array(z.object({ item: z.string(), clause: z.string(), text: bilingual })),
  may: May,
});
export type Version = z.infer<typeof Version>;

export const ListVersions = endpoint({
  method: 'GET',
  path: '/api/standard-versions',
  summary: 'Versions of the standard, newest first; drafts for those who work on them',
  output: z.object({ versions: z.array(VersionLine), may: z.object({ draft: z.boolean() }) }),
});

export const GetVersion = endpoint({
  method: 'GET',
  path: '/api/standard-versions/:id',
  summary: 'One version: the whole pack, what does not fit, signatures, what the caller may do next',
  params: id,
  output: Version,
});

/** The file's text may be long; the body limit of the server bounds it. */
const yamlText = z.string().min(1).max(1_000_000);

export const MakeDraft = endpoint({
  method: 'POST',
  path: '/api/standard-versions',
  summary: 'Makes a draft from the version in force, or from a YAML pack (S3 3-K6-2)',
  body: z.union([
    z.strictObject({ from: z.literal('in_force'), changeNote: prose(2000) }),
    z.strictObject({ yaml: yamlText, changeNote: prose(2000) }),
  ]),
  output: z.object({ id: z.int(), version: z.string(), revision: z.int() }),
  creates: true,
});

export const WritePart = endpoint({
  method: 'PUT',
  path: '/api/standard-versions/:id/parts/:part',
  summary: 'Replaces one part of a draft; a wrong shape is refused, what does not fit is saved and listed',
  params: z.object({ id: rowId, part: z.enum(packParts) }),
  body: z.strictObject({ revision, value: z.unknown() }),
  output: z.object({ id: z.int(), revision: z.int(), state, problems: z.array(Problem) }),
});

export const DiscardDraft = endpoint({
  method: 'DELETE',
  path: '/api/standard-versions/:id',
  summary: 'Gives up a version that is not published; its signatures stay on record',
  params: id,
  output: z.object({ id: z.int(), state }),
});

const FieldChange = z.object({ path: z.string(), old: z.unknown(), new: z.unknown() });
const EntryChange = z.object({
  part: z.enum(packParts),
  key: z.string(),
  /** The clause that the entry carries out, or is. */
  clause: z.string().nullable(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(FieldChange),
});
export type EntryChange = z.infer<typeof EntryChange>;

export const GetDifference = endpoint({
  method: 'GET',
  path: '/api/standard-versions/:id/difference',
  summary: 'What a version changes against another, entry by entry with old and new text (S3 2-七-2)',
  params: id,
  query: z.object({ with: rowId.optional() }),
  output: z.object({
    old: z.object({ id: z.int(), version: z.string(), effectiveFrom: z.string().nullable() }).nullable(),
    new: z.object({ id: z.int(), version: z.string(), effectiveFrom: z.string().nullable() }),
    changes: z.array(EntryChange),
  }),
});

const Signed = z.object({ id: z.int(), state, revision: z.int() });

export const AskReview = endpoint({
  method: 'PUT',
  path: '/api/standard-versions/:id/review-request',
  summary: 'Tells the reviewers that the draft is ready for them',
  params: id,
  body: z.strictObject({ revision }),
  output: Signed.extend({ told: z.int() }),
});

export const SignChecklist = endpoint({
  method: 'POST',
  path: '/api/standard-versions/:id/checklists',
  summary: 'Signs the consumer-rights checklist; one right not kept blocks the version (S3 3-K1-1)',
  params: id,
  body: z.strictObject({ revision, answers: z.array(ChecklistAnswer).max(40) }),
  output: Signed,
  creates: true,
});

export const SignOpinion = endpoint({
  method: 'POST',
  path: '/api/standard-versions/:id/opinions',
  summary: 'Legal counsel signs an opinion that stays with the version (S3 3-K6-3)',
  params: id,
  body: z.strictObject({ revision, result: z.enum(['consent', 'objection']), text: prose(5000) }),
  output: Signed,
  creates: true,
});

export const DecideVersion = endpoint({
  method: 'POST',
  path: '/api/standard-versions/:id/approvals',
  summary: 'The committee approves a reviewed version or sends it back (S2 2.1.1)',
  params: id,
  body: z.strictObject({ revision, result: z.enum(['approved', 'refused']), reason: prose(2000) }),
  output: Signed,
  creates: true,
});

export const PublishVersion = endpoint({
  method: 'POST',
  path: '/api/standard-versions/:id/publication',
  summary: 'Publishes an approved version from a day on and gives each department concerned its task',
  params: id,
  body: z.strictObject({
    revision,
    effectiveFrom: day,
    instruction: prose(1000),
    tasksDueOn: day,
  }),
  output: Signed.extend({ effectiveFrom: z.string(), tasks: z.int() }),
  creates: true,
});

export const GetClauseHistory = endpoint({
  method: 'GET',
  path: '/api/clauses/:clause/history',
  summary: 'How a clause and what carries it out changed, with effective dates (S1 8.2)',
  params: z.object({ clause: z.string().max(40) }),
  output: z.object({
    clause: z.string(),
    interpretedBy: z.string().nullable(),
    nextReview: z.string().nullable(),
    revisions: z.array(
      z.object({
        version: z.string(),
        effectiveFrom: z.string(),
        changeNote: z.string().nullable(),
        changes: z.array(EntryChange),
      }),
    ),
  }),
});
