import type { Unfit } from '../people/qualification.contract.ts';
import type { Candidate } from './dispatch.contract.ts';
import { type Place, Problem, type SuggestionWeights, Visit } from './problem.contract.ts';
import type { Span, Spot } from './region-day.rules.ts';
import { scheduleOf, stopsOfDay } from './schedule.rules.ts';
import { type Suggestion, suggest } from './suggestion.rules.ts';
import { placeOf, STRAIGHT } from './ways.rules.ts';

type Point = { lng: number; lat: number };

/** A technician's day in minutes of it. */
export type DayOfTechnician = {
  id: string;
  name: string;
  home: Point | null;
  hours: Span[];
  visits: (Span & { number: string; place: Spot })[];
  unfit: Unfit[];
};

export type WantedVisit = {
  number: string;
  day: string;
  place: Spot;
  minutes: number;
  /** People who come together. */
  crewSize: number;
  window: Span;
  /** 1 to 5 as on the case. */
  priority: number;
  /** Minute of the day, also before or after it; null: none. */
  deadline: number | null;
  preferred: string | null;
};

const QUARTER = 15;
const HALF_HOUR = 30;

/** Begins on the quarter hour that leave room for the work inside the span; its begin where there is none. */
function beginsIn({ from, to }: Span, minutes: number): Span[] {
  const begins: Span[] = [];
  for (let begin = Math.ceil(from / QUARTER) * QUARTER; begin + minutes <= to; begin += QUARTER)
    begins.push({ from: begin, to: begin });
  return begins.length === 0 ? [{ from, to: from }] : begins;
}

/** The gaps between the shifts of a day are breaks at their time. */
const breaksOf = (hours: Span[]) =>
  hours.slice(1).map(({ from }, nth) => {
    const ends = hours[nth]?.to ?? from;
    return { from: ends, to: ends, minutes: from - ends };
  });

function suggestionFor(
  wanted: WantedVisit,
  one: DayOfTechnician,
  weights: SuggestionWeights,
): Suggestion | undefined {
  const middle = one.home ?? wanted.place ?? { lng: 0, lat: 0 };
  const home = placeOf(one.home, middle, 'home');
  const place = (spot: Spot, key: string): Place => placeOf(spot, middle, key);
  const barred = one.unfit.map(({ code, about }) => ({ code, subject: about, legal: true }));
  const [first, last] = [one.hours[0], one.hours.at(-1)];
  const problem = Problem.parse({
    day: wanted.day,
    travel: STRAIGHT,
    technicians: [
      {
        id: one.id,
        start: home,
        shift: first === undefined || last === undefined ? null : { from: first.from, to: last.to },
        breaks: breaksOf(one.hours),
      },
    ],
    visits: one.visits.map((visit) => ({
      id: visit.number,
      place: place(visit.place, visit.number),
      minutes: visit.to - visit.from,
      windows: [{ from: visit.from, to: visit.from }],
    })),
  });
  const visit = Visit.parse({
    id: wanted.number,
    place: place(wanted.place, wanted.number),
    minutes: wanted.minutes,
    windows: beginsIn(wanted.window, wanted.minutes),
    barred: { [one.id]: barred },
    priority: wanted.priority,
    deadline: wanted.deadline,
    preferred: wanted.preferred,
  });
  const routes = problem.technicians.map((technician) =>
    scheduleOf(problem, technician, stopsOfDay(technician, problem.visits)),
  );
  return suggest(problem, { routes, unplanned: [] }, visit, weights)[0];
}

const group = ({ score, reasons }: Candidate): number =>
  score !== null ? 0 : reasons.some(({ legal }) => legal) ? 2 : 1;

/** Who may do the work and is free at a begin, best first. */
export function peopleFor(
  wanted: WantedVisit,
  technicians: DayOfTechnician[],
  weights: SuggestionWeights,
  start: number,
): { id: string; score: number }[] {
  const at = { ...wanted, window: { from: start, to: start + wanted.minutes } };
  return technicians
    .map((one) => ({ id: one.id, score: suggestionFor(at, one, weights)?.score ?? null }))
    .flatMap(({ id, score }) => (score === null ? [] : [{ id, score }]))
    .sort((one, other) => one.score - other.score);
}

type Fitted = { start: number | null; crew: string[] };

/**
 * For each technician the begin within the span, on the half hour, at which as many others as are needed are free too and
 * may do the work, and who they would be: those whose days take it best.
 */
function teamsFor(
  wanted: WantedVisit,
  technicians: DayOfTechnician[],
  weights: SuggestionWeights,
): Map<string, Fitted> {
  const best = new Map<string, Fitted & { cost: number }>();
  const { from, to } = wanted.window;
  const last = to - wanted.minutes;
  for (let start = Math.ceil(from / HALF_HOUR) * HALF_HOUR; start <= last; start += HALF_HOUR) {
    const able = peopleFor(wanted, technicians, weights, start);
    if (able.length < wanted.crewSize) continue;
    for (const { id, score } of able) {
      const crew = able.filter((other) => other.id !== id).slice(0, wanted.crewSize - 1);
      const cost = crew.reduce((sum, other) => sum + other.score, score);
      if (cost < (best.get(id)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(id, { start, cost, crew: crew.map((other) => other.id) });
    }
  }
  return best;
}

type Asked = { wanted: WantedVisit; weights: SuggestionWeights; instantOf: (minute: number) => string };

function candidateOf(one: DayOfTechnician, asked: Asked, team: Fitted | null | undefined): Candidate {
  const { wanted, weights, instantOf } = asked;
  const start = team?.start ?? null;
  const at = start === null ? wanted : { ...wanted, window: { from: start, to: start + wanted.minutes } };
  const suggestion = suggestionFor(at, one, weights);
  const alone = team === undefined && suggestion?.score != null;
  const reasons = alone
    ? [{ code: 'no_room_together', subject: null, legal: false }]
    : (suggestion?.reasons ?? []);
  const begin = alone ? null : (suggestion?.start ?? null);
  return {
    technician: { id: one.id, name: one.name },
    reasons: reasons.map(({ code, subject, legal }) => {
      const unfit = one.unfit.find((fault) => fault.code === code && fault.about === subject);
      return { code, about: subject, clause: unfit?.clause ?? null, on: unfit?.on ?? null, legal };
    }),
    start: begin === null ? null : instantOf(begin),
    score: alone ? null : (suggestion?.score ?? null),
    terms: alone ? [] : (suggestion?.terms ?? []),
    visits: one.visits.length,
    homeKnown: one.home !== null,
    crew: [],
  };
}

/**
 * Who could make a visit within a span of a day, best first, each with its terms, and who would come along where it takes
 * several; then who has no room, then whom the law forbids to send, each with every reason and its clause. Begins are on the
 * quarter hour. A way to or from a place that is not exactly known counts 25 minutes at least.
 */
export function candidatesFor(
  wanted: WantedVisit,
  technicians: DayOfTechnician[],
  weights: SuggestionWeights,
  instantOf: (minute: number) => string,
): Candidate[] {
  const teams = wanted.crewSize > 1 ? teamsFor(wanted, technicians, weights) : null;
  const names = new Map(technicians.map(({ id, name }) => [id, name]));
  const candidates = technicians.map((one) => {
    const team = teams === null ? null : teams.get(one.id);
    const candidate = candidateOf(one, { wanted, weights, instantOf }, team);
    return { ...candidate, crew: (team?.crew ?? []).map((id) => ({ id, name: names.get(id) ?? '' })) };
  });
  return candidates.sort(
    (one, other) =>
      group(one) - group(other) ||
      (one.score ?? 0) - (other.score ?? 0) ||
      one.technician.name.localeCompare(other.technician.name),
  );
}
