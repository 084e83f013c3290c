import { expect, it } from 'vitest';
import type { Order } from '../outbox/replay.ts';
import { missingCount, nextStep } from './next-step.ts';
import { strokesToPath } from './strokes.ts';

const gap = (code: string, about: string | null = null) => ({ code, clause: 'S0 2.2', about });
const order = (parts: object): Order =>
  ({
    records: [],
    missingToStart: [],
    missingToComplete: [],
    completeness: { percent: 60, missing: ['result'] },
    ...parts,
  }) as unknown as Order;

it.each([
  [{ status: 'dispatched' }, { kind: 'move', command: 'accept' }],
  [{ status: 'accepted' }, { kind: 'move', command: 'set_out' }],
  [{ status: 'on_the_way' }, { kind: 'move', command: 'arrive' }],
  [
    { status: 'arrived', missingToStart: [gap('safety_checklist_missing', 'gas')] },
    { kind: 'form', form: 'safety_checklist', about: 'gas' },
  ],
  [{ status: 'arrived' }, { kind: 'move', command: 'start' }],
  [
    { status: 'arrived', missingToStart: [gap('quote_not_accepted')] },
    { kind: 'form', form: 'quote', about: null },
  ],
  [
    { status: 'working', missingToComplete: [gap('result_missing'), gap('photo_missing', 'fault')] },
    { kind: 'form', form: 'photo', about: 'fault' },
  ],
  [
    { status: 'working', missingToComplete: [gap('result_missing')] },
    { kind: 'form', form: 'result', about: null },
  ],
  [{ status: 'working' }, { kind: 'move', command: 'complete' }],
  [{ status: 'held' }, { kind: 'move', command: 'resume' }],
  [{ status: 'completed' }, { kind: 'form', form: 'signature', about: null }],
  [{ status: 'completed', records: [{ kind: 'signature' }] }, { kind: 'none' }],
  [
    { status: 'completed', records: [{ kind: 'signature' }], completeness: { percent: 100, missing: [] } },
    { kind: 'move', command: 'confirm' },
  ],
  [{ status: 'confirmed' }, { kind: 'none' }],
  [{ status: 'cancelled' }, { kind: 'none' }],
])('the next step of %j', (parts, step) => {
  expect(nextStep(order(parts))).toEqual(step);
});

it('counts what is missing until the work is complete', () => {
  const missing = { missingToStart: [gap('a')], missingToComplete: [gap('b'), gap('c')] };
  expect(missingCount(order({ status: 'arrived', ...missing }))).toBe(3);
  expect(missingCount(order({ status: 'completed', ...missing }))).toBe(0);
});

it('a signature is digits, M and L, and fits however long one writes', () => {
  expect(
    strokesToPath([
      [
        { x: 1.4, y: 2.6 },
        { x: 20, y: 30 },
      ],
      [{ x: 5, y: 5 }],
    ]),
  ).toBe('M1 3 L20 30 M5 5');
  const long = Array.from({ length: 40_000 }, (_, place) => ({
    x: (place * 7) % 600,
    y: (place * 11) % 300,
  }));
  const path = strokesToPath([long]);
  expect(path.length).toBeLessThanOrEqual(20_000);
  expect(path).toMatch(/^[ML0-9 .,-]*$/);
  expect(path.length).toBeGreaterThan(1_000);
  const many = Array.from({ length: 9_000 }, () => [{ x: 1, y: 1 }]);
  expect(strokesToPath(many).length).toBeLessThanOrEqual(20_000);
});
