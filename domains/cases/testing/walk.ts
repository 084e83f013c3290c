import type { Company } from '../../../kernel/testing/company.ts';

/** A complaint as an agent types it; parts can be replaced. */
export const complaint = (company: Company, parts: object = {}): object => ({
  kind: 'complaint',
  channel: 'phone',
  businessLink: 'after_sales',
  category: 'after_sales',
  impactClass: 'C',
  productModel: { value: 'AJ-WG280' },
  purchaseChannel: { value: 'own_store' },
  customer: { new: { name: '测试客户', phone: '13900000001', provinceCode: '31' } },
  contactName: '测试客户',
  contactPhone: '13900000001',
  subject: '柜门合页松动',
  course: '安装一周后柜门合页松动，关不严。',
  demand: '请尽快上门处理',
  complainedAt: new Date(company.clock.now - 60_000).toISOString(),
  ...parts,
});

export const request = (company: Company, parts: object = {}): object => ({
  ...complaint(company),
  kind: 'request',
  category: undefined,
  impactClass: undefined,
  subject: '空调不制冷',
  ...parts,
});

/** Registers a case as the first agent and answers its number. */
export async function register(company: Company, body: object): Promise<string> {
  const answer = await company.as('agent')('POST', '/api/cases', body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.number;
}

export const pageOf = async (company: Company, number: string, username = 'supervisor') =>
  (await company.as(username)('GET', `/api/cases/${number}`)).body;

/** Does one verb on a case at its current version; refuses to go on when it is refused. */
export async function does(
  company: Company,
  username: string,
  number: string,
  noun: string,
  body: object = {},
) {
  const answer = await tries(company, username, number, noun, body);
  if (answer.status !== 201) throw new Error(`${username} ${noun}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The same, answering whatever comes back. */
export async function tries(
  company: Company,
  username: string,
  number: string,
  noun: string,
  body: object = {},
) {
  const { version } = await pageOf(company, number);
  return company.as(username)('POST', `/api/cases/${number}/${noun}`, { version, ...body });
}

const at = (company: Company, hours = 0) => new Date(company.clock.now + hours * 3_600_000).toISOString();

export const contact = (company: Company, parts: object = {}): object => ({
  way: 'two_way',
  channel: 'phone',
  at: at(company),
  heard: '合页松动',
  understood: '柜门关不严，怕夹到孩子',
  responded: '安排更换合页',
  noFollowUpReason: '当天再联系',
  ...parts,
});

export const plan = (company: Company, parts: object = {}): object => ({
  summary: '上门更换合页',
  template: 'after_sales',
  demands: [{ demand: '尽快上门处理', answer: 'accepted' }],
  measures: [
    {
      type: 'repair',
      clause: 'CPL 24',
      description: '更换合页',
      responsibleId: company.id('handler'),
      dueAt: at(company, 48),
      amountFen: 0,
    },
  ],
  responsibleId: company.id('handler'),
  completeBy: at(company, 72),
  estimatedCostFen: 10_000,
  ...parts,
});

type Point =
  | 'accepted'
  | 'investigated'
  | 'planned'
  | 'approved'
  | 'agreed'
  | 'executed'
  | 'satisfied'
  | 'ready'
  | 'closed';
const ORDER: Point[] = [
  'accepted',
  'investigated',
  'planned',
  'approved',
  'agreed',
  'executed',
  'satisfied',
  'ready',
  'closed',
];

/** Brings a complaint of the after-sales department from the point before to this one. */
export async function bringOne(
  company: Company,
  number: string,
  point: Point,
  parts: { plan?: object } = {},
): Promise<void> {
  const steps: Record<Point, () => Promise<unknown>> = {
    accepted: () =>
      does(company, 'head-after', number, 'acceptance', { accepted: true, handlerId: company.id('handler') }),
    async investigated() {
      await does(company, 'handler', number, 'verifications', {
        truth: 'substantiated',
        identityMethod: 'phone_code',
        identityReference: '1234',
      });
      await does(company, 'handler', number, 'classification', {});
      await does(company, 'handler', number, 'contacts', contact(company));
      await does(company, 'handler', number, 'evidence', {
        source: 'customer',
        occurredAt: at(company),
        description: '照片',
        result: 'confirmed',
      });
      await does(company, 'handler', number, 'causes', {
        method: 'five_whys',
        causeCode: 'installation',
        description: '合页未拧紧',
      });
    },
    planned: () => does(company, 'handler', number, 'plans', plan(company, parts.plan)),
    async approved() {
      const page = await pageOf(company, number);
      await does(company, 'handler', number, 'plan-submission', { planId: page.plans.at(-1).id });
      const waiting = (await pageOf(company, number)).approvals.find(
        (approval: { status: string }) => approval.status === 'waiting',
      );
      if (waiting === undefined) return;
      const username =
        ['head-after', 'supervisor', 'director'].find((name) => company.id(name) === waiting.approver.id) ??
        'director';
      const answer = await company.as(username)('POST', `/api/approvals/${waiting.id}/decision`, {
        approved: true,
        reason: '同意',
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    },
    async agreed() {
      const page = await pageOf(company, number);
      await does(company, 'agent', number, 'agreement', {
        planId: page.plans.at(-1).id,
        agreed: true,
        channel: 'phone',
        at: at(company),
      });
    },
    async executed() {
      const page = await pageOf(company, number);
      for (const task of page.tasks.filter((one: { status: string }) => one.status === 'open')) {
        await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '已完成' });
      }
    },
    async satisfied() {
      await does(company, 'agent', number, 'feedback', {
        channel: 'phone',
        at: at(company),
        text: '合页已更换，请您放心使用。',
      });
      await does(company, 'agent', number, 'satisfaction', {
        channel: 'phone',
        at: at(company),
        outcome: 'satisfied',
        score: 5,
        confirmed: true,
      });
    },
    async ready() {
      const page = await pageOf(company, number);
      if (page.level === 1 || page.impactClass === 'A') {
        await does(company, 'handler', number, 'improvements', {
          cause: '安装',
          measure: '复核安装',
          ownerId: company.id('handler'),
          dueOn: '2026-12-01',
          causeCategory: 'installation',
        });
      }
      await does(company, 'agent', number, 'checks', {
        inTime: 'pass',
        procedure: 'pass',
        qualified: 'pass',
        safe: 'pass',
        demandMet: '已满足',
      });
      await does(company, 'agent', number, 'follow-ups', {
        at: at(company),
        channel: 'phone',
        recurred: false,
      });
    },
    closed: () => does(company, 'agent', number, 'closing', { summary: '办结' }),
  };
  await steps[point]();
}

/** Brings a fresh complaint of the after-sales department to a point of its handling. */
export async function bringTo(
  company: Company,
  number: string,
  point: Point,
  parts: { plan?: object } = {},
): Promise<void> {
  for (const one of ORDER.slice(0, ORDER.indexOf(point) + 1)) await bringOne(company, number, one, parts);
}

/** A complaint of the after-sales department that stands at a point of its handling. */
export async function caseAt(company: Company, point: Point, parts: object = {}): Promise<string> {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, point);
  return number;
}
