import type { CaseRecord, StoredApproval } from './case-record.contract.ts';
import { type Handling, skippedSteps } from './handling.rules.ts';

/** A case with its parts as they are stored; the page and the verbs read them by different statements. */
type StoredParts = {
  row: CaseRecord;
  records: Handling['records'];
  plans: Handling['plans'];
  tasks: { plan_id: number | null; status: string }[];
  approvals: StoredApproval[];
  cooperationsOpen: number;
};

/** What the gates see of a case: one reading, so that a page never offers what a verb then refuses. */
export const handlingOf = ({ row, ...parts }: StoredParts): Handling => ({
  kind: row.kind,
  level: row.level,
  impactClass: row.impact_class,
  acceptance: row.acceptance,
  round: row.round,
  closed: row.closed_at !== null,
  records: parts.records,
  plans: parts.plans,
  tasks: parts.tasks.map((task) => ({ planId: task.plan_id, status: task.status })),
  cooperationsOpen: parts.cooperationsOpen,
  skipped: skippedSteps(parts.approvals, row.round),
});
