import type { Plan, Problem, Reason, SuggestionWeights, Visit } from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';
import { scheduleOf, stopsOfDay } from './schedule.rules.ts';
import { suggest } from './suggestion.rules.ts';

/** Who makes a visit together from when; the first one leads. */
export type Team = { visit: string; people: string[]; start: number };
type Unplaced = { visit: Visit; reasons: Reason[] };
export type Crewed = { problem: Problem; teams: Team[]; unplaced: Unplaced[] };

const HALF_HOUR = 30;

/** The name under which a visit stands in the day of somebody who comes along. */
export const alongId = (visit: string, person: string): string => `${visit}#${person}`;

/** Locked visits and breaks only: what the days hold before anything is planned. */
function lockedDays(problem: Problem): Plan {
  const routes = problem.technicians.map((technician) => {
    const mine = problem.visits.filter(({ locked }) => locked?.technician === technician.id);
    return scheduleOf(problem, technician, stopsOfDay(technician, mine));
  });
  return { routes, unplanned: [] };
}

function beginsOf({ windows }: Visit, { from, to }: { from: number; to: number }): number[] {
  const begins: number[] = [];
  for (const window of windows) {
    const last = Math.min(window.to, to);
    if (window.from === window.to) begins.push(window.from);
    else {
      const first = Math.ceil(Math.max(window.from, from) / HALF_HOUR) * HALF_HOUR;
      for (let begin = first; begin <= last; begin += HALF_HOUR) begins.push(begin);
    }
  }
  return begins;
}

type Found = { team: Team; cost: number };

function bestTeam(
  problem: Problem,
  plan: Plan,
  { visit, size }: { visit: Visit; size: number },
  weights: SuggestionWeights,
): Found | null {
  const shifts = problem.technicians.flatMap(({ shift }) => (shift === null ? [] : [shift]));
  const hours = {
    from: Math.min(...shifts.map(({ from }) => from)),
    to: Math.max(...shifts.map(({ to }) => to)),
  };
  let best: Found | null = null;
  for (const start of beginsOf(visit, hours)) {
    const at = { ...visit, windows: [{ from: start, to: start }] };
    const able = suggest(problem, plan, at, weights).filter(({ score }) => score !== null);
    if (able.length < size) continue;
    const people = able.slice(0, size);
    const cost = people.reduce((sum, { score }) => sum + (score ?? 0), 0);
    if (best === null || cost < best.cost)
      best = { team: { visit: visit.id, people: people.map(({ technician }) => technician), start }, cost };
  }
  return best;
}

function halvesOf(visit: Visit, { people, start }: Team): Visit[] {
  return people.map((technician, nth) => ({
    ...visit,
    id: nth === 0 ? visit.id : alongId(visit.id, technician),
    windows: [{ from: start, to: start }],
    locked: { technician, position: null },
    preferred: nth === 0 ? visit.preferred : null,
    planned: nth === 0 ? visit.planned : null,
    parts: nth === 0 ? visit.parts : {},
  }));
}

function reasonsAgainstAll(problem: Problem, visit: Visit, size: number): Reason[] {
  const all = problem.technicians.map((technician) => reasonsAgainst(problem, technician, visit));
  if (all.filter((reasons) => reasons.length === 0).length >= size)
    return [{ code: 'no_room_together', subject: String(size), legal: false }];
  const seen = new Map(all.flat().map((reason) => [`${reason.code} ${reason.subject}`, reason]));
  return [{ code: 'crew_missing', subject: String(size), legal: false }, ...seen.values()];
}

/**
 * Orders that take several people, most urgent first: the begin and the people whose days take it best, each of whom may do
 * the work by law. They are then locked in all their days, so that the rest is planned around them.
 */
export function placeCrews(
  problem: Problem,
  crews: { visit: Visit; size: number }[],
  weights: SuggestionWeights,
): Crewed {
  const urgency = ({ visit }: { visit: Visit }) => visit.priority * 10_000 + (visit.deadline ?? 9_999);
  const crewed: Crewed = { problem, teams: [], unplaced: [] };
  for (const wanted of crews.toSorted((one, other) => urgency(one) - urgency(other))) {
    const found = bestTeam(crewed.problem, lockedDays(crewed.problem), wanted, weights);
    if (found === null) {
      const reasons = reasonsAgainstAll(problem, wanted.visit, wanted.size);
      crewed.unplaced.push({ visit: wanted.visit, reasons });
      continue;
    }
    crewed.teams.push(found.team);
    const visits = [...crewed.problem.visits, ...halvesOf(wanted.visit, found.team)];
    crewed.problem = { ...crewed.problem, visits };
  }
  return crewed;
}
