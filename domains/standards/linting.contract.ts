import { z } from 'zod';
import { endpoint, rowId } from '../../kernel/contract.ts';

/** What the linter can find, in the order in which people read it. */
export const findingCodes = [
  'limits_disagree',
  'units_mixed',
  'starts_differ',
  'target_beside_limit',
  'limit_kept_across_kinds',
  'law_cuts_limit',
  'limit_looser_when_graver',
  'grade_without_limit',
  'wording_without_number',
  'wording_not_set',
  'tiers_without_number',
  'scheme_without_limit',
  'category_source_differs',
  'stances_opposed',
  'amount_not_set',
  'quiet_hours_cross_limit',
  'citation_two_titles',
  'citation_mis_titled',
  'citation_unverified',
  'advisory_ratio',
  'clause_cut',
  'target_without_baseline',
  'claim_as_fact',
  'below_the_law',
  'forbidden_term',
  'scope_incomplete',
  'category_incomplete',
  'stage_without_limit',
  'unreachable_rule',
  'calendar_year_missing',
  'law_article_unknown',
  'law_not_named',
  'document_superseded',
  'document_unverified',
  'review_overdue',
] as const;
export type FindingCode = (typeof findingCodes)[number];

const Value = z.union([z.string(), z.number(), z.array(z.string())]);

/** A contradiction, gap or doubt in a pack. */
export const Finding = z.strictObject({
  code: z.enum(findingCodes),
  /** `blocks`: a version with it is not published, and no decision settles it. */
  severity: z.enum(['blocks', 'warns']),
  /** Key of the decision that settles it; null while it is open. */
  settledBy: z.string().nullable(),
  clauses: z.array(z.string()),
  /** Place in the pack: `limits.urgent_respond`. */
  path: z.string(),
  /** The known tension between the shipped documents that it shows: T1 to T28. */
  tension: z.string().nullable(),
  /** Figures and codes of the sentence. */
  values: z.record(z.string(), Value),
});
export type Finding = z.infer<typeof Finding>;

/** What the linter knows besides the pack. */
export type LintContext = {
  /** Years with a published notice of days off. */
  calendarYears: readonly number[];
  /** Today in China, `2026-11-25`. */
  today: string;
  /** Has the organisation set amounts of authority? null: not known, the pack alone counts. */
  amountsSet: boolean | null;
};

export const GetFindings = endpoint({
  method: 'GET',
  path: '/api/standards/in-force/findings',
  summary: 'What the linter finds in the standard in force: contradictions, gaps and doubts, open or settled',
  output: z.object({ version: z.string(), findings: z.array(Finding) }),
});

export const GetVersionFindings = endpoint({
  method: 'GET',
  path: '/api/standard-versions/:id/findings',
  summary: 'What the linter finds in a version; what blocks keeps it from being published (S3 3-K1-1)',
  params: z.object({ id: rowId }),
  output: z.object({ version: z.string(), findings: z.array(Finding) }),
});
