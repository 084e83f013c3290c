import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateVector, type Vector } from './vectors.rules.ts';

type VectorFile = { calendars: Record<string, unknown>; vectors: Vector[] };
const readVectors = (place: URL): VectorFile => JSON.parse(readFileSync(place, 'utf8'));

const own = readVectors(new URL('./vectors.json', import.meta.url));
const differing = ({ calendars, vectors }: VectorFile) =>
  vectors.map((vector) => evaluateVector(vector, calendars)).filter((result) => !result.ok);

describe('calendar vectors', () => {
  it.each(own.vectors)('$id', (vector) => {
    const { got, expected, ok } = evaluateVector(vector, own.calendars);
    expect(ok, JSON.stringify({ got, expected })).toBe(true);
  });
  it('cover every operation', () => {
    expect([...new Set(own.vectors.map((vector) => vector.op))]).toHaveLength(10);
  });

  const folder = new URL(
    process.env['VECTORS_FOLDER'] ?? '../../../shared/data/03-sla-vectors/',
    import.meta.url,
  );
  const file = new URL('shared_vectors.json', folder);
  it.skipIf(!existsSync(file))(
    'of other products agree (skipped where their file is not beside the repository)',
    () => {
      const shared = readVectors(file);
      expect(shared.vectors.length).toBeGreaterThan(100);
      expect(differing(shared)).toEqual([]);
    },
  );
});

describe('a vector that cannot be computed fails and says why', () => {
  const base: Vector = {
    id: 'x',
    op: 'add',
    calendar: 'china',
    args: { start: '2026-03-02T00:00:00Z', seconds: 1 },
    expect: { time: '' },
  };
  it.each([
    ['operation unknown', { ...base, op: 'multiply' }],
    ['calendar unknown', { ...base, calendar: 'nowhere' }],
    ['not an instant', { ...base, args: { start: 'soon', seconds: 1 } }],
  ])('%s', (reason, vector) => {
    const result = evaluateVector(vector, own.calendars);
    expect([result.ok, String(result.got['error'])]).toEqual([false, expect.stringContaining(reason)]);
  });
});
