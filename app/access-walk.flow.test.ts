import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import type { Guard } from './access-matrix.ts';
import { demoPeople } from './demo-people.ts';

let company: Company;
let guards: Guard[];
beforeAll(async () => {
  company = await openCompany();
  guards = company.app.guards;
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** One person of every position; their rights are those of the matrix. */
const people = [...new Map(demoPeople.map(({ position, username }) => [position, username])).values()];

const filled = (path: string) => path.replace(/:id\b/g, '1').replace(/:\w+/g, 'x').replace('*', 'session');

/** A stream that stays open answers no injected request. */
const STREAMS = ['GET /api/live'];
const nameOf = ({ method, path }: Guard) => `${method} ${path}`;

type Walked = { call: string; status: number; code: string };

async function walk(
  send: (method: string, path: string) => Promise<{ status: number; body: { code?: string } }>,
  wanted: Guard[],
) {
  const walked: Walked[] = [];
  for (const guard of wanted) {
    const { status, body } = await send(guard.method, filled(guard.path));
    walked.push({ call: nameOf(guard), status, code: body?.code ?? '' });
  }
  return walked;
}

const isRefused = ({ status, code }: Walked) => status === 403 && code === 'permission.missing';

describe('every call of the API against the matrix', () => {
  it('names a permission, or says public with a reason', () => {
    expect(guards.length).toBeGreaterThan(150);
    const loose = guards.filter(({ guard }) => typeof guard === 'object' && guard.public.length < 10);
    expect(loose.map(nameOf)).toEqual([]);
  });

  it('[S0-5.2-d] a stranger is sent away from all that is not public', async () => {
    const closed = guards.filter(({ guard }) => typeof guard === 'string');
    const walked = await walk(async (method, path) => {
      const answer = await company.app.inject({ method: method as 'GET', url: path });
      return { status: answer.statusCode, body: answer.json() };
    }, closed);
    expect(walked.filter(({ status, code }) => status !== 401 || code !== 'session.needed')).toEqual([]);
  }, 300_000);

  it.each(people)(
    '[S1-1.2-d, S0-5.2-d] %s is admitted where the matrix says so, and nowhere else',
    async (username) => {
      const { rights } = (await company.context(username)).actor;
      const closed = guards.filter(({ guard }) => typeof guard === 'string');
      const without = closed.filter(({ guard }) => !Object.hasOwn(rights, guard as string));
      const logged = async () =>
        (
          await company.database.direct.query(
            `select 1 from access_log where kind = 'refused' and code = 'permission.missing' and user_id = $1`,
            [company.id(username)],
          )
        ).length;
      const before = await logged();
      const refused = await walk(
        (method, path) => company.as(username)(method, path, method === 'GET' ? undefined : {}),
        without,
      );
      expect(refused.filter((one) => !isRefused(one))).toEqual([]);
      expect((await logged()) - before).toBe(without.length);

      const withRight = closed.filter(
        (one) => Object.hasOwn(rights, one.guard as string) && !STREAMS.includes(nameOf(one)),
      );
      const admitted = await walk(
        (method, path) => company.as(username)(method, path, method === 'GET' ? undefined : {}),
        withRight,
      );
      expect(admitted.filter(isRefused)).toEqual([]);
      expect(admitted.filter(({ status }) => status >= 500)).toEqual([]);
    },
    180_000,
  );
});
