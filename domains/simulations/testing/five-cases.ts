import type { Company } from '../../../kernel/testing/company.ts';
import { complaint } from '../../cases/testing/walk.ts';
import type { Pack } from '../../standards/standards.contract.ts';
import { withDurations, withLead, withLevels, withMajor } from './drafts.ts';
import { metAt, pastCase } from './past.ts';

/** Response to complaints in 12 instead of 24 hours; after-sales complaints on level 1; attitude leads to quality. */
export const tightened = (pack: Pack): Pack =>
  withMajor(
    withLead(
      withLevels(withDurations(pack, { complaint_respond: 12 }), { after_sales: 1 }),
      'attitude_complaints',
      'quality',
    ),
    [{ impactClass: ['A', 'B'] }],
  );

const plan = (company: Company, number: string, amountFen: number) =>
  company.database.direct.query(
    `insert into case_plans (case_id, round, status, summary, template, demands, measures, responsible_id, complete_by,
       compensation_fen, made_by, made_at)
     select id, 1, 'agreed', '补偿', 'standard', '[]', $2, $3, now(), $4, $3, now() from cases where number = $1`,
    [number, JSON.stringify([{ type: 'compensation', amountFen }]), company.id('handler'), amountFen],
  );

/** Five cases of the past by name, registered and answered so that each meets the tightened draft in another way. */
export async function fivePastCases(company: Company): Promise<Record<string, string>> {
  const numbers: Record<string, string> = {};
  // All received Monday 2026-03-02 10:00 in Shanghai (east), unless told; level 2 by category, not urgent.
  const body = (parts: object = {}) => complaint(company, parts);
  const north = { customer: { new: { name: '北方客户', phone: '13900000002', provinceCode: '11' } } };
  // Answered after 18 hours, solved on Thursday: 24 hours hold, 12 do not; the 3 working days of level 1 hold.
  numbers.evening = await pastCase(company, body(), [
    metAt('respond', '2026-03-03 04:00'),
    metAt('solution', '2026-03-05 12:00'),
  ]);
  // Answered after 2 hours, solved on Friday: within 5 working days, not within 3.
  numbers.prompt = await pastCase(company, body(), [
    metAt('respond', '2026-03-02 12:00'),
    metAt('solution', '2026-03-06 12:00'),
  ]);
  // Urgent: the 2 hours bind before and after; level 1 was set by hand, so the solution stays as well.
  numbers.urgent = await pastCase(company, body({ urgency: 'urgent', level: 1 }), [
    metAt('respond', '2026-03-02 11:00'),
    metAt('solution', '2026-03-03 12:00'),
  ]);
  // In the north, about attitude, of class B with 400 yuan: quality would lead and the department head decide.
  numbers.attitude = await pastCase(
    company,
    body({ ...north, category: 'service_attitude', impactClass: 'B', businessLink: 'other' }),
    [metAt('respond', '2026-03-02 10:30'), metAt('solution', '2026-03-03 12:00')],
  );
  await plan(company, numbers.attitude, 400_00);
  // A request: nothing in the draft is about it.
  numbers.request = await pastCase(company, {
    ...body({ kind: 'request', subject: '空调不制冷' }),
    category: undefined,
    impactClass: undefined,
  });
  return numbers;
}
