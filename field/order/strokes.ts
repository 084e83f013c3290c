export type Point = { x: number; y: number };

const LONGEST = 20_000;
const CLOSE = 2;

const far = (a: Point | undefined, b: Point): boolean =>
  a === undefined || Math.hypot(a.x - b.x, a.y - b.y) >= CLOSE;

function thinned(stroke: readonly Point[], every: number): Point[] {
  const kept: Point[] = [];
  for (const [place, point] of stroke.entries()) {
    const isEnd = place === 0 || place === stroke.length - 1;
    if (isEnd || (place % every === 0 && far(kept.at(-1), point))) kept.push(point);
  }
  return kept;
}

const pathOf = (stroke: readonly Point[]): string =>
  stroke.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join(' ');

/** Strokes of a pen as an SVG path of at most 20,000 characters; long ones lose points, never their ends. */
export function strokesToPath(strokes: readonly (readonly Point[])[]): string {
  for (let every = 1; every <= 64; every *= 2) {
    const path = strokes.map((stroke) => pathOf(thinned(stroke, every))).join(' ');
    if (path.length <= LONGEST) return path;
  }
  return strokes
    .map((stroke) => pathOf(stroke.slice(0, 1)))
    .join(' ')
    .slice(0, LONGEST);
}
