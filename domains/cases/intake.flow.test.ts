import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { phases } from './terms.contract.ts';
import { bringTo, complaint, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (body: object, username = 'agent') => company.as(username)('POST', '/api/cases', body);
const stored = async () => {
  const [row] = await company.database.direct.query<Record<string, number>>(
    `select (select count(*)::int from cases) as cases, (select count(*)::int from customers) as customers,
       (select count(*)::int from events) as events, (select count(*)::int from case_clocks) as clocks,
       (select count(*)::int from notifications) as notices, (select count(*)::int from case_receipts) as receipts`,
  );
  return row;
};
const at = (hours: number) => new Date(company.clock.now + hours * 3_600_000).toISOString();
const fieldsOf = (answer: { body: { errors: { field: string }[] } }) =>
  answer.body.errors.map((error) => error.field);

/** Takes a field out of a good body, also one inside another (`customer.new.name`). */
function without(body: object, path: string): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const place = parts.reduce<Record<string, unknown>>(
    (found, part) => found[part] as Record<string, unknown>,
    copy,
  );
  delete place[last];
  return copy;
}

describe('what a record cannot be without', () => {
  it.each([
    ['[S1-2.1-a] a request', 'customer.new.name'],
    ['[S1-2.1-a] a request', 'contactName'],
    ['[S1-2.1-a] a request', 'contactPhone'],
    ['[S1-2.1-a] a request', 'course'],
    ['[S1-2.1-a] a request', 'subject'],
  ])('%s is not saved without %s', async (_what, field) => {
    const before = await stored();
    const answer = await post(without(request(company), field));
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['[S1-3.1-c] name', 'customer.new.name'],
    ['[S1-3.1-c] name of the contact', 'contactName'],
    ['[S1-3.1-c] contact', 'contactPhone'],
    ['[S1-3.1-c] content', 'course'],
    ['[S1-3.1-c] complaint time', 'complainedAt'],
    ['[S1-3.2-b] course of events', 'course'],
    ['[S1-3.2-b] demand', 'demand'],
    ['[S3-2.K1-2] product model', 'productModel'],
    ['[S3-2.K1-2] purchase channel', 'purchaseChannel'],
    ['category', 'category'],
    ['impact class', 'impactClass'],
    ['channel', 'channel'],
    ['business link', 'businessLink'],
  ])('a complaint is not saved without its %s', async (_what, field) => {
    const before = await stored();
    const answer = await post(without(complaint(company), field));
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)[0]).toMatch(new RegExp(`^${field}`));
    expect(await stored()).toEqual(before);
  });

  it('[S1-3.2-b] blanks are no course of events and no demand', async () => {
    const answer = await post(complaint(company, { course: ' \n\t ', demand: '　　' }));
    expect([answer.status, fieldsOf(answer)]).toEqual([422, ['course', 'demand']]);
    expect(answer.body.errors[0].message).toBe('不能为空');
  });

  it('[S3-2.K1-2] product model and purchase channel are filled, or marked unknown with the reason', async () => {
    const number = await register(
      company,
      complaint(company, {
        productModel: { unknown: '铭牌已脱落' },
        purchaseChannel: { unknown: '他人赠送' },
      }),
    );
    const page = await pageOf(company, number);
    expect([page.productModel, page.productModelUnknown]).toEqual([null, '铭牌已脱落']);
    expect([page.purchaseChannel, page.purchaseChannelUnknown]).toEqual([null, '他人赠送']);
    expect(page.complainedAt).toBeTruthy();
    expect(page.contactPhone).toBe('139****0001');
    for (const empty of [{ unknown: '' }, { unknown: ' ' }, {}, { value: 'AJ-WG280', unknown: '两者都填' }]) {
      const answer = await post(complaint(company, { productModel: empty }));
      expect([answer.status, fieldsOf(answer)[0]?.split('.')[0]]).toEqual([422, 'productModel']);
    }
  });
});

describe('what is checked at intake', () => {
  it.each([
    ['12345', 'not_a_phone'],
    ['23900000001', 'not_a_phone'],
    ['139000000012', 'not_a_phone'],
    ['１３９００００００１', 'not_a_phone'],
    ['one-three-nine', 'not_a_phone'],
  ])('[S3-2.K1-2] [S1-3.2-a] refuses the phone number %s', async (contactPhone, code) => {
    const answer = await post(complaint(company, { contactPhone }));
    expect([answer.status, answer.body.errors[0]]).toMatchObject([
      422,
      { field: 'contactPhone', code, message: '不是有效的电话号码' },
    ]);
  });

  it.each([
    ['139 0000 0001', '13900000001'],
    ['010-12345678', '01012345678'],
    ['（0755）12345678', '075512345678'],
    ['400-000-0000', '4000000000'],
    ['+1 415 555 0100', '+14155550100'],
    ['someone@example.com', 'someone@example.com'],
  ])('[S1-3.2-a] takes %s and keeps %s', async (contactPhone, kept) => {
    const number = await register(company, complaint(company, { contactPhone }));
    const [row] = await company.database.direct.query<StoredContact>(
      `select * from cases where number = $1`,
      [number],
    );
    expect(row && openedContact(company.database.vault, row).phone).toBe(kept);
  });

  it('[S1-3.2-a] checks the serial, knows its unit and refuses one of another customer', async () => {
    for (const unitSerial of ['??', 'abc', '序列号1234', 'x'.repeat(41)]) {
      const answer = await post(complaint(company, { unitSerial }));
      expect([answer.status, answer.body.errors[0]]).toMatchObject([
        422,
        { field: 'unitSerial', code: 'not_a_serial' },
      ]);
    }
    const [unit] = await company.database.direct.query<{ serial: string; customer_id: number }>(
      `select serial, customer_id from product_units order by id limit 1`,
    );
    const known = complaint(company, {
      customer: { id: unit?.customer_id },
      unitSerial: unit?.serial.toLowerCase(),
    });
    const page = await pageOf(company, await register(company, known));
    expect([page.unit.serial, page.customerFile.id]).toEqual([unit?.serial, unit?.customer_id]);
    const foreign = await post({ ...known, customer: { id: (unit?.customer_id ?? 0) + 1 } });
    expect([foreign.status, foreign.body.code, fieldsOf(foreign)]).toEqual([
      409,
      'unit.not_of_customer',
      ['unitSerial'],
    ]);
  });

  it('[S1-3.2-a] shows how complete the record is, and what is missing', async () => {
    const number = await register(company, complaint(company));
    const { completeness } = await pageOf(company, number);
    expect(completeness).toEqual({
      percent: 63,
      missing: ['first_contact_at', 'handler', 'feedback', 'satisfaction'],
    });
    await bringTo(company, number, 'closed');
    expect((await pageOf(company, number)).completeness).toEqual({ percent: 100, missing: [] });
  });

  it('refuses what lies in the future, forgives two minutes of a fast clock, and takes an old letter', async () => {
    for (const field of ['receivedAt', 'complainedAt']) {
      const answer = await post(complaint(company, { [field]: at(0.05) }));
      expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
    }
    const fast = await post(complaint(company, { receivedAt: at(1.9 / 60) }));
    expect(fast.status).toBe(201);
    expect(Date.parse((await pageOf(company, fast.body.number)).receivedAt)).toBe(company.clock.now);
    const old = await post(
      complaint(company, {
        receivedAt: '2000-01-04T09:00:00+08:00',
        complainedAt: '2000-01-03T09:00:00+08:00',
      }),
    );
    expect(old.status).toBe(201);
  });
});

describe('what the customer files', () => {
  it.each([
    ['suggestion', 'JY'],
    ['praise', 'BY'],
    ['complaint', 'TS'],
    ['consultation', 'ZX'],
    ['request', 'FW'],
  ])('[S0-2.4-a] a %s is of its own kind, gets a number and a reply that names it', async (kind, prefix) => {
    const body = kind === 'complaint' ? complaint(company) : request(company, { kind });
    const number = await register(company, body);
    expect(number).toMatch(new RegExp(`^${prefix}2026-\\d{6}$`));
    await company.drain();
    const page = await pageOf(company, number);
    expect(page.kind).toBe(kind);
    expect(page.messages.map((message: { template: string }) => message.template)).toContain(
      'acknowledgement',
    );
    expect(page.messages.some((message: { body: string }) => message.body.includes(number))).toBe(true);
    expect(company.sent.filter((message) => JSON.stringify(message).includes(number))).toHaveLength(1);
  });

  it('[S1-1.2-a] demand and expected outcome are fields of their own, and the end says how each was met', async () => {
    const number = await register(
      company,
      complaint(company, { demand: '更换合页', expectedOutcome: '三天内能正常关门' }),
    );
    const page = await pageOf(company, number);
    expect([page.demand, page.expectedOutcome]).toEqual(['更换合页', '三天内能正常关门']);
    await bringTo(company, number, 'satisfied');
    const checks = { inTime: 'pass', procedure: 'pass', qualified: 'pass', safe: 'pass' };
    const silent = await tries(company, 'agent', number, 'checks', checks);
    expect([silent.status, fieldsOf(silent)]).toEqual([422, ['demandMet']]);
    const half = await tries(company, 'agent', number, 'checks', { ...checks, demandMet: '已更换' });
    expect([half.status, fieldsOf(half)]).toEqual([422, ['expectationMet']]);
    const early = await tries(company, 'agent', number, 'closing', { summary: '办结' });
    expect([early.status, early.body.values.missing]).toEqual([409, ['checks', 'follow_up']]);
    await does(company, 'agent', number, 'checks', {
      ...checks,
      demandMet: '已更换',
      expectationMet: '次日修好',
    });
    await does(company, 'agent', number, 'follow-ups', { at: at(0), channel: 'phone', recurred: false });
    await does(company, 'agent', number, 'closing', { summary: '办结' });
    const { records } = await pageOf(company, number);
    expect(records.find((record: { kind: string }) => record.kind === 'checks').body).toMatchObject({
      demandMet: '已更换',
      expectationMet: '次日修好',
    });
  });

  it.each([...phases])('[S2-1.3.1-b] the phase %s is stored', async (phase) => {
    expect((await pageOf(company, await register(company, request(company, { phase })))).phase).toBe(phase);
  });

  it('[S2-1.3.1-b] no other phase is taken', async () => {
    expect((await post(request(company, { phase: 'never' }))).status).toBe(422);
  });
});
