import type { GetDispatchMap } from '../../../domains/dispatch/map.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';

export type DispatchMap = OutputOf<typeof GetDispatchMap>;
export type MapTechnician = DispatchMap['technicians'][number];
export type Point = { lng: number; lat: number };
/** What part of the world is seen: its middle, and pixels per degree of latitude. */
export type View = { lng: number; lat: number; scale: number };
export type Size = { width: number; height: number };

const RADIANS = Math.PI / 180;
const KM_PER_DEGREE = 111.2;
const LEAST_SPAN = 0.05;
const MARGIN = 1.25;
const MOST_SCALE = 200_000;
const LEAST_SCALE = 10;

const squeeze = ({ lat }: Point): number => Math.cos(lat * RADIANS);

/** Pixels of a point; degrees of longitude are as short as they are at the middle of the view. */
export function project(view: View, { width, height }: Size, point: Point): { x: number; y: number } {
  return {
    x: width / 2 + (point.lng - view.lng) * view.scale * squeeze(view),
    y: height / 2 - (point.lat - view.lat) * view.scale,
  };
}

export function moved(view: View, dx: number, dy: number): View {
  return {
    ...view,
    lng: view.lng - dx / (view.scale * squeeze(view)),
    lat: Math.min(80, Math.max(-80, view.lat + dy / view.scale)),
  };
}

/** Zooms so that the point under `at` stays where it is. */
export function zoomed(view: View, size: Size, factor: number, at?: { x: number; y: number }): View {
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, view.scale * factor));
  if (at === undefined) return { ...view, scale };
  const [dx, dy] = [at.x - size.width / 2, at.y - size.height / 2];
  return moved({ ...moved(view, -dx, -dy), scale }, dx, dy);
}

/** A view that shows all points with some room around them. */
export function viewOf(points: Point[], { width, height }: Size): View | null {
  if (points.length === 0) return null;
  const lngs = points.map(({ lng }) => lng);
  const lats = points.map(({ lat }) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const wide = Math.max((east - west) * squeeze(middle), LEAST_SPAN) * MARGIN;
  const high = Math.max(north - south, LEAST_SPAN) * MARGIN;
  return { ...middle, scale: Math.min(width / wide, height / high) };
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const LINE_PIXELS = 90;

/** Lines of the grid that are seen, in degrees. */
export function gridOf(
  view: View,
  { width, height }: Size,
): { lngs: number[]; lats: number[]; step: number } {
  const step = STEPS.find((one) => one * view.scale >= LINE_PIXELS) ?? 10;
  const halfWide = width / 2 / (view.scale * squeeze(view));
  const halfHigh = height / 2 / view.scale;
  const lines = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let at = Math.ceil(from / step); at * step <= to; at += 1)
      found.push(Math.round(at * step * 100) / 100);
    return found;
  };
  return {
    step,
    lngs: lines(view.lng - halfWide, view.lng + halfWide),
    lats: lines(view.lat - halfHigh, view.lat + halfHigh),
  };
}

const BARS = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
const BAR_PIXELS = 60;

/** A round number of kilometres and how many pixels they take. */
export function scaleBar({ scale }: View): { km: number; pixels: number } {
  const perKm = scale / KM_PER_DEGREE;
  const km = BARS.find((one) => one * perKm >= BAR_PIXELS) ?? 500;
  return { km, pixels: km * perKm };
}

/** What a day is about: visits, orders that wait, homes of whoever has visits; all homes where nothing is planned. */
export function pointsOf({ technicians, unplanned }: DispatchMap): Point[] {
  const known = (spots: (Point | null)[]): Point[] => spots.filter((spot) => spot !== null);
  const busy = technicians.filter(({ visits }) => visits.length > 0);
  const points = [
    ...busy.flatMap(({ home, visits }) => known([home, ...visits.map(({ spot }) => spot)])),
    ...known(unplanned.map(({ spot }) => spot)),
  ];
  return points.length > 0 ? points : known(technicians.map(({ home }) => home));
}

/** Home, visits in their order, home again; places that nobody knows are left out. */
export function routeOf({ home, visits }: MapTechnician): Point[] {
  const stops = visits.flatMap(({ spot }) => (spot === null ? [] : [spot]));
  return home === null ? stops : [home, ...stops, home];
}
