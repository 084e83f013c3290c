import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { register, request } from '../cases/testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const as = (username: string, method: string, path: string, body?: object) =>
  company.as(username)(method, path, body);

/** The next working Thursday, so that the demo shifts (Monday to Saturday) hold. */
function workday(): string {
  let at = company.clock.now + DAY;
  while (new Date(`${chinaDay(at)}T12:00:00+08:00`).getUTCDay() !== 4) at += DAY;
  return chinaDay(at);
}
const span = (from = '09:00', to = '18:00') =>
  `from=${encodeURIComponent(`${workday()}T${from}:00+08:00`)}&to=${encodeURIComponent(`${workday()}T${to}:00+08:00`)}`;

async function orderOf(workKind: string, place?: { lng: number; lat: number }): Promise<string> {
  const caseNumber = await register(
    company,
    request(company, { needsRepair: true, productModel: { value: 'AJ-XQG10' } }),
  );
  const body = { caseNumber, workKind, ...(place === undefined ? {} : { place }) };
  return (await as('supervisor', 'POST', '/api/work-orders', body)).body.number;
}
const suggest = (number: string, username = 'dispatcher', when = span()) =>
  as(username, 'GET', `/api/work-orders/${number}/suggestions?${when}`);

type Answer = {
  technician: { id: string };
  reasons: { code: string; legal: boolean; clause: string | null }[];
  start: string | null;
  score: number | null;
  terms: { code: string; amount: number; points: number }[];
};
const of = (answer: { body: { candidates: Answer[] } }, username: string): Answer => {
  const found = answer.body.candidates.find(({ technician }) => technician.id === company.id(username));
  if (found === undefined) throw new Error(`${username} is no candidate`);
  return found;
};
const term = ({ terms }: Answer, code: string) => terms.find((one) => one.code === code)?.amount ?? 0;

describe('who could come', () => {
  it('the law first: whoever lacks a certificate stands last with reason and clause, unranked', async () => {
    const answer = await suggest(await orderOf('appliance_repair', { lng: 121.47, lat: 31.23 }));
    expect(answer.status).toBe(200);
    const [best] = answer.body.candidates;
    expect(best).toMatchObject({ technician: { id: company.id('tech1') }, reasons: [] });
    expect(best.score).toBeCloseTo(
      best.terms.reduce((sum: number, { points }: { points: number }) => sum + points, 0),
      9,
    );
    for (const [username, code] of [
      ['tech2', 'certificate_missing'],
      ['tech3', 'certificate_review_overdue'],
    ] as const) {
      const { reasons, score, start } = of(answer, username);
      expect([score, start]).toEqual([null, null]);
      expect(reasons).toContainEqual(expect.objectContaining({ code, legal: true, clause: 'S0 2.2' }));
    }
  });

  it('the nearer technician first, by coordinates alone, with no map service [S3-1.K6-2]', async () => {
    const near = async (place: { lng: number; lat: number }) => {
      const answer = await suggest(await orderOf('commissioning', place));
      const able = answer.body.candidates.filter(({ score }: Answer) => score !== null);
      return { first: able[0].technician.id, answer };
    };
    const atFirst = await near({ lng: 121.47, lat: 31.23 });
    expect(atFirst.first).toBe(company.id('tech1'));
    expect(term(of(atFirst.answer, 'tech1'), 'travel')).toBeCloseTo(0, 6);
    // About 16 km as the crow flies, there and back, 40 % longer by road at 30 km/h.
    expect(term(of(atFirst.answer, 'tech2'), 'travel')).toBeGreaterThan(80);
    expect(term(of(atFirst.answer, 'tech2'), 'travel')).toBeLessThan(100);
    expect((await near({ lng: 121.38, lat: 31.11 })).first).toBe(company.id('tech2'));
  });

  it('visits of the day take their time; a full span leaves no room', async () => {
    const place = { lng: 121.47, lat: 31.23 };
    const first = await orderOf('appliance_repair', place);
    const { version } = (await as('dispatcher', 'GET', `/api/work-orders/${first}`)).body;
    const planned = await as('dispatcher', 'POST', `/api/work-orders/${first}/visits`, {
      version,
      technicianId: company.id('tech1'),
      from: `${workday()}T09:00:00+08:00`,
      to: `${workday()}T11:00:00+08:00`,
    });
    expect(planned.status).toBe(201);
    const second = await orderOf('appliance_repair', place);
    const { start } = of(await suggest(second), 'tech1');
    expect(Date.parse(start ?? '')).toBe(Date.parse(`${workday()}T11:00:00+08:00`));
    const full = of(await suggest(second, 'dispatcher', span('09:00', '10:30')), 'tech1');
    expect(full).toMatchObject({ start: null, score: null });
    expect(full.reasons.map(({ code, legal }) => [code, legal])).toEqual([['no_room', false]]);
    const own = of(await suggest(first, 'dispatcher', span('09:00', '11:00')), 'tech1');
    expect(own.reasons).toEqual([]);
  });

  it('a region sees only its own orders, technicians and board [S2-2.1.2-c]', async () => {
    const number = await orderOf('commissioning');
    expect((await suggest(number, 'south')).status).toBe(404);
    const east = await suggest(number, 'east');
    expect(east.body.candidates.map(({ technician }: Answer) => technician.id).toSorted()).toEqual(
      ['tech1', 'tech2', 'tech3'].map((username) => company.id(username)).toSorted(),
    );
    const board = (username: string, region: string) =>
      as(username, 'GET', `/api/dispatch-board?region=${region}&day=${workday()}`);
    expect((await board('south', 'east')).status).toBe(404);
    const own = (await board('east', 'east')).body;
    expect(own.technicians.map(({ id }: { id: string }) => id)).toContain(company.id('tech1'));
    expect((await board('south', 'south')).body.technicians).toEqual([]);
    const { version } = (await as('east', 'GET', `/api/work-orders/${number}`)).body;
    const visit = {
      version,
      technicianId: company.id('tech1'),
      from: `${workday()}T14:00:00+08:00`,
      to: `${workday()}T15:00:00+08:00`,
    };
    expect((await as('south', 'POST', `/api/work-orders/${number}/visits`, visit)).status).toBe(404);
    expect((await as('east', 'POST', `/api/work-orders/${number}/visits`, visit)).status).toBe(201);
  });

  it('asks for a span that ends after it begins, and for the right to dispatch', async () => {
    const number = await orderOf('commissioning');
    expect((await suggest(number, 'dispatcher', span('12:00', '11:00'))).status).toBe(422);
    expect((await suggest(number, 'agent')).status).toBe(403);
  });
});
