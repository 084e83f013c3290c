import type { AuthorityLimit } from './authority.contract.ts';

export type Severity = AuthorityLimit['severity'];
export type PlannedMeasure = { type: string; amountFen: number };

/** Why somebody may not decide: the code and the values a person needs to understand it. */
export type AuthorityReason = { code: string; values: Record<string, unknown> };

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

const MEASURES = ['return', 'exchange', 'repair', 'compensation'];

/** The limit of a position for a measure: its own line, else the line for any measure; undefined: no authority. */
export function limitFor(
  limits: AuthorityLimit[],
  wanted: { position: string; measure: string; severity: Severity },
): AuthorityLimit | undefined {
  const own = limits.filter(
    (limit) => limit.position === wanted.position && limit.severity === wanted.severity,
  );
  return (
    own.find((limit) => limit.measure === wanted.measure) ?? own.find((limit) => limit.measure === 'any')
  );
}

type Question = {
  position: string;
  severity: Severity;
  measures: PlannedMeasure[];
  /** Fen approved earlier on the same case, per measure type: splitting does not evade. */
  spentBefore: Record<string, number>;
  /** Fen that all plans of the case are estimated to cost. */
  costFen?: number;
};

/** Fen per measure type, earlier rounds included; only types with an amount. */
export function cumulativeAmounts(
  measures: PlannedMeasure[],
  spentBefore: Record<string, number>,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const measure of measures) {
    if (measure.amountFen === 0) continue;
    sums[measure.type] = (sums[measure.type] ?? spentBefore[measure.type] ?? 0) + measure.amountFen;
  }
  return sums;
}

function overLimit(limits: AuthorityLimit[], question: Question): AuthorityReason[] {
  const { position, severity } = question;
  const sums = cumulativeAmounts(question.measures, question.spentBefore);
  const reasons: AuthorityReason[] = [];
  for (const [measure, cumulativeFen] of Object.entries(sums)) {
    const limit = limitFor(limits, {
      position,
      measure: MEASURES.includes(measure) ? measure : 'any',
      severity,
    });
    const limitFen = limit?.amountFen ?? null;
    if (limitFen === null) reasons.push({ code: 'amount_not_set', values: { measure, cumulativeFen } });
    else if (cumulativeFen > limitFen) {
      reasons.push({ code: 'amount_over_limit', values: { measure, cumulativeFen, limitFen } });
    }
  }
  // Several measures together, and what the plans cost, are held against the line for any measure as well.
  const amounts =
    sum(question.measures.map((measure) => measure.amountFen)) + sum(Object.values(question.spentBefore));
  const total = Math.max(amounts, question.costFen ?? 0);
  const whole = limitFor(limits, { position, measure: 'any', severity })?.amountFen ?? null;
  if (whole !== null && total > whole && reasons.length === 0) {
    reasons.push({
      code: 'amount_over_limit',
      values: { measure: 'any', cumulativeFen: total, limitFen: whole },
    });
  }
  return reasons;
}

/**
 * Why this position may not decide these measures; empty when it may. The front line decides general complaints
 * within its amount; major ones and larger amounts go to the superior; an amount that is not set lets nothing
 * above zero through (S1 5.2).
 */
export function beyondAuthority(limits: AuthorityLimit[], question: Question): AuthorityReason[] {
  const { position, severity } = question;
  if (limitFor(limits, { position, measure: 'any', severity }) === undefined) {
    return [{ code: severity === 'major' ? 'major_complaint' : 'no_authority', values: { position } }];
  }
  return overLimit(limits, question);
}
