import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { DAY } from '../../../kernel/time.ts';
import { ordersOf, outcomes, photo, record, safe } from './walk.ts';

export const strokes = 'M1 1 L5 5';
export const lines = (...codes: string[]) => codes.map((code) => ({ code, quantity: 1 }));
export const atDoor = (quote: object) => ({ type: 'quote', quote });
export const signed = { accepted: true, signedBy: '测试客户', strokes };

/** Quotes and bills of an order whose technician is at the door. */
export function chargesOf(company: () => Company) {
  const { as, iso, repair, orderOf, pageOf, plan, send, facts } = ordersOf(company);
  const charges = async (number: string, username = 'supervisor') =>
    (await as(username, 'GET', `/api/work-orders/${number}/charges`)).body;
  const offer = (number: string, body: object, username = 'supervisor') =>
    as(username, 'POST', `/api/work-orders/${number}/quotes`, body);
  const answer = (number: string, id: number, accepted: boolean) =>
    as('supervisor', 'POST', `/api/work-orders/${number}/quotes/${id}/answer`, {
      accepted,
      by: 'phone',
      note: '客户来电确认',
    });
  const finished = () => [
    record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁开关损坏', action: '更换' }),
    record('result', { process: '更换门锁开关并试机', startedAt: iso(-1), endedAt: iso(0), solved: true }),
    photo('nameplate'),
    photo('fault'),
  ];
  let hour = 0;
  /** An order with the technician at the door. */
  async function arrived(parts: object = {}, order: object = {}): Promise<string> {
    hour += 2;
    if (hour > 6) {
      hour = 2;
      company().clock.advance(DAY);
    }
    const number = await orderOf(await repair(parts), 'appliance_repair', order);
    const planned = await plan(number, 'tech1', [hour, hour + 1]);
    if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
    const moves = [{ type: 'accept' }, { type: 'arrive' }, safe];
    expect(outcomes(await send('tech1', number, moves))).toEqual(['done', 'done', 'done']);
    return number;
  }
  return { as, iso, repair, orderOf, pageOf, plan, send, facts, charges, offer, answer, finished, arrived };
}
