import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DispatchMap,
  gridOf,
  moved,
  pointsOf,
  project,
  scaleBar,
  type View,
  viewOf,
  zoomed,
} from './map-view.ts';

const size = { width: 800, height: 500 };
const point = fc.record({
  lng: fc.double({ min: 75, max: 135, noNaN: true }),
  lat: fc.double({ min: 18, max: 53, noNaN: true }),
});

it('all points are seen, north up and east right', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
      const view = viewOf(points, size) as View;
      for (const one of points) {
        const { x, y } = project(view, size, one);
        expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
      }
    }),
  );
  const view = viewOf([{ lng: 121, lat: 31 }], size) as View;
  const middle = project(view, size, { lng: 121, lat: 31 });
  expect(middle).toEqual({ x: 400, y: 250 });
  expect(project(view, size, { lng: 121.01, lat: 31.01 }).x).toBeGreaterThan(middle.x);
  expect(project(view, size, { lng: 121.01, lat: 31.01 }).y).toBeLessThan(middle.y);
  expect(viewOf([], size)).toBeNull();
});

it('a day is seen where its visits and orders are; a home far away counts only for whoever has visits', () => {
  const [home, spot, far] = [
    { lng: 121.4, lat: 31.2 },
    { lng: 121.5, lat: 31.3 },
    { lng: 120.2, lat: 30.3 },
  ];
  const at = (where: object | null, visits: object[] = []) => ({ home: where, visits });
  const map = (technicians: object[], unplanned: object[] = []) =>
    pointsOf({ technicians, unplanned } as unknown as DispatchMap);
  expect(map([at(home, [{ spot }, { spot: null }]), at(far)])).toEqual([home, spot]);
  expect(map([at(far)], [{ spot }, { spot: null }])).toEqual([spot]);
  expect(map([at(far), at(null)])).toEqual([far]);
});

it('moving and zooming keep the point under the pointer', () => {
  const view = { lng: 121, lat: 31, scale: 1000 };
  const there = project(moved(view, 30, -20), size, { lng: 121, lat: 31 });
  expect([there.x, there.y]).toEqual([expect.closeTo(430, 0), expect.closeTo(230, 0)]);
  const at = { x: 500, y: 250 };
  const under = { lng: 121 + 100 / (1000 * Math.cos((31 * Math.PI) / 180)), lat: 31 };
  expect(project(zoomed(view, size, 2, at), size, under).x).toBeCloseTo(500, 6);
  expect(zoomed(view, size, 1e9).scale).toBe(200_000);
});

it('the grid and the bar are round numbers', () => {
  const view = { lng: 121.47, lat: 31.23, scale: 2000 };
  const { step, lngs, lats } = gridOf(view, size);
  expect(step).toBe(0.05);
  for (const line of [...lngs, ...lats]) expect(Math.round(line / step) * step).toBeCloseTo(line, 6);
  const bar = scaleBar(view);
  expect(bar.km).toBe(5);
  expect(bar.pixels).toBeCloseTo(90, 0);
});
