import type { Kind, RecordKind, Stage, Step } from './terms.contract.ts';

/** What the gates look at. Records, plans and tasks of all rounds; the rules pick those of the current one. */
export type Handling = {
  kind: Kind;
  level: number | null;
  impactClass: string | null;
  acceptance: 'waiting' | 'accepted' | 'returned';
  round: number;
  closed: boolean;
  records: { kind: RecordKind; round: number; body: Record<string, unknown> }[];
  plans: { id: number; round: number; status: string }[];
  tasks: { planId: number | null; status: string }[];
  cooperationsOpen: number;
  /** Steps that a supervisor allowed to skip, with a reason on record. */
  skipped: string[];
};

type StepRule = {
  step: Step;
  stage: Stage;
  clause: string;
  applies(handling: Handling): boolean;
  done(handling: Handling): boolean;
  /** Steps that must be done before this one may be. */
  after: Step[];
  /** Code of what is missing while it is not done. */
  missing: string;
};

const always = () => true;
const complaint = (handling: Handling) => handling.kind === 'complaint';
// Feedback of every sort carries a cause category before it ends (S0 2.4).
const analysed = (handling: Handling) => ['complaint', 'suggestion', 'praise'].includes(handling.kind);
const worked = (handling: Handling) => handling.kind === 'complaint' || handling.kind === 'request';
const has = (kind: RecordKind) => (handling: Handling) =>
  handling.records.some((record) => record.kind === kind);
const hasInRound = (kind: RecordKind) => (handling: Handling) =>
  handling.records.some((record) => record.kind === kind && record.round === handling.round);
const planIs =
  (...statuses: string[]) =>
  (handling: Handling) =>
    handling.plans.some((plan) => plan.round === handling.round && statuses.includes(plan.status));

/** Every task of the agreed plan is done and every cooperating department has answered (S3 2-三-7). */
export const isExecuted = (handling: Handling): boolean => {
  const plans = handling.plans.filter((plan) => plan.round === handling.round && plan.status === 'agreed');
  const tasks = handling.tasks.filter((task) => plans.some((plan) => plan.id === task.planId));
  return tasks.length > 0 && tasks.every((task) => task.status !== 'open') && handling.cooperationsOpen === 0;
};

const twoWay = (handling: Handling) =>
  handling.records.some((record) => record.kind === 'contact' && record.body.way === 'two_way');

// Confirmed by the customer, not reached on record, or not satisfied: every other answer leaves the question open.
const answers = ({ body }: { body: Record<string, unknown> }) =>
  body.confirmed === true || body.outcome === 'not_reached' || body.outcome === 'dissatisfied';
const answered = (handling: Handling) =>
  handling.records.some(
    (record) => record.kind === 'satisfaction' && record.round === handling.round && answers(record),
  );

const grave = (handling: Handling) =>
  complaint(handling) && (handling.level === 1 || handling.impactClass === 'A');

/** The handling from receipt to close, in order; what each step waits for and which clause asks for it. */
export const STEPS: readonly StepRule[] = [
  {
    step: 'accept',
    stage: 'receive',
    clause: 'S3 2-三-2',
    applies: always,
    done: (h) => h.acceptance === 'accepted',
    after: [],
    missing: 'acceptance',
  },
  {
    step: 'verify',
    stage: 'assess',
    clause: 'S1 4.1',
    applies: complaint,
    done: has('verification'),
    after: [],
    missing: 'verification',
  },
  {
    step: 'classify',
    stage: 'assess',
    clause: 'S1 4.1',
    applies: complaint,
    done: has('classification'),
    after: ['verify'],
    missing: 'classification',
  },
  {
    step: 'contact',
    stage: 'assess',
    clause: 'S3 2-三-3',
    applies: always,
    done: twoWay,
    after: [],
    missing: 'two_way_contact',
  },
  {
    step: 'investigate',
    stage: 'assess',
    clause: 'S3 2-三-4',
    applies: complaint,
    done: has('evidence'),
    after: [],
    missing: 'evidence',
  },
  {
    step: 'analyse',
    stage: 'assess',
    clause: 'S3 2-K2-1',
    applies: analysed,
    done: has('cause'),
    after: [],
    missing: 'cause',
  },
  {
    step: 'plan',
    stage: 'assess',
    clause: 'S1 4.2',
    applies: worked,
    done: planIs('submitted', 'approved', 'agreed'),
    after: ['accept', 'verify', 'classify', 'contact', 'investigate', 'analyse'],
    missing: 'plan',
  },
  {
    step: 'approve',
    stage: 'assess',
    clause: 'S1 5.2',
    applies: worked,
    done: planIs('approved', 'agreed'),
    after: ['plan'],
    missing: 'approval',
  },
  {
    step: 'agree',
    stage: 'dispatch',
    clause: 'S3 2-三-6',
    applies: worked,
    done: planIs('agreed'),
    after: ['approve'],
    missing: 'agreement',
  },
  {
    step: 'execute',
    stage: 'on_site',
    clause: 'S3 2-三-7',
    applies: worked,
    done: isExecuted,
    after: ['agree'],
    missing: 'tasks',
  },
  {
    step: 'feed_back',
    stage: 'confirm',
    clause: 'S3 2-五-1',
    applies: always,
    done: hasInRound('feedback'),
    after: ['contact', 'execute'],
    missing: 'feedback',
  },
  {
    step: 'satisfaction',
    stage: 'confirm',
    clause: 'S3 2-三-7',
    applies: always,
    done: answered,
    after: ['feed_back'],
    missing: 'satisfaction',
  },
  {
    step: 'improve',
    stage: 'end',
    clause: 'S3 2-三-8',
    applies: grave,
    done: has('improvement'),
    after: ['analyse'],
    missing: 'improvement',
  },
  {
    step: 'check',
    stage: 'end',
    clause: 'S0 1.1',
    applies: always,
    done: hasInRound('checks'),
    after: ['satisfaction'],
    missing: 'checks',
  },
  {
    step: 'follow_up',
    stage: 'follow_up',
    clause: 'S3 2-K5-1',
    applies: always,
    done: hasInRound('follow_up'),
    after: ['satisfaction', 'check'],
    missing: 'follow_up',
  },
  {
    step: 'close',
    stage: 'follow_up',
    clause: 'S0 1.2',
    applies: always,
    done: (h) => h.closed,
    after: [],
    missing: 'closing',
  },
];

export type StepState = {
  step: Step;
  stage: Stage;
  clause: string;
  status: 'done' | 'current' | 'upcoming' | 'skipped';
  /** What this step waits for, then its own record; empty when done. */
  missing: string[];
};

const stepOf = (step: Step): StepRule => {
  const found = STEPS.find((rule) => rule.step === step);
  if (found === undefined) throw new Error(`no step ${step}`);
  return found;
};

const isPast = (rule: StepRule, handling: Handling): boolean =>
  !rule.applies(handling) || handling.skipped.includes(rule.step) || rule.done(handling);

/** Codes of what must be on record before this step may be done; empty when it may be done now. */
export const missingBefore = (step: Step, handling: Handling): string[] =>
  stepOf(step)
    .after.map(stepOf)
    .filter((rule) => !isPast(rule, handling))
    .map((rule) => rule.missing);

/** The clause that gates a step. */
export const clauseOf = (step: Step): string => stepOf(step).clause;

/** Every step that applies to the case, in order, with its gate; the first open one is current. */
export function stepsOf(handling: Handling): StepState[] {
  let currentFound = false;
  return STEPS.filter((rule) => rule.applies(handling)).map((rule) => {
    const { step, stage, clause } = rule;
    if (rule.done(handling)) return { step, stage, clause, status: 'done', missing: [] };
    if (handling.skipped.includes(step)) return { step, stage, clause, status: 'skipped', missing: [] };
    const status = currentFound ? 'upcoming' : 'current';
    currentFound = true;
    return { step, stage, clause, status, missing: [...missingBefore(step, handling), rule.missing] };
  });
}

/** Where the case stands: the stage and step of its first open step; a closed case is in stage closed. */
export function placeOf(handling: Handling): { stage: Stage; step: Step } {
  if (handling.closed) return { stage: 'closed', step: 'close' };
  const current = stepsOf(handling).find((state) => state.status === 'current');
  return { stage: current?.stage ?? 'follow_up', step: current?.step ?? 'close' };
}

/** What still keeps the case from closing: every open step but closing itself (S0 1.2, S3 2-三-7). */
export const missingForClosing = (handling: Handling): string[] =>
  stepsOf(handling)
    .filter((state) => state.step !== 'close' && (state.status === 'current' || state.status === 'upcoming'))
    .map((state) => stepOf(state.step).missing);

const NEVER_SKIPPED = [
  'accept',
  'investigate',
  'plan',
  'approve',
  'satisfaction',
  'check',
  'follow_up',
  'close',
];

/** May the step be skipped with a supervisor's reason? Receipt, evidence, decision and the end never are (S0 1.1, 1.2; S1 1.2, 5.2). */
export const isSkippable = (step: Step): boolean => !NEVER_SKIPPED.includes(step);

// Done anew in every round; what the other steps found out holds for all rounds.
const ROUND_STEPS = ['agree', 'execute', 'feed_back', 'check'];

/** Steps skipped with leave: one that each round does anew counts only for the round in which it was skipped. */
export const skippedSteps = (
  approvals: { kind: string; status: string; data: Record<string, unknown> }[],
  round: number,
): string[] =>
  approvals
    .filter((approval) => approval.kind === 'stage_skip' && approval.status === 'approved')
    .filter(({ data }) => !ROUND_STEPS.includes(String(data.step)) || (data.round ?? 1) === round)
    .map(({ data }) => String(data.step));
