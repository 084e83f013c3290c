import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../kernel/db.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, does, pageOf, register, request } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const WRITERS = 32;
const numbersOf = (prefix: string) =>
  company.database.direct
    .query<{ number: string }>(`select number from cases where number like $1 order by id`, [`${prefix}%`])
    .then((rows) => rows.map((row) => row.number));
const post = (body: object, headers: Record<string, string> = {}) =>
  company.as('agent')('POST', '/api/cases', body, headers);
const together = <T>(count: number, work: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)));
const isAscending = (numbers: string[]) =>
  numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? ''));

/** As many connections as writers, to the database of the company. */
const ownPool = () => openDatabase(String(company.database.pool.options.connectionString), WRITERS);

describe('numbers', () => {
  it('[S1-3.2-c] are unique for 32 writers at once, by kind, from the first of the year on', async () => {
    const kinds = ['complaint', 'request', 'consultation', 'suggestion', 'praise'] as const;
    const answers = await together(WRITERS * 5, (place) => {
      const kind = kinds[place % kinds.length] ?? 'request';
      return post(kind === 'complaint' ? complaint(company) : request(company, { kind }));
    });
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    const numbers = answers.map((answer) => answer.body.number as string);
    expect(new Set(numbers).size).toBe(WRITERS * 5);
    for (const prefix of ['TS', 'FW', 'ZX', 'JY', 'BY']) {
      const own = numbers.filter((number) => number.startsWith(prefix)).sort();
      expect(own).toHaveLength(WRITERS);
      expect(own.every((number) => /^[A-Z]{2}2026-\d{6}$/.test(number))).toBe(true);
      expect(own.at(-1)?.slice(-6)).toBe(String(WRITERS).padStart(6, '0'));
    }
  });

  it('[S1-3.2-c] ascend for each writer and are never given twice while transactions are killed', async () => {
    const database = ownPool();
    const before = (await numbersOf('TS')).at(-1) ?? '';
    const given = await together(WRITERS, async (writer) => {
      const own: string[] = [];
      for (let turn = 0; turn < 10; turn += 1) {
        const client = await database.pool.connect();
        await client.query('begin');
        const { rows } = await client.query<{ number: string }>(
          `select next_case_number('TS', 2026) as number`,
        );
        own.push(rows[0]?.number ?? '');
        // Every third transaction is rolled back, every tenth loses its connection.
        const lost = turn === writer % 10;
        if (lost) client.release(new Error('cut off'));
        else {
          await client.query((writer + turn) % 3 === 0 ? 'rollback' : 'commit');
          client.release();
        }
      }
      return own;
    });
    await database.close();
    expect(given.every(isAscending)).toBe(true);
    const all = given.flat();
    expect(new Set(all).size).toBe(WRITERS * 10);
    expect(all.every((number) => number > before)).toBe(true);
    const next = await register(company, complaint(company));
    expect(all.every((number) => number < next)).toBe(true);
  });

  it('a registration that fails stores nothing, and its number is not given again', async () => {
    const before = await numbersOf('TS');
    const customers = () => company.database.direct.query(`select count(*)::int as n from customers`);
    const known = await customers();
    await company.database.direct.script(
      `create function refuse_text() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
       create trigger refuse_text before insert on case_texts for each row execute function refuse_text()`,
    );
    const answers = await together(8, () => post(complaint(company)));
    await company.database.direct.script('drop trigger refuse_text on case_texts');
    expect(new Set(answers.map((answer) => [answer.status, answer.body.code].join()))).toEqual(
      new Set(['500,server.error']),
    );
    expect(answers[0]?.body.detail).toContain('您的内容没有丢失');
    expect(JSON.stringify(answers[0]?.body)).not.toContain('disk full');
    expect(company.errors.splice(0)).toHaveLength(8);
    expect([await numbersOf('TS'), await customers()]).toEqual([before, known]);
    const next = await register(company, complaint(company));
    expect(Number(next.slice(-6))).toBe(Number(before.at(-1)?.slice(-6)) + 9);
  });

  it('[S1-3.2-c] start anew with the Chinese year, and never change', async () => {
    company.clock.set('2026-12-31 23:59');
    expect(await register(company, complaint(company))).toMatch(/^TS2026-/);
    company.clock.advance(60_000);
    const first = await together(WRITERS, () => post(complaint(company)));
    const numbers = first.map((answer) => answer.body.number as string).sort();
    expect([numbers[0], numbers.at(-1)]).toEqual(['TS2027-000001', 'TS2027-000032']);
    company.clock.set('2026-03-02 10:00');
  });
});

describe('the same call twice', () => {
  const key = (name: string) => ({ 'idempotency-key': `key-${name}-0001` });

  it('one after the other: one case, the same answer', async () => {
    const body = complaint(company, { subject: '重复提交' });
    const answers = [await post(body, key('twice')), await post(body, key('twice'))];
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(
      await company.database.direct.query(`select 1 from cases where subject = '重复提交'`),
    ).toHaveLength(1);
    expect(
      await company.database.direct.query(`select 1 from case_receipts where text like '重复提交%'`),
    ).toHaveLength(1);
  });

  it('sixteen at once: one case, sixteen times the same answer', async () => {
    const body = complaint(company, { subject: '同时提交' });
    const answers = await together(16, () => post(body, key('at-once')));
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(
      await company.database.direct.query(`select 1 from cases where subject = '同时提交'`),
    ).toHaveLength(1);
  });

  it('with another body: refused, nothing stored', async () => {
    await post(complaint(company), key('other'));
    const other = await post(complaint(company, { subject: '另一件事' }), key('other'));
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.other_request']);
    expect(await company.database.direct.query(`select 1 from cases where subject = '另一件事'`)).toEqual([]);
  });

  it('by somebody else: another key of their own', async () => {
    const body = complaint(company);
    const mine = await post(body, key('mine'));
    const yours = await company.as('agent2')('POST', '/api/cases', body, key('mine'));
    expect([yours.status, yours.body.number === mine.body.number]).toEqual([201, false]);
  });

  it('of a verb: done once, answered twice, also when it is no longer allowed', async () => {
    const number = await register(company, complaint(company));
    const body = { version: 1, accepted: true, handlerId: company.id('handler') };
    const accept = () =>
      company.as('head-after')('POST', `/api/cases/${number}/acceptance`, body, key('accept'));
    const [first, second] = [await accept(), await accept()];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    const page = await pageOf(company, number);
    expect(page.version).toBe(2);
    expect(page.events.filter((event: { type: string }) => event.type === 'case.accepted')).toHaveLength(1);
  });

  it('a refused call leaves its key free', async () => {
    const refused = await post(complaint(company, { course: '' }), key('free'));
    expect(refused.status).toBe(422);
    expect((await post(complaint(company), key('free'))).status).toBe(201);
  });

  it.each(['short', 'x'.repeat(81), 'with space 1', '钥匙钥匙钥匙钥匙'.slice(0, 3)])(
    'a key like %s is refused',
    async (bad) => {
      const encoded = encodeURIComponent(bad);
      const answer = await post(complaint(company), {
        'idempotency-key': encoded.length > 80 || /%/.test(encoded) ? encoded : bad,
      });
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency.bad_key']);
    },
  );
});

describe('a stale version', () => {
  it('is refused with what changed meanwhile, and nothing is written', async () => {
    const number = await register(company, complaint(company));
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    const before = await pageOf(company, number);
    const edit = { version: 1, reason: '更正', subject: '旧的更正' };
    const stale = await company.as('agent')('PATCH', `/api/cases/${number}`, edit);
    expect([stale.status, stale.body.code, stale.body.detail]).toEqual([
      409,
      'case.stale',
      '案件已被他人修改，请核对后重新提交',
    ]);
    expect(stale.body.values).toMatchObject({
      yours: 1,
      current: 2,
      changed: [
        { type: 'case.accepted', by: '演示售后部长', at: expect.stringMatching(/^2026-03-02T02:00:00/) },
        { type: 'case.moved' },
      ],
    });
    const after = await pageOf(company, number);
    expect([after.version, after.subject, after.events.length]).toEqual([
      2,
      before.subject,
      before.events.length,
    ]);
    const fresh = await company.as('agent')('PATCH', `/api/cases/${number}`, { ...edit, version: 2 });
    expect([fresh.status, fresh.body.version]).toEqual([200, 3]);
  });

  it('of eight editors at once exactly one wins', async () => {
    const number = await register(company, complaint(company));
    const answers = await together(8, (place) =>
      company.as('agent')('PATCH', `/api/cases/${number}`, {
        version: 1,
        reason: '更正',
        subject: `版本 ${place}`,
      }),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect((await pageOf(company, number)).version).toBe(2);
  });

  it('a version of the future is stale too', async () => {
    const number = await register(company, complaint(company));
    const answer = await company.as('agent')('PATCH', `/api/cases/${number}`, {
      version: 99,
      reason: '更正',
      subject: '新',
    });
    expect([answer.status, answer.body.values.changed]).toEqual([409, []]);
  });
});
