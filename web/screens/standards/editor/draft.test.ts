import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, edited, isChanged, merged, redone, undone } from './draft.ts';

const draft = (value: unknown): Draft => ({ base: value, value, past: [], future: [] });
const limit = (key: string, hours: number) => ({ key, duration: { value: hours, unit: 'hours' } });

describe('steps of editing', () => {
  it('goes back and forth, and an edit ends the way forth', () => {
    const three = [2, 3].reduce<Draft>(edited, draft(1));
    expect(undone(three).value).toBe(2);
    expect(redone(undone(three))).toEqual(three);
    expect(edited(undone(three), 4).future).toEqual([]);
    expect(undone(draft(1))).toEqual(draft(1));
  });

  it('takes the same value as no step, whatever the order of its fields', () => {
    expect(edited(draft({ a: 1, b: 2 }), { b: 2, a: 1 }).past).toEqual([]);
  });

  it('comes back to what was there by as many steps back as forth', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }), (values) => {
        const end = values.reduce<Draft>(edited, draft(9));
        const back = end.past.reduce<Draft>((one) => undone(one), end);
        expect(back.value).toBe(9);
        expect(isChanged(back)).toBe(false);
      }),
    );
  });
});

describe('joining with what somebody else saved', () => {
  const base = [limit('a', 1), limit('b', 2), limit('c', 3)];

  it('keeps both where different rows were changed', () => {
    const mine = [limit('a', 10), limit('b', 2), limit('c', 3), limit('mine', 5)];
    const theirs = [limit('a', 1), limit('b', 20), limit('theirs', 6)];
    expect(merged('limits', base, mine, theirs)).toEqual({
      value: [limit('a', 10), limit('b', 20), limit('mine', 5), limit('theirs', 6)],
      clashes: [],
    });
  });

  it('names a row that both changed, and keeps its own', () => {
    const mine = [limit('a', 10), limit('b', 2), limit('c', 3)];
    const theirs = [limit('a', 11), limit('b', 2), limit('c', 3)];
    expect(merged('limits', base, mine, theirs)).toEqual({ value: mine, clashes: ['a'] });
  });

  it('does not bring back a row that was deleted here', () => {
    expect(merged('limits', base, base.slice(1), [...base, limit('d', 4)]).value).toEqual([
      limit('b', 2),
      limit('c', 3),
      limit('d', 4),
    ]);
  });

  it('puts a row that was added here behind the one it stood behind', () => {
    const mine = [limit('a', 1), limit('mine', 5), limit('b', 2), limit('c', 3)];
    const theirs = [limit('b', 2), limit('a', 1), limit('c', 3), limit('last', 9)];
    expect(merged('routing', base, mine, theirs).value).toEqual([
      limit('b', 2),
      limit('a', 1),
      limit('mine', 5),
      limit('c', 3),
      limit('last', 9),
    ]);
  });

  it('keeps an order that was changed here', () => {
    const mine = [limit('c', 3), limit('a', 1), limit('b', 2)];
    const theirs = [limit('a', 1), limit('b', 20), limit('c', 3)];
    expect(merged('routing', base, mine, theirs).value).toEqual([
      limit('c', 3),
      limit('a', 1),
      limit('b', 20),
    ]);
  });

  it('joins settings and levels of authority field by field', () => {
    const levels = (front: number, head: number) => [
      { key: 'front', layer: front },
      { key: 'head', layer: head },
    ];
    const was = { clause: 'S1 5.2', levels: levels(1, 2), majorWhen: [] };
    const mine = { ...was, levels: levels(3, 2) };
    const theirs = { ...was, clause: 'S1 5.1', levels: levels(1, 4) };
    expect(merged('authority', was, mine, theirs)).toEqual({
      value: { clause: 'S1 5.1', levels: levels(3, 4), majorWhen: [] },
      clashes: [],
    });
  });

  it('is what the other wrote when nothing was changed here, and the other way round', () => {
    const rows = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(9)), { maxLength: 4 })
      .map((pairs) => {
        const byKey = new Map(pairs);
        return [...byKey].map(([key, hours]) => limit(key, hours));
      });
    fc.assert(
      fc.property(rows, rows, (was, now) => {
        expect(merged('limits', was, was, now)).toEqual({ value: now, clashes: [] });
        const joined = merged('limits', was, now, was);
        expect(joined.clashes).toEqual([]);
        expect(joined.value).toHaveLength(now.length);
        expect(joined.value).toEqual(expect.arrayContaining(now));
      }),
    );
  });
});
