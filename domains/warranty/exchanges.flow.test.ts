import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { guarantee, unitsOf } from './testing/units.ts';

let company: Company;
const { unit, post, warranty, idOf, openChoices, facts, as } = unitsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));

describe('exchanges', () => {
  const reason = '修理两次仍无法开机';

  it('start the period anew for the new serial, and the old one says where it went', async () => {
    const id = await unit('W-TV-6', 'AJ-TV65', '2025-12-01');
    await post(id, 'repairs', { sentOn: '2026-01-05', doneOn: '2026-01-08', result: 'fixed', fault: '花屏' });
    company.clock.set('2026-03-10 09:00');
    const exchanged = await post(id, 'exchanges', { on: '2026-03-10', serialIn: 'w-tv-6-new', reason });
    expect([exchanged.status, exchanged.body.otherSerial]).toEqual([201, 'W-TV-6-NEW']);
    const old = await warranty(id);
    expect([old.replacedBy, old.decision.notes[0].code]).toEqual(['W-TV-6-NEW', 'exchanged_away']);
    const answer = await warranty(await idOf('W-TV-6-NEW'));
    expect(answer.replaced).toEqual(['W-TV-6']);
    expect(guarantee(answer, 'whole').period).toMatchObject({ endsOn: '2027-03-10', startFact: 'exchange' });
    expect([answer.decision.counts.all, openChoices(answer)]).toEqual([0, ['return', 'exchange', 'repair']]);
    expect((await facts(await idOf('W-TV-6-NEW')))[0]).toMatchObject({
      type: 'unit.exchanged',
      data: { on: '2026-03-10', serialOut: 'W-TV-6', serialIn: 'W-TV-6-NEW' },
      actor_name: '演示售后处理员',
    });
    const more = await post(id, 'repairs', { sentOn: '2026-03-10', doneOn: null, fault: '花屏' });
    expect([more.status, more.body.code]).toEqual([409, 'unit.exchanged_away']);
  });

  it('refuse a serial of another customer, the same serial, and one that was given before', async () => {
    const [one, two] = [
      await unit('W-TV-7', 'AJ-TV65', '2026-02-02'),
      await unit('W-TV-8', 'AJ-TV65', '2026-02-02'),
    ];
    const exchange = (id: number, serialIn: string) =>
      post(id, 'exchanges', { on: '2026-03-02', serialIn, reason });
    const foreign = await exchange(one, 'AJ2602000001');
    expect([foreign.status, foreign.body.code]).toEqual([409, 'unit.not_of_customer']);
    expect((await exchange(one, 'w-tv-7')).body.code).toBe('exchange.same_serial');
    expect((await exchange(one, 'W-TV-7-NEW')).status).toBe(201);
    expect((await exchange(two, 'W-TV-7-NEW')).body.code).toBe('exchange.serial_used');
    expect((await exchange(two, 'W-TV-7')).body.code).toBe('exchange.serial_used');
    expect((await warranty(two)).ledger).toEqual([]);
  });

  it('one of two at once goes through', async () => {
    const [one, two] = [
      await unit('W-TV-9', 'AJ-TV65', '2026-02-02'),
      await unit('W-TV-10', 'AJ-TV65', '2026-02-02'),
    ];
    const answers = await Promise.all(
      [one, two].map((id) => post(id, 'exchanges', { on: '2026-03-02', serialIn: 'W-TV-11', reason })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('give a unit from stock to the customer', async () => {
    await company.database.direct.query(
      `insert into product_units (serial, model) values ('W-STOCK-1', 'AJ-TV65')`,
    );
    const id = await unit('W-TV-12', 'AJ-TV65', '2026-02-02');
    expect((await post(id, 'exchanges', { on: '2026-03-02', serialIn: 'W-STOCK-1', reason })).status).toBe(
      201,
    );
    expect((await warranty(await idOf('W-STOCK-1'))).unit.maskedOwner).toBe('演**');
  });
});

describe('brand promises', () => {
  const promise = {
    model: 'AJ-XQG10',
    nameZh: '电机十年',
    nameEn: 'Ten years on the motor',
    part: 'motor',
    months: 120,
  };

  it('are withdrawn for units sold later only', async () => {
    const made = await as('policy')('POST', '/api/brand-promises', promise);
    const early = await unit('W-WM-1', 'AJ-XQG10', '2026-01-05');
    const late = await unit('W-WM-2', 'AJ-XQG10', '2026-02-25');
    await as('policy')('POST', `/api/brand-promises/${made.body.id}/withdrawal`, {
      reason: '政策调整',
      lastSoldOn: '2026-01-31',
    });
    expect(guarantee(await warranty(early), 'brand:0').period.endsOn).toBe('2036-01-07');
    expect(guarantee(await warranty(late), 'brand:0')).toBeUndefined();
    const listed = (await as('agent')('GET', '/api/brand-promises?model=AJ-XQG10')).body.promises;
    expect(listed.map(({ soldTo }: { soldTo: string }) => soldTo)).toEqual(['2026-01-31']);
  });

  it('are not for everybody to make', async () => {
    expect((await as('agent')('POST', '/api/brand-promises', promise)).status).toBe(403);
    expect((await as('policy')('POST', '/api/brand-promises', { ...promise, model: 'XX' })).status).toBe(422);
  });
});

describe('who sees and records', () => {
  it('a unit out of the region is not found, for reading and for writing', async () => {
    const id = await idOf('AJ2601000001');
    expect((await as('east')('GET', `/api/units/${id}/warranty`)).status).toBe(200);
    expect((await as('south')('GET', `/api/units/${id}/warranty`)).status).toBe(404);
    expect(
      (await post(id, 'repairs', { sentOn: '2026-03-02', doneOn: null, fault: '异响' }, 'south')).status,
    ).toBe(404);
    expect((await as('south')('GET', '/api/warranty/units?find=AJ2601000001')).body.units).toEqual([]);
    expect(await facts(id)).toEqual([]);
  });

  it('an auditor reads and does not record', async () => {
    const id = await idOf('AJ2601000001');
    const answer = await as('auditor')('GET', `/api/units/${id}/warranty`);
    expect([answer.status, answer.body.may.record]).toEqual([200, false]);
    expect(
      (await post(id, 'contracts', { number: '1', name: '延', months: 1, startsOn: '2026-03-02' }, 'auditor'))
        .status,
    ).toBe(403);
  });

  it('units are found by serial or the owner’s whole number, masked', async () => {
    const found = (await as('agent')('GET', '/api/warranty/units?find=199 0000 0002')).body.units;
    expect(found.map(({ maskedOwner }: { maskedOwner: string }) => maskedOwner)).toEqual(['演**', '演**']);
    expect((await as('agent')('GET', '/api/warranty/units?find=aj26020')).body.units).toHaveLength(2);
    expect((await as('agent')('GET', '/api/warranty/units?find=1990000')).body.units).toEqual([]);
  });
});
