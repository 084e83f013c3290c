import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { verifyChain } from './verification.actions.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const sql = <T>(text: string, values: unknown[] = []) => company.database.direct.query<T>(text, values);
const customers = async () =>
  (await sql<{ id: number }>(`select id from customers order by id`)).map(({ id }) => id);
const look = (username: string, id: number, purpose = 'contact') =>
  company.as(username)('POST', `/api/customers/${id}/disclosures`, { purpose });
const search = async (query: string, username = 'privacy') =>
  (await company.as(username)('GET', `/api/access-log?${query}`)).body;
const verify = async () => verifyChain(await company.context(), company.seals);

const TABLES = ['access_log', 'access_chain', 'access_anchors', 'access_archives'];
const triggers = (verb: string) =>
  TABLES.map((table) => `alter table ${table} ${verb} trigger user;`).join(' ');
/** What somebody with the rights of the tables' owner can do. */
const asOwner = (text: string) =>
  company.database.transaction((db) => db.script(`${triggers('disable')} ${text}; ${triggers('enable')}`));

/** Somebody changes what is final; it is put back afterwards. */
async function tampered(harm: string, restore: string, then: () => Promise<void>): Promise<void> {
  await asOwner(harm);
  try {
    await then();
  } finally {
    await asOwner(restore);
  }
}

describe('[S0-5.2-g] the log', () => {
  it('answers who looked at a customer, by whom, for what, from where, page by page', async () => {
    const [first = 0, second = 0] = await customers();
    for (const id of [first, second, first]) await look('agent', id);
    await look('handler', first, 'visit');
    const { entries, next } = await search(`customerId=${first}&limit=2`);
    expect(entries.map((e: { userName: string; purpose: string }) => [e.userName, e.purpose])).toEqual([
      ['演示售后处理员', 'visit'],
      ['演示客服一', 'contact'],
    ]);
    const rest = await search(`customerId=${first}&limit=2&after=${next}`);
    expect([rest.entries.length, rest.next]).toEqual([1, null]);
    const by = await search(`userId=${company.id('agent')}&kind=disclosure`);
    expect(by.entries).toHaveLength(3);
    expect((await search('purpose=visit')).entries).toHaveLength(1);
    expect((await search('address=127.0.0.1&kind=disclosure')).entries).toHaveLength(4);
    expect((await search('from=2026-03-03&kind=disclosure')).entries).toEqual([]);
    expect((await search('from=2026-03-02&to=2026-03-02&kind=disclosure')).entries).toHaveLength(4);
  });

  it.each(['agent', 'handler', 'director', 'legal'])('is closed to %s', async (username) => {
    for (const path of ['access-log', 'access-log/export', 'access-alerts', 'access-limits'])
      expect((await company.as(username)('GET', `/api/${path}`)).status).toBe(403);
  });

  it('leaves as a file with no value of a customer, and the leaving is an entry', async () => {
    const file = await company.as('privacy')('GET', '/api/access-log/export?kind=disclosure');
    const lines = String(file.body).trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(String(file.body)).not.toMatch(/199000/);
    const { entries } = await search('kind=export');
    expect(entries).toMatchObject([{ subject: 'access_log', userName: '演示隐私负责人' }]);
  });
});

describe('[S0-5.2-g] tampering', () => {
  it('an untouched chain is sound', async () => {
    const { fault, checked, end } = await verify();
    expect([fault, checked]).toEqual([null, end.seq]);
    expect(checked).toBeGreaterThan(20);
  });

  it('a changed entry is named', async () => {
    const [row] = await sql<{ id: number; seq: number }>(
      `select e.id, c.seq from access_log e join access_chain c on c.entry_id = e.id where purpose = 'visit'`,
    );
    await tampered(
      `update access_log set purpose = 'refund' where id = ${row?.id}`,
      `update access_log set purpose = 'visit' where id = ${row?.id}`,
      async () =>
        expect((await verify()).fault).toEqual({ seq: row?.seq, reason: 'entry_changed', entryId: row?.id }),
    );
    expect((await verify()).fault).toBeNull();
  });

  it('a removed entry and a removed link are named', async () => {
    await tampered(
      `create table kept_log as select * from access_log where id = 7; delete from access_log where id = 7`,
      `insert into access_log overriding system value select * from kept_log; drop table kept_log`,
      async () => expect((await verify()).fault).toMatchObject({ reason: 'entry_missing' }),
    );
    await tampered(
      `create table kept_link as select * from access_chain where seq = 9; delete from access_chain where seq = 9`,
      `insert into access_chain select * from kept_link; drop table kept_link`,
      async () => expect((await verify()).fault).toEqual({ seq: 9, reason: 'link_missing' }),
    );
    expect((await verify()).fault).toBeNull();
  });

  it('an end cut off behind the daily anchor is named; the file knows it although its table was emptied too', async () => {
    const ctx = await company.context();
    await company.database.transaction(async (db) => {
      const { anchorToday } = await import('./keeping.actions.ts');
      await anchorToday({ ...ctx, db }, company.seals);
      await anchorToday({ ...ctx, db }, company.seals);
    });
    const { end } = await verify();
    expect(await company.seals.anchors()).toEqual([{ day: '2026-03-02', ...end, where: 'file' }]);
    const cut = end.seq - 3;
    await tampered(
      `create table kept_log as select e.* from access_log e join access_chain c on c.entry_id = e.id where c.seq > ${cut};
       create table kept_links as select * from access_chain where seq > ${cut};
       create table kept_anchors as select * from access_anchors;
       delete from access_log where id in (select id from kept_log);
       delete from access_chain where seq > ${cut}; delete from access_anchors`,
      `insert into access_log overriding system value select * from kept_log; insert into access_chain select * from kept_links;
       insert into access_anchors select * from kept_anchors; drop table kept_log, kept_links, kept_anchors`,
      async () => expect((await verify()).fault).toEqual({ seq: cut + 1, reason: 'chain_cut' }),
    );
    appendFileSync(
      join(company.sealed, 'anchors.ndjson'),
      `${JSON.stringify({ day: '2026-03-01', seq: 5, hash: 'a'.repeat(64) })}\n`,
    );
    expect((await verify()).fault).toEqual({ seq: 5, reason: 'anchor_differs' });
    rmSync(join(company.sealed, 'anchors.ndjson'));
    expect((await verify()).fault).toBeNull();
  });

  it('the officer starts a check on screen and reads its result; a second one waits', async () => {
    const officer = company.as('privacy');
    const started = await officer('POST', '/api/access-verifications', {});
    expect([started.status, started.body.status]).toEqual([201, 'running']);
    expect((await officer('POST', '/api/access-verifications', {})).body.code).toBe('verification.running');
    await company.drain();
    const now = (await officer('GET', '/api/access-verifications/latest')).body;
    expect(now.verification).toMatchObject({ status: 'sound', fault: null, askedBy: '演示隐私负责人' });
    expect(now.verification.checked).toBe(now.verification.lastSeq);
    expect(now.anchor.day).toBe('2026-03-02');
  });
});

describe('[S3-1.K5-3] alerts', () => {
  const alerts = async (state = 'open') =>
    (await company.as('privacy')('GET', `/api/access-alerts?state=${state}`)).body.alerts as {
      id: number;
      rule: string;
      userName: string;
      found: number;
    }[];
  const set = (rule: string, change: object, username = 'privacy') =>
    company.as(username)('PUT', `/api/access-limits/${rule}`, {
      active: true,
      most: 3,
      minutes: 30,
      ...change,
    });

  it('mass viewing above the limit: once, at once, and the officer is told', async () => {
    company.clock.set('2026-03-03 10:00');
    await company.drain();
    expect(await alerts()).toEqual([]);
    expect((await set('mass_viewing', { most: 3 })).status).toBe(200);
    const ids = await customers();
    for (const id of [...ids.slice(0, 3), ids[0] ?? 0]) await look('agent2', id);
    await company.drain();
    expect(await alerts()).toEqual([]);
    await look('agent2', ids[3] ?? 0);
    await company.drain();
    expect(await alerts()).toMatchObject([
      { rule: 'mass_viewing', userName: '演示客服二', found: 4, most: 3, minutes: 30 },
    ]);
    await look('agent2', ids[4] ?? 0);
    await company.drain();
    expect(await alerts()).toHaveLength(1);
    const { notifications } = (await company.as('privacy')('GET', '/api/notifications')).body;
    expect(notifications.map((n: { kind: string }) => n.kind)).toEqual(['access.alert']);
    expect(notifications[0].data).toMatchObject({ rule: 'mass_viewing', userName: '演示客服二', found: 4 });
    company.clock.advance(31 * 60_000);
    for (const id of ids.slice(0, 4)) await look('agent2', id);
    await company.drain();
    expect(await alerts()).toHaveLength(2);
  });

  it('looks at night, but not a planned visit', async () => {
    company.clock.set('2026-03-03 23:30');
    const [id = 0] = await customers();
    await look('handler', id, 'visit');
    await company.drain();
    expect((await alerts()).filter(({ rule }) => rule === 'night_access')).toEqual([]);
    await look('handler', id);
    await company.drain();
    expect((await alerts()).filter(({ rule }) => rule === 'night_access')).toMatchObject([
      { userName: '演示售后处理员', found: 1 },
    ]);
    company.clock.set('2026-03-04 09:30');
    await look('agent', id);
    await company.drain();
    expect((await alerts()).filter(({ rule }) => rule === 'night_access')).toHaveLength(1);
  });

  it('mass export and repeated refusals', async () => {
    company.clock.set('2026-03-04 11:00');
    await set('mass_export', { most: 2 });
    await set('repeated_refusals', { most: 2 });
    for (let time = 0; time < 3; time += 1) {
      expect((await company.as('supervisor')('GET', '/api/cases/export')).status).toBe(200);
      expect((await company.as('legal')('GET', '/api/access-log')).status).toBe(403);
    }
    await company.drain();
    const open = await alerts();
    expect(open.map(({ rule, userName, found }) => [rule, userName, found])).toEqual(
      expect.arrayContaining([
        ['mass_export', '演示客服主管', 3],
        ['repeated_refusals', '演示法律顾问', 3],
      ]),
    );
  });

  it('are acknowledged once, with a note, by who may', async () => {
    const [alert] = await alerts();
    const path = `/api/access-alerts/${alert?.id}/acknowledgement`;
    expect((await company.as('auditor')('PUT', path, { note: '看过' })).status).toBe(403);
    expect((await company.as('privacy')('PUT', path, { note: ' ' })).status).toBe(422);
    const done = await company.as('privacy')('PUT', path, { note: '已核实，为批量回访' });
    expect(done.body).toMatchObject({ acknowledgedBy: '演示隐私负责人', note: '已核实，为批量回访' });
    const again = await company.as('privacy')('PUT', path, { note: '再次' });
    expect([again.status, again.body.code]).toEqual([409, 'access_alert.acknowledged']);
    expect((await alerts()).map(({ id }) => id)).not.toContain(alert?.id);
    expect((await alerts('all')).map(({ id }) => id)).toContain(alert?.id);
  });

  it('the limits are set by the officer alone, and each change is in the log', async () => {
    expect((await set('mass_viewing', {}, 'auditor')).status).toBe(403);
    expect((await set('mass_viewing', { minutes: 0 })).status).toBe(422);
    await set('mass_viewing', { active: false });
    const { limits } = (await company.as('privacy')('GET', '/api/access-limits')).body;
    expect(limits).toContainEqual({ rule: 'mass_viewing', active: false, most: 3, minutes: 30 });
    const [entry] = (await search('kind=rights')).entries;
    expect(entry).toMatchObject({ code: 'access.limit_changed', userName: '演示隐私负责人' });
  });
});

describe('[S0-5.2-g] keeping', () => {
  const archived = () => readdirSync(company.sealed).filter((name) => name.endsWith('.gz'));

  it('never less than six months', async () => {
    const officer = company.as('privacy');
    expect((await officer('PUT', '/api/access-keeping', { months: 5 })).status).toBe(422);
    await expect(sql(`update access_keeping set months = 5`)).rejects.toThrow(/check/);
    expect((await officer('PUT', '/api/access-keeping', { months: 6 })).body).toEqual({ months: 6 });
    await sql(
      `insert into access_archives (first_seq, last_seq, last_hash, from_at, to_at, file, sha256, made_at)
       select 1, c.seq, c.hash, now(), now(), 'none', '', now() from access_chain c where seq = 2 returning 1`,
    );
    await expect(sql(`delete from access_log`)).rejects.toThrow(/never changed/);
    await asOwner(`delete from access_archives`);
  });

  it('older entries go to a sealed file, the chain goes on from its end, and a changed file is named', async () => {
    const { archivePiece } = await import('./keeping.actions.ts');
    const run = async () => {
      const ctx = await company.context();
      return company.database.transaction((db) => archivePiece({ ...ctx, db }, company.seals));
    };
    const before = await verify();
    await run();
    expect(archived()).toEqual([]);
    company.clock.set('2026-09-03 00:30');
    await run();
    const [file = ''] = archived();
    expect(file).toMatch(/^access-log-1-\d+-[0-9a-f]{12}[.]ndjson[.]gz$/);
    const after = await verify();
    expect(after.fault).toBeNull();
    expect(after.end.seq).toBe(before.end.seq + 1);
    expect(after.checked).toBeLessThan(before.checked);
    const [left] = await sql<{ first: Date }>(`select min(at) as first from access_log`);
    expect(left?.first.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-03T00:30:00+08:00'));
    appendFileSync(join(company.sealed, file), 'x');
    expect((await verify()).fault).toEqual({ seq: 1, reason: 'archive_changed' });
    rmSync(join(company.sealed, file));
    expect((await verify()).fault).toEqual({ seq: 1, reason: 'archive_missing' });
  });
});
