import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { unchangedBy } from './story.ts';
import { caseAt, tries } from './walk.ts';

export const checks = {
  inTime: 'pass',
  procedure: 'pass',
  qualified: 'not_applicable',
  safe: 'pass',
  demandMet: '已满足',
};

/** A case on its last steps: told, asked, checked, followed up, closed or not. */
export function closingOf(company: () => Company) {
  const now = () => new Date(company().clock.now).toISOString();
  const told = (outcome: string, parts: object = {}) => ({
    channel: 'phone',
    at: now(),
    outcome,
    confirmed: true,
    ...parts,
  });
  const feedback = () => ({ channel: 'phone', at: now(), text: '合页已更换。' });
  const brought = (point: Parameters<typeof caseAt>[1], parts: object = {}) =>
    caseAt(company(), point, parts);
  /** Refused with what is missing, and nothing is different afterwards. */
  async function notClosed(number: string): Promise<string[]> {
    const answer = await unchangedBy(company(), number, () =>
      tries(company(), 'agent', number, 'closing', { summary: '办结' }),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'case.incomplete']);
    return answer.body.values.missing;
  }
  return { now, told, feedback, brought, notClosed };
}
