import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { chinaTime, unchangedBy } from './story.ts';
import { caseAt, does, pageOf, plan } from './walk.ts';

/** A plan on its way up: made, submitted, decided, refused. */
export function approvingOf(company: () => Company) {
  const pay = (yuan: number, type = 'compensation') => ({
    type,
    description: '按约定办理',
    responsibleId: company().id('handler'),
    dueAt: chinaTime('2026-03-04 10:00'),
    amountFen: yuan * 100,
    clause: 'CPL 24',
  });
  const paying = (...yuan: number[]) =>
    plan(company(), {
      measures: yuan.map((one) => pay(one)),
      estimatedCostFen: yuan.reduce((a, b) => a + b, 0) * 100,
    });
  const planned = async (body: object, parts: object = {}) => {
    const number = await caseAt(company(), 'investigated', parts);
    await does(company(), 'handler', number, 'plans', body);
    return number;
  };
  const submit = async (number: string, username = 'handler') =>
    does(company(), username, number, 'plan-submission', {
      planId: (await pageOf(company(), number)).plans.at(-1).id,
    });
  const waitingOf = async (number: string) =>
    (await pageOf(company(), number)).approvals.find(
      (approval: { status: string }) => approval.status === 'waiting',
    );
  const decide = async (username: string, number: string, approved = true) =>
    company().as(username)('POST', `/api/approvals/${(await waitingOf(number)).id}/decision`, {
      approved,
      reason: '按权限办理',
    });
  const refusals = async (username: string) => {
    const rows = await company().database.direct.query<{ code: string; path: string }>(
      `select code, path from access_log where kind = 'refused' and user_id = $1 order by id`,
      [company().id(username)],
    );
    return rows.map((row) => row.code);
  };
  async function refused(
    act: () => Promise<{ status: number; body: { code: string } }>,
    number: string,
    [status, code]: [number, string],
  ) {
    const answer = await unchangedBy(company(), number, act);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  }
  return { pay, paying, planned, submit, waitingOf, decide, refusals, refused };
}
