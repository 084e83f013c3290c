import { overlap } from './conditions.rules.ts';
import { usualHours } from './durations.rules.ts';
import { amount, type Draft, oncePerClauses, unique } from './linting-drafts.rules.ts';
import type { Limit, Pack } from './standards.contract.ts';

/** Schemes of grades, the gravest first. */
const schemes = {
  incidentGrade: [1, 2, 3, 4],
  level: [1, 2],
  impactClass: ['A', 'B', 'C'],
  urgency: ['urgent', 'general'],
} as const;
type Scheme = keyof typeof schemes;
const schemeNames = Object.keys(schemes) as Scheme[];
/** Where the glossary explains a scheme. */
const glossaryKeys: Record<Scheme, string> = {
  incidentGrade: 'incident_grade',
  level: 'level',
  impactClass: 'impact_class',
  urgency: 'urgency',
};

const gradesOf = (limit: Limit, scheme: Scheme): readonly (string | number)[] => limit.when[scheme] ?? [];
const placesOf = (limit: Limit, scheme: Scheme): number[] =>
  gradesOf(limit, scheme).map((grade) => (schemes[scheme] as readonly (string | number)[]).indexOf(grade));
const called = (scheme: Scheme, grades: readonly (string | number)[]): string[] =>
  grades.map((grade) => `${scheme} ${grade}`);

const sameClock = (a: Limit, b: Limit): boolean => a.event === b.event && a.subject === b.subject;

function isLooser(grave: Limit, mild: Limit, scheme: Scheme): boolean {
  if (!sameClock(grave, mild) || grave.from !== mild.from) return false;
  const [graves, milds] = [placesOf(grave, scheme), placesOf(mild, scheme)];
  if (graves.length === 0 || milds.length === 0 || Math.max(...graves) >= Math.min(...milds)) return false;
  return overlap(grave.when, mild.when, [scheme]) && usualHours(grave.duration) > usualHours(mild.duration);
}

/** A graver case that is given more time than a milder one, superseded clauses too: the text still says so. */
function looserWhenGraver(limits: readonly Limit[]): Draft[] {
  return schemeNames.flatMap((scheme) =>
    limits.flatMap((grave) =>
      limits
        .filter((mild) => isLooser(grave, mild, scheme))
        .map((mild) => ({
          code: 'limit_looser_when_graver' as const,
          clauses: unique([grave.clause, mild.clause]),
          path: `limits.${grave.key}`,
          tension: scheme === 'incidentGrade' ? 'T7' : null,
          values: {
            event: grave.event,
            graver: called(scheme, gradesOf(grave, scheme)),
            longer: amount(grave.duration),
            milder: called(scheme, gradesOf(mild, scheme)),
            shorter: amount(mild.duration),
          },
        })),
    ),
  );
}

/** Grades of a scheme that an event's limits use, without a limit of their own. */
function gradesWithoutLimit(limits: readonly Limit[]): Draft[] {
  return schemeNames.flatMap((scheme) => {
    const using = limits.filter((limit) => gradesOf(limit, scheme).length > 0);
    const firsts = using.filter(
      (limit, place) => using.findIndex((other) => sameClock(other, limit)) === place,
    );
    return firsts.flatMap((first): Draft[] => {
      const own = using.filter((limit) => sameClock(limit, first));
      const named = own.flatMap((limit) => gradesOf(limit, scheme));
      const missing = schemes[scheme].filter((grade) => !named.includes(grade));
      if (missing.length === 0) return [];
      const fallback = limits.find(
        (limit) =>
          sameClock(limit, first) &&
          limit.supersededBy === null &&
          limit.binding === 'breach' &&
          gradesOf(limit, scheme).length === 0 &&
          overlap(limit.when, first.when),
      );
      return [
        {
          code: 'grade_without_limit',
          clauses: unique([...own, ...(fallback ? [fallback] : [])].map(({ clause }) => clause)),
          path: `limits.${first.key}`,
          tension: scheme === 'incidentGrade' ? 'T8' : null,
          values: {
            event: first.event,
            grades: called(scheme, missing),
            fallback: fallback?.clause ?? '',
            duration: fallback ? amount(fallback.duration) : '',
          },
        },
      ];
    });
  });
}

/** Schemes by which cases are routed or decided, but which no limit asks for. */
function schemesWithoutLimit(pack: Pack): Draft[] {
  return schemeNames.flatMap((scheme): Draft[] => {
    if (pack.limits.some((limit) => limit.when[scheme] !== undefined)) return [];
    const uses = [
      ...(pack.authority.majorWhen.some((when) => when[scheme] !== undefined) ? [pack.authority.clause] : []),
      ...pack.routing.filter(({ when }) => when[scheme] !== undefined).map(({ clause }) => clause),
    ];
    if (uses.length === 0) return [];
    const term = pack.glossary.find(({ key }) => key === glossaryKeys[scheme]);
    const clauses = unique([...(term?.clause ? [term.clause] : []), ...uses]);
    const tension = scheme === 'impactClass' ? 'T11' : null;
    return [
      { code: 'scheme_without_limit', clauses, path: 'authority.majorWhen', tension, values: { scheme } },
    ];
  });
}

/** Response tiers named by a clause that gives the response a number and the tiers none. */
function tiersWithoutNumber(pack: Pack): Draft[] {
  const { clause, value } = pack.settings.responseTierPercents;
  const numbered = pack.limits.some(
    (limit) => limit.clause === clause && limit.event === 'respond' && limit.origin === 'clause',
  );
  if (!numbered) return [];
  const percents = value.map((percent) => `${percent}%`);
  return [
    {
      code: 'tiers_without_number',
      clauses: [clause],
      path: 'settings.responseTierPercents',
      tension: 'T10',
      values: { percents },
    },
  ];
}

/** Categories of complaints that come from different lists. */
function categorySources(pack: Pack): Draft[] {
  const clauses = unique(pack.categories.map(({ clause }) => clause));
  if (clauses.length < 2) return [];
  return [
    { code: 'category_source_differs', clauses, path: 'categories', tension: 'T12', values: { clauses } },
  ];
}

/** What grades do to limits: T7, T8, T10, T11 and T12. */
export function gradeFindings(pack: Pack): Draft[] {
  const own = pack.limits.filter((limit) => limit.binding === 'breach' && limit.origin !== 'law');
  return [
    ...oncePerClauses(looserWhenGraver(own)),
    ...gradesWithoutLimit(own),
    ...schemesWithoutLimit(pack),
    ...tiersWithoutNumber(pack),
    ...categorySources(pack),
  ];
}
