import type { Unfit } from '../people/qualification.contract.ts';
import type { Candidate } from './dispatch.contract.ts';
import { Problem, type Stop, Visit } from './problem.contract.ts';
import { scheduleOf } from './schedule.rules.ts';
import { SUGGESTION, type Suggestion, suggest } from './suggestion.rules.ts';

type Point = { lng: number; lat: number };
type Span = { from: number; to: number };

/** A technician's day in minutes of it. */
export type DayOfTechnician = {
  id: string;
  name: string;
  home: Point | null;
  hours: Span[];
  visits: (Span & { number: string; place: Point | null })[];
  unfit: Unfit[];
};

export type WantedVisit = {
  number: string;
  day: string;
  place: Point | null;
  minutes: number;
  window: Span;
  /** 1 to 5 as on the case. */
  priority: number;
  /** Minute of the day, also before or after it; null: none. */
  deadline: number | null;
  preferred: string | null;
};

/** Straight lines, by car in a city, streets 40 % longer: no map service is asked (S3 part 1). */
const TRAVEL = { by: 'globe', kmPerHour: 30, detour: 1.4 } as const;
const QUARTER = 15;
const NOWHERE = { x: 0, y: 0, key: null };

const at = (point: Point) => ({ x: point.lng, y: point.lat, key: null });

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

/** The day as it is planned: visits and breaks by their times. */
function stopsOfDay(breaks: Span[], visits: Problem['visits']): Stop[] {
  const stops = [
    ...visits.map((visit) => ({
      from: visit.windows[0]?.from ?? 0,
      stop: { kind: 'visit', visit, window: 0 } as const,
    })),
    ...breaks.map(({ from }, nth) => ({ from, stop: { kind: 'break', nth } as const })),
  ];
  return stops.sort((one, other) => one.from - other.from).map(({ stop }) => stop);
}

function suggestionFor(wanted: WantedVisit, one: DayOfTechnician): Suggestion | undefined {
  const base = one.home ?? wanted.place;
  const home = base === null ? NOWHERE : at(base);
  const place = (point: Point | null) => (point === null ? home : at(point));
  const barred = one.unfit.map(({ code, about }) => ({ code, subject: about, legal: true }));
  const [first, last] = [one.hours[0], one.hours.at(-1)];
  const problem = Problem.parse({
    day: wanted.day,
    travel: TRAVEL,
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
      place: place(visit.place),
      minutes: visit.to - visit.from,
      windows: [{ from: visit.from, to: visit.from }],
    })),
  });
  const visit = Visit.parse({
    id: wanted.number,
    place: place(wanted.place),
    minutes: wanted.minutes,
    windows: beginsIn(wanted.window, wanted.minutes),
    barred: { [one.id]: barred },
    priority: wanted.priority,
    deadline: wanted.deadline,
    preferred: wanted.preferred,
  });
  const routes = problem.technicians.map((technician) =>
    scheduleOf(problem, technician, stopsOfDay(technician.breaks, problem.visits)),
  );
  return suggest(problem, { routes, unplanned: [] }, visit, SUGGESTION)[0];
}

const group = ({ score, reasons }: Candidate): number =>
  score !== null ? 0 : reasons.some(({ legal }) => legal) ? 2 : 1;

/**
 * Who could make a visit within a span of a day, best first, each with its terms; then who has no room, then whom the law
 * forbids to send, each with every reason and its clause. Begins are on the quarter hour. Unknown coordinates count as no way.
 */
export function candidatesFor(
  wanted: WantedVisit,
  technicians: DayOfTechnician[],
  instantOf: (minute: number) => string,
): Candidate[] {
  const candidates = technicians.map((one): Candidate => {
    const suggestion = suggestionFor(wanted, one);
    const reasons = (suggestion?.reasons ?? []).map(({ code, subject, legal }) => {
      const unfit = one.unfit.find((fault) => fault.code === code && fault.about === subject);
      return { code, about: subject, clause: unfit?.clause ?? null, on: unfit?.on ?? null, legal };
    });
    const start = suggestion?.start ?? null;
    return {
      technician: { id: one.id, name: one.name },
      reasons,
      start: start === null ? null : instantOf(start),
      score: suggestion?.score ?? null,
      terms: suggestion?.terms ?? [],
      visits: one.visits.length,
      homeKnown: one.home !== null,
    };
  });
  return candidates.sort(
    (one, other) =>
      group(one) - group(other) ||
      (one.score ?? 0) - (other.score ?? 0) ||
      one.technician.name.localeCompare(other.technician.name),
  );
}
