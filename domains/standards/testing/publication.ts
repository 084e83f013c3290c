import type { Company } from '../../../kernel/testing/company.ts';
import { consumerRights } from '../review-checklist.rules.ts';

export const scope = ['warranty', 'repair', 'return_exchange', 'consultation'].map((topic) => ({
  topic,
  clause: 'S0 2.1',
  text: { zh: `本标准包含${topic}`, en: `Covers ${topic}` },
}));

export const allKept = consumerRights.map(({ item }) => ({ item, answer: 'kept', note: '' }));

/** A draft of the policy manager with its scope filled in, ready for review. */
export async function draftOf(company: Company, changeNote = '年度修订') {
  const policy = company.as('policy');
  const made = await policy('POST', '/api/standard-versions', { from: 'in_force', changeNote });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { id } = made.body as { id: number };
  const saved = await policy('PUT', `/api/standard-versions/${id}/parts/scope`, {
    revision: made.body.revision,
    value: scope,
  });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  const path = `/api/standard-versions/${id}`;
  return { id, path, version: made.body.version as string, revision: saved.body.revision as number };
}

type Draft = Awaited<ReturnType<typeof draftOf>>;

/** Replaces one part and answers the draft as it is then. */
export async function write(company: Company, draft: Draft, part: string, value: unknown): Promise<Draft> {
  const saved = await company.as('policy')('PUT', `${draft.path}/parts/${part}`, {
    revision: draft.revision,
    value,
  });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return { ...draft, revision: saved.body.revision };
}

export const packOf = async (company: Company, draft: Draft) =>
  (await company.as('policy')('GET', draft.path)).body.pack;

/** Checklist and opinion by legal counsel, approval by the committee. */
export async function approve(company: Company, { path, revision }: Draft): Promise<void> {
  const legal = company.as('legal');
  const signed = [
    await legal('POST', `${path}/checklists`, { revision, answers: allKept }),
    await legal('POST', `${path}/opinions`, { revision, result: 'consent', text: '符合法律规定。' }),
    await company.as('committee')('POST', `${path}/approvals`, {
      revision,
      result: 'approved',
      reason: '同意实施',
    }),
  ];
  const wrong = signed.find((answer) => answer.status !== 201);
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong.body));
}

export const publish = (company: Company, { path, revision }: Draft, effectiveFrom: string) =>
  company.as('policy')('POST', `${path}/publication`, {
    revision,
    effectiveFrom,
    instruction: '组织学习并更新作业文件',
    tasksDueOn: effectiveFrom,
  });
