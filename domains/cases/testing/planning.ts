import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { chinaTime, unchangedBy } from './story.ts';
import { bringTo, complaint, register, tries } from './walk.ts';

/** What the tests of plans start from. */
export function planningOf(company: () => Company) {
  const now = () => new Date(company().clock.now).toISOString();
  const measure = (type: string, parts: object = {}) => ({
    type,
    description: `办理${type}`,
    responsibleId: company().id('handler'),
    dueAt: chinaTime('2026-03-04 10:00'),
    amountFen: 0,
    clause: 'CPL 24',
    ...parts,
  });
  const investigated = async (parts: object = {}) => {
    const number = await register(company(), complaint(company(), parts));
    await bringTo(company(), number, 'investigated');
    return number;
  };
  async function refused(number: string, body: object, code: string, noun = 'plans') {
    const answer = await unchangedBy(company(), number, () =>
      tries(company(), 'handler', number, noun, body),
    );
    expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
    return answer.body;
  }
  return { now, measure, investigated, refused };
}
