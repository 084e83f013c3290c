import { kindsOf, overlap } from './conditions.rules.ts';
import { countingOf, longestHours, sameDuration, usualHours } from './durations.rules.ts';
import { amount, type Draft, oncePerClauses, unique } from './linting-drafts.rules.ts';
import type { Limit, Pack } from './standards.contract.ts';

type Pair = readonly [Limit, Limit];

const onlyIncidents = ({ when }: Limit): boolean => kindsOf(when).every((kind) => kind === 'incident');
const own = (limit: Limit): boolean => limit.origin !== 'law';
const binds = (limit: Limit): boolean => limit.binding === 'breach' && limit.supersededBy === null;

/** Pairs of limits that can meet on one case, for one event. */
function meeting(limits: readonly Limit[]): Pair[] {
  return limits.flatMap((a, place) =>
    limits
      .slice(place + 1)
      .filter((b) => a.event === b.event && a.subject === b.subject && overlap(a.when, b.when))
      .map((b): Pair => [a, b]),
  );
}

const about = ([a, b]: Pair): Pick<Draft, 'clauses' | 'path'> => ({
  clauses: unique([a.clause, b.clause]),
  path: `limits.${b.key}`,
});
const sides = ([a, b]: Pair) => ({
  event: a.event,
  first: amount(a.duration),
  firstClause: a.clause,
  second: amount(b.duration),
  secondClause: b.clause,
});

/** Two limits of one event that give different times to one case. */
function disagreeing(pairs: Pair[]): Draft[] {
  return pairs
    .filter(([a, b]) => !sameDuration(a.duration, b.duration))
    .map((pair) => {
      const respond = pair[0].event === 'respond' ? 'T1' : null;
      const tension = pair.some(onlyIncidents) ? 'T7' : respond;
      return { code: 'limits_disagree', ...about(pair), tension, values: sides(pair) };
    });
}

/** Clock hours beside working time for one event. */
const mixed = (pairs: Pair[]): Draft[] =>
  pairs
    .filter(([a, b]) => countingOf(a.duration) !== countingOf(b.duration))
    .map((pair) => ({ code: 'units_mixed', ...about(pair), tension: 'T2', values: sides(pair) }));

/** One event counted from different facts. */
const startingApart = (pairs: Pair[]): Draft[] =>
  pairs
    .filter(([a, b]) => a.from !== b.from)
    .map((pair) => ({
      code: 'starts_differ',
      ...about(pair),
      tension: 'T3',
      values: { ...sides(pair), first: pair[0].from, second: pair[1].from },
    }));

/** What a target for an event stands beside: closing comes after completing and arranging. */
const besides: Partial<Record<Limit['event'], Limit['event'][]>> = {
  close: ['close', 'complete', 'arrange'],
};

/** A figure that only counts in statistics beside a limit that binds. */
function targetsBesideLimits(limits: readonly Limit[]): Draft[] {
  const targets = limits.filter((limit) => limit.binding === 'target' && limit.origin === 'clause');
  return targets.flatMap((target) =>
    limits
      .filter(
        (limit) =>
          binds(limit) &&
          own(limit) &&
          limit.subject === target.subject &&
          (besides[target.event] ?? [target.event]).includes(limit.event) &&
          overlap(limit.when, target.when),
      )
      .map((limit) => ({
        code: 'target_beside_limit' as const,
        ...about([target, limit]),
        tension: 'T4',
        values: { ...sides([target, limit]), firstEvent: target.event, secondEvent: limit.event },
      })),
  );
}

const LATE_EVENTS: readonly string[] = ['solution', 'complete', 'close'];

/** A clock that stays when the case becomes another kind, beside the limits of that kind. */
function keptAcrossKinds(limits: readonly Limit[]): Draft[] {
  return limits.flatMap((kept) =>
    limits
      .filter((other) => {
        const shared = kindsOf(other.when).some((kind) => kept.keptWhenKindBecomes.includes(kind));
        const apart =
          other.key !== kept.key &&
          !kept.keptWhenKindBecomes.some((kind) => kindsOf(kept.when).includes(kind));
        return apart && shared && other.subject === kept.subject && LATE_EVENTS.includes(other.event);
      })
      .map((other) => ({
        code: 'limit_kept_across_kinds' as const,
        ...about([kept, other]),
        path: `limits.${kept.key}`,
        tension: 'T5',
        values: { ...sides([kept, other]), firstEvent: kept.event, secondEvent: other.event },
      })),
  );
}

/** A statutory limit that can be earlier than the company's own for the same event. */
const cutByLaw = (limits: readonly Limit[]): Draft[] =>
  meeting(limits)
    .map(([a, b]): Pair => (own(a) ? [a, b] : [b, a]))
    .filter(([mine, law]) => own(mine) && !own(law) && longestHours(mine.duration) > usualHours(law.duration))
    .map((pair) => ({ code: 'law_cuts_limit', ...about(pair), tension: 'T6', values: sides(pair) }));

/** A limit on contact around the clock can end while customers are not to be disturbed. */
function quietAtTheEnd(pack: Pack, limits: readonly Limit[]): Draft[] {
  const { value, clause } = pack.settings.quietHours;
  if (value.from === value.to) return [];
  return limits
    .filter(
      (limit) => limit.event === 'respond' && !onlyIncidents(limit) && countingOf(limit.duration) === 'clock',
    )
    .map((limit) => ({
      code: 'quiet_hours_cross_limit' as const,
      clauses: unique([clause, limit.clause]),
      path: `limits.${limit.key}`,
      tension: 'T18',
      values: { event: limit.event, first: amount(limit.duration), ...value },
    }));
}

/** What limits do to each other: T1 to T6 and T18. */
export function limitFindings(pack: Pack): Draft[] {
  const inForce = pack.limits.filter((limit) => limit.supersededBy === null);
  const binding = inForce.filter(binds);
  const pairs = meeting(binding.filter(own));
  return oncePerClauses([
    ...disagreeing(pairs),
    ...mixed(pairs),
    ...startingApart(pairs),
    ...targetsBesideLimits(inForce),
    ...keptAcrossKinds(binding.filter(own)),
    ...cutByLaw(binding),
    ...quietAtTheEnd(pack, binding),
  ]);
}
