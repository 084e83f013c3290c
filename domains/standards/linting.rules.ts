import { type Finding, findingCodes, type LintContext } from './linting.contract.ts';
import { clauseFindings } from './linting-clauses.rules.ts';
import { documentFindings } from './linting-documents.rules.ts';
import { type Draft, severityOf } from './linting-drafts.rules.ts';
import { gradeFindings } from './linting-grades.rules.ts';
import { limitFindings } from './linting-limits.rules.ts';
import { policyFindings } from './linting-policy.rules.ts';
import { reachFindings } from './linting-reach.rules.ts';
import type { Pack } from './standards.contract.ts';

/** A decision settles a finding when it names the code and every clause; nothing settles what blocks. */
function decided(draft: Draft, pack: Pack): Finding {
  const severity = severityOf(draft);
  const decision = pack.decisions.find(
    ({ settles, clauses }) =>
      settles.includes(draft.code) && draft.clauses.every((clause) => clauses.includes(clause)),
  );
  return {
    code: draft.code,
    severity,
    settledBy: severity === 'blocks' ? null : (decision?.key ?? null),
    clauses: draft.clauses,
    path: draft.path,
    tension: draft.tension ?? null,
    values: draft.values ?? {},
  };
}

const rank = ({ severity, code }: Finding): number =>
  findingCodes.indexOf(code) - (severity === 'blocks' ? findingCodes.length : 0);

/**
 * Every contradiction, gap and doubt in a pack, what blocks publishing first. A finding is settled when a decision of
 * the pack names its code and all its clauses; what blocks is never settled. Days and years are those of `context`.
 */
export function lintPack(pack: Pack, context: LintContext): Finding[] {
  return [
    ...limitFindings(pack),
    ...gradeFindings(pack),
    ...clauseFindings(pack, context.today),
    ...documentFindings(pack, context.today),
    ...policyFindings(pack, context.amountsSet),
    ...reachFindings(pack, context),
  ]
    .map((draft) => decided(draft, pack))
    .toSorted((a, b) => rank(a) - rank(b));
}
