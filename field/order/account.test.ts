import { describe, expect, it } from 'vitest';
import type { OrderCommand } from '../../domains/workorders/workorders.contract.ts';
import { afterAnswer, type Entry, type Order, onPhone } from '../outbox/replay.ts';
import { accountOf } from './account.ts';
import { nextStep } from './next-step.ts';

const NUMBER = 'WO2026-000001';
const price = (code: string, kind: string, priceFen: number) => ({
  ...{ code, kind, priceFen, workKind: null, region: null, productType: null, unit: 'time' },
  name: { zh: code, en: code },
});
const order = (parts: Partial<Order> = {}): Order =>
  ({
    ...{ number: NUMBER, status: 'completed', statusSince: '2026-03-03T00:00:00.000Z', template: 'plain' },
    ...{ hazards: [], highHumidity: false, serviceClass: 'basic', records: [], visit: null, charge: 'none' },
    ...{ missingToStart: [], missingToComplete: [], completeness: { percent: 100, missing: [] } },
    ...{ prices: [price('visit', 'visit', 3_000), price('PUMP', 'part', 12_000)], cover: null, quote: null },
    ...{ used: [], paidFen: 0 },
    ...parts,
  }) as unknown as Order;

let seq = 0;
const entry = (type: OrderCommand['type'], parts: object = {}): Entry => {
  seq += 1;
  const id = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;
  const command = { id, number: NUMBER, at: '2026-03-03T01:00:00.000Z', type, ...parts };
  return { seq, refused: null, command: command as OrderCommand };
};
const quote = (accepted: boolean) => {
  const lines = [
    { code: 'visit', quantity: 1 },
    { code: 'PUMP', quantity: 2 },
  ];
  return entry('quote', { quote: { asked: { lines }, totalFen: 27_000, accepted } });
};
const part = (quantity: number) => entry('use_part', { part: { code: 'PUMP', quantity } });
const pay = (amountFen: number) => entry('pay', { payment: { method: 'cash', amountFen, proof: 'SJ-1' } });
const due = (played: Order) => accountOf(played).dueFen;

describe('what is due at the door', () => {
  it('is what was agreed to and what was used of it, less what was taken, all without a network', () => {
    expect(due(onPhone(order(), [quote(false), part(1)]))).toBe(0);
    expect(due(onPhone(order(), [quote(true)]))).toBe(3_000);
    expect(due(onPhone(order(), [quote(true), part(1)]))).toBe(15_000);
    expect(due(onPhone(order(), [quote(true), part(1), part(2)]))).toBe(27_000);
    expect(due(onPhone(order(), [quote(true), part(1), pay(5_000)]))).toBe(10_000);
    expect(due(onPhone(order(), [quote(true), part(1), pay(5_000), pay(10_000)]))).toBe(0);
  });

  it('is asked for once the customer has confirmed, and the last of it settles', () => {
    const confirmed = order({ status: 'confirmed' });
    expect(nextStep(confirmed)).toEqual({ kind: 'none' });
    const agreed = onPhone(confirmed, [quote(true)]);
    expect(nextStep(agreed)).toEqual({ kind: 'form', form: 'pay', about: null });
    const paid = onPhone(confirmed, [quote(true), pay(3_000)]);
    expect([paid.status, nextStep(paid)]).toEqual(['settled', { kind: 'none' }]);
    expect(onPhone(order(), [quote(true), pay(3_000)]).status).toBe('completed');
  });

  it('stays the same when the server took the commands and the day was not asked for again', () => {
    const [agreed, half] = [quote(true), pay(1_000)];
    const answer = (one: Entry) => ({
      ...{ id: one.command.id, outcome: 'done' as const, code: null, text: null, missing: [] },
      ...{ status: 'confirmed' as const, skewed: false },
    });
    const kept = [agreed, half].reduce((known, one) => afterAnswer(known, one, answer(one)), order());
    expect([kept.status, due(kept)]).toEqual(['confirmed', 2_000]);
  });

  it('is nothing on a day that an earlier version of the app kept', () => {
    const { used: _used, paidFen: _paidFen, ...before } = order();
    expect(due(before as Order)).toBe(0);
  });
});
