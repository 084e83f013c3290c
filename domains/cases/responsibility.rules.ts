import type { Step } from './terms.contract.ts';

type Persons = {
  ownerId: string;
  handlerId: string | null;
  headId: string | null;
  approverId: string | null;
  taskPersonId: string | null;
};

/** The one person who does the step: the department until the plan, the authority for approval, the owner towards the customer (S0 1.1, 1.2; S3 2-K4-1). */
export function responsibleFor(step: Step, persons: Persons): string {
  const department = persons.handlerId ?? persons.headId ?? persons.ownerId;
  switch (step) {
    case 'accept':
      return persons.headId ?? persons.ownerId;
    case 'approve':
      return persons.approverId ?? department;
    case 'execute':
      return persons.taskPersonId ?? department;
    case 'agree':
    case 'feed_back':
    case 'satisfaction':
    case 'follow_up':
    case 'check':
    case 'close':
      return persons.ownerId;
    default:
      return department;
  }
}
