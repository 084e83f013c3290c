import { workflowStages } from '../policy-terms.contract.ts';
import { complaintCategories, Pack } from '../standards.contract.ts';

const text = (zh: string, en: string) => ({ zh, en });
const clause = (section: string, kind: string, change: object = {}) => ({
  id: `CO ${section}`,
  document: 'CO',
  section,
  kind,
  text: text(`第${section}条`, `Section ${section}`),
  ...change,
});
const limit = (key: string, event: string, value: number, when: object) => ({
  key,
  event,
  duration: { value, unit: 'working_days' },
  clause: 'CO 1',
  when,
  binding: 'breach',
  origin: 'clause',
  verified: true,
});
const setting = (value: unknown) => ({
  value,
  clause: 'CO 5',
  origin: 'company_setting',
  text: text('公司设定', 'Set by the company'),
});
const topics = ['warranty', 'repair', 'return_exchange', 'consultation'];

/** A small standard in which nothing contradicts, nothing is missing and nothing is doubtful. */
export const cleanPack: Pack = Pack.parse({
  code: 'clean',
  version: 1,
  effectiveFrom: '2026-01-01',
  status: 'published',
  title: text('干净的标准', 'A clean standard'),
  calendar: 'cn',
  documents: [
    {
      code: 'CO',
      title: text('公司标准', 'Company standard'),
      origin: 'company',
      citations: [
        { number: 'X 1', title: '甲', clause: 'CO 1', status: 'verified', shownToCustomers: false },
      ],
    },
    { code: 'LAW', title: text('某法', 'Some law'), origin: 'law' },
  ],
  clauses: [
    clause('1', 'limit', { nextReview: '2027-06-30' }),
    clause('2', 'gate'),
    clause('3', 'routing'),
    clause('4', 'principle', { serves: ['LAW 1'] }),
    clause('5', 'principle', { stances: [{ topic: 'record_medium', stance: 'electronic' }] }),
    { id: 'LAW 1', document: 'LAW', section: '1', kind: 'limit', text: text('法条', 'Article') },
  ],
  limits: [
    limit('request_respond', 'respond', 1, { kind: ['request', 'consultation', 'suggestion', 'praise'] }),
    limit('complaint_respond', 'respond', 1, { kind: ['complaint'] }),
    limit('level_1_solution', 'solution', 3, { kind: ['complaint'], level: [1] }),
    limit('level_2_solution', 'solution', 5, { kind: ['complaint'], level: [2] }),
    limit('request_complete', 'complete', 3, { kind: ['request'] }),
  ],
  gates: ['register_complaint', 'submit_plan', 'close_complaint'].map((action) => ({
    key: action,
    clause: 'CO 2',
    action,
    needs: ['record'],
    text: text('有记录', 'On record'),
  })),
  authority: {
    clause: 'CO 3',
    levels: [
      { key: 'front', layer: 1, title: text('一线', 'Front'), amountLimitFen: 100_00, mayDecideMajor: false },
      { key: 'head', layer: 2, title: text('主管', 'Head'), mayDecideMajor: true, unlimited: true },
    ],
    majorWhen: [{ level: [1] }],
  },
  routing: [
    {
      key: 'complaints',
      clause: 'CO 3',
      when: { kind: ['complaint'] },
      lead: 'after_sales',
      origin: 'clause',
    },
    { key: 'everything_else', clause: 'CO 3', when: {}, lead: 'customer_service', origin: 'clause' },
  ],
  categories: complaintCategories.map((key) => ({
    key,
    title: text('类别', 'Category'),
    defaultLevel: 1,
    clause: 'CO 3',
    levelOrigin: 'clause',
    lead: 'after_sales',
  })),
  settings: {
    warningPercents: setting([50]),
    responseTierPercents: setting([50, 80, 100]),
    quietHours: setting({ from: '21:00', to: '08:00' }),
    silentContactHours: setting(48),
    progressCheckHours: setting(24),
    notifyLeadMinutes: setting(30),
    repeatContactHours: setting(72),
    duplicateWindowHours: setting(72),
    maxReopenings: setting(1),
  },
  stages: workflowStages.map((stage) => ({
    stage,
    clause: 'CO 1',
    duration: { value: 1, unit: 'working_days' },
    origin: 'clause',
  })),
  targets: [
    {
      key: 'faster',
      clause: 'CO 5',
      measure: 'response',
      direction: 'at_least',
      value: 10,
      unit: 'percent',
      baseline: { from: '2025-01-01', to: '2025-12-31' },
      text: text('更快', 'Faster'),
    },
  ],
  scope: topics.map((topic) => ({ topic, clause: 'CO 4', text: text('范围', 'Scope') })),
  promises: [
    {
      key: 'return',
      subject: 'return',
      value: 7,
      unit: 'calendar_days',
      clause: 'CO 4',
      origin: 'clause',
      text: text('七日退货', 'Return in 7 days'),
    },
  ],
  statutory: [
    {
      key: 'return_law',
      subject: 'return',
      value: 7,
      unit: 'calendar_days',
      bound: 'at_least',
      clause: 'LAW 1',
      verified: true,
      text: text('至少七日', 'At least 7 days'),
    },
  ],
  forbiddenTerms: [{ words: '概不退换', clause: 'LAW 1', text: text('禁用', 'Forbidden') }],
});
