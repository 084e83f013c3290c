import type { Company } from '../../../kernel/testing/company.ts';
import { chinaTime, refusedBy } from './story.ts';
import { caseAt, tries } from './walk.ts';

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
  const investigated = (parts: object = {}) => caseAt(company(), 'investigated', parts);
  async function refused(number: string, body: object, code: string, noun = 'plans') {
    const act = () => tries(company(), 'handler', number, noun, body);
    return (await refusedBy(company(), number, act, code)).body;
  }
  return { now, measure, investigated, refused };
}
