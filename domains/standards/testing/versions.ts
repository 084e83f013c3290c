import type { Company } from '../../../kernel/testing/company.ts';

export type Limit = { key: string; duration: { value: number; unit: string } };

/** Facts and drafts of the standard’s versions. */
export function versionsOf(company: () => Company) {
  const facts = (type: string) =>
    company().database.direct.query<{
      actor_name: string;
      reason: string | null;
      data: Record<string, unknown>;
    }>(`select actor_name, reason, data from events where type = $1 order by id`, [type]);
  const versions = async (username = 'policy') =>
    (await company().as(username)('GET', '/api/standard-versions')).body.versions as {
      id: number;
      version: string;
      state: string;
    }[];
  const discard = (path: string) => company().as('policy')('DELETE', path);
  return { facts, versions, discard };
}
