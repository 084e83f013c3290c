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

const set = (username: string, change: object) =>
  company.as(username)('PUT', '/api/authority', {
    position: 'agent',
    measure: 'any',
    severity: 'general',
    amountFen: 300_00,
    reason: '年度调整',
    ...change,
  });
const limitOf = async (position: string, severity: string) =>
  (await company.as('agent')('GET', '/api/authority')).body.limits.find(
    (limit: { position: string; severity: string; measure: string }) =>
      limit.position === position && limit.severity === severity && limit.measure === 'any',
  );

describe('the limits of authority', () => {
  it('[S1-5.2-a] the front line has a line for general complaints and none for major ones', async () => {
    for (const position of ['agent', 'handler']) {
      expect((await limitOf(position, 'general')).amountFen).toBeGreaterThan(0);
      expect(await limitOf(position, 'major')).toBeUndefined();
    }
    expect((await limitOf('supervisor', 'major')).amountFen).toBeGreaterThan(0);
  });

  it('are set by the administrator with a reason, and the old amount stays on record', async () => {
    const before = (await limitOf('agent', 'general')).amountFen;
    expect((await set('admin', {})).body.amountFen).toBe(300_00);
    expect((await limitOf('agent', 'general')).amountFen).toBe(300_00);
    const [fact] = await company.database.direct.query(
      `select reason, data from events where type = 'authority.changed' order by id desc limit 1`,
    );
    expect(fact).toMatchObject({
      reason: '年度调整',
      data: { before, amountFen: 300_00, position: 'agent' },
    });
  });

  it.each(['agent', 'supervisor', 'director', 'auditor'])(
    '[S1-5.2-c] %s cannot raise them, and the attempt is logged',
    async (username) => {
      const before = (await company.as('agent')('GET', '/api/authority')).body.limits;
      const answer = await set(username, { amountFen: 99_999_00 });
      expect([answer.status, answer.body.code]).toEqual([403, 'permission.missing']);
      expect((await company.as('agent')('GET', '/api/authority')).body.limits).toEqual(before);
      const [logged] = await company.database.direct.query(
        `select method, path, user_id from access_log where kind = 'refused' order by id desc limit 1`,
      );
      expect(logged).toEqual({ method: 'PUT', path: '/api/authority', user_id: company.id(username) });
    },
  );

  it.each<[string, object, number, string]>([
    ['an amount below zero', { amountFen: -1 }, 422, 'amountFen'],
    ['half a fen', { amountFen: 0.5 }, 422, 'amountFen'],
    ['an amount as text', { amountFen: '100' }, 422, 'amountFen'],
    ['a measure that is none', { measure: 'gift' }, 422, 'measure'],
    ['no reason', { reason: ' ' }, 422, 'reason'],
    ['a position that is none', { position: 'king' }, 404, 'position'],
  ])('refuse %s', async (_what, change, ...[status, field]) => {
    const answer = await set('admin', change);
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
  });
});
