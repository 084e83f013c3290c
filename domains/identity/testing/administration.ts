import { randomUUID } from 'node:crypto';
import type { Company } from '../../../kernel/testing/company.ts';

export const reason = '岗位调整';

/** What an administrator does with users and keys. */
export function administrationOf(company: () => Company) {
  const admin = () => company().as('admin');
  const newcomer = (username: string, change: object = {}) => ({
    username,
    name: '演示新人',
    workNumber: `N-${username}`,
    position: 'agent',
    departmentId: 'customer-service',
    region: null,
    superiorId: company().id('head-service'),
    service: false,
    ...change,
  });
  const create = (username: string, change: object = {}, id = randomUUID()) =>
    admin()('PUT', `/api/users/${id}`, newcomer(username, change));
  const factsOf = (subject: string) =>
    company().database.direct.query<{
      type: string;
      actor_name: string;
      reason: string | null;
      data: object;
    }>(`select type, actor_name, reason, data from events where subject = $1 order by id`, [subject]);
  return { admin, newcomer, create, factsOf };
}
