import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { chinaTime, clockOf, unchangedBy, wall } from './story.ts';
import { bringTo, complaint, pageOf, register, tries } from './walk.ts';

/** Cases whose clocks run, and what is asked of them. */
export function clocksOf(company: () => Company) {
  const due = async (number: string, limitKey: string) =>
    wall(clockOf(await pageOf(company(), number), limitKey).dueAt);
  const accepted = async (parts: object = {}) => {
    const number = await register(company(), complaint(company(), parts));
    await bringTo(company(), number, 'accepted');
    return number;
  };
  async function refused(number: string, noun: string, body: object, code: string) {
    const answer = await unchangedBy(company(), number, () =>
      tries(company(), 'handler', number, noun, body),
    );
    expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
  }
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
