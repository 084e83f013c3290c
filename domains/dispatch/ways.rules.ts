import type { Place, Travel } from './problem.contract.ts';
import type { RegionDay, Spot } from './region-day.rules.ts';

/**
 * Straight lines, by car in a city, streets 40 % longer: no map service is asked (S3 part 1). A way to a place that is known
 * by its city only, or not at all, counts 25 minutes at least.
 */
export const STRAIGHT = {
  by: 'globe',
  kmPerHour: 30,
  detour: 1.4,
  vagueMinutes: 25,
  roundTo: 0,
} as const satisfies Travel;

/** Times of a plan are told to people: ways are rounded up to five minutes. */
const STEP = 5;
export const STRAIGHT_BY_FIVE = { ...STRAIGHT, roundTo: STEP } as const satisfies Travel;

type Point = { lng: number; lat: number };

/** The middle of some points; the origin without any. */
function middleOf(points: Point[]): Point {
  const sum = points.reduce((all, { lng, lat }) => ({ lng: all.lng + lng, lat: all.lat + lat }), {
    lng: 0,
    lat: 0,
  });
  const count = Math.max(points.length, 1);
  return { lng: sum.lng / count, lat: sum.lat / count };
}

/** A spot as the planner's place; one that nobody knows lies vaguely around `middle`. */
export function placeOf(spot: Spot | Point, middle: Point, key: string | null): Place {
  const { lng, lat } = spot ?? middle;
  const isExact = spot !== null && (!('basis' in spot) || spot.basis === 'exact');
  return { x: lng, y: lat, key, ...(isExact ? {} : { vague: true }) };
}

export const STORE_KEY = 'store';

/** Where everybody and everything of a region's day is, by key; the store stands in the middle of the homes. */
export function placesOf(day: RegionDay): Map<string, Place> {
  const homes = day.people.flatMap(({ home }) => (home === null ? [] : [home]));
  const known = day.orders.flatMap(({ spot }) => (spot === null ? [] : [spot]));
  const middle = middleOf(homes.length > 0 ? homes : known);
  return new Map([
    ...day.people.map(({ id, home }) => [id, placeOf(home, middle, id)] as const),
    ...day.orders.map(({ number, spot }) => [number, placeOf(spot, middle, number)] as const),
    [STORE_KEY, placeOf(null, middle, STORE_KEY)] as const,
  ]);
}

/** Minutes of a routing engine as ways: rounded up, and no shorter than rough places allow. */
export function engineTravel(places: Place[], minutes: number[][]): Travel {
  const isVague = (at: number) => places[at]?.vague === true;
  return {
    by: 'matrix',
    keys: places.map(({ key }) => key ?? ''),
    minutes: minutes.map((row, from) =>
      row.map((way, to) => {
        if (from === to) return 0;
        const least = isVague(from) || isVague(to) ? STRAIGHT.vagueMinutes : 0;
        return Math.ceil(Math.max(way, least) / STEP) * STEP;
      }),
    ),
  };
}
