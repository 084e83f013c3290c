import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

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
const offered = async (query: string, username = 'agent') =>
  (await as(username, 'GET', `/api/service-offers?${query}`)).body.offers;
const one = async (code: string, query: string) => {
  const offer = (await offered(query)).find((found: { code: string }) => found.code === code);
  return offer === undefined ? undefined : [offer.eligible, ...offer.whyNot];
};
const customerWith = async (grade: string) =>
  (
    await company.database.direct.query<{ id: number; serial: string }>(
      `select c.id, n.serial from customers c join product_units n on n.customer_id = c.id where c.grade = $1 order by c.id, n.id limit 1`,
      [grade],
    )
  )[0];

it('extended services have rules of the keeper, and the agent sees at intake who may have them [S0-2.1-b]', async () => {
  company.clock.set('2026-04-01 09:00');
  const [gold, standard] = [await customerWith('gold'), await customerWith('standard')];
  const of = (who: typeof gold) => `customerId=${who?.id}&unitSerial=${who?.serial}&useScene=home`;
  expect(await one('free_visit', of(gold))).toEqual([true]);
  expect(await one('free_visit', of(standard))).toEqual([false, 'customer_grade']);
  expect(await one('extended_warranty', of(standard))).toEqual([true]);
  expect(await one('extended_warranty', `customerId=${standard?.id}&productType=appliance`)).toEqual([
    false,
    'purchase_day_unknown',
  ]);
  // A unit of somebody else says nothing about this customer.
  expect(await one('extended_warranty', `customerId=${gold?.id}&unitSerial=${standard?.serial}`)).toContain(
    'purchase_day_unknown',
  );
  expect(await one('old_product_recycling', `customerId=${standard?.id}&useScene=shop`)).toEqual([
    false,
    'use_scene',
  ]);
  const classes = await offered(of(gold));
  expect(classes.map(({ code }: { code: string }) => code)).not.toContain('warranty_repair');

  const rule = {
    productTypes: ['appliance', 'electronics', 'office'],
    useScenes: [],
    customerGrades: ['gold'],
    eligibility: {
      maximumUnitAgeMonths: 1,
      reason: { zh: '仅限金卡，购买一个月内', en: 'Gold, within a month' },
    },
  };
  const write = (body: object, username = 'policy') =>
    as(username, 'PUT', '/api/service-items/extended_warranty/eligibility', body);
  expect((await write(rule, 'agent')).status).toBe(403);
  expect(
    (await write({ ...rule, eligibility: { minimumUnitAgeMonths: 9, maximumUnitAgeMonths: 2 } })).body.code,
  ).toBe('service.age_span');
  expect((await write(rule)).status).toBe(200);
  expect(await one('extended_warranty', of(standard))).toEqual([false, 'customer_grade']);
  company.clock.set('2026-04-19 09:00');
  expect(await one('extended_warranty', of(gold))).toContain('unit_too_old');
  const events = await company.database.direct.query(
    `select 1 from events where type = 'service.eligibility_written'`,
  );
  expect(events).toHaveLength(1);
  expect((await as('devices', 'GET', '/api/service-offers')).status).toBe(403);
});
