import type { CaseMay, CasePage } from '../../../../domains/cases/case-page.contract.ts';
import type { Name } from '../../../../domains/cases/term-names.contract.ts';
import type { Endpoint } from '../../../../kernel/contract.ts';
import type { Field, Values } from './field.ts';

/** What a verb is done to besides the case: a plan, a task, an approval, a cooperating department. */
export type Target = { planId?: number; taskId?: number; approvalId?: number; departmentId?: string };

/** One verb of a case: its button, its form, its request. */
export type Verb = {
  name: Name;
  group: 'record' | 'flow' | 'time';
  endpoint: Endpoint;
  /** The permission on the answer that shows the verb; `target`: shown beside its target only. */
  may: keyof CaseMay | 'target';
  clause?: string;
  intro?: Name;
  fields: Field[];
  /** Hides the verb although it is permitted, because it has nothing to act on now. */
  fits?: (page: CasePage) => boolean;
  start?: (page: CasePage, target: Target) => Values;
  /** Turns the answers into the body, without the version. */
  body?: (values: Values, page: CasePage, target: Target) => Values;
  params?: (target: Target) => Values;
  /** The request carries no version of the case. */
  unversioned?: boolean;
};

const roundPlans = (page: CasePage) => page.plans.filter((plan) => plan.round === page.round);
export const planIn = (page: CasePage, ...statuses: string[]) =>
  roundPlans(page).findLast((plan) => statuses.includes(plan.status));
