type Point = { lng: number; lat: number };

const PATIENCE_MS = 5_000;
const SECONDS = 60;

/** Does an answer hold a whole table of minutes between `count` points? A pair without a road counts as out of reach. */
function tableOf(answer: unknown, count: number): number[][] | null {
  const { durations } = (answer ?? {}) as { durations?: unknown };
  if (!Array.isArray(durations) || durations.length !== count) return null;
  const rows = durations as (number | null)[][];
  if (!rows.every((row) => Array.isArray(row) && row.length === count)) return null;
  return rows.map((row) =>
    row.map((seconds) => (typeof seconds === 'number' ? seconds / SECONDS : Number.MAX_SAFE_INTEGER)),
  );
}

/**
 * Asks a routing engine with the table service of OSRM at `url` for the minutes by car between all of some points. Null when
 * it does not answer within five seconds, or not with a whole table: the caller goes by straight lines then.
 */
export const openRoutingEngine =
  (url: string, patience = PATIENCE_MS) =>
  async (points: Point[]): Promise<number[][] | null> => {
    const path = points.map(({ lng, lat }) => `${lng.toFixed(5)},${lat.toFixed(5)}`).join(';');
    try {
      const address = `${url.replace(/\/$/, '')}/table/v1/driving/${path}?annotations=duration`;
      const answer = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: 'error' });
      return answer.ok ? tableOf(await answer.json(), points.length) : null;
    } catch {
      return null;
    }
  };
