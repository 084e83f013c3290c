import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { register, request } from '../cases/testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** A customer whose only case is closed; its second contact is named in the text. */
async function closed(name: string, phone: string, second: { name: string; phone: string }) {
  const number = await register(
    company,
    request(company, {
      customer: { new: { name, phone, provinceCode: '31' } },
      ...{ contactName: second.name, contactPhone: second.phone },
      course: `请联系${second.name}，电话 ${second.phone}。`,
    }),
  );
  const row = await company.database.direct.one<{ id: number; customer: number }>(
    `update cases set closed_at = now(), stage = 'closed' where number = $1 returning id, customer_id as customer`,
    [number],
  );
  return row ?? { id: 0, customer: 0 };
}

it('names that only older cases know go too, however many cases came after them', async () => {
  const SECOND = { name: '钟离清秋', phone: '13900009902' };
  const { id, customer } = await closed('端木远山', '13900009901', SECOND);
  await company.database.direct.query(
    `insert into cases overriding system value select w.* from cases c, generate_series(1, 501) n,
       jsonb_populate_record(c, jsonb_build_object('id', c.id + 1000 + n, 'number', 'OLD' || n, 'contact_sealed', null,
         'seal_id', gen_random_uuid(), 'contact_name_plain', '联系人' || n, 'contact_phone_plain', '1380000' || 1000 + n)) w
     where c.id = $1`,
    [id],
  );
  const asked = await company.as('privacy')('POST', '/api/erasures', {
    customerId: customer,
    reason: '要求',
  });
  await company.as('legal')('PUT', `/api/erasures/${asked.body.id}/decision`, { approved: true, note: '是' });
  await company.drain();
  const done = (await company.as('privacy')('GET', `/api/erasures/${asked.body.id}`)).body;
  expect([done.state, done.counts.cases]).toEqual(['erased', 502]);
  const said = await company.database.direct.one<{ course: string }>(
    `select course from case_texts where case_id = $1`,
    [id],
  );
  expect(said?.course).toBe('请联系已删除，电话 已删除。');
});

it('waits for a row that somebody else is changing, and passes none over', async () => {
  const { customer } = await closed('令狐望舒', '13900009903', { name: '令狐望舒', phone: '13900009903' });
  const { direct } = company.database;
  const run = await direct.one<{ id: number }>(
    `insert into erasures (customer_id, origin, reason, state, asked_by_name, asked_at)
     values ($1, 'retention', 'x', 'running', 'x', now()) returning id`,
    [customer],
  );
  let erased: Promise<unknown> = Promise.resolve();
  await company.database.transaction(async (db) => {
    await db.query(`update customers set city = '上海市', version = version + 1 where id = $1`, [customer]);
    erased = direct.query(`select erase_piece($1, 'customer', array[$2::bigint], '', now())`, [
      run?.id,
      customer,
    ]);
    for (let waits = 0; waits === 0; )
      waits =
        (await direct.one<{ many: number }>(`select count(*)::int as many from pg_locks where not granted`))
          ?.many ?? 0;
  });
  await erased;
  const left = await direct.one(`select person_sealed, city from customers where id = $1`, [customer]);
  expect(left).toEqual({ person_sealed: null, city: '上海市' });
});
