import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register } from '../cases/testing/walk.ts';
import { costlyWorkOf } from './testing/work.ts';

let company: Company;
const { stockPart, as, orderOf, costsOf } = costlyWorkOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('repair or replacement', () => {
  it('shows cost and time of both and records the choice within the customer’s rights [S3-1.K3-3]', async () => {
    const [owner] = await company.database.direct.query<{ id: number }>(
      `select c.id from customers c join provinces p on p.code = c.province_code where p.region = 'east' order by c.id limit 1`,
    );
    const unit = {
      serial: 'TSWAHL0001',
      model: 'AJ-XQG10',
      purchasedOn: '2026-03-01',
      deliveredOn: '2026-03-01',
    };
    expect((await as('agent', 'POST', `/api/customers/${owner?.id}/units`, unit)).status).toBe(201);
    const about = {
      productModel: { value: 'AJ-XQG10' },
      unitSerial: unit.serial,
      customer: { id: owner?.id },
    };
    await stockPart();
    const number = await register(company, complaint(company, about));
    const order = await orderOf(number);
    await as('dispatcher', 'POST', `/api/work-orders/${order}/parts`, {
      part: 'BJ-COST',
      place: 'wh_east',
      quantity: 2,
    });
    const page = await costsOf(number, 'agent');
    // 90 minutes at level 2, a visit, two parts at 25 yuan; two days to arrange the visit.
    expect(page.repair).toEqual({ fen: 7_500 + 2_000 + 5_000, days: 2 });
    expect(page.replacement).toEqual({ fen: null, days: null });
    expect(page.rights.map(({ choice }: { choice: string }) => choice)).toEqual(
      expect.arrayContaining(['return', 'exchange', 'repair']),
    );
    const choose = (parts: object, username = 'handler') =>
      as(username, 'POST', `/api/cases/${number}/repair-choices`, {
        choice: 'repair',
        reason: '当天可修好',
        customerAgreed: false,
        ...parts,
      });
    expect((await choose({})).body.code).toBe('choice.customer_decides');
    expect((await choose({}, 'finance')).status).toBe(403);
    const exchange = {
      choice: 'replacement',
      reason: '客户要求换新',
      replacementFen: 250_000,
      replacementDays: 3,
    };
    expect((await choose(exchange)).status).toBe(201);
    expect((await choose({ customerAgreed: true, reason: '客户改为先维修' })).status).toBe(201);
    const after = await costsOf(number);
    expect(
      after.choices.map(
        (one: { choice: string; reason: string; customerAgreed: boolean; replacement: object }) => [
          one.choice,
          one.reason,
          one.customerAgreed,
          one.replacement,
        ],
      ),
    ).toEqual([
      ['repair', '客户改为先维修', true, { fen: null, days: null }],
      ['replacement', '客户要求换新', false, { fen: 250_000, days: 3 }],
    ]);
    const facts = await company.database.direct.query<{ type: string; reason: string }>(
      `select type, reason from events where type = 'repair.chosen' order by id`,
    );
    expect(facts.map(({ reason }) => reason)).toEqual(['客户要求换新', '客户改为先维修']);
  });
});
