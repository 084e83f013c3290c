import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { bringTo, pageOf as casePage, complaint, does, register } from '../cases/testing/walk.ts';
import { ordersOf, outcomes, photo, record, safe } from '../workorders/testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, orderOf, plan, send } = ordersOf(() => company);
const costsOf = async (number: string, username = 'supervisor') =>
  (await as(username, 'GET', `/api/cases/${number}/costs`)).body;
const report = async (query = '', username = 'finance') =>
  (await as(username, 'GET', `/api/costs?from=2026-03-01&to=2026-03-31${query}`)).body;
const measures = () => [
  {
    type: 'repair',
    clause: 'CPL 24',
    description: '上门维修',
    responsibleId: company.id('handler'),
    dueAt: iso(48),
    amountFen: 0,
  },
  {
    type: 'compensation',
    clause: 'CPL 24',
    description: '误工补偿',
    responsibleId: company.id('handler'),
    dueAt: iso(48),
    amountFen: 30_000,
  },
];

async function agree(number: string): Promise<void> {
  const planId = (await casePage(company, number)).plans.at(-1).id;
  await does(company, 'handler', number, 'plan-submission', { planId });
  await does(company, 'agent', number, 'agreement', { planId, agreed: true, channel: 'phone', at: iso(0) });
}

/** Does the repair and pays the compensation by its return order. */
async function execute(number: string): Promise<void> {
  for (const task of (await casePage(company, number)).tasks) {
    if (task.kind === 'repair')
      await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '已完成' });
  }
  const [order] = (await as('supervisor', 'GET', `/api/returns?case=${number}`)).body.returns;
  const { version } = (await as('supervisor', 'GET', `/api/returns/${order.number}`)).body;
  const paid = { version, method: 'original', reference: '流水 20260302-0001' };
  expect((await as('finance', 'POST', `/api/returns/${order.number}/payment`, paid)).status).toBe(201);
}

/** One hour of work by the first technician, with one part at 25 yuan. */
async function repairDone(caseNumber: string, payFen = 0): Promise<string> {
  const number = await orderOf(caseNumber, 'appliance_repair', { place: { lng: 121.47, lat: 31.23 } });
  const planned = await plan(number, 'tech1', [1, 2]);
  if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
  const quote = {
    asked: { lines: [{ code: 'appliance_repair', quantity: 1 }] },
    totalFen: 12_000,
    accepted: true,
    signedBy: '测试客户',
    strokes: 'M1 1 L5 5',
  };
  const commands = [
    { type: 'accept' },
    { type: 'arrive' },
    safe,
    ...(payFen > 0 ? [{ type: 'quote', quote }] : []),
    { type: 'start' },
    { type: 'use_part', part: { code: 'BJ-COST', quantity: 1, place: 'wh_east' } },
    record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁', action: '更换' }),
    record('result', { process: '更换门锁', startedAt: iso(-1), endedAt: iso(0), solved: true }),
    photo('nameplate'),
    photo('fault'),
    { type: 'complete' },
  ];
  expect(new Set(outcomes(await send('tech1', number, commands)))).toEqual(new Set(['done']));
  if (payFen > 0) {
    const paid = await as('finance', 'POST', `/api/work-orders/${number}/payments`, {
      method: 'cash',
      amountFen: payFen,
      proof: 'SJ-1',
    });
    expect(paid.status).toBe(201);
  }
  return number;
}

const costOfPlan = (plan: { status: string; estimatedFen: number; actualFen: number | null }) => [
  plan.status,
  plan.estimatedFen,
  plan.actualFen,
];

/** The first case, whose customer comes again. */
let served = '';

describe('the costs of a case', () => {
  let number = '';

  it('an estimate stands before the approval, the actual cost after the work [S3-2.K3-2]', async () => {
    await as('parts', 'PUT', '/api/parts/BJ-COST', {
      name: { zh: '测试件', en: 'Test part' },
      priceFen: 6_000,
      costFen: 2_500,
    });
    const stock = { kind: 'receive', part: 'BJ-COST', to: 'wh_east', quantity: 9 };
    await as('parts', 'POST', '/api/part-moves', stock);
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
