import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const find = async (text: string, username = 'agent') =>
  (await company.as(username)('GET', `/api/customers?find=${encodeURIComponent(text)}`)).body.customers;
const idOf = (name: string) => company.customer(name);
const factsOf = (type: string) =>
  company.database.direct.query<{ reason: string | null; data: Record<string, unknown>; actor_name: string }>(
    `select reason, data, actor_name from events where type = $1 order by id`,
    [type],
  );

describe('finding a customer while typing', () => {
  it.each([
    ['the last four digits', '0002', 'phone', 1],
    ['the start of the phone, which no hash tells', '199000000', 'phone', 0],
    ['the whole phone', '19900000002', 'phone', 1],
    ['the phone with spaces', '199 0000 0002', 'phone', 1],
    ['the end of the phone', '00000002', 'phone', 1],
    ['the name', '演示客户乙', 'name', 1],
    ['the first two letters of the name', '演示', 'name', 8],
    ['the first four letters of the name', '演示客户', 'name', 8],
    ['a unit serial', 'aj2602000001', 'serial', 1],
    ['nobody', '无此客户', 'name', 0],
    ['a wild card', '%%', 'name', 0],
  ])('by %s', async (_what, text, ...[matchedBy, many]) => {
    const customers = await find(text);
    expect(customers).toHaveLength(many);
    for (const customer of customers) expect(customer.matchedBy).toBe(matchedBy);
  });

  it('shows name and number masked, and units and cases beside', async () => {
    const [customer] = await find('19900000002');
    expect([customer.maskedName, customer.maskedPhone, customer.grade]).toEqual([
      '演**',
      '199****0002',
      'gold',
    ]);
    const file = (await company.as('agent')('GET', `/api/customers/${customer.id}`)).body;
    expect(file.units).toHaveLength(2);
    expect(JSON.stringify(file)).not.toContain('19900000002');
  });

  it('shows them only for a purpose, and keeps who looked', async () => {
    const id = await idOf('演示客户乙');
    const look = (body: object) => company.as('agent')('POST', `/api/customers/${id}/disclosures`, body);
    expect((await look({})).status).toBe(422);
    expect(await factsOf('customer.revealed')).toEqual([]);
    const shown = await look({ purpose: 'contact', note: '回电' });
    expect([shown.status, shown.body.phone]).toEqual([200, '19900000002']);
    expect(await factsOf('customer.revealed')).toEqual([
      { reason: '回电', data: { purpose: 'contact', caseNumber: null }, actor_name: '演示客服一' },
    ]);
    expect(
      (await company.as('auditor')('POST', `/api/customers/${id}/disclosures`, { purpose: 'other' })).status,
    ).toBe(403);
  });
});

describe('units', () => {
  const add = async (parts: object) =>
    company.as('agent')('POST', `/api/customers/${await idOf('演示客户甲')}/units`, {
      serial: 'NEW-0001',
      model: 'AJ-SF3',
      ...parts,
    });

  it('are registered once, by serial', async () => {
    const added = await add({});
    expect([added.status, added.body.serial, added.body.productType]).toEqual([201, 'NEW-0001', 'home']);
    const again = await add({ serial: 'new-0001' });
    expect([again.status, again.body.code, again.body.errors[0].field]).toEqual([
      409,
      'unit.serial_taken',
      'serial',
    ]);
    expect(await factsOf('unit.added')).toHaveLength(1);
  });

  it.each([
    ['a serial of odd letters', { serial: '序列' }, 'serial'],
    ['a model that is none', { serial: 'NEW-0002', model: 'XX-1' }, 'model'],
    ['a day that is none', { serial: 'NEW-0002', purchasedOn: '2026-02-30' }, 'purchasedOn'],
  ])('refuse %s', async (_what, parts, field) => {
    const answer = await add(parts);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
  });
});

describe('regions', () => {
  const complaintFrom = async (name: string) => {
    const answer = await company.as('agent')('POST', '/api/cases', {
      kind: 'complaint',
      channel: 'phone',
      businessLink: 'after_sales',
      category: 'after_sales',
      impactClass: 'C',
      productModel: { unknown: '未提供' },
      purchaseChannel: { unknown: '未提供' },
      customer: { id: await idOf(name) },
      contactName: name,
      contactPhone: '19900000001',
      subject: `来自${name}`,
      course: '经过',
      demand: '诉求',
      complainedAt: new Date(company.clock.now).toISOString(),
    });
    return answer.body.number as string;
  };
  const numbers = async (username: string, path = '/api/cases') =>
    (await company.as(username)('GET', path)).body.cases.map((row: { number: string }) => row.number);

  it('[S2-2.1.2-a] headquarters see every region, a regional manager only the own one', async () => {
    const [east, south] = [await complaintFrom('演示客户甲'), await complaintFrom('演示客户丙')];
    for (const username of ['supervisor', 'director', 'auditor']) {
      expect(await numbers(username)).toEqual(expect.arrayContaining([east, south]));
      expect((await company.as(username)('GET', `/api/cases/${south}`)).status).toBe(200);
    }
    for (const [username, own, other] of [
      ['east', east, south],
      ['south', south, east],
    ] as const) {
      const seen = await numbers(username);
      expect([seen.includes(own), seen.includes(other)]).toEqual([true, false]);
      expect(await numbers(username, `/api/cases?find=${other}`)).toEqual([]);
      expect(
        await numbers(username, '/api/cases?find=来自演示客户'.replace(/[^\x20-\x7e]+/g, encodeURIComponent)),
      ).toEqual([own]);
      expect((await company.as(username)('GET', `/api/cases/${own}`)).body.region).toBe(username);
      expect((await company.as(username)('GET', `/api/cases/${other}`)).status).toBe(404);
      expect((await company.as(username)('GET', `/api/cases/${other}/events`)).status).toBe(404);
      const wall = (await company.as(username)('GET', '/api/wall')).body;
      expect(wall.regions.map((region: { key: string }) => region.key)).toEqual([username]);
      const csv = (await company.as(username)('GET', '/api/cases/export')).body as unknown as string;
      expect([csv.includes(own), csv.includes(other)]).toEqual([true, false]);
      const answer = await company.as(username)('POST', `/api/cases/${other}/notes`, { body: '看看' });
      expect([answer.status, answer.body.code]).toEqual([404, 'case.not_found']);
    }
  });

  it('[S2-2.1.2-a] nor does a regional manager find customers of another region', async () => {
    expect(await find('演示客户甲', 'east')).toHaveLength(1);
    expect(await find('演示客户甲', 'south')).toEqual([]);
    expect(await find('AJ2601000001', 'south')).toEqual([]);
    expect(await find('演示客户', 'south')).toHaveLength(1);
    const id = await idOf('演示客户甲');
    expect((await company.as('south')('GET', `/api/customers/${id}`)).status).toBe(404);
    expect(
      (await company.as('south')('POST', `/api/customers/${id}/disclosures`, { purpose: 'contact' })).status,
    ).toBe(404);
    expect((await company.as('supervisor')('GET', `/api/customers/${id}`)).status).toBe(200);
  });

  it('[S2-2.1.2-b] a case follows its province, the north-east included', async () => {
    const number = await complaintFrom('演示客户辛');
    expect((await company.as('supervisor')('GET', `/api/cases/${number}`)).body.region).toBe('north');
  });
});
