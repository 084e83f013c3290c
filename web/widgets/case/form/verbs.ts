import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import type { RecordKind, Step } from '../../../../domains/cases/terms.contract.ts';
import { flowVerbs } from './flow-verbs.ts';
import { peopleVerbs } from './people-verbs.ts';
import { planVerbs } from './plan-verbs.ts';
import { recordVerbs } from './record-verbs.ts';
import { resultVerbs } from './result-verbs.ts';
import { timeVerbs } from './time-verbs.ts';
import { planIn, type Target, type Verb } from './verb.ts';

const all = { ...recordVerbs, ...resultVerbs, ...peopleVerbs, ...planVerbs, ...flowVerbs, ...timeVerbs };
export type VerbKey = keyof typeof all;
/** Every verb of a case by its key. */
export const verbs: Record<VerbKey, Verb> = all;

/** The verb of a record kind; its fields tell how the record reads. */
export const verbOfRecord: Record<RecordKind, VerbKey> = {
  verification: 'verify',
  classification: 'classify',
  contact: 'contact',
  evidence: 'evidence',
  cause: 'cause',
  feedback: 'feedBack',
  satisfaction: 'satisfaction',
  improvement: 'improve',
  checks: 'check',
  follow_up: 'followUp',
  progress_check: 'checkProgress',
  note: 'discuss',
};

const simple: Partial<Record<Step, VerbKey>> = {
  accept: 'accept',
  verify: 'verify',
  classify: 'classify',
  contact: 'contact',
  investigate: 'evidence',
  analyse: 'cause',
  agree: 'agree',
  feed_back: 'feedBack',
  satisfaction: 'satisfaction',
  improve: 'improve',
  check: 'check',
  follow_up: 'followUp',
  close: 'close',
};

export type Doing = { key: VerbKey; target: Target };

/** May the actor do the verb on this case now? */
export function isOffered(key: VerbKey, page: CasePage): boolean {
  const verb = verbs[key];
  if (verb.may === 'target' || !page.may[verb.may]) return false;
  return verb.fits?.(page) ?? true;
}

function ofStep(step: Step, page: CasePage): Doing | null {
  if (step === 'plan') {
    const draft = planIn(page, 'draft');
    return draft === undefined
      ? { key: 'makePlan', target: {} }
      : { key: 'submitPlan', target: { planId: draft.id } };
  }
  if (step === 'approve') {
    const waiting = page.approvals.find((approval) => approval.kind === 'plan' && approval.mayDecide);
    return waiting === undefined ? null : { key: 'decide', target: { approvalId: waiting.id } };
  }
  if (step === 'execute') {
    const task = page.tasks.find((one) => one.mayComplete && one.status === 'open');
    return task === undefined ? null : { key: 'completeTask', target: { taskId: task.id } };
  }
  const key = simple[step];
  return key === undefined ? null : { key, target: {} };
}

/** The one thing to do now, when this actor may do it. */
export function nextDoing(page: CasePage): Doing | null {
  if (page.nextStep === null) return null;
  const doing = ofStep(page.nextStep.step, page);
  if (doing === null) return null;
  return verbs[doing.key].may === 'target' || isOffered(doing.key, page) ? doing : null;
}

/** What must be on record before the verb is accepted; empty when it may be done now. */
export function missingFor(key: VerbKey, page: CasePage): string[] {
  const step = page.stepList.find((one) => simple[one.step] === key);
  return step === undefined ? [] : step.missing.slice(0, -1);
}
