import type { Actor } from '../../kernel/context.ts';
import { may } from '../identity/identity.policy.ts';
import type { CommandType } from './life.rules.ts';

type Doer = Pick<Actor, 'id' | 'rights'>;
type Visited = { technician: { id: string }; crew: { id: string }[]; status: string } | null;

/** Is the visit that stands the person's own, alone or in the crew? */
export const isOnVisit = ({ id }: Doer, visit: Visited): boolean =>
  visit !== null && (visit.technician.id === id || visit.crew.some((one) => one.id === id));

const OFFICE: readonly CommandType[] = ['settle', 'cancel'];

/** May the person give this command? Work is for whoever makes the visit; the office settles and cancels. */
export const mayCommand = (person: Doer, command: CommandType, visit: Visited): boolean => {
  if (OFFICE.includes(command)) return may(person, 'workorders:dispatch');
  if (['confirm', 'solve_remotely'].includes(command) && may(person, 'workorders:create')) return true;
  return may(person, 'workorders:work') && isOnVisit(person, visit);
};

/** May write down what was found: whoever makes the visit, and the office before it (remote diagnosis). */
export const mayRecord = (person: Doer, visit: Visited): boolean =>
  may(person, 'workorders:create') || (may(person, 'workorders:work') && isOnVisit(person, visit));

/** May take a part from stock for the work: whoever makes the visit and holds the right (S0 6.3). */
export const mayUsePart = (person: Doer, visit: Visited): boolean =>
  may(person, 'parts:use') && isOnVisit(person, visit);

/** May take the customer's money at the door: whoever makes the visit and holds the right. */
export const mayTakePayment = (person: Doer, visit: Visited): boolean =>
  may(person, 'payments:take') && isOnVisit(person, visit);

/** May see evidence as it was sent, with the place where it was taken (S0 5.2). */
export const seesOriginals = (person: Doer): boolean => may(person, 'evidence:view');
