import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { plansOf } from './testing/plans.ts';

let company: Company;
const { as, order, book } = plansOf(() => company);
beforeAll(async () => {
  company = await openCompany();
  company.clock.set('2026-03-03 10:00');
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('the map', () => {
  it('shows homes, visits and who waits, as roughly as planning needs; places by city are marked', async () => {
    const known = await order('commissioning', { place: { lng: 121.456_78, lat: 31.234_56 } });
    const vague = await order('commissioning', { place: undefined });
    await book(known, 'tech1', ['10:00', '11:00']);
    const path = '/api/dispatch-map?region=east&day=2026-03-05';
    const { body } = await as('dispatcher', 'GET', path);
    const mine = body.technicians.find(({ id }: { id: string }) => id === company.id('tech1'));
    expect(mine.home).toEqual({ lng: 121.47, lat: 31.23 });
    expect(mine.visits).toMatchObject([
      { number: known, spot: { lng: 121.457, lat: 31.235, basis: 'exact' } },
    ]);
    expect(body.unplanned.map(({ number }: { number: string }) => number)).toEqual([vague]);
    expect(body.unplanned[0].spot?.basis ?? 'unknown').not.toBe('exact');
    expect(body.places.map(({ name }: { name: { zh: string } }) => name.zh)).toContain('上海');
    expect((await as('south', 'GET', path)).status).toBe(404);
    expect((await as('agent', 'GET', path)).status).toBe(403);
  });
});
