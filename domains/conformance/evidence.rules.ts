import { invalid } from '../../kernel/refusal.ts';
import type { Clause } from '../standards/clauses.contract.ts';
import { clockEvents, type Pack } from '../standards/standards.contract.ts';
import type { executedBy, Figure, MatrixRow } from './evidence.contract.ts';

export type ClockEvent = (typeof clockEvents)[number];

/** Evidence that is counted per case. */
export const caseEvidence = [
  'owner_named',
  'department_named',
  'contact_recorded',
  'investigation_recorded',
  'cause_recorded',
  'plan_agreed',
  'satisfaction_asked',
  'follow_up_done',
  'four_checks',
  'closed_with_confirmation',
  'approvals_within_authority',
  'extension_with_notice',
  'product_recorded',
  'rated_at_registration',
  'classified',
  'reclassified',
  'merged',
  'response_tiers',
  'department_head_told',
  'progress_fed_back',
  'second_round',
  'external_remedies_told',
  'timeline_complete',
  'feedback_classified',
] as const;
export type CaseEvidence = (typeof caseEvidence)[number];

/** Evidence that is counted over the company: entries of a log, versions, units. */
export const companyEvidence = [
  'refusals_logged',
  'access_log',
  'standard_versions',
  'policy_acknowledged',
  'calendar_published',
  'service_catalogue',
  'organisation_units',
] as const;
export type CompanyEvidence = (typeof companyEvidence)[number];

/** Where the figure of a clause comes from. */
export type Basis =
  /** Clocks of the event; `own`: only those that this clause set. `event` null: every clock of the clause. */
  | { from: 'clocks'; event: ClockEvent | null; own: boolean }
  | { from: 'cases'; key: CaseEvidence }
  | { from: 'company'; key: CompanyEvidence }
  | { from: 'none' };

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

const eventOf = (key: string): ClockEvent | undefined =>
  key.startsWith('limit_') ? clockEvents.find((event) => event === key.slice('limit_'.length)) : undefined;

/**
 * What is counted for a clause: its evidence key, else its own limits. A key without a query counts nothing: no figure
 * is better than a made-up one.
 */
export function basisOf(clause: Clause, pack: Pack): Basis {
  const limits = pack.limits.filter((limit) => limit.clause === clause.id && limit.supersededBy === null);
  const key = clause.execution?.evidence ?? null;
  if (key === null) return limits.length > 0 ? { from: 'clocks', event: null, own: true } : { from: 'none' };
  const event = eventOf(key);
  if (event !== undefined)
    return { from: 'clocks', event, own: limits.some((limit) => limit.event === event) };
  if (isOneOf(caseEvidence, key)) return { from: 'cases', key };
  if (isOneOf(companyEvidence, key)) return { from: 'company', key };
  return { from: 'none' };
}

/** How a clause is carried out: as its record says; else by its limits, its gates, or people. */
export function executedByOf(clause: Clause, pack: Pack): (typeof executedBy)[number] {
  if (clause.execution !== null) return clause.execution.by;
  if (pack.limits.some((limit) => limit.clause === clause.id)) return 'clock';
  return pack.gates.some((gate) => gate.clause === clause.id) ? 'gate' : 'people';
}

/** Whole percent kept of what is decided, rounded down: 100 only when nothing was missed. null: nothing is decided. */
export function percentKept(figure: Pick<Figure, 'kept' | 'notKept'>): number | null {
  const decided = figure.kept + figure.notKept;
  return decided === 0 ? null : Math.floor((figure.kept / decided) * 100);
}

type Shown = Pick<MatrixRow, 'figure' | 'statement'>;

/** Missed in the period, or nothing shows anything: no decided figure and no statement of a person. */
export function isOpenGap({ figure, statement }: Shown): boolean {
  if (statement !== null) return statement.verdict === 'not_kept' || (figure?.notKept ?? 0) > 0;
  return figure === null || figure.notKept > 0;
}

const MOST_DAYS = 1100;
const DAY_MS = 86_400_000;

/** Instants of a period of Chinese days; refuses one that is empty or longer than three years. */
export function spanOf(period: { from: string; to: string }): { from: string; to: string; end: number } {
  const start = Date.parse(`${period.from}T00:00:00+08:00`);
  const end = Date.parse(`${period.to}T00:00:00+08:00`);
  if (end <= start) throw invalid('period.empty', { field: 'to' });
  if (end - start > MOST_DAYS * DAY_MS) throw invalid('period.too_long', { field: 'to' });
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString(), end };
}
