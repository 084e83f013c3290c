import { contradictionIn, type When } from './conditions.rules.ts';
import type { Fault } from './pack-keys.rules.ts';
import { workflowStages } from './policy-terms.contract.ts';
import type { Limit, Pack } from './standards.contract.ts';

const capsItself = (limit: Limit, byKey: Map<string, Limit>): boolean => {
  const seen = new Set([limit.key]);
  let next = limit.cappedBy;
  while (next !== null) {
    if (seen.has(next)) return true;
    seen.add(next);
    next = byKey.get(next)?.cappedBy ?? null;
  }
  return false;
};

function faultOfCap(limit: Limit, byKey: Map<string, Limit>): string | null {
  if (limit.cappedBy === null) return null;
  const cap = byKey.get(limit.cappedBy);
  if (cap === undefined) return 'limit_unknown';
  if (capsItself(limit, byKey)) return 'limit_caps_itself';
  return cap.event === limit.event ? null : 'limit_caps_another_event';
}

/** Caps that are unknown, run in a circle or end another event. */
export function badCaps(pack: Pack): Fault[] {
  const byKey = new Map(pack.limits.map((limit) => [limit.key, limit]));
  return pack.limits.flatMap((limit, place) => {
    const message = faultOfCap(limit, byKey);
    return message === null ? [] : [{ at: ['limits', place, 'cappedBy'], message }];
  });
}

/** A start that falls back to itself would wait for itself. */
export const badFallbacks = (pack: Pack): Fault[] =>
  pack.limits.flatMap((limit, place) =>
    limit.fallbackFrom === limit.from
      ? [{ at: ['limits', place, 'fallbackFrom'], message: 'fallback_is_itself' }]
      : [],
  );

function faultsOf(when: When, at: (string | number)[]): Fault[] {
  const twice = Object.entries(when).flatMap(([fact, wanted]) =>
    Array.isArray(wanted) && new Set<unknown>(wanted).size < wanted.length
      ? [{ at: [...at, fact], message: 'value_repeated' }]
      : [],
  );
  const values = contradictionIn(when);
  if (values === null) return twice;
  return [...twice, { at: [...at, values.first], message: 'condition_never_fits', values }];
}

/** Conditions that no case can fit, and values given twice. */
export const badConditions = (pack: Pack): Fault[] => [
  ...pack.limits.flatMap(({ when }, place) => faultsOf(when, ['limits', place, 'when'])),
  ...pack.routing.flatMap(({ when }, place) => faultsOf(when, ['routing', place, 'when'])),
  ...pack.authority.majorWhen.flatMap((when, place) => faultsOf(when, ['authority', 'majorWhen', place])),
];

/** Every stage of the work has a time limit (S2 1.4.2). */
export const stagesWithoutLimit = (pack: Pack): Fault[] =>
  workflowStages
    .filter((stage) => !pack.stages.some((limit) => limit.stage === stage))
    .map((stage) => ({ at: ['stages', stage], message: 'stage_without_limit' }));
