import type { Company } from '../../../kernel/testing/company.ts';
import { refusedBy } from './story.ts';
import { caseAt } from './walk.ts';

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
  const accepted = (parts: object = {}) => caseAt(company(), 'accepted', parts);
  const refused = (number: string, act: Parameters<typeof refusedBy>[2], code: string) =>
    refusedBy(company(), number, act, code);
  return { now, evidence, accepted, refused };
}
