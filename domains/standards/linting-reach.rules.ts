import { incompleteCategories } from './completeness.rules.ts';
import { covers } from './conditions.rules.ts';
import { countingOf, longestHours, usualHours } from './durations.rules.ts';
import type { LintContext } from './linting.contract.ts';
import { amount, type Draft, unique } from './linting-drafts.rules.ts';
import { workflowStages } from './policy-terms.contract.ts';
import { complaintCategories, type Limit, type Pack, type Route } from './standards.contract.ts';

/** Routing lines behind one that takes all their cases. */
function deadRoutes(routing: readonly Route[]): Draft[] {
  return routing.flatMap((route, place): Draft[] => {
    const earlier = routing.slice(0, place).find((other) => covers(other.when, route.when));
    if (earlier === undefined) return [];
    const values = { reason: 'earlier', rule: route.key, by: earlier.key };
    const clauses = unique([route.clause, earlier.clause]);
    return [{ code: 'unreachable_rule', clauses, path: `routing.${route.key}`, values }];
  });
}

const sameClock = (a: Limit, b: Limit): boolean =>
  a.event === b.event &&
  a.subject === b.subject &&
  a.from === b.from &&
  countingOf(a.duration) === countingOf(b.duration);

/** Limits that another one always ends before, and limits that give way to their own clause. */
function deadLimits(limits: readonly Limit[]): Draft[] {
  const binding = limits.filter((limit) => limit.binding === 'breach' && limit.supersededBy === null);
  const later = binding.flatMap((limit): Draft[] => {
    const earlier = binding.find(
      (other) =>
        sameClock(other, limit) &&
        usualHours(other.duration) < usualHours(limit.duration) &&
        covers(other.when, limit.when),
    );
    if (earlier === undefined) return [];
    const values = {
      reason: 'always_later',
      rule: limit.key,
      by: earlier.key,
      duration: amount(limit.duration),
      byDuration: amount(earlier.duration),
    };
    const clauses = unique([limit.clause, earlier.clause]);
    return [{ code: 'unreachable_rule', clauses, path: `limits.${limit.key}`, values }];
  });
  const own = limits
    .filter((limit) => limit.supersededBy === limit.clause)
    .map((limit): Draft => {
      const values = { reason: 'superseded_by_itself', rule: limit.key };
      return { code: 'unreachable_rule', clauses: [limit.clause], path: `limits.${limit.key}`, values };
    });
  return [...later, ...own];
}

/** Categories without process, department or time limit, and categories that are not there (S3 2-七-1). */
function categoryGaps(pack: Pack): Draft[] {
  const known = incompleteCategories(pack).map(({ category, lacks }): Draft => {
    const clauses = pack.categories.filter(({ key }) => key === category).map(({ clause }) => clause);
    const values = { category, missing: lacks };
    return { code: 'category_incomplete', clauses, path: `categories.${category}`, values };
  });
  const absent = complaintCategories
    .filter((key) => !pack.categories.some((category) => category.key === key))
    .map((category): Draft => {
      const values = { category, missing: ['entry'] };
      return { code: 'category_incomplete', clauses: [], path: 'categories', values };
    });
  return [...known, ...absent];
}

const stageGaps = (pack: Pack): Draft[] =>
  workflowStages
    .filter((stage) => !pack.stages.some((limit) => limit.stage === stage))
    .map((stage) => ({ code: 'stage_without_limit', clauses: [], path: 'stages', values: { stage } }));

const DAY_MS = 86_400_000;
const DAY_HOURS = 24;
/** Notices come out in November: by then due dates begin to reach into the next year. */
const LEAST_DAYS = 60;
const MOST_DAYS = 366;

/** Years that due dates reach from today and that have no notice of days off. */
function missingYears(pack: Pack, { calendarYears, today }: LintContext): Draft[] {
  const working = [...pack.limits, ...pack.stages]
    .map(({ duration }) => duration)
    .filter((duration) => countingOf(duration) === 'working');
  const start = Date.parse(`${today}T00:00:00Z`);
  if (working.length === 0 || Number.isNaN(start)) return [];
  const reach = Math.max(...working.map(longestHours)) / DAY_HOURS;
  const days = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, reach));
  const first = new Date(start).getUTCFullYear();
  const last = new Date(start + days * DAY_MS).getUTCFullYear();
  return unique([first, last])
    .filter((year) => !calendarYears.includes(year))
    .map((year) => ({ code: 'calendar_year_missing', clauses: [], path: 'calendar', values: { year } }));
}

/** Rules that never apply, and what has no rule. */
export const reachFindings = (pack: Pack, context: LintContext): Draft[] => [
  ...categoryGaps(pack),
  ...stageGaps(pack),
  ...deadRoutes(pack.routing),
  ...deadLimits(pack.limits),
  ...missingYears(pack, context),
];
