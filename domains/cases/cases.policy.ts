import { mayFor } from '../identity/identity.policy.ts';

type Person = {
  id: string | null;
  departmentId: string | null;
  rights: Record<string, string[] | null>;
  scope?: string;
};
type CasePart = {
  kind: string;
  owner_id: string;
  handler_id: string | null;
  responsible_id: string | null;
  lead_department_id: string | null;
};

/** Has the person a part in the case: owner, handler, responsible, or of the lead department? */
const hasPart = (person: Person, row: CasePart): boolean =>
  [row.owner_id, row.handler_id, row.responsible_id].includes(person.id) ||
  (row.lead_department_id !== null && row.lead_department_id === person.departmentId);

/** May act on the case: the right for its kind, and a part in it; assigning and overriding positions need no part. */
export const actsFor = (person: Person, row: CasePart, permission: string): boolean =>
  mayFor(person, permission, row.kind) &&
  (person.scope === 'all' || hasPart(person, row) || mayFor(person, 'cases:assign', row.kind));

/** Accepts or returns for the lead department: its head, its members with the right to assign, or an overriding position. */
export const mayAccept = (person: Person, row: CasePart, headId: string | null): boolean =>
  mayFor(person, 'cases:handle', row.kind) &&
  (person.id === headId ||
    (person.departmentId === row.lead_department_id && mayFor(person, 'cases:assign', row.kind)) ||
    mayFor(person, 'cases:override', row.kind) ||
    (headId === null && hasPart(person, row)));

/** Lowering a level and skipping a step is for supervising positions (S3 2-二-1, S0 1.2). */
export const mayLower = (person: Person, row: CasePart): boolean =>
  mayFor(person, 'cases:lower_level', row.kind);
export const maySkip = (person: Person, row: CasePart): boolean => mayFor(person, 'cases:override', row.kind);
