import type { Depot, Place, Problem, Technician, Visit, Weights } from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';
import { wayOf } from './travel.rules.ts';

/**
 * The problem as rows of numbers. An *option* is what may stand in a route: a visit in one of its windows, the depot, or a
 * break (place -1: where the technician then is). Visits are options 0…; `firstOption[v]` is the first of visit v.
 */
export type Model = {
  visits: number;
  technicians: number;
  places: number;
  minutes: Float64Array;
  firstOption: Int32Array;
  optionVisit: Int32Array;
  optionPlace: Int32Array;
  opens: Float64Array;
  closes: Float64Array;
  service: Float64Array;
  depotOption: number;
  firstBreak: Int32Array;
  startPlace: Int32Array;
  endPlace: Int32Array;
  shiftFrom: Float64Array;
  shiftTo: Float64Array;
  capacity: Float64Array;
  load: Float64Array;
  qualified: Uint8Array;
  extraCost: Float64Array;
  unplannedCost: Float64Array;
  supply: Supply;
  neighbours: Int32Array;
  kinds: Int32Array;
  rates: Rates;
  fewest: boolean;
};

/** Tools and parts: what a visit needs of each part type, and what each technician carries. */
export type Supply = {
  types: number;
  firstNeed: Int32Array;
  needType: Int32Array;
  needAmount: Int32Array;
  stock: Int32Array;
  atDepot: Uint8Array;
  equipped: Uint8Array;
};

type Rates = { work: number; travel: number; balance: number; technician: number };

type Option = { visit: number; place: number; from: number; to: number; minutes: number };

function placesOf({ technicians, visits, depot }: Problem): Place[] {
  return [
    ...visits.map((visit) => visit.place),
    ...technicians.map((technician) => technician.start),
    ...technicians.map((technician) => technician.end ?? technician.start),
    ...(depot === null ? [] : [depot.place]),
  ];
}

function optionsOf({ technicians, visits, depot }: Problem): Option[] {
  const ofVisits = visits.flatMap(({ windows, minutes }, visit) =>
    windows.map(({ from, to }) => ({ visit, place: visit, from, to, minutes })),
  );
  const far = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
  const place = visits.length + 2 * technicians.length;
  const ofDepot = depot === null ? [] : [{ visit: -1, place, minutes: depot.minutes, ...far }];
  const ofBreaks = technicians.flatMap(({ breaks }) =>
    breaks.map(({ from, to, minutes }) => ({ visit: -1, place: -1, from, to, minutes })),
  );
  return [...ofVisits, ...ofDepot, ...ofBreaks];
}

function sums(counts: number[], start: number): Int32Array {
  const firsts = new Int32Array(counts.length + 1).fill(start);
  counts.forEach((count, at) => {
    firsts[at + 1] = (firsts[at] as number) + count;
  });
  return firsts;
}

function matrixOf(problem: Problem): Float64Array {
  const way = wayOf(problem.travel);
  const places = placesOf(problem);
  const minutes = new Float64Array(places.length ** 2);
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      minutes[row * places.length + column] = way(from, to);
    });
  });
  return minutes;
}

function supplyOf({ technicians, visits, depot }: Problem): Supply {
  const names = [...new Set(visits.flatMap(({ parts }) => Object.keys(parts)))];
  const needs = visits.map(({ parts }) => Object.entries(parts).filter(([, amount]) => amount > 0));
  const carries = ({ tools }: Technician, visit: Visit) => visit.tools.every((tool) => tools.includes(tool));
  const atDepot = (part: string) => depot !== null && (depot.parts === null || depot.parts.includes(part));
  return {
    types: names.length,
    firstNeed: sums(
      needs.map((need) => need.length),
      0,
    ),
    needType: Int32Array.from(needs.flat().map(([part]) => names.indexOf(part))),
    needAmount: Int32Array.from(needs.flat().map(([, amount]) => amount)),
    stock: Int32Array.from(technicians.flatMap(({ parts }) => names.map((name) => parts[name] ?? 0))),
    atDepot: Uint8Array.from(names.map((name) => Number(atDepot(name)))),
    equipped: Uint8Array.from(
      technicians.flatMap((technician) => visits.map((visit) => Number(carries(technician, visit)))),
    ),
  };
}

function neighboursOf(minutes: Float64Array, visits: number, places: number): Int32Array {
  const neighbours = new Int32Array(visits * visits);
  for (let visit = 0; visit < visits; visit += 1) {
    const row = minutes.subarray(visit * places, visit * places + visits);
    const order = Array.from(row.keys()).sort(
      (one, other) => (row[one] as number) - (row[other] as number) || one - other,
    );
    order.splice(order.indexOf(visit), 1);
    neighbours.set([visit, ...order], visit * visits);
  }
  return neighbours;
}

/** Numbers technicians so that equal ones share a number: of equal idle technicians one is as good as another. */
function kindsOf({ technicians, visits }: Problem): Int32Array {
  const seen = new Map<string, number>();
  const personal = new Set(
    visits.flatMap(({ preferred, planned, locked, excluded, barred }) => [
      preferred,
      planned,
      locked?.technician ?? null,
      ...excluded,
      ...Object.keys(barred),
    ]),
  );
  return Int32Array.from(
    technicians.map(({ id, ...rest }) => {
      const key = JSON.stringify(personal.has(id) ? { id } : rest);
      const kind = seen.get(key) ?? seen.size;
      seen.set(key, kind);
      return kind;
    }),
  );
}

const PRIORITY_FACTORS = [16, 8, 4, 2, 1];
const DAY_MINUTES = 1440;

/** What it costs, in minutes of work, to leave a visit out: more with priority and a deadline that ends on the day. */
export function costUnplanned(weights: Weights, visit: Visit): number {
  const priority = PRIORITY_FACTORS[visit.priority - 1] ?? 1;
  const due = visit.deadline !== null && visit.deadline <= DAY_MINUTES ? 4 : 1;
  const locked = visit.locked === null ? 1 : 1000;
  return weights.unplanned * priority * due * locked;
}

/** What it costs, in minutes of work, that another technician comes than the customer or the last plan expects. */
export function costOfPerson(weights: Weights, visit: Visit, technician: string): number {
  const stranger = visit.preferred !== null && visit.preferred !== technician ? weights.otherTechnician : 0;
  const moved = visit.planned !== null && visit.planned !== technician ? weights.changed : 0;
  return stranger + moved;
}

const perPair = (problem: Problem, figure: (technician: Technician, visit: Visit) => number): number[] =>
  problem.technicians.flatMap((technician) => problem.visits.map((visit) => figure(technician, visit)));

/** The problem in rows of numbers, ready for the search. */
export function modelOf(problem: Problem, weights: Weights): Model {
  const { technicians, visits } = problem;
  const options = optionsOf(problem);
  const firstOption = sums(
    visits.map(({ windows }) => windows.length),
    0,
  );
  const endOfVisits = firstOption[visits.length] as number;
  const hasDepot: Depot | null = problem.depot;
  const minutes = matrixOf(problem);
  const places = Math.sqrt(minutes.length);
  return {
    visits: visits.length,
    technicians: technicians.length,
    places,
    minutes,
    firstOption,
    optionVisit: Int32Array.from(options, ({ visit }) => visit),
    optionPlace: Int32Array.from(options, ({ place }) => place),
    opens: Float64Array.from(options, ({ from }) => from),
    closes: Float64Array.from(options, ({ to }) => to),
    service: Float64Array.from(options, (option) => option.minutes),
    depotOption: hasDepot === null ? -1 : endOfVisits,
    firstBreak: sums(
      technicians.map(({ breaks }) => breaks.length),
      endOfVisits + (hasDepot === null ? 0 : 1),
    ),
    startPlace: Int32Array.from(technicians, (_, nth) => visits.length + nth),
    endPlace: Int32Array.from(technicians, (_, nth) => visits.length + technicians.length + nth),
    shiftFrom: Float64Array.from(technicians, ({ shift }) => shift?.from ?? 0),
    shiftTo: Float64Array.from(technicians, ({ shift }) => shift?.to ?? 0),
    capacity: Float64Array.from(technicians, ({ capacity }) => capacity ?? Number.MAX_SAFE_INTEGER),
    load: Float64Array.from(visits, ({ load }) => load),
    qualified: Uint8Array.from(
      perPair(problem, (technician, visit) =>
        Number(reasonsAgainst(problem, technician, visit).length === 0),
      ),
    ),
    extraCost: Float64Array.from(
      perPair(
        problem,
        (technician, visit) => costOfPerson(weights, visit, technician.id) - weights.waiting * visit.minutes,
      ),
    ),
    unplannedCost: Float64Array.from(visits, (visit) => costUnplanned(weights, visit)),
    supply: supplyOf(problem),
    neighbours: neighboursOf(minutes, visits.length, places),
    kinds: kindsOf(problem),
    rates: ratesOf(weights),
    fewest: weights.fewest,
  };
}

/** Waiting is work without ways and visits: one on the work, one off the way, and off the visits' own costs. */
function ratesOf({ work, travel, waiting, balance, technician }: Weights): Rates {
  return { work: work + waiting, travel: travel - waiting, balance, technician };
}
