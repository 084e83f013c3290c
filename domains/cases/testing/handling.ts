import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { unchangedBy } from './story.ts';
import { bringTo, complaint, contact, does, pageOf, plan, register } from './walk.ts';

export const verification = {
  truth: 'substantiated',
  identityMethod: 'phone_code',
  identityReference: '1234',
};

/** What the tests of handling do again and again; instants count from the company’s clock. */
export function handlingOf(company: () => Company) {
  const now = () => new Date(company().clock.now).toISOString();
  const evidence = () => ({
    source: 'customer',
    occurredAt: now(),
    description: '照片',
    result: 'confirmed',
  });
  const accepted = async (parts: object = {}) => {
    const number = await register(company(), complaint(company(), parts));
    await bringTo(company(), number, 'accepted');
    return number;
  };
  /** Refused, and nothing is different afterwards. */
  async function refused(
    number: string,
    act: () => Promise<{ status: number; body: { code: string; values: object } }>,
    code: string,
  ) {
    const answer = await unchangedBy(company(), number, act);
    expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
    return answer;
  }
  async function bringOne(number: string, point: 'investigated' | 'planned' | 'approved' | 'agreed') {
    const steps = {
      async investigated() {
        await does(company(), 'handler', number, 'verifications', verification);
        await does(company(), 'handler', number, 'classification', {});
        await does(company(), 'handler', number, 'contacts', contact(company()));
        await does(company(), 'handler', number, 'evidence', evidence());
        await does(company(), 'handler', number, 'causes', {
          method: 'five_whys',
          causeCode: 'installation',
          description: '未拧紧',
        });
      },
      planned: () => does(company(), 'handler', number, 'plans', plan(company())),
      approved: async () =>
        does(company(), 'handler', number, 'plan-submission', {
          planId: (await pageOf(company(), number)).plans.at(-1).id,
        }),
      agreed: async () =>
        does(company(), 'agent', number, 'agreement', {
          planId: (await pageOf(company(), number)).plans.at(-1).id,
          agreed: true,
          channel: 'phone',
          at: now(),
        }),
    };
    await steps[point]();
  }
  return { now, evidence, accepted, refused, bringOne };
}
