import type { Permission } from '../identity/identity.contract.ts';
import { may } from '../identity/identity.policy.ts';
import type { ReturnAct } from './steps.rules.ts';

type Doer = { id: string | null; rights: Record<string, string[] | null> };

const RIGHTS: Partial<Record<ReturnAct, Permission>> = { pay: 'returns:pay', reject: 'returns:reject' };

/** Who pays does nothing else, and refusing a customer is for those above; nobody acts on a complaint that names him. */
export const mayAct = (person: Doer, act: ReturnAct, namedUserId: string | null): boolean =>
  may(person, RIGHTS[act] ?? 'returns:handle') && (person.id === null || person.id !== namedUserId);
