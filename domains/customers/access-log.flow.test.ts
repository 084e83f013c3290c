import { afterAll, beforeAll, expect, it } from 'vitest';
import { logAccess } from '../../kernel/access-log.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Entry = Record<string, unknown> & { id: number };
const entries = (where = 'true') =>
  company.database.direct.query<Entry>(`select * from access_log where ${where} order by id`);
const chain = () =>
  company.database.direct.query<{ seq: number; entry_id: number; previous_hash: string; hash: string }>(
    `select * from access_chain order by seq`,
  );
const customer = (name: string) => company.customer(name);

it('[S0-5.2-g] a disclosure writes user, time, purpose, record, fields and address, and no value', async () => {
  const id = await customer('演示客户乙');
  const answer = await company.as('agent')('POST', `/api/customers/${id}/disclosures`, {
    purpose: 'contact',
    note: '给演示客户乙回电 199 0000 0002',
  });
  expect(answer.body.phone).toBe('19900000002');
  const [entry] = await entries(`kind = 'disclosure'`);
  expect(entry).toMatchObject({
    user_id: company.id('agent'),
    user_name: '演示客服一',
    subject: `customer:${id}`,
    customer_ids: [String(id)],
    purpose: 'contact',
    note: '给***回电 ***',
    fields: ['name', 'phone', 'address'],
    address: '127.0.0.1',
    method: 'POST',
    path: `/api/customers/${id}/disclosures`,
  });
  expect(new Date(String(entry?.at)).getTime()).toBe(company.clock.now);
  expect(String(entry?.request_id)).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(entry)).not.toMatch(/19900000002|0000 0002|客户乙|演示路/);
});

it('a refused disclosure shows nothing and is kept although it was rolled back', async () => {
  const id = await customer('演示客户乙');
  const before = await entries(`kind = 'disclosure'`);
  const answer = await company.as('auditor')('POST', `/api/customers/${id}/disclosures?phone=19900000002`, {
    purpose: 'other',
  });
  expect(answer.status).toBe(403);
  expect(await entries(`kind = 'disclosure'`)).toEqual(before);
  const [refused] = await entries(`kind = 'refused'`);
  expect(refused).toMatchObject({
    user_id: company.id('auditor'),
    code: 'permission.missing',
    details: { permission: 'customers:reveal' },
    path: `/api/customers/${id}/disclosures`,
  });
});

it('a sign-in that failed is kept with the address; a name that nobody has is not', async () => {
  const tries = (username: string) =>
    company.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: { username, password: 'wrong password' },
    });
  await tries('handler');
  await tries('my-secret-pass');
  const failed = await entries(`kind = 'sign_in_failed'`);
  expect(failed.map(({ user_id, subject, address }) => [user_id, subject, address])).toEqual([
    [company.id('handler'), `user:${company.id('handler')}`, '127.0.0.1'],
    [null, 'user:unknown', '127.0.0.1'],
  ]);
  expect(JSON.stringify(failed)).not.toContain('my-secret-pass');
  const signedIn = await entries(`kind = 'sign_in'`);
  expect(signedIn.map(({ user_id }) => user_id)).toEqual([company.id('agent'), company.id('auditor')]);
});

it('a change of rights is an entry of its own', async () => {
  const change = await company.as('security')('PUT', '/api/positions/auditor/rights/customers:view', {
    granted: true,
    kinds: null,
    reason: '抽查需要',
  });
  expect(change.status).toBe(200);
  expect(await entries(`kind = 'rights' and user_id is not null`)).toMatchObject([
    {
      user_id: company.id('security'),
      subject: 'position:auditor',
      code: 'position.right_changed',
      details: { permission: 'customers:view', granted: true, kinds: null },
    },
  ]);
});

it('entries and links are never changed, deleted or emptied', async () => {
  for (const sql of [
    `update access_log set purpose = 'other'`,
    `delete from access_log`,
    `truncate access_log cascade`,
    `update access_chain set hash = ''`,
    `delete from access_chain`,
    `truncate access_chain`,
  ]) {
    await expect(company.database.direct.query(sql)).rejects.toThrow(/never changed/);
  }
});

it('what is rolled back leaves neither entry nor link', async () => {
  const before = [await entries(), await chain()];
  const ctx = await company.context('agent');
  const work = company.database.transaction(async (db) => {
    await logAccess({ ...ctx, db }, [{ kind: 'file', subject: 'file:1' }]);
    throw new Error('rolled back');
  });
  await expect(work).rejects.toThrow('rolled back');
  expect([await entries(), await chain()]).toEqual(before);
});

it('32 looks at once make one chain without a gap, and a slow request holds up nobody', async () => {
  const id = await customer('演示客户甲');
  const ctx = await company.context('agent');
  const before = (await chain()).length;
  let letGo = () => {};
  const waits = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let written = () => {};
  const begun = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = company.database.transaction(async (db) => {
    await logAccess({ ...ctx, db }, [{ kind: 'file', subject: 'file:slow' }]);
    written();
    await waits;
  });
  await begun;
  const look = company.as('agent');
  const answers = await Promise.all(
    Array.from({ length: 32 }, () =>
      look('POST', `/api/customers/${id}/disclosures`, { purpose: 'contact' }),
    ),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  letGo();
  await slow;
  const links = await chain();
  expect(links).toHaveLength(before + 33);
  expect(links.map(({ seq }) => seq)).toEqual(links.map((_link, place) => place + 1));
  for (const [place, link] of links.entries()) {
    expect(link.previous_hash).toBe(place === 0 ? '' : links[place - 1]?.hash);
  }
  const [last] = await entries(`subject = 'file:slow'`);
  expect(links.at(-1)?.entry_id).toBe(last?.id);
});
