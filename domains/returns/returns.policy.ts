import type { Permission } from '../identity/identity.contract.ts';
import { mayFor } from '../identity/identity.policy.ts';
import type { ReturnAct } from './steps.rules.ts';

type Doer = { id: string | null; rights: Record<string, string[] | null> };
type About = { caseKind: string; namedUserId: string | null };

/** Goods are for the store as well; amounts and the customer's word for whoever handles the case. */
const RIGHTS: Record<ReturnAct, Permission> = {
  ship: 'returns:handle',
  receive: 'returns:handle',
  inspect: 'returns:handle',
  hand_over: 'returns:handle',
  settle: 'cases:handle',
  cancel: 'cases:handle',
  pay: 'returns:pay',
  reject: 'returns:reject',
};

/** The right that an act needs. */
export const rightFor = (act: ReturnAct): Permission => RIGHTS[act];

/** Who pays does nothing else, and refusing a customer is for those above; nobody acts on a complaint that names him. */
export const mayAct = (person: Doer, act: ReturnAct, about: About): boolean =>
  mayFor(person, rightFor(act), about.caseKind) && (person.id === null || person.id !== about.namedUserId);
