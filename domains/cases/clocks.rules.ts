import { iso, isoOrNull } from '../../kernel/time.ts';
import type { CaseFacts, Clock } from '../deadlines/deadlines.contract.ts';
import type { Bilingual } from '../standards/clauses.contract.ts';
import type { Pack } from '../standards/standards.contract.ts';

type ClassifiedCase = {
  kind: string;
  urgency: string;
  importance: string;
  category: string | null;
  level: number | null;
  impact_class: string | null;
  product_type: string | null;
  region: string | null;
  channel: string;
  customer_grade: string;
  needs_repair: boolean;
  special: boolean;
};

/** The facts of a case that choose its limits. */
export const clockFacts = (row: ClassifiedCase): CaseFacts =>
  ({
    kind: row.kind,
    urgency: row.urgency,
    importance: row.importance,
    category: row.category,
    level: row.level,
    impactClass: row.impact_class,
    productType: row.product_type,
    region: row.region,
    channel: row.channel,
    customerGrade: row.customer_grade,
    needsRepair: row.needs_repair,
    special: row.special,
    incidentGrade: null,
  }) as CaseFacts;

export type StoredThreshold = { key: string; at: string };

/** A clock as `case_clocks` keeps it; `wake_at` is the next instant at which something must be recorded. */
export type ClockRow = {
  limit_key: string;
  event: string;
  clause: string;
  kind: 'breach' | 'target';
  binding: boolean;
  status: string;
  started_at: string;
  original_due_at: string | null;
  due_at: string | null;
  met_at: string | null;
  excused: boolean;
  flags: string[];
  thresholds: StoredThreshold[];
  wake_at: string | null;
};

const isLive = (clock: Clock) =>
  clock.supersededBy === null &&
  ['running', 'paused', 'breached'].includes(clock.status) &&
  clock.metAt === null;

/**
 * Instants at which a live clock has something to record: just after the due instant (met at it is on time), and for
 * the limit that binds its event also warnings and tiers; a looser limit beside it would only say the same twice.
 */
function thresholdsOf(clock: Clock): StoredThreshold[] {
  if (!isLive(clock) || clock.dueAt === null) return [];
  const marks = (clock.binding ? clock.thresholds : []).flatMap((threshold) =>
    threshold.at === null
      ? []
      : [
          {
            key: threshold.kind === 'tier' ? `tier:${threshold.tier}` : `warning:${threshold.percent}`,
            at: threshold.at,
          },
        ],
  );
  return [...marks, { key: 'due', at: clock.dueAt + 1 }]
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => ({ key: mark.key, at: iso(mark.at) }));
}

/** First threshold that was not recorded yet. */
const wakeAt = (thresholds: StoredThreshold[], fired: string[]): string | null =>
  thresholds.find((threshold) => !fired.includes(threshold.key))?.at ?? null;

export function clockRow(clock: Clock, fired: string[] = []): ClockRow {
  const thresholds = thresholdsOf(clock);
  return {
    limit_key: clock.limitKey,
    event: clock.event,
    clause: clock.clause,
    kind: clock.bindingKind,
    binding: clock.binding,
    status: clock.supersededBy === null ? clock.status : 'stopped',
    started_at: iso(clock.startedAt),
    original_due_at: iso(clock.originalDueAt),
    due_at: isoOrNull(clock.dueAt),
    met_at: isoOrNull(clock.metAt),
    excused: clock.extendedDueAt !== null,
    flags: clock.supersededBy === null ? clock.flags : [...clock.flags, `superseded:${clock.supersededBy}`],
    thresholds,
    wake_at: wakeAt(thresholds, fired),
  };
}

/** Not met, not stopped, and late after its due instant. */
export const isOpenBreachable = (row: ClockRow): boolean =>
  row.kind === 'breach' && row.met_at === null && row.status !== 'stopped';

/** The next thing due on a case: the earliest open, binding, breachable clock. */
export function nextDueOf(rows: ClockRow[]): { at: string; event: string; clause: string } | null {
  const open = rows.filter((row) => row.due_at !== null && isOpenBreachable(row));
  const first = open.toSorted((a, b) => Date.parse(a.due_at ?? '') - Date.parse(b.due_at ?? ''))[0];
  return first?.due_at ? { at: first.due_at, event: first.event, clause: first.clause } : null;
}

/** Our wording of the clause behind a limit. */
export const clauseText = (pack: Pack, clause: string): Bilingual =>
  pack.clauses.find((known) => known.id === clause)?.text ?? { zh: clause, en: clause };
