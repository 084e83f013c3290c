import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { returnsOf } from '../domains/returns/testing/orders.ts';
import { ordersOf } from '../domains/workorders/testing/walk.ts';
import type { Route } from '../kernel/endpoint.ts';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import { photo, uploading } from '../kernel/testing/pictures.ts';
import { sampleOf } from '../kernel/testing/sample.ts';
import { routes } from './domains.ts';

let company: Company;
const { orderOf: returnOf } = returnsOf(() => company);
const { orderOf } = ordersOf(() => company);

/** A row that somebody else's work made, and an id of the same shape that no row has. */
type Pair = { foreign: string; absent: string };
const pairs: Record<string, Pair> = {};
const files: Record<string, Pair> = {};

beforeAll(async () => {
  company = await openCompany();
  const { number, caseNumber } = await returnOf({ type: 'return', amountFen: 100_00 });
  const order = await orderOf(caseNumber, 'furniture_repair');
  const one = async (sql: string, values: unknown[] = []) =>
    String((await company.database.direct.one<{ id: string }>(sql, values))?.id);
  const customer = await one('select customer_id::text as id from cases where number = $1', [caseNumber]);
  const view = await company.as('agent')('POST', '/api/views', {
    screen: 'cases',
    name: '我的',
    query: 'kind=complaint',
  });
  const upload = uploading('a.jpg', photo());
  const evidence = await company.as('agent')(
    'POST',
    `/api/cases/${caseNumber}/files`,
    upload.body,
    upload.headers,
  );
  const fileId = randomUUID();
  const taken = await company.as('supervisor')(
    'POST',
    `/api/work-order-files?number=${order}&id=${fileId}`,
    upload.body,
    upload.headers,
  );
  expect([view.status, evidence.status, taken.status]).toEqual([201, 201, 201]);
  const numbered = (foreign: string) => ({ foreign, absent: '999999' });
  Object.assign(pairs, {
    cases: { foreign: caseNumber, absent: 'TS2026-999999' },
    'work-orders': { foreign: order, absent: 'WO2026-999999' },
    returns: { foreign: number, absent: number.replace(/\d{6}$/, '999999') },
    customers: numbered(customer),
    units: numbered(
      await one('select id::text from product_units where customer_id = $1 limit 1', [customer]),
    ),
    approvals: numbered(await one('select id::text from approvals order by id limit 1')),
    views: numbered(String(view.body.id)),
  });
  files[`/api/cases/${caseNumber}/files/:id`] = { foreign: evidence.body.id, absent: randomUUID() };
  files['/api/work-order-files/:id'] = { foreign: fileId, absent: randomUUID() };
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** What was stored for a business; the log of who looked grows with every refusal. */
const stored = () => company.database.direct.query(`select (select count(*)::int from events) as events`);

/** The path with its row filled in and everything else in it made up. */
const pathOf = ({ endpoint }: Route, id: string) =>
  endpoint.path
    .replace(/:(number|id)\b/, encodeURIComponent(id))
    .replace(/:departmentId\b/, 'sales')
    .replace(/:\w+/g, '1');

/** What came back, without the id of the request and the row that was asked for. */
const told = ({ status, body }: { status: number; body: unknown }, { foreign, absent }: Pair) =>
  `${status} ${JSON.stringify(body)
    .replace(/"requestId":"[^"]+"/, '')
    .replaceAll(foreign, '…')
    .replaceAll(absent, '…')}`;

/**
 * Who takes calls may look up any customer and unit of any region, each look at personal fields on record; who makes visits
 * may read any unit, but no customer of somebody else's visit.
 */
const ANYBODYS = ['customers', 'units'];
const nounOf = ({ endpoint }: Route) => endpoint.path.split('/')[2] ?? '';
const askedFor = (rights: object, nouns: string[]) =>
  routes.filter(
    (row) =>
      /\/:(number|id)\b/.test(row.endpoint.path) &&
      nouns.includes(nounOf(row)) &&
      typeof row.permission === 'string' &&
      Object.hasOwn(rights, row.permission),
  );

/** Values that a schema of texts and numbers cannot tell. */
const KNOWN = {
  into: 'TS2027-000001',
  serial: 'SN-0001',
  serialIn: 'SN-0001',
  to: '2026-03-02T12:00:00+08:00',
};
const bodyOf = ({ endpoint }: Route): object | undefined =>
  endpoint.method === 'GET'
    ? undefined
    : (sampleOf(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }), KNOWN) as object);

describe('ids that somebody guessed', () => {
  it.each(['agent2', 'tech2', 'head-sales', 'repairer'])(
    '[S0-5.2-d] %s learns nothing: what is another’s answers as what is not there, word for word',
    async (username) => {
      const { rights } = (await company.context(username)).actor;
      const rows = askedFor(
        rights,
        Object.keys(pairs).filter((noun) => !ANYBODYS.includes(noun)),
      );
      const before = await stored();
      const differing: string[] = [];
      let reached = 0;
      for (const row of rows) {
        const pair = pairs[nounOf(row)] as Pair;
        const ask = (id: string) => company.as(username)(row.endpoint.method, pathOf(row, id), bodyOf(row));
        const [foreign, absent] = [await ask(pair.foreign), await ask(pair.absent)];
        if (foreign.status === 404) reached += 1;
        if (told(foreign, pair) === told(absent, pair) && foreign.status >= 400) continue;
        differing.push(
          `${row.endpoint.method} ${row.endpoint.path}: ${told(foreign, pair)} | ${told(absent, pair)}`,
        );
      }
      expect(differing).toEqual([]);
      expect(rows.length).toBeGreaterThan(7);
      // The others stop at a field that a made-up body has wrong, for both alike.
      expect(reached / rows.length).toBeGreaterThan(0.8);
      expect(await stored()).toEqual(before);
    },
  );

  it.each(['agent2', 'tech2', 'repairer'])('nor do files tell %s that they are there', async (username) => {
    for (const [path, pair] of Object.entries(files)) {
      const ask = (id: string) => company.as(username)('GET', path.replace(':id', id));
      const [foreign, absent] = [await ask(pair.foreign), await ask(pair.absent)];
      expect(foreign.status).toBeGreaterThanOrEqual(403);
      expect(told(foreign, pair)).toBe(told(absent, pair));
    }
  });
});
