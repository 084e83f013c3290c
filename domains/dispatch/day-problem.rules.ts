import { alongId } from './crews.rules.ts';
import type { PlanReason, planKinds } from './day-plans.contract.ts';
import { type Block, type PersonDay, personDay } from './person-day.rules.ts';
import {
  type Place,
  type Plan,
  Problem,
  type Travel,
  type Visit,
  Visit as VisitOf,
} from './problem.contract.ts';
import {
  type DayOrder,
  type DayPerson,
  legalReasons,
  type RegionDay,
  reasonsToFree,
  type Span,
} from './region-day.rules.ts';
import { wayOf } from './travel.rules.ts';
import { placesOf, STORE_KEY } from './ways.rules.ts';

export type PlanWish = { kind: (typeof planKinds)[number]; shiftMinutes: number };
type Trouble = { number: string; technician: string; reasons: PlanReason[] };

/** A region's day for the planner. */
export type DayProblem = {
  problem: Problem;
  /** Orders of several people, planned before the others, with how many it takes. */
  crews: { visit: Visit; size: number }[];
  /** What stands now, as far as it may move: the plan to stay near to. */
  before: Plan;
  /** Booked visits that stay as they are. */
  kept: Set<string>;
  troubled: Trouble[];
};

/** Between now and the first visit of somebody who was told nothing yet. */
const NOTICE_MINUTES = 60;
const FETCH_MINUTES = 15;
const DAY_MINUTES = 24 * 60;

type Sorted = { booked: DayOrder[]; free: DayOrder[]; mayMove: Set<string>; troubled: Trouble[] };

function troubleOf(day: RegionDay, people: Map<string, DayPerson>, order: DayOrder): Trouble | null {
  for (const id of [order.visit?.technician ?? '', ...(order.visit?.crew ?? [])]) {
    if (day.elsewhere.includes(id)) continue;
    const reasons = reasonsToFree(day.day, people.get(id), order);
    if (reasons.length > 0) return { number: order.number, technician: id, reasons };
  }
  return null;
}

/** Not what was agreed, what several people do, nor what waits for parts that its person has to find first. */
function mayMove({ store }: RegionDay, person: DayPerson | undefined, order: DayOrder): boolean {
  const { visit, crewSize, parts } = order;
  if (visit === null || visit.locked || crewSize > 1 || visit.crew.length > 0) return false;
  return Object.entries(parts).every(
    ([part, amount]) => (person?.carries[part] ?? 0) >= amount || store.includes(part),
  );
}

/** Which visits stay, which may move, which must, and which orders have none. */
function sortOrders(day: RegionDay, { kind }: PlanWish): Sorted {
  const people = new Map(day.people.map((person) => [person.id, person]));
  const sorted: Sorted = { booked: [], free: [], mayMove: new Set(), troubled: [] };
  for (const order of day.orders) {
    const { visit, number } = order;
    if (visit === null) {
      sorted.free.push(order);
      continue;
    }
    const trouble = visit.from > day.now ? troubleOf(day, people, order) : null;
    if (trouble !== null) sorted.troubled.push(trouble);
    if (trouble !== null && kind === 'replan') sorted.free.push(order);
    else {
      sorted.booked.push(order);
      if (kind === 'replan' && mayMove(day, people.get(visit.technician), order)) sorted.mayMove.add(number);
    }
  }
  return sorted;
}

function barredFrom(day: RegionDay, order: DayOrder): Visit['barred'] {
  const barred: Visit['barred'] = {};
  for (const person of day.people) {
    const reasons = legalReasons(day.day, person, order);
    if (reasons.length > 0)
      barred[person.id] = reasons.map(({ code, subject, legal }) => ({ code, subject, legal }));
  }
  return barred;
}

/** When the visit may begin: around the time the customer was told, else whenever there is notice enough. */
function windowOf(day: RegionDay, { visit, minutes }: DayOrder, shift: number): Span {
  const earliest = Math.max(0, day.now < 0 ? 0 : day.now + NOTICE_MINUTES);
  if (visit === null) return { from: earliest, to: Math.max(earliest, DAY_MINUTES - minutes) };
  const give = visit.locked ? 0 : shift;
  const from = Math.max(visit.from - give, Math.min(earliest, visit.from));
  return { from, to: Math.max(from, visit.from + give) };
}

type Frame = { day: RegionDay; wish: PlanWish; places: Map<string, Place> };

function freeVisit({ day, wish, places }: Frame, order: DayOrder): Visit {
  const { visit } = order;
  return VisitOf.parse({
    id: order.number,
    place: places.get(order.number),
    minutes: visit === null ? order.minutes : visit.to - visit.from,
    windows: [windowOf(day, order, wish.shiftMinutes)],
    barred: barredFrom(day, order),
    parts: order.parts,
    priority: order.priority,
    deadline: order.deadline,
    preferred: order.lastTechnician,
    planned: visit?.technician ?? null,
  });
}

function keptVisit(block: Block, order: DayOrder, lead: string): Visit {
  return VisitOf.parse({
    id: block.id,
    place: block.place,
    minutes: block.to - block.from,
    windows: [{ from: block.from, to: block.from }],
    priority: order.priority,
    locked: { technician: lead },
  });
}

const blocksOf = (orders: DayOrder[], places: Map<string, Place>, person: string): Block[] =>
  orders.flatMap(({ number, visit }) => {
    const place = places.get(number);
    if (visit === null || place === undefined) return [];
    if (visit.technician !== person && !visit.crew.includes(person)) return [];
    const id = visit.technician === person ? number : alongId(number, person);
    return [{ id, number, place, from: visit.from, to: visit.to }];
  });

/** Route of what is booked, for the planner to begin with; it counts the times itself. */
const routeBefore = (technician: string, { open, breaks }: PersonDay): Plan['routes'][number] => ({
  technician,
  leaves: 0,
  returns: 0,
  travel: 0,
  waiting: 0,
  stops: [
    ...breaks.map(({ from, minutes }, nth) => {
      const times = { arrive: from, start: from, leave: from + minutes };
      return { kind: 'break' as const, nth, ...times };
    }),
    ...open.map(({ id, from, to }) => {
      const times = { arrive: from, start: from, leave: to };
      return { kind: 'visit' as const, visit: id, window: 0, ...times };
    }),
  ].sort((one, other) => one.start - other.start),
});

/**
 * What is to be planned of a region's day. `plan`: whatever is booked stays. `replan`: booked visits may come to another
 * person or begin up to `shiftMinutes` earlier or later, but not those agreed with the customer, begun, of several people,
 * or booked so tightly that no way fits between them; those that their person can no longer make must.
 */
export function dayProblemOf(day: RegionDay, wish: PlanWish, travel: Travel): DayProblem {
  const places = placesOf(day);
  const frame = { day, wish, places };
  const way = wayOf(travel);
  const { booked, free, mayMove, troubled } = sortOrders(day, wish);
  const orders = new Map(day.orders.map((order) => [order.number, order]));
  const visits: Visit[] = [];
  const routes: Plan['routes'] = [];
  const moving = new Set<string>();
  const technicians = day.people.map((person) => {
    const home = places.get(person.id) as Place;
    const blocks = blocksOf(booked, places, person.id);
    const planned = personDay({ home, hours: person.hours, from: day.now }, blocks, way);
    for (const block of planned.open) {
      const order = orders.get(block.number) as DayOrder;
      const moves = mayMove.has(block.number);
      if (moves) moving.add(block.number);
      visits.push(moves ? freeVisit(frame, order) : keptVisit(block, order, person.id));
    }
    routes.push(routeBefore(person.id, planned));
    const { start, end, shift, breaks } = planned;
    return { id: person.id, start, end, shift, breaks, parts: person.carries };
  });
  const alone = free.filter(({ crewSize, visit }) => Math.max(crewSize, 1 + (visit?.crew.length ?? 0)) === 1);
  const together = free.filter((order) => !alone.includes(order));
  visits.push(...alone.map((order) => freeVisit(frame, order)));
  const store = places.get(STORE_KEY);
  return {
    problem: Problem.parse({
      day: day.day,
      travel,
      technicians,
      visits,
      depot:
        day.store.length === 0 ? null : { place: store, minutes: FETCH_MINUTES, tools: [], parts: day.store },
    }),
    crews: together.map((order) => ({
      visit: freeVisit(frame, order),
      size: Math.max(order.crewSize, 1 + (order.visit?.crew.length ?? 0)),
    })),
    before: { routes, unplanned: [] },
    kept: new Set(booked.map(({ number }) => number).filter((number) => !moving.has(number))),
    troubled,
  };
}
