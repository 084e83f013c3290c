import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { ordersOf } from './testing/walk.ts';
import { makeMaintenanceOrders } from './workorders.actions.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, repair, orderOf, pageOf } = ordersOf(() => company);

it('care falls due by the interval of the model, as orders of their own kind, each once [S0-1.1-d]', async () => {
  company.clock.set('2026-09-25 09:00');
  const set = await as('supervisor', 'PUT', '/api/maintenance-intervals/AJ-KF35', {
    months: 6,
    workKind: 'maintenance',
  });
  expect(set.status).toBe(200);
  const run = async () =>
    company.database.transaction(async (db) => makeMaintenanceOrders({ ...(await company.context()), db }));
  const made = () =>
    company.database.direct.query<{ nature: string; due_on: string; unit_id: number }>(
      `select nature, due_on::text, unit_id from work_orders where source = 'maintenance'`,
    );
  await run();
  const orders = await made();
  expect(orders.length).toBeGreaterThan(0);
  for (const order of orders) expect(order).toMatchObject({ nature: 'preventive', due_on: '2026-09-22' });
  await run();
  expect(await made()).toHaveLength(orders.length);
  expect(company.clock.now).toBeGreaterThan(DAY);
});

it('an order is bound to the instruction in force when it was made, whatever is published later [S0-1.1-h]', async () => {
  company.clock.set('2026-10-12 09:00');
  const publish = (title: string, effectiveFrom: string) =>
    as('policy', 'POST', '/api/service-items/warranty_repair/sops', {
      title,
      body: '一、断电验电。二、检修。三、试机。',
      changeNote: title,
      effectiveFrom,
    });
  const before = await orderOf(await repair());
  expect((await pageOf(before)).sop).toBeNull();
  expect((await publish('维修作业指导书 一', '2026-10-12')).status).toBe(201);
  const first = await orderOf(await repair());
  expect((await publish('维修作业指导书 二', '2026-10-20')).status).toBe(201);
  company.clock.set('2026-10-21 09:00');
  const second = await orderOf(await repair());
  const bound = async (number: string) => (await pageOf(number)).sop;
  expect(await bound(first)).toMatchObject({ version: 1, title: '维修作业指导书 一' });
  expect(await bound(second)).toMatchObject({ version: 2, title: '维修作业指导书 二' });
  expect(await bound(before)).toBeNull();
});
