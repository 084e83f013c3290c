import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register, request } from '../cases/testing/walk.ts';
import { factFault } from '../oversight/chain.queries.ts';
import { verifyChain } from '../oversight/verification.actions.ts';
import { erasingPiece, thaw } from './erasing.actions.ts';
import { closeAll, everyFile, everyText, KNOWN, opened, wholePerson } from './testing/whole-person.ts';

let company: Company;
let made: Awaited<ReturnType<typeof wholePerson>>;
let id = 0;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const ask = (reason = '本人来电要求删除') =>
  company.as('privacy')('POST', '/api/erasures', { customerId: made.customerId, reason });
const decide = (username: string, approved = true) =>
  company.as(username)('PUT', `/api/erasures/${id}/decision`, { approved, note: '已核对身份' });

/** Where any known value of the person stands, plain or under a seal that still opens. */
async function found(): Promise<string[]> {
  const texts = [...(await everyText(company)), ...everyFile(company)];
  const all = [...texts, ...(await opened(company, texts))];
  const needles = [...Object.values(KNOWN), encodeURIComponent(KNOWN.name), '欧阳', '慕雪'];
  return [
    ...new Set(
      all.flatMap(({ at, text }) =>
        needles.filter((one) => text.includes(one)).map((one) => `${at}: ${one}`),
      ),
    ),
  ].sort();
}

/** Facts of the service that no erasure may change. */
async function service() {
  const tables = await company.database.direct.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
       and c.relkind = 'r' and c.relname !~ '^(erasure|events$|access_|idempotency|feed_cursors|notifications|known_devices|auth_)' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const row = await company.database.direct.one<{ count: number }>(
      `select count(*)::int as count from ${name}`,
    );
    counts[name] = row?.count ?? -1;
  }
  const cases = await company.database.direct.query(
    `select number, kind, level, stage, received_at, closed_at, breached, version, customer_id, region from cases order by id`,
  );
  const clocks = await company.database.direct.query(`select * from case_clocks order by case_id, limit_key`);
  const costs = await company.database.direct.query(`select * from cost_rows order by source`);
  const reports: unknown[] = [];
  for (const [username, path] of [
    ['director', '/api/wall'],
    ['director', '/api/departments/response-times'],
    ['director', '/api/first-time-fix?from=2026-03-01&to=2026-04-01&by=region'],
    ['director', '/api/costs?from=2026-03-01&to=2026-04-01'],
  ] as const) {
    const { status, body } = await company.as(username)('GET', path);
    reports.push([path, status, body]);
  }
  return { counts, cases, clocks, costs, reports };
}

const chainFaults = () => company.database.direct.query(`select * from event_faults(0, 9000000000000000)`);

const verified = async () => verifyChain(await company.context(), company.seals, {});

describe('a person is erased, the service record stays', () => {
  it('refuses while a case or an order needs the person, and says which', async () => {
    made = await wholePerson(company);
    const held = await ask();
    expect([held.status, held.body.code]).toEqual([409, 'erasure.held']);
    expect(held.body.holds ?? held.body.values?.holds).toMatchObject([
      { kind: 'case', number: made.caseNumber },
    ]);
    await closeAll(company, made.caseNumber);
    expect((await found()).length).toBeGreaterThan(40);
  });

  it('freezes while the law keeps the payment: nobody is shown the person but for a purpose of the law', async () => {
    const preview = await company.as('privacy')('GET', `/api/customers/${made.customerId}/erasure`);
    expect(preview.body).toMatchObject({
      holds: [],
      laws: [{ code: 'payments' }],
      cases: 1,
      orders: 1,
      files: 2,
    });
    const asked = await ask();
    expect([asked.status, asked.body.state]).toEqual([201, 'waiting']);
    ({ id } = asked.body);
    expect((await decide('privacy')).status).toBe(403);
    expect((await ask()).body.code).toBe('erasure.under_way');
    const before = await service();
    expect((await decide('legal')).body.state).toBe('running');
    await company.drain();
    const frozen = (await company.as('privacy')('GET', `/api/erasures/${id}`)).body;
    expect([frozen.state, frozen.frozenUntil.slice(0, 10), frozen.maskedName]).toEqual([
      'frozen',
      '2029-03-02',
      '已冻结',
    ]);
    expect(await service()).toEqual(before);
    expect(await chainFaults()).toEqual([]);
    expect((await verified()).fault).toBeNull();
    const open = new Set((await found()).map((one) => one.split(/[:.]/)[0]));
    expect([...open].filter((table) => table !== 'erasure_kept' && table !== 'payments')).toEqual([
      'erasures',
    ]);
    const shown = await company.as('agent')('POST', `/api/customers/${made.customerId}/disclosures`, {
      purpose: 'contact',
    });
    expect([shown.status, shown.body.code]).toEqual([409, 'customer.erased']);
    const find = await company.as('agent')('GET', `/api/customers?find=${KNOWN.phone}`);
    expect(JSON.stringify(find.body)).not.toContain(`"id":${made.customerId}`);
    expect((await company.as('supervisor')('GET', `/api/work-order-files/${made.fileId}`)).status).toBe(404);
    const court = await company.as('privacy')('POST', `/api/erasures/${id}/openings`, {
      purpose: 'court',
      note: `法院调取${KNOWN.name}`,
    });
    expect(court.body).toMatchObject({ name: KNOWN.name, phone: KNOWN.phone, address: KNOWN.address });
    expect(
      (await company.as('legal')('POST', `/api/erasures/${id}/openings`, { purpose: 'court', note: 'x' }))
        .status,
    ).toBe(403);
  });

  it('erases when the term ends: no known value is left in any column of any table or any file', async () => {
    company.clock.set('2029-03-03 02:30');
    const before = await service();
    await company.database.transaction(async (db) => thaw({ ...(await company.context()), db }));
    await company.drain();
    const row = await company.database.direct.one<{
      state: string;
      counts: Record<string, number>;
      files: number;
    }>(`select state, counts, files from erasures where id = $1`, [id]);
    expect(row?.state).toBe('erased');
    expect(await found()).toEqual([]);
    expect(row?.files).toBe(2);
    expect(Object.keys(row?.counts ?? {})).toEqual(
      expect.arrayContaining([
        'cases',
        'case_texts',
        'case_records',
        'events',
        'payments',
        'work_order_records',
        'customers',
      ]),
    );
    expect(await service()).toEqual(before);
    expect(await chainFaults()).toEqual([]);
    expect((await verified()).fault).toBeNull();
    const notes = await company.database.direct.query<{ note: string; erased_by: number }>(
      `select note, erased_by from access_log where customer_ids @> array[$1::bigint] and note is not null`,
      [made.customerId],
    );
    expect(notes.every(({ note, erased_by }) => note.includes('已删除') === (erased_by !== null))).toBe(true);
    expect(notes.some(({ erased_by }) => erased_by === id)).toBe(true);
  });
});

describe('what an erasure may not do', () => {
  const NAME = '司徒晴朗';
  const customerOf = async (number: string) =>
    (
      await company.database.direct.one<{ customer_id: number }>(
        `select customer_id from cases where number = $1`,
        [number],
      )
    )?.customer_id ?? 0;
  const closed = async (phone: string) => {
    const number = await register(
      company,
      request(company, {
        customer: { new: { name: NAME, phone, provinceCode: '31' } },
        ...{ contactName: NAME, contactPhone: phone, course: `${NAME}来电，空调不制冷。` },
      }),
    );
    await company.database.direct.query(
      `update cases set closed_at = now(), stage = 'closed' where number = $1`,
      [number],
    );
    return customerOf(number);
  };
  const said = async (customerId: number) =>
    (
      await company.database.direct.one<{ course: string }>(
        `select t.course from case_texts t join cases c on c.id = t.case_id where c.customer_id = $1`,
        [customerId],
      )
    )?.course;

  it('takes words of nobody else, even of the same name; a piece runs twice without harm, and a killed run goes on', async () => {
    const [one, other] = [await closed('13900008801'), await closed('13900008802')];
    const asked = await company.as('privacy')('POST', '/api/erasures', {
      customerId: one,
      reason: '本人要求',
    });
    id = asked.body.id;
    await decide('director');
    const folder = { write: async () => {}, read: async () => Buffer.alloc(0), remove: async () => {} };
    const ctx = await company.context();
    const piece = () => company.database.transaction((db) => erasingPiece({ ...ctx, db }, folder, id));
    await piece();
    // Killed in the middle of a piece: what it did is taken back, and it runs again.
    await expect(
      company.database.transaction(async (db) => {
        await erasingPiece({ ...ctx, db }, folder, id);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    await company.drain();
    expect((await company.as('privacy')('GET', `/api/erasures/${id}`)).body).toMatchObject({
      state: 'erased',
      maskedName: '已删除',
    });
    expect([await said(one), await said(other)]).toEqual([
      '已删除来电，空调不制冷。',
      `${NAME}来电，空调不制冷。`,
    ]);
    expect(await piece()).toBeUndefined();
    const found = await company.as('supervisor')('GET', `/api/customers?find=${NAME}`);
    const ids = found.body.customers.map((customer: { id: number }) => customer.id);
    expect([ids.includes(one), ids.includes(other)]).toEqual([false, true]);
    const again = await company.as('agent')(
      'POST',
      '/api/cases',
      complaint(company, { customer: { id: one } }),
    );
    expect(again.status).toBe(404);
  });

  it('opens final rows to nothing else: no change without a run under way, and a forged fact is found', async () => {
    const { direct } = company.database;
    await expect(direct.query(`update case_records set body = '{}'`)).rejects.toThrow(/never changed/);
    await expect(
      direct
        .query(`select set_config('anju.erasing', $1, false)`, [String(id)])
        .then(() => direct.query(`update events set reason = 'x'`)),
    ).rejects.toThrow(/never changed/);
    await expect(direct.query(`select erase_piece($1, 'case', '{}', 'x', now())`, [id])).rejects.toThrow();
    for (const sql of [
      `update erasure_places set worded = '{number}'`,
      `insert into erasure_places values (99, 'users', 'customer', 'true')`,
    ])
      await expect(company.served.direct.query(sql)).rejects.toThrow(/permission denied/);
    const target = await direct.one<{ id: number }>(
      `select id from events where erased_by is null order by id desc limit 1`,
    );
    await direct.script('alter table events disable trigger events_are_final');
    await direct.query(`update events set data = '{"forged": true}' where id = $1`, [target?.id]);
    expect(await chainFaults()).toEqual([{ event_faults: target?.id }]);
    expect(await factFault(await company.context(), 0, target?.id ?? 0)).toBe(target?.id);
    const note = await direct.one<{ id: number }>(
      `select id from access_log where note is not null and erased_by is null limit 1`,
    );
    await direct.script('alter table access_log disable trigger access_log_is_final');
    await direct.query(`update access_log set note = '别的' where id = $1`, [note?.id]);
    expect((await verified()).fault).toMatchObject({ reason: 'entry_changed', entryId: note?.id });
  });

  it('is for those who may ask and those who may confirm', async () => {
    for (const username of ['agent', 'supervisor', 'admin'])
      expect([
        username,
        (await company.as(username)('POST', '/api/erasures', { customerId: 1, reason: 'x' })).status,
      ]).toEqual([username, 403]);
    expect((await company.as('auditor')('GET', '/api/erasures?state=all')).body.erasures).toHaveLength(2);
    expect((await company.as('agent')('GET', '/api/erasures')).status).toBe(403);
  });
});
