import { z } from 'zod';
import { endpoint, instant, line, rowId } from '../../kernel/contract.ts';
import { CaseNumber, categories, kinds } from '../cases/terms.contract.ts';
import { TraceStep } from '../deadlines/deadlines.contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';

const states = ['queued', 'running', 'done', 'cancelled', 'interrupted', 'failed'] as const;

/** What may have become of a case under the draft; one change per case and aspect. */
export const changeKinds = [
  'newly_breached',
  'saved',
  'earlier',
  'later',
  'limit_added',
  'limit_removed',
  'approver',
  'level',
  'lead',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Which past cases are replayed; a part that is left out takes all. Cases merged into another one never count. */
export const SimulationFilter = z.strictObject({
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
  kinds: z.array(z.enum(kinds)).min(1).optional(),
  regions: z.array(z.enum(regionCodes)).min(1).optional(),
  categories: z.array(z.enum(categories)).min(1).optional(),
  departmentIds: z.array(line(60)).min(1).max(50).optional(),
  /** Imported from this system. */
  source: line(80).optional(),
  state: z.enum(['open', 'closed']).optional(),
});
export type SimulationFilter = z.infer<typeof SimulationFilter>;

const count = z.int().min(0);
/** Clocks by how they ended, and what they set off; `cases` counts cases, in a line of an event its clocks. */
export const Tally = z.object({
  cases: count,
  /** Cases with at least one clock overdue. */
  overdueCases: count,
  met: count,
  late: count,
  excused: count,
  breached: count,
  running: count,
  stopped: count,
  /** Targets missed: amber, never a breach. */
  missed: count,
  warnings: count,
  /** Responses that went up a tier (S0 1.4), counted per step. */
  escalations: count,
});
export type Tally = z.infer<typeof Tally>;
export const Sides = z.object({ before: Tally, after: Tally });
export type Sides = z.infer<typeof Sides>;
const Groups = z.record(z.string(), Sides);

/** Before: the versions that each case was bound to. After: the simulated version. '-' is the key of none. */
export const Totals = z.object({
  total: Sides,
  department: Groups,
  region: Groups,
  category: Groups,
  event: Groups,
  /** Plans by the position that would have had to decide them; '-' is beyond everybody's authority. */
  approvers: z.record(z.string(), z.object({ before: count, after: count })),
  changes: z.record(z.string(), count),
  changedCases: count,
  /** Plans that a higher or a lower position would have had to decide (S1 5.2). */
  approvalsUp: count,
  approvalsDown: count,
});
export type Totals = z.infer<typeof Totals>;

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const SimulationRow = z.object({
  id: z.int(),
  version: z.object({
    id: z.int(),
    code: z.string(),
    version: z.string(),
    status: z.string(),
    title: bilingual,
  }),
  calendar: z.object({ id: z.int(), code: z.string(), version: z.string() }).nullable(),
  filter: SimulationFilter,
  state: z.enum(states),
  /** The version was changed after this run began. */
  outdated: z.boolean(),
  askedBy: z.string(),
  askedAt: z.string(),
  judgedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  progress: z.object({
    done: count,
    total: count.nullable(),
    perSecond: count.nullable(),
    remainingSeconds: count.nullable(),
  }),
  /** Of the whole company, or of the region or department that the reader may see; null when of neither. */
  summary: Sides.nullable(),
  may: z.object({ cancel: z.boolean(), resume: z.boolean(), remove: z.boolean() }),
});
export type SimulationRow = z.infer<typeof SimulationRow>;

/** `whole`: the figures are those of the whole company. Else the lines that the reader's scope covers. */
export const SimulationPage = SimulationRow.extend({ totals: Totals.nullable(), whole: z.boolean() });
export type SimulationPage = z.infer<typeof SimulationPage>;

const Side = z.object({
  limitKey: z.string().optional(),
  clause: z.string().optional(),
  dueAt: z.int().nullable().optional(),
  status: z.string().optional(),
  /** Position, level or department instead of a limit. */
  value: z.string().nullable().optional(),
});
export type Side = z.infer<typeof Side>;

const ChangeRow = z.object({
  number: z.string(),
  subject: z.string(),
  kind: z.string(),
  region: z.string().nullable(),
  departmentId: z.string().nullable(),
  receivedAt: z.string(),
  aspect: z.string(),
  change: z.enum(changeKinds),
  shiftSeconds: z.int(),
  before: Side.nullable(),
  after: Side.nullable(),
});
export type ChangeRow = z.infer<typeof ChangeRow>;

const byId = z.object({ id: rowId });

export const StartSimulation = endpoint({
  method: 'POST',
  path: '/api/simulations',
  summary: 'Replays past cases on a version of the standard, in the background; nothing of a case is written',
  body: z.strictObject({
    versionId: rowId,
    /** Counts by this calendar instead of the one that each case is bound to. */
    calendarId: rowId.optional(),
    filter: SimulationFilter.default({}),
  }),
  output: z.object({ id: z.int() }),
  creates: true,
});

export const ListSimulations = endpoint({
  method: 'GET',
  path: '/api/simulations',
  summary: 'Simulations, newest first; 50 at most',
  output: z.object({ simulations: z.array(SimulationRow) }),
});

export const GetSimulation = endpoint({
  method: 'GET',
  path: '/api/simulations/:id',
  summary: 'One simulation: state, progress, figures before and after',
  params: byId,
  output: SimulationPage,
});

const sorts = ['case', 'shift', 'shift_down'] as const;
export const ChangesQuery = z.object({
  change: z.enum(changeKinds).optional(),
  aspect: line(40).optional(),
  /** By case, newest first; by how much earlier, or later, it falls due. */
  sort: z.enum(sorts).default('case'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const ListChanges = endpoint({
  method: 'GET',
  path: '/api/simulations/:id/changes',
  summary: 'Cases in sight whose outcome the version changes, each with before and after',
  params: byId,
  query: ChangesQuery,
  output: z.object({ changes: z.array(ChangeRow), next: z.string().nullable() }),
});

const TraceSide = z.object({
  limitKey: z.string(),
  clause: z.string(),
  dueAt: z.int().nullable(),
  status: z.string(),
  steps: z.array(TraceStep),
});
export const GetSimulationTrace = endpoint({
  method: 'GET',
  path: '/api/simulations/:id/traces',
  summary: 'How one limit of a case is counted before and after, step by step',
  params: byId,
  query: z.object({ case: CaseNumber, aspect: line(40) }),
  output: z.object({ before: TraceSide.nullable(), after: TraceSide.nullable() }),
});
export type TraceSide = z.infer<typeof TraceSide>;

export const CancelSimulation = endpoint({
  method: 'POST',
  path: '/api/simulations/:id/cancellation',
  summary: 'Stops a simulation within two seconds; what it found so far stays',
  params: byId,
  output: z.object({ id: z.int() }),
  creates: true,
});

export const ResumeSimulation = endpoint({
  method: 'POST',
  path: '/api/simulations/:id/resumption',
  summary:
    'Goes on with an interrupted, cancelled or failed one; from the start when the version has changed',
  params: byId,
  output: z.object({ id: z.int() }),
  creates: true,
});

export const DeleteSimulation = endpoint({
  method: 'DELETE',
  path: '/api/simulations/:id',
  summary: 'Deletes a simulation that does not run, with everything it found',
  params: byId,
  output: z.object({ id: z.int() }),
});

export const GetSimulationChoices = endpoint({
  method: 'GET',
  path: '/api/simulation-choices',
  summary:
    'What can be simulated: versions of the standard, calendars, systems that cases were imported from',
  output: z.object({
    versions: z.array(
      z.object({
        id: z.int(),
        code: z.string(),
        version: z.string(),
        status: z.string(),
        title: bilingual,
      }),
    ),
    calendars: z.array(z.object({ id: z.int(), code: z.string(), version: z.string() })),
    sources: z.array(z.string()),
  }),
});

const list = <T extends z.ZodType<string, string>>(one: T) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(','))
    .pipe(z.array(one).min(1));

export const CountCases = endpoint({
  method: 'GET',
  path: '/api/simulation-cases',
  summary: 'How many past cases a filter takes',
  query: z.object({
    receivedFrom: instant.optional(),
    receivedTo: instant.optional(),
    kinds: list(z.enum(kinds)).optional(),
    regions: list(z.enum(regionCodes)).optional(),
    categories: list(z.enum(categories)).optional(),
    departmentIds: list(line(60)).optional(),
    source: line(80).optional(),
    state: z.enum(['open', 'closed']).optional(),
  }),
  output: z.object({ cases: z.int() }),
});
