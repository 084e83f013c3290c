import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { bringTo, pageOf as casePage, complaint, register } from '../cases/testing/walk.ts';
import { costlyWorkOf } from './testing/work.ts';

let company: Company;
const { stockPart, as, measures, costsOf, costOfPlan, agree, repairDone, execute, report } = costlyWorkOf(
  () => company,
);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** The first case, whose customer comes again. */
let served = '';

describe('the costs of a case', () => {
  let number = '';

  it('an estimate stands before the approval, the actual cost after the work [S3-2.K3-2]', async () => {
    await stockPart();
    number = await register(company, complaint(company, { productModel: { value: 'AJ-XQG10' } }));
    served = number;
    await bringTo(company, number, 'planned', {
      plan: { measures: measures(), estimatedCostFen: 50_000 },
    });
    const before = await costsOf(number);
    expect(before.plans.map(costOfPlan)).toEqual([['draft', 50_000, null]]);
    expect(before.totals.total).toBe(0);
    await agree(number);
    await repairDone(number);
    await company.drain();
    expect((await costsOf(number)).plans.map(costOfPlan)).toEqual([['agreed', 50_000, null]]);
    await execute(number);
    await company.drain();
    expect((await costsOf(number)).plans.map(costOfPlan)).toEqual([['agreed', 50_000, 42_000]]);
  });

  it('are kept by labour, parts, travel and compensation and reported with the same sums [S3-6.0]', async () => {
    const { totals, rows } = await costsOf(number);
    expect(totals).toEqual({
      labour: 7_500,
      parts: 2_500,
      travel: 2_000,
      compensation: 30_000,
      total: 42_000,
    });
    expect(rows.map((row: { component: string; category: string }) => [row.component, row.category])).toEqual(
      expect.arrayContaining([
        ['labour', 'repair'],
        ['parts', 'repair'],
        ['travel', 'repair'],
        ['compensation', 'compensation'],
      ]),
    );
    const all = await report();
    expect(all.total).toEqual(totals);
    expect(all.months).toEqual([{ month: '2026-03', ...totals }]);
    expect(
      all.rows.map((row: { region: string; category: string; total: number }) => [
        row.region,
        row.category,
        row.total,
      ]),
    ).toEqual([
      ['east', 'compensation', 30_000],
      ['east', 'repair', 12_000],
    ]);
    expect((await report('&region=south')).total.total).toBe(0);
    // A regional manager sees the own region, whatever is asked for.
    expect((await report('&region=east', 'south')).total.total).toBe(0);
    expect((await as('agent', 'GET', '/api/costs')).status).toBe(403);
  });

  it('stay as they are when the same facts are counted again', async () => {
    const before = await company.database.direct.query(
      `select source, amount_fen from cost_rows order by source`,
    );
    await company.database.direct.query(
      `select graphile_worker.add_job('costs:count_order', json_build_object('data', json_build_object('number', order_number)))
       from cost_rows where order_number is not null`,
    );
    await company.drain();
    expect(
      await company.database.direct.query(`select source, amount_fen from cost_rows order by source`),
    ).toEqual(before);
  });

  it('leave as CSV with the sums of the screen', async () => {
    const file = await as('finance', 'GET', '/api/costs/export?from=2026-03-01&to=2026-03-31');
    expect(file.headers['content-type']).toContain('text/csv');
    const lines = String(file.body).replace('\uFEFF', '').trim().split('\r\n');
    expect(lines).toEqual([
      '月份,区域,类别,人工,配件,交通,赔付,合计',
      '2026-03,华东,赔偿,0,0,0,300,300',
      '2026-03,华东,维修,75,25,20,0,120',
    ]);
    expect((await as('agent', 'GET', '/api/costs/export')).status).toBe(403);
  });
});

describe('budgets', () => {
  it('are set by category and span; finance is told once when one is nearly used and once when it is overrun [S3-1.K3-1]', async () => {
    const set = (category: string, amountFen: number, parts: object = {}) =>
      as('finance', 'PUT', '/api/budgets', {
        category,
        from: '2026-03-01',
        to: '2026-03-31',
        amountFen,
        ...parts,
      });
    expect((await set('replacement', 100_000)).body.state).toBe('within');
    expect((await set('repair', 13_000)).body.state).toBe('near');
    expect((await set('repair', 100_000, { region: 'south' })).body.state).toBe('within');
    expect((await as('supervisor', 'PUT', '/api/budgets', {})).status).toBe(403);
    const told = async () =>
      (
        await company.database.direct.query<{ kind: string }>(
          `select kind from notifications where user_id = $1 and kind like 'budget.%' order by id`,
          [company.id('finance')],
        )
      ).map(({ kind }) => kind);
    expect(await told()).toEqual(['budget.near']);
    const { customerFile } = await casePage(company, served);
    const again = { productModel: { value: 'AJ-XQG10' }, customer: { id: customerFile.id } };
    company.clock.advance(DAY);
    await repairDone(await register(company, complaint(company, again)), 12_000);
    await company.drain();
    expect(await told()).toEqual(['budget.near', 'budget.over']);
    await repairDone(await register(company, complaint(company, again)));
    await company.drain();
    expect(await told()).toEqual(['budget.near', 'budget.over']);
    const { budgets } = await report();
    expect(
      budgets.map((one: { category: string; region: string; actualFen: number; state: string }) => [
        one.category,
        one.region,
        one.actualFen,
        one.state,
      ]),
    ).toEqual([
      ['repair', null, 36_000, 'over'],
      ['repair', 'south', 0, 'within'],
      ['replacement', null, 0, 'within'],
    ]);
    // A budget that is raised is told of anew.
    expect((await set('repair', 40_000)).body.state).toBe('near');
    expect(await told()).toEqual(['budget.near', 'budget.over', 'budget.near']);
  });
});

describe('targets', () => {
  it('service revenue is a share of the total that finance enters or imports, against 15 percent [S2-1.4.1-i]', async () => {
    const before = (await report()).revenue;
    expect(before).toEqual({
      serviceFen: 12_000,
      totalFen: null,
      percent: null,
      targetPercent: 15,
      missingMonths: ['2026-03'],
    });
    const enter = (months: object[], origin = 'entered') =>
      as('finance', 'PUT', '/api/revenues', { origin, months });
    const march = { month: '2026-03', totalFen: 96_000 };
    expect((await enter([march, march])).body.code).toBe('revenue.month_twice');
    expect((await enter([{ month: '2026-04', totalFen: 1 }])).body.code).toBe('revenue.month_to_come');
    expect((await enter([march])).status).toBe(200);
    expect((await report()).revenue).toMatchObject({ totalFen: 96_000, percent: 12.5, missingMonths: [] });
    const months = [
      { month: '2026-02', totalFen: 50_000 },
      { month: '2026-03', totalFen: 60_000 },
    ];
    expect((await enter(months, 'imported')).body).toEqual({ saved: 2 });
    expect((await report()).revenue.percent).toBe(20);
    expect(
      (await as('finance', 'GET', '/api/costs?from=2026-02-10&to=2026-03-31')).body.revenue,
    ).toMatchObject({
      totalFen: 110_000,
      percent: 10.9,
    });
  });

  it('the cost of a served customer stands against the frozen baseline with a target of 12 percent less [S2-1.4.1-k]', async () => {
    const first = (await report()).unitCost;
    // All three orders are of one customer, who is counted once.
    expect(first).toMatchObject({
      customers: 1,
      perCustomerFen: 66_000,
      baseline: null,
      changePercent: null,
    });
    const freeze = (to: string) => as('finance', 'POST', '/api/cost-baseline', { from: '2026-03-01', to });
    expect((await freeze('2026-03-03')).body.code).toBe('cost_baseline.not_over');
    company.clock.advance(DAY);
    expect((await freeze('2026-03-03')).body).toEqual({ perCustomerFen: 66_000 });
    expect((await freeze('2026-03-02')).body.code).toBe('cost_baseline.frozen');
    const own = { new: { name: '另一客户', phone: '13900000009', provinceCode: '31' } };
    const other = await register(
      company,
      complaint(company, { productModel: { value: 'AJ-XQG10' }, customer: own, contactPhone: '13900000009' }),
    );
    await repairDone(other);
    await company.drain();
    expect((await report()).unitCost).toEqual({
      customers: 2,
      perCustomerFen: 39_000,
      baseline: { from: '2026-03-01', to: '2026-03-03', perCustomerFen: 66_000 },
      changePercent: -40.9,
      targetPercent: -12,
      reached: true,
    });
  });
});
