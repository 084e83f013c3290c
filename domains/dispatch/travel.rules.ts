import type { Place, Travel } from './problem.contract.ts';

const EARTH_KM = 6371;
const SLACK = 1e-9;
const RADIANS = Math.PI / 180;

export type Way = (from: Place, to: Place) => number;

const isSame = (one: Place, other: Place): boolean =>
  one === other || (one.key !== null && one.key === other.key);

function kmBetween(from: Place, to: Place): number {
  const north = Math.sin(((to.y - from.y) * RADIANS) / 2);
  const east = Math.sin(((to.x - from.x) * RADIANS) / 2);
  const arc = north * north + Math.cos(from.y * RADIANS) * Math.cos(to.y * RADIANS) * east * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(arc)));
}

function wayInMatrix({ keys, minutes }: Extract<Travel, { by: 'matrix' }>): Way {
  const rows = new Map(keys.map((key, row) => [key, row]));
  const rowOf = ({ key }: Place) => rows.get(key ?? '') ?? -1;
  return (from, to) => minutes[rowOf(from)]?.[rowOf(to)] ?? Number.POSITIVE_INFINITY;
}

/** Minutes of the way between two places. A place that a matrix does not know is out of reach. */
export function wayOf(travel: Travel): Way {
  if (travel.by === 'matrix') return wayInMatrix(travel);
  if (travel.by === 'globe') {
    const minutesPerKm = (60 * travel.detour) / travel.kmPerHour;
    const { vagueMinutes, roundTo } = travel;
    return (from, to) => {
      if (isSame(from, to)) return 0;
      const isVague = from.vague === true || to.vague === true;
      const minutes = Math.max(kmBetween(from, to) * minutesPerKm, isVague ? vagueMinutes : 0);
      return roundTo === 0 ? minutes : Math.max(0, Math.ceil(minutes / roundTo - SLACK)) * roundTo;
    };
  }
  return (from, to) => Math.hypot(to.x - from.x, to.y - from.y) / travel.unitsPerMinute;
}
