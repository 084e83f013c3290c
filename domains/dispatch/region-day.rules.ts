import type { Qualification } from '../people/qualification.contract.ts';
import { unfitFor } from '../people/qualification.rules.ts';
import type { PlanReason } from './day-plans.contract.ts';

export type Span = { from: number; to: number };
type Point = { lng: number; lat: number };
/** Where a customer is: registered, the middle of the city, or nowhere known. */
export type Spot = (Point & { basis: 'exact' | 'centre' }) | null;
export type Amounts = Record<string, number>;

export type DayPerson = {
  id: string;
  home: Point | null;
  hours: Span[];
  qualification: Qualification;
  carries: Amounts;
};

export type BookedVisit = Span & {
  technician: string;
  crew: string[];
  /** Agreed with the customer, or somebody is on it already. */
  locked: boolean;
};

/** An order of the region's day; minutes are those of the day. */
export type DayOrder = {
  number: string;
  version: number;
  minutes: number;
  crewSize: number;
  /** 1 to 5 as on the case. */
  priority: number;
  deadline: number | null;
  certificates: string[];
  skills: { code: string; level: number }[];
  productType: string | null;
  spot: Spot;
  parts: Amounts;
  lastTechnician: string | null;
  visit: BookedVisit | null;
};

export type RegionDay = {
  day: string;
  /** Minute of the day that it is now; before the day it is below 0. */
  now: number;
  people: DayPerson[];
  orders: DayOrder[];
  /** Parts that can be fetched from the region's stores. */
  store: string[];
  /** Active people of other regions who have visits of this one. */
  elsewhere: string[];
};

/** What the law says against a person doing an order's work on the day (S0 2.2, 3.1-3.3), with its clause. */
export const legalReasons = (
  day: string,
  person: Pick<DayPerson, 'qualification'>,
  order: Pick<DayOrder, 'certificates' | 'skills' | 'productType'>,
): PlanReason[] =>
  unfitFor(person.qualification, {
    day,
    certificates: order.certificates,
    skills: order.skills,
    productType: order.productType,
  }).map(({ code, about, clause }) => ({ code, subject: about, clause, legal: true }));

/** Why a person can no longer make a visit that is planned: the law, leave, or hours that no longer hold it. */
export function reasonsToFree(day: string, person: DayPerson | undefined, order: DayOrder): PlanReason[] {
  const say = (code: string): PlanReason => ({ code, subject: null, clause: null, legal: false });
  if (person === undefined) return [say('not_here')];
  const { visit } = order;
  const legal = legalReasons(day, person, order);
  if (visit === null || legal.length > 0) return legal;
  if (person.hours.length === 0) return [say('on_leave')];
  const inside = person.hours.some(({ from, to }) => from <= visit.from && visit.to <= to);
  return inside ? [] : [say('outside_shift')];
}
