import { iso } from '../../kernel/time.ts';
import { mayFor } from '../identity/identity.policy.ts';
import type { CaseMay, StepView } from './case-page.contract.ts';
import type { CaseRecord } from './case-record.contract.ts';
import { actsFor, mayAccept, mayLower } from './cases.policy.ts';
import {
  type Handling,
  isSkippable,
  missingBefore,
  missingForClosing,
  type StepState,
  stepsOf,
} from './handling.rules.ts';
import type { StepTime } from './step-times.rules.ts';
import type { Step } from './terms.contract.ts';

type Person = {
  id: string | null;
  departmentId: string | null;
  rights: Record<string, string[] | null>;
  scope: string;
};

type Question = {
  actor: Person;
  row: CaseRecord;
  handling: Handling;
  headId: string | null;
  paused: boolean;
  extendable: boolean;
  hasWaitingHandover: boolean;
};

const planOf = (handling: Handling, ...statuses: string[]) =>
  handling.plans.some((plan) => plan.round === handling.round && statuses.includes(plan.status));

const ready = (handling: Handling, step: StepState['step']) => missingBefore(step, handling).length === 0;

const wantsPlan = (handling: Handling): boolean =>
  ['complaint', 'request'].includes(handling.kind) &&
  ready(handling, 'plan') &&
  !planOf(handling, 'submitted', 'approved', 'agreed');

const currentIsSkippable = (handling: Handling): boolean =>
  stepsOf(handling).some((state) => state.status === 'current' && isSkippable(state.step));

const isReadyToClose = (handling: Handling): boolean => missingForClosing(handling).length === 0;

const mayClassify = (right: (permission: string) => boolean, handling: Handling): boolean =>
  right('cases:classify') && ready(handling, 'classify');

const isReopenable = (free: boolean, row: CaseRecord): boolean => free && row.closed_at !== null;

const mayDiscuss = (right: (permission: string) => boolean): boolean =>
  right('cases:handle') || right('cases:view');

const clocksMay = (acts: boolean, { extendable, paused }: Question) => ({
  extend: acts && extendable && !paused,
  pause: acts && extendable && !paused,
  resume: acts && paused,
});

/** Which verbs the actor may do with the case now; the screen shows exactly these. */
export function caseMay(question: Question): CaseMay {
  const { actor, row, handling, headId } = question;
  const unmerged = row.merged_into_id === null;
  const free = unmerged && actor.id !== row.named_user_id;
  const open = free && row.closed_at === null;
  const handles = actsFor(actor, row, 'cases:handle');
  const acts = open && handles;
  const right = (permission: string) => mayFor(actor, permission, row.kind);
  return {
    accept: open && row.acceptance !== 'accepted' && mayAccept(actor, row, headId),
    assign: open && right('cases:assign'),
    record: acts,
    classify: acts && mayClassify(right, handling),
    lowerLevel: acts && mayLower(actor, row),
    plan: acts && wantsPlan(handling),
    submitPlan: acts && planOf(handling, 'draft'),
    agree: acts && planOf(handling, 'approved'),
    handOver: acts && !question.hasWaitingHandover,
    ...clocksMay(acts, question),
    skipStage: acts && currentIsSkippable(handling),
    merge: acts,
    edit: acts,
    close: acts && right('cases:close') && isReadyToClose(handling),
    reopen: handles && isReopenable(free, row),
    discuss: unmerged && mayDiscuss(right),
    reveal: mayFor(actor, 'customers:reveal'),
    cooperate: acts,
  };
}

export const isOpenStep = ({ status }: StepState): boolean => status === 'current' || status === 'upcoming';

const TOWARDS_CUSTOMER: readonly Step[] = [
  'agree',
  'feed_back',
  'satisfaction',
  'check',
  'follow_up',
  'close',
];
/** Does the owner do the step, towards the customer, instead of the lead department? */
export const isTowardsCustomer = (step: Step): boolean => TOWARDS_CUSTOMER.includes(step);

type StepDepartments = { lead: string | null; owner: string | null };

/** The one department of a step: the owner's towards the customer, else the lead's (S0 1.3). */
const stepDepartment = (step: Step, { lead, owner }: StepDepartments): string | null =>
  isTowardsCustomer(step) ? (owner ?? lead) : (lead ?? owner);

/** Steps with their department, responsible person, due instant and the clause that sets it (S0 1.1, S3 2-K4-2). */
export function stepViews(
  states: StepState[],
  about: {
    responsible: StepView['responsible'];
    personFor: (step: Step) => StepView['responsible'];
    departments: StepDepartments;
    times: Map<Step, StepTime>;
  },
): StepView[] {
  return states.map((state) => {
    const time = isOpenStep(state) ? about.times.get(state.step) : undefined;
    return {
      ...state,
      departmentId: stepDepartment(state.step, about.departments),
      responsible:
        state.status === 'current'
          ? about.responsible
          : state.status === 'upcoming'
            ? about.personFor(state.step)
            : null,
      dueAt: time === undefined ? null : iso(time.dueAt),
      dueClause: time?.clause ?? null,
    };
  });
}

/** Where a customer may turn when the second round did not satisfy either (消费者权益保护法 39). */
export const externalRemedies = [
  { zh: '请求消费者协会调解', en: 'Mediation by the consumer association' },
  { zh: '向市场监管部门投诉（12315）', en: 'Complaint to the market regulator (12315)' },
  { zh: '根据仲裁协议申请仲裁', en: 'Arbitration where agreed' },
  { zh: '向人民法院提起诉讼', en: 'Action in a people’s court' },
];
