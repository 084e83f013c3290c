import type { Company } from '../../../kernel/testing/company.ts';
import { chinaTime, clockOf, refusedBy, wall } from './story.ts';
import { caseAt, pageOf, tries } from './walk.ts';

/** Cases whose clocks run, and what is asked of them. */
export function clocksOf(company: () => Company) {
  const due = async (number: string, limitKey: string) =>
    wall(clockOf(await pageOf(company(), number), limitKey).dueAt);
  const accepted = (parts: object = {}) => caseAt(company(), 'accepted', parts);
  const refused = (number: string, noun: string, body: object, code: string) =>
    refusedBy(company(), number, () => tries(company(), 'handler', number, noun, body), code);
  const extension = (parts: object = {}) => ({
    event: 'solution',
    newDueAt: chinaTime('2026-03-12 18:00'),
    reason: '等待厂家鉴定',
    customerToldAt: new Date(company().clock.now).toISOString(),
    customerToldBy: 'phone',
    noticeEvidence: '录音 0311',
    ...parts,
  });
  return { due, accepted, refused, extension };
}
