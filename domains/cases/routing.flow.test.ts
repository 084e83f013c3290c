import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const assigned = (page: { events: { type: string; data: Record<string, unknown> }[] }) =>
  page.events.findLast(({ type }) => type === 'case.assigned')?.data;

describe('who gets a case', () => {
  it.each<[object, string, string]>([
    [{ urgency: 'general', needsRepair: true }, 'repair', 'repair_requests · S1 2.1'],
    [{ urgency: 'general', needsRepair: false }, 'customer-service', 'everything_else · S1 2.1'],
    [{ urgency: 'urgent', needsRepair: false }, 'after-sales', 'urgent_service_requests · S1 2.1'],
    [{ urgency: 'urgent', needsRepair: false, businessLink: 'sales' }, 'sales', 'sales_requests · S1 2.1'],
    [{ kind: 'consultation', urgency: 'urgent' }, 'customer-service', 'everything_else · S1 2.1'],
  ])(
    'type and urgency decide: %j goes to %s, and the rule is on record [S1-2.1-b]',
    async (parts, unit, rule) => {
      const page = await pageOf(company, await register(company, request(company, parts)));
      expect([page.department?.id, page.assignmentRule]).toEqual([unit, rule]);
      const [key = '', clause = ''] = rule.split(' · ');
      expect(assigned(page)).toMatchObject({ departmentId: unit, rule: key, clause });
    },
  );

  it('category and level decide together, and the department accepts or returns with a reason [S3-2.3-2]', async () => {
    const about = { category: 'service_attitude', businessLink: 'after_sales' };
    const plain = await pageOf(company, await register(company, complaint(company, about)));
    const serious = await pageOf(
      company,
      await register(company, complaint(company, { ...about, level: 1 })),
    );
    expect([plain.department?.id, plain.level, plain.assignmentRule]).toEqual([
      'customer-service',
      2,
      'attitude_complaints · S1 5.1',
    ]);
    expect([serious.department?.id, serious.level, serious.assignmentRule]).toEqual([
      'quality',
      1,
      'serious_attitude_complaints · S3 2-三-2',
    ]);
    const other = await pageOf(
      company,
      await register(company, complaint(company, { category: 'after_sales', level: 1 })),
    );
    expect(other.department?.id).toBe('after-sales');

    const back = { accepted: false };
    const silent = await tries(company, 'head-quality', serious.number, 'acceptance', back);
    expect([silent.status, silent.body.errors[0].field]).toEqual([422, 'reason']);
    const foreign = await tries(company, 'head-after', serious.number, 'acceptance', {
      ...back,
      reason: '不属我部',
    });
    expect(foreign.status).toBeGreaterThanOrEqual(403);
    expect((await pageOf(company, serious.number)).acceptance).toBe('waiting');
    await does(company, 'head-quality', serious.number, 'acceptance', {
      ...back,
      reason: '涉事人员属客服部',
    });
    const returned = await pageOf(company, serious.number);
    expect(returned.acceptance).toBe('returned');
    expect(returned.events.at(-1)).toMatchObject({ type: 'case.returned', reason: '涉事人员属客服部' });
    const [told] = await company.database.direct.query<{ kind: string }>(
      `select kind from notifications where user_id = $1 and case_number = $2 order by id desc limit 1`,
      [company.id('agent'), serious.number],
    );
    expect(told?.kind).toBe('case.returned');

    await does(company, 'supervisor', serious.number, 'assignment', {
      departmentId: 'after-sales',
      handlerId: null,
      reason: '改派售后部',
    });
    const again = await pageOf(company, serious.number);
    expect([again.acceptance, again.assignmentRule]).toEqual(['waiting', 'by_hand']);
    await does(company, 'head-after', serious.number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    expect((await pageOf(company, serious.number)).acceptance).toBe('accepted');
  });
});
