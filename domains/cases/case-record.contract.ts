import type { regionCodes } from '../identity/identity.contract.ts';
import type { ClockRow } from './clocks.rules.ts';
import type { Category, Kind, MeasureType, RecordKind, Stage, Step } from './terms.contract.ts';

/** A case row as it is stored; instants are text. */
export type CaseRecord = {
  id: number;
  number: string;
  kind: Kind;
  urgency: 'general' | 'urgent';
  importance: 'high' | 'medium' | 'low';
  category: Category | null;
  level: 1 | 2 | null;
  impact_class: 'A' | 'B' | 'C' | null;
  priority: number;
  business_link: string;
  phase: string;
  channel: string;
  product_type: string | null;
  product_model: string | null;
  product_model_unknown: string | null;
  purchase_channel: string | null;
  purchase_channel_unknown: string | null;
  use_scene: string | null;
  service_type: string | null;
  subject: string;
  customer_id: number;
  customer_grade: string;
  /** Who is to be reached, sealed; readable only where the first sealing has not come to it yet. */
  seal_id: string;
  contact_sealed: string | null;
  contact_name_plain: string | null;
  contact_phone_plain: string | null;
  contact_key: string | null;
  masked_contact_name: string;
  masked_contact_phone: string;
  unit_id: number | null;
  unit_serial: string | null;
  selling_party: string | null;
  servicing_party: string | null;
  region: (typeof regionCodes)[number] | null;
  stage: Stage;
  step: Step;
  round: number;
  needs_repair: boolean;
  special: boolean;
  named_user_id: string | null;
  owner_id: string;
  owner_department_id: string | null;
  lead_department_id: string | null;
  handler_id: string | null;
  responsible_id: string | null;
  acceptance: 'waiting' | 'accepted' | 'returned';
  assignment_rule: string | null;
  tier: number;
  complained_at: string;
  received_at: string;
  registered_at: string;
  first_contact_at: string | null;
  last_contact_at: string | null;
  last_checked_at: string | null;
  stage_since: string | null;
  step_due_at: string | null;
  step_due_clause: string | null;
  step_reported_at: string | null;
  closed_at: string | null;
  next_due_at: string | null;
  next_due_event: string | null;
  next_due_clause: string | null;
  merged_into_id: number | null;
  standard_version_id: number;
  calendar_version_id: number;
  waiting_for_customer: boolean;
  breached: boolean;
  at_risk: boolean;
  source: string | null;
  external_ref: string | null;
  version: number;
};

export type TakenCase = {
  row: CaseRecord;
  records: {
    id: number;
    kind: RecordKind;
    round: number;
    body: Record<string, unknown>;
    at: string;
    by_id: string | null;
  }[];
  plans: StoredPlan[];
  /** Plans of cases merged into this one; their amounts count. */
  merged_plans: StoredPlan[];
  tasks: StoredTask[];
  approvals: StoredApproval[];
  cooperations: { department_id: string; answered_at: string | null }[];
  clock_events: { at: string; type: string; data: Record<string, unknown> }[];
  /** Versions that it was bound to before the present ones. */
  bindings: { until: string; standard: number; calendar: number }[];
  clocks: (Pick<
    ClockRow,
    'limit_key' | 'event' | 'clause' | 'kind' | 'binding' | 'status' | 'due_at' | 'met_at'
  > & { fired: string[] })[];
  text: { course: string; demand: string; expected_outcome: string | null };
  contact_any_time: boolean;
  merged_into: string | null;
};

export type StoredPlan = {
  id: number;
  round: number;
  status: 'draft' | 'submitted' | 'approved' | 'returned' | 'agreed' | 'refused';
  summary: string;
  template: string;
  demands: { demand: string; answer: 'accepted' | 'partly' | 'refused'; reason?: string }[];
  measures: {
    type: MeasureType;
    description: string;
    responsibleId: string;
    responsibleName?: string;
    dueAt: string;
    amountFen: number;
    clause?: string;
  }[];
  responsible_id: string;
  complete_by: string;
  estimated_cost_fen: number;
  compensation_fen: number;
  made_by: string;
  made_at: string;
  agreed_at: string | null;
  agreement_channel: string | null;
  agreement_note: string | null;
  version: number;
};
export type StoredTask = {
  id: number;
  plan_id: number | null;
  kind: string;
  title: string;
  department_id: string | null;
  status: 'open' | 'done' | 'cancelled';
  responsible_id: string | null;
  due_at: string;
  amount_fen: number;
  result: string | null;
  actual_cost_fen: number | null;
  completed_at: string | null;
  version: number;
};
export type StoredApproval = {
  id: number;
  kind: 'plan' | 'handover' | 'level_lowering' | 'stage_skip' | 'amount_raise';
  plan_id: number | null;
  data: Record<string, unknown>;
  amount_fen: number;
  requested_by: string;
  approver_id: string | null;
  status: 'waiting' | 'approved' | 'refused' | 'withdrawn';
  decided_at: string | null;
};
