import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { register, request } from '../cases/testing/walk.ts';
import { retentionPiece, startNightly } from './retention.actions.ts';
import type { RetentionClass } from './retention.contract.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const officer = (method: string, path: string, body?: object) => company.as('privacy')(method, path, body);
const classes = async (): Promise<RetentionClass[]> => (await officer('GET', '/api/retention')).body.classes;
const versionOf = async (code: string) => (await classes()).find((one) => one.code === code)?.version;
const change = async (code: string, term: number, inForce = true) =>
  officer('PUT', `/api/retention/${code}`, {
    term,
    inForce,
    reason: '年度复核',
    version: await versionOf(code),
  });
const preview = async (code: string) => (await officer('GET', `/api/retention/${code}/preview`)).body;
const count = async (sql: string) =>
  (await company.database.direct.one<{ count: number }>(`select count(*)::int as count from ${sql}`))?.count;

/** A person whose only case was closed on a day. */
async function served(phone: string, closedOn: string): Promise<number> {
  const number = await register(
    company,
    request(company, {
      customer: { new: { name: `到期客户${phone.slice(-2)}`, phone, provinceCode: '31' } },
      ...{ contactName: '到期客户', contactPhone: phone },
    }),
  );
  const row = await company.database.direct.one<{ id: number }>(
    `update cases set closed_at = $2, stage = 'closed' where number = $1 returning customer_id as id`,
    [number, closedOn],
  );
  await company.database.direct.query(`update customers set created_at = $2 where id = $1`, [
    row?.id,
    closedOn,
  ]);
  return row?.id ?? 0;
}

describe('terms', () => {
  it('say what is law and what is a rule of the company; only what was seen of the law is verified', async () => {
    const known = await classes();
    expect(known.filter(({ verified }) => verified).map(({ code }) => code)).toEqual(['payments']);
    expect(known.find(({ code }) => code === 'payments')).toMatchObject({
      months: 36,
      lawKeeps: true,
      inForce: true,
    });
    expect(known.find(({ code }) => code === 'persons')).toMatchObject({ inForce: false, verified: false });
  });

  it('are changed with a reason and keep what they were; never below the law, never on an older version', async () => {
    const version = await versionOf('messages');
    const changed = await change('messages', 12);
    expect([changed.status, changed.body.months, changed.body.changedBy]).toEqual([
      200,
      12,
      '演示隐私负责人',
    ]);
    const stale = await officer('PUT', '/api/retention/messages', {
      term: 6,
      inForce: true,
      reason: 'x',
      version,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'retention.changed']);
    expect((await change('payments', 12)).body.code).toBe('retention.less_than_law');
    expect((await change('payments', 36, false)).body.code).toBe('retention.law_in_force');
    expect((await change('payments', 601)).body.code).toBe('retention.too_long');
    expect((await preview('messages')).changes).toEqual([
      {
        before: { months: 24, days: null, inForce: true },
        after: { months: 12, days: null, inForce: true },
        reason: '年度复核',
        by: '演示隐私负责人',
        at: expect.any(String),
      },
    ]);
    for (const [username, status] of [
      ['legal', 403],
      ['agent', 403],
    ] as const)
      expect(
        (
          await company.as(username)('PUT', '/api/retention/messages', {
            term: 1,
            inForce: true,
            reason: 'x',
            version: 1,
          })
        ).status,
      ).toBe(status);
  });
});

describe('a run', () => {
  let over: number;
  let fresh: number;
  it('is shown before: who is over the term, masked, and nothing is changed by looking', async () => {
    over = await served('13900007711', '2022-02-01T00:00:00Z');
    fresh = await served('13900007722', '2025-02-01T00:00:00Z');
    const held = await served('13900007733', '2022-02-01T00:00:00Z');
    await company.database.direct.query(`update cases set closed_at = null where customer_id = $1`, [held]);
    const seen = await preview('persons');
    expect([seen.due, seen.held]).toEqual([1, 1]);
    expect(seen.first).toEqual([{ name: `${over} · 到**`, at: expect.stringContaining('2022-02-01') }]);
    expect(await count('erasures')).toBe(0);
  });

  it('leaves persons alone until the term is in force; then it erases those over it, and nobody else', async () => {
    expect((await officer('POST', '/api/retention-runs')).status).toBe(201);
    expect((await officer('POST', '/api/retention-runs')).body.code).toBe('retention.running');
    await company.drain();
    expect(await count('erasures')).toBe(0);
    expect((await change('persons', 36)).status).toBe(200);
    const { id } = (await officer('POST', '/api/retention-runs')).body;
    await company.drain();
    const done = (await officer('GET', '/api/retention')).body.runs[0];
    expect([done.id, done.state, done.counts.persons]).toEqual([id, 'done', 1]);
    const rows = await company.database.direct.query<{ customer_id: number; state: string; origin: string }>(
      `select customer_id, state, origin from erasures`,
    );
    expect(rows).toEqual([{ customer_id: over, state: 'erased', origin: 'retention' }]);
    expect(await count(`customers where id = ${fresh} and erased_at is null`)).toBe(1);
    await company.database.transaction(async (db) => startNightly({ ...(await company.context()), db }));
    await company.drain();
    expect(await count('erasures')).toBe(1);
  });

  it('ends what never had a term: replies, tries, devices, sessions, read notices, ended links, old messages', async () => {
    const { direct } = company.database;
    const user = company.id('agent');
    await direct.query(
      `insert into idempotency_keys (actor_id, key, request_hash, status, response, at) values
       ($1, 'old-reply-1', 'x', 201, '{}', '2026-01-01'), ($1, 'new-reply-1', 'x', 201, '{}', '2026-03-02')`,
      [user],
    );
    await direct.query(
      `insert into sign_in_tries (account, source, tries, last_at) values ('gone', 'x', 3, '2025-01-01')`,
    );
    await direct.query(
      `insert into known_devices (token_hash, user_id, last_seen_at) values ('old-device', $1, '2025-01-01')`,
      [user],
    );
    await direct.query(
      `insert into auth_sessions (id, user_id, token, expires_at) values (gen_random_uuid(), $1, 'ended-session', '2025-01-01')`,
      [user],
    );
    await direct.query(
      `insert into notifications (user_id, kind, at, read_at) values ($1, 'old', '2024-01-01', '2024-01-02'), ($1, 'unread', '2024-01-01', null)`,
      [user],
    );
    await direct.query(
      `insert into outbound_messages (customer_id, channel, template, body, status, send_after, created_at) values ($1, 'sms', 't', '旧消息', 'sent', '2024-01-01', '2024-01-01')`,
      [fresh],
    );
    for (const code of ['replies', 'tries', 'devices', 'sessions', 'notices', 'messages'])
      expect([code, (await preview(code)).due > 0]).toEqual([code, true]);
    await officer('POST', '/api/retention-runs');
    await company.drain();
    const { counts } = (await officer('GET', '/api/retention')).body.runs[0];
    expect(counts).toMatchObject({ replies: 1, tries: 1, devices: 1, sessions: 1, notices: 1, messages: 1 });
    expect(await count(`idempotency_keys where key = 'new-reply-1'`)).toBe(1);
    expect(await count(`notifications where kind in ('old', 'unread')`)).toBe(1);
    expect(await count(`outbound_messages where body = '旧消息'`)).toBe(0);
    expect(await count(`outbound_messages where body = '已删除' and customer_id = ${fresh}`)).toBe(1);
  });

  it('goes on after a kill, and stops when it is cancelled', async () => {
    const { id } = (await officer('POST', '/api/retention-runs')).body;
    const ctx = await company.context();
    const piece = () => company.database.transaction((db) => retentionPiece({ ...ctx, db }));
    await piece();
    await expect(
      company.database.transaction(async (db) => {
        await retentionPiece({ ...ctx, db });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await piece()).toEqual({ data: { run: id } });
    const stopped = await officer('PUT', `/api/retention-runs/${id}/cancellation`, {});
    expect([stopped.status, stopped.body.state, stopped.body.endedBy]).toEqual([
      200,
      'cancelled',
      '演示隐私负责人',
    ]);
    expect(await piece()).toBeUndefined();
    expect((await officer('PUT', `/api/retention-runs/${id}/cancellation`, {})).body.code).toBe(
      'retention.over',
    );
    await company.drain();
    expect((await officer('GET', '/api/retention')).body.runs[0].state).toBe('cancelled');
  });
});
