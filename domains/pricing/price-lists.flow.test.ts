import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';

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
const row = (code: string, priceFen: number, parts: object = {}) => ({
  code,
  kind: 'visit',
  workKind: null,
  region: null,
  productType: null,
  name: { zh: '上门费', en: 'Visit' },
  unit: 'time',
  priceFen,
  ...parts,
});
const shown = async (): Promise<{ publishedOn: string; rows: { code: string; priceFen: number }[] }> =>
  (await company.app.inject({ method: 'GET', url: '/api/public-prices' })).json();

describe('price lists', () => {
  let id = 0;
  let version = 0;

  it('everybody reads the prices in force with the day of publication', async () => {
    const prices = await shown();
    expect(prices.publishedOn).toBe('2026-03-02');
    expect(prices.rows.find(({ code }) => code === 'visit')?.priceFen).toBe(3000);
    const page = await company.app.inject({ method: 'GET', url: '/price-list' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('上门费');
    expect(page.body).toContain('2026-03-02');
  });

  it('only finance drafts; one draft at a time, begun from a list', async () => {
    const [published] = (await as('finance', 'GET', '/api/price-lists')).body.lists;
    const body = { name: '2026 年第二版', from: published.id };
    expect((await as('agent', 'POST', '/api/price-lists', body)).status).toBe(403);
    const made = await as('finance', 'POST', '/api/price-lists', body);
    expect(made.status).toBe(201);
    id = made.body.id;
    expect((await as('finance', 'POST', '/api/price-lists', body)).body.code).toBe('price_list.draft_open');
    const draft = (await as('finance', 'GET', `/api/price-lists/${id}`)).body;
    expect(draft.rows.length).toBe(published.items);
    version = draft.version;
  });

  it('refuses the same code twice, an unknown kind of work, and a version that is past', async () => {
    const save = (rows: object[], seen = version) =>
      as('finance', 'PUT', `/api/price-lists/${id}`, { version: seen, name: '第二版', rows });
    expect((await save([row('visit', 1), row('visit', 2)])).body.code).toBe('price_list.twice');
    expect((await save([row('x', 1, { kind: 'labour', workKind: 'no_such_work' })])).body.code).toBe(
      'work_kind.unknown',
    );
    expect((await save([row('x', 1, { productType: 'no_such_type' })])).body.code).toBe(
      'price_list.product_type',
    );
    const twoRegions = await save([row('visit', 4000), row('visit', 5000, { region: 'south' })]);
    expect(twoRegions.status).toBe(200);
    expect((await save([row('visit', 1)])).body.code).toBe('price_list.stale');
    version = twoRegions.body.version;
  });

  it('adds the parts that are missing at the price of the catalogue', async () => {
    await as('parts', 'PUT', '/api/parts/BJ-TEST', {
      name: { zh: '测试件', en: 'Test part' },
      priceFen: 7_700,
      costFen: 3_000,
    });
    const added = await as('finance', 'POST', `/api/price-lists/${id}/part-prices`, { version });
    expect(added.body.added).toBe(1);
    version = added.body.version;
  });

  it('is published for today at the earliest and never changes again', async () => {
    const publish = (effectiveFrom: string) =>
      as('finance', 'POST', `/api/price-lists/${id}/publication`, { version, effectiveFrom });
    expect((await publish('2026-03-01')).body.code).toBe('price_list.in_past');
    expect((await publish('2026-03-10')).status).toBe(201);
    expect((await publish('2026-03-11')).body.code).toBe('price_list.final');
    expect((await as('finance', 'DELETE', `/api/price-lists/${id}`)).body.code).toBe('price_list.final');
    await expect(
      company.database.direct.query(`update price_items set price_fen = 1 where list_id = $1`, [id]),
    ).rejects.toThrow('final');
    await expect(
      company.database.direct.query(
        `insert into price_items (list_id, code, kind, name_zh, name_en, unit, price_fen)
        values ($1, 'late', 'visit', 'x', 'x', 'time', 1)`,
        [id],
      ),
    ).rejects.toThrow('final');
    const facts = await company.database.direct.query<{ type: string }>(
      `select type from events where subject = $1 order by id`,
      [`price_list:${id}`],
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'price_list.drafted',
      'price_list.saved',
      'price_list.parts_added',
      'price_list.published',
    ]);
  });

  it('holds from its first day on, not before', async () => {
    expect((await shown()).rows.find(({ code }) => code === 'visit')?.priceFen).toBe(3000);
    company.clock.advance(8 * DAY);
    const prices = (await shown()).rows
      .filter(({ code }) => code === 'visit')
      .map(({ priceFen }) => priceFen);
    expect(prices).toEqual([4000, 5000]);
  });
});
