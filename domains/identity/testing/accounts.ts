import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';

const reason = '忘记密码';

/** What the security of an account is tested with. */
export function accountsOf(company: () => Company) {
  const facts = (username: string, type = 'user.%') =>
    company().database.direct.query<{ type: string; actor_name: string; data: object }>(
      `select type, actor_name, data from events where subject = $1 and type like $2 order by id`,
      [`user:${company().id(username)}`, type],
    );
  const admin = () => company().as('admin');
  const security = () => company().as('security');
  /** A user whom the administrator gave a new initial password. */
  async function withInitialPassword(username: string): Promise<string> {
    const answer = await admin()('PUT', `/api/users/${company().id(username)}/password`, { reason });
    expect(answer.status).toBe(200);
    return answer.body.initialPassword;
  }
  async function inForce(change: object): Promise<void> {
    const { settings } = (await security()('GET', '/api/security')).body;
    const answer = await security()('PUT', '/api/security', {
      settings: { ...settings, ...change },
      reason: '测试',
    });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  }
  return { facts, admin, withInitialPassword, inForce };
}
