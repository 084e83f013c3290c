import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { guarantee, unitsOf } from './testing/units.ts';

let company: Company;
const { idOf, as, unit, warranty, post, facts, openChoices } = unitsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));

describe('the days of every unit', () => {
  it('[S0-1.1-b] statutory and promised ends with the days that remain, on the case of the unit', async () => {
    const serial = 'AJ2608000001';
    const id = await idOf(serial);
    const promised = await as('policy')('POST', '/api/brand-promises', {
      model: 'AJ-TV65',
      nameZh: '屏幕五年质保',
      nameEn: 'Five years on the screen',
      part: 'lcd_panel',
      months: 60,
      startsAt: 'delivery',
      soldFrom: '2026-01-01',
    });
    expect(promised.status).toBe(201);
    const customer = (await as('agent')('GET', `/api/customers?find=${serial}`)).body.customers[0];
    const registered = await as('agent')('POST', '/api/cases', {
      kind: 'complaint',
      channel: 'phone',
      businessLink: 'after_sales',
      category: 'product_quality',
      impactClass: 'B',
      productModel: { value: 'AJ-TV65' },
      purchaseChannel: { value: 'own_store' },
      unitSerial: serial,
      customer: { id: customer.id },
      contactName: '演示',
      contactPhone: '19900000008',
      subject: '无法开机',
      course: '经过',
      demand: '修好',
      complainedAt: new Date(company.clock.now).toISOString(),
    });
    expect([registered.status, registered.body.errors]).toEqual([201, undefined]);
    company.clock.set('2026-04-01 10:00');
    const page = (await as('agent')('GET', `/api/cases/${registered.body.number}`)).body;
    expect(page.unit).toMatchObject({ id, serial });
    const answer = await warranty(page.unit.id);
    // Bought 18 March, delivered 22 March 2026, no invoice on file: the year of listed goods runs from delivery.
    expect(guarantee(answer, 'whole')).toMatchObject({
      period: { endsOn: '2027-03-22', startFact: 'delivery' },
      verified: true,
    });
    // 1 April 2026 to 22 March 2027: 355 days.
    expect(guarantee(answer, 'whole').remainingDays).toBe(355);
    expect(guarantee(answer, 'part:integrated_circuit').period.endsOn).toBe('2029-03-22');
    // 22 March 2031 is a Saturday: Monday 24.
    expect(guarantee(answer, 'brand:0').period.endsOn).toBe('2031-03-24');
    expect(answer.decision.notes).toContainEqual({ code: 'calendar_unpublished', value: '2027' });
  });

  it('a row that nobody has verified says so', async () => {
    const answer = await warranty(await unit('W-AC-1', 'AJ-KF35', '2026-02-02'));
    expect([guarantee(answer, 'whole').verified, answer.decision.class.verified]).toEqual([false, false]);
    expect(answer.decision.notes.map(({ code }: { code: string }) => code)).toContain('class_unverified');
  });

  it('the invoice moves the start; entering it twice needs a reason and keeps the first', async () => {
    const id = await unit('W-TV-1', 'AJ-TV65', '2026-02-02');
    expect((await post(id, 'sale-facts', { invoicedOn: '2026-02-05', priceFen: 3999_00 })).status).toBe(201);
    expect(guarantee(await warranty(id), 'whole').period).toMatchObject({
      endsOn: '2027-02-05',
      startFact: 'invoice',
    });
    const again = await post(id, 'sale-facts', { invoicedOn: '2026-02-06' });
    expect([again.status, again.body.errors[0].field]).toEqual([422, 'reason']);
    await post(id, 'sale-facts', { invoicedOn: '2026-02-06', reason: '发票日期录错' });
    const answer = await warranty(id);
    expect(answer.sale).toMatchObject({ invoicedOn: '2026-02-06' });
    expect(answer.ledger.map((row: { current: boolean }) => row.current)).toEqual([false, true]);
    expect((await facts(id)).map(({ type, data }) => [type, data.before])).toEqual([
      ['unit.sale_recorded', null],
      ['unit.sale_recorded', { invoicedOn: '2026-02-05', priceFen: 3999_00 }],
    ]);
  });
});

describe('repairs', () => {
  const fault = '无法开机';

  it('[S0-2.2-a, S0-1.3-c] two of the same fault open exchange and return, and their days lengthen the period', async () => {
    const id = await unit('W-TV-2', 'AJ-TV65', '2026-01-05');
    await post(id, 'sale-facts', { invoicedOn: '2026-01-05', priceFen: 3999_00 });
    const first = await post(id, 'repairs', { sentOn: '2026-02-02', doneOn: null, fault });
    expect([first.status, first.body.body.underGuarantee]).toEqual([201, true]);
    const second = await post(id, 'repairs', { sentOn: '2026-03-01', doneOn: null, fault });
    expect([second.status, second.body.code]).toEqual([409, 'repair.already_open']);
    const waited = await as('handler')('POST', `/api/repairs/${first.body.id}/progress`, {
      waits: [{ from: '2026-02-03', to: '2026-02-10' }],
      delay: 'parts',
    });
    const done = await as('handler')('POST', `/api/repairs/${waited.body.id}/progress`, {
      doneOn: '2026-02-12',
      result: 'fixed',
    });
    expect([done.status, done.body.body.doneOn]).toEqual([201, '2026-02-12']);
    const stale = await as('handler')('POST', `/api/repairs/${first.body.id}/progress`, {
      doneOn: '2026-02-11',
      result: 'fixed',
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'entry.superseded']);
    expect(openChoices(await warranty(id, `?fault=${encodeURIComponent(fault)}`))).toEqual(['repair']);
    await post(id, 'repairs', { sentOn: '2026-02-24', doneOn: '2026-02-26', result: 'not_fixed', fault });
    const answer = await warranty(id, `?fault=${encodeURIComponent(fault)}`);
    expect(openChoices(answer)).toEqual(['return', 'exchange', 'repair']);
    expect(answer.decision.counts).toEqual({ sameFault: 2, all: 2, daysOutOfUse: 12 });
    // 5 January 2027 and 12 days.
    expect(guarantee(answer, 'whole').period).toMatchObject({ endsOn: '2027-01-18', addedDays: 12 });
    const exchange = answer.decision.choices.find(({ choice }: { choice: string }) => choice === 'exchange');
    expect(exchange.grounds[0]).toMatchObject({ rule: 'two_repairs', articles: ['rules_11'] });
    expect(answer.decision.articles.rules_11.number).toBe('11');
    expect((await facts(id)).map(({ type }) => type)).toEqual([
      'unit.sale_recorded',
      'unit.repair_recorded',
      'unit.repair_progressed',
      'unit.repair_progressed',
      'unit.repair_recorded',
    ]);
  });

  it('[S0-1.3-d] out of guarantee begin only with a quotation that the customer accepted; a contract comes first', async () => {
    const id = await unit('W-TV-3', 'AJ-TV65', '2024-12-02');
    const repair = { sentOn: '2026-03-02', doneOn: null, fault };
    const refused = await post(id, 'repairs', repair);
    expect([refused.status, refused.body.code, refused.body.errors[0].field]).toEqual([
      409,
      'repair.quotation_needed',
      'quotation',
    ]);
    expect(await facts(id)).toEqual([]);
    const quotation = {
      amountFen: 260_00,
      acceptedOn: '2026-03-02',
      acceptedBy: '演示客户甲',
      channel: 'phone',
    };
    const paid = await post(id, 'repairs', { ...repair, quotation });
    expect([paid.status, paid.body.body.underGuarantee]).toEqual([201, false]);

    const other = await unit('W-TV-4', 'AJ-TV65', '2024-12-02');
    const contract = { number: 'YB-1', name: '延保两年', months: 24, startsOn: '2025-12-03' };
    expect((await post(other, 'contracts', contract)).status).toBe(201);
    const answer = await warranty(other);
    expect([answer.decision.coveredBy, openChoices(answer)]).toEqual(['contract:0', ['repair']]);
    const charged = await post(other, 'repairs', { ...repair, quotation });
    expect([charged.status, charged.body.code]).toEqual([409, 'repair.is_free']);
    expect((await post(other, 'repairs', repair)).body.body.underGuarantee).toBe(true);
  });

  it('a withdrawn entry stays in the ledger and stops counting', async () => {
    const id = await unit('W-TV-5', 'AJ-TV65', '2026-01-05');
    const repair = await post(id, 'repairs', {
      sentOn: '2026-02-02',
      doneOn: '2026-02-06',
      result: 'fixed',
      fault,
    });
    expect(guarantee(await warranty(id), 'whole').period.addedDays).toBe(4);
    const withdraw = () =>
      as('handler')('POST', `/api/warranty/entries/${repair.body.id}/withdrawal`, { reason: '录错产品' });
    expect((await withdraw()).status).toBe(201);
    expect((await withdraw()).body.code).toBe('entry.superseded');
    const answer = await warranty(id);
    expect([guarantee(answer, 'whole').period.addedDays, answer.ledger.length]).toEqual([0, 2]);
    await expect(
      company.database.direct.query(`update unit_ledger set body = '{}' where id = $1`, [repair.body.id]),
    ).rejects.toThrow('never changed');
  });

  it.each<[string, object, number, string]>([
    [
      'an end before the beginning',
      { sentOn: '2026-02-10', doneOn: '2026-02-09', result: 'fixed' },
      422,
      'doneOn',
    ],
    ['an end without its result', { sentOn: '2026-02-10', doneOn: '2026-02-11' }, 422, 'result'],
    ['a day that has not come', { sentOn: '2026-03-03', doneOn: null }, 422, 'sentOn'],
    ['no fault', { sentOn: '2026-03-01', doneOn: null, fault: ' ' }, 422, 'fault'],
  ])('refuse %s', async (_what, parts, ...[status, field]) => {
    const answer = await post(await idOf('AJ2608000001'), 'repairs', { fault, ...parts });
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
  });
});
