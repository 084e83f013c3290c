import {
  ClassifyCase,
  CloseCase,
  Discuss,
  MergeCase,
  ReopenCase,
  SkipStage,
} from '../../../../domains/cases/handling.contract.ts';
import { EditCase } from '../../../../domains/cases/intake.contract.ts';
import {
  businessLinks,
  categories,
  impactClasses,
  importances,
  purchaseChannels,
  urgencies,
} from '../../../../domains/cases/terms.contract.ts';
import { type Field, label, term } from './field.ts';
import type { Verb } from './verb.ts';

const reason: Field = { name: 'reason', label: label('原因', 'Reason'), kind: 'prose', max: 500, rows: 3 };
const choice = (
  name: string,
  text: Field['label'],
  codes: readonly string[],
  word: Parameters<typeof term>[0],
): Field => ({
  name,
  label: text,
  kind: 'choice',
  codes,
  word: term(word),
  optional: true,
});
const importance = choice('importance', label('重要性', 'Importance'), importances, 'importance');

/** Only the answers that differ from what is on the case. */
function changed(values: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => key === 'reason' || value !== (before[key] ?? undefined)),
  );
}

/** Verbs that move the case between people, departments and stages. */
export const flowVerbs = {
  classify: {
    name: label('定级', 'Classify'),
    group: 'flow',
    endpoint: ClassifyCase,
    may: 'classify',
    clause: 'S3 2-二-1',
    intro: label(
      '确认或调整；降低级别须主管批准并说明原因。',
      'Confirm or change; a lower level needs a supervisor and a reason.',
    ),
    fields: [
      choice('category', label('类别', 'Category'), categories, 'category'),
      {
        name: 'level',
        label: label('级别', 'Level'),
        kind: 'choice',
        codes: ['1', '2'],
        word: term('level'),
        numeric: true,
        optional: true,
      },
      choice('impactClass', label('影响程度', 'Impact class'), impactClasses, 'impactClass'),
      choice('urgency', label('紧急程度', 'Urgency'), urgencies, 'urgency'),
      importance,
      {
        name: 'needsRepair',
        label: label('需要维修', 'Needs repair'),
        kind: 'yes_no',
        yes: label('需要', 'Yes'),
        no: label('不需要', 'No'),
      },
      {
        name: 'special',
        label: label('退换修特殊情况', 'Return, exchange or repair'),
        kind: 'yes_no',
        yes: label('是', 'Yes'),
        no: label('否', 'No'),
      },
      { ...reason, optional: true, hint: label('降低级别时必填', 'Needed to lower the level') },
    ],
    start: (page) => ({
      category: page.category ?? undefined,
      level: page.level === null ? undefined : String(page.level),
      impactClass: page.impactClass ?? undefined,
      urgency: page.urgency,
      importance: page.importance,
      needsRepair: page.needsRepair,
      special: page.special,
    }),
  },
  toComplaint: {
    name: label('转为投诉', 'Turn into a complaint'),
    group: 'flow',
    endpoint: ClassifyCase,
    may: 'classify',
    intro: label('已在计时的服务时限继续有效。', 'Running service limits stay.'),
    fits: (page) => page.kind === 'request',
    fields: [
      {
        name: 'category',
        label: label('类别', 'Category'),
        kind: 'choice',
        codes: categories,
        word: term('category'),
      },
      {
        name: 'impactClass',
        label: label('影响程度', 'Impact class'),
        kind: 'choice',
        codes: impactClasses,
        word: term('impactClass'),
      },
      reason,
    ],
    body: (values) => ({ kind: 'complaint', ...values }),
  },
  discuss: {
    name: label('内部讨论', 'Discuss'),
    group: 'record',
    endpoint: Discuss,
    may: 'discuss',
    clause: 'S3 2-七-3',
    intro: label('客户看不到。', 'The customer never sees this.'),
    fields: [
      { name: 'body', label: label('内容', 'Note'), kind: 'prose', max: 4000 },
      { name: 'mentions', label: label('提醒同事', 'Mention'), kind: 'people', optional: true },
    ],
    unversioned: true,
  },
  merge: {
    name: label('归并', 'Merge'),
    group: 'flow',
    endpoint: MergeCase,
    may: 'merge',
    clause: 'S1 3.1',
    intro: label(
      '本案并入另一案；原始内容和最早接收时间都会保留。',
      'This case goes into another; every message and the earliest receipt stay.',
    ),
    fields: [{ name: 'into', label: label('并入案件', 'Into case'), kind: 'case' }, reason],
  },
  edit: {
    name: label('更正信息', 'Correct'),
    group: 'record',
    endpoint: EditCase,
    may: 'edit',
    intro: label('原内容保留在时间线上。', 'The old values stay on the timeline.'),
    fields: [
      { name: 'subject', label: label('主题', 'Subject'), kind: 'line', max: 120 },
      { name: 'course', label: label('经过', 'Course of events'), kind: 'prose', max: 20_000, rows: 6 },
      { name: 'demand', label: label('诉求', 'Demand'), kind: 'prose', max: 20_000 },
      importance,
      choice('businessLink', label('业务环节', 'Business link'), businessLinks, 'businessLink'),
      {
        name: 'productModel',
        label: label('产品型号', 'Product model'),
        kind: 'line',
        max: 60,
        optional: true,
      },
      choice('purchaseChannel', label('购买渠道', 'Purchase channel'), purchaseChannels, 'purchaseChannel'),
      {
        name: 'sellingParty',
        label: label('销售方', 'Selling party'),
        kind: 'line',
        max: 100,
        optional: true,
      },
      {
        name: 'servicingParty',
        label: label('服务方', 'Servicing party'),
        kind: 'line',
        max: 100,
        optional: true,
      },
      {
        name: 'namedUserId',
        label: label('被投诉的员工', 'Employee complained about'),
        kind: 'person',
        optional: true,
      },
      reason,
    ],
    start: (page) => ({
      subject: page.subject,
      course: page.course,
      demand: page.demand,
      importance: page.importance,
      businessLink: page.businessLink,
      productModel: page.productModel ?? undefined,
      purchaseChannel: page.purchaseChannel ?? undefined,
      sellingParty: page.sellingParty ?? undefined,
      servicingParty: page.servicingParty ?? undefined,
      namedUserId: page.namedUser?.id,
    }),
    body: (values, page) => changed(values, { ...page, namedUserId: page.namedUser?.id }),
  },
  close: {
    name: label('结案', 'Close'),
    group: 'flow',
    endpoint: CloseCase,
    may: 'close',
    clause: 'S0 1.2',
    fields: [{ name: 'summary', label: label('结案小结', 'Summary'), kind: 'prose', max: 2000 }],
  },
  reopen: {
    name: label('重新打开', 'Reopen'),
    group: 'flow',
    endpoint: ReopenCase,
    may: 'reopen',
    intro: label('计时起点不变。', 'The start of the clocks stays.'),
    fields: [
      reason,
      { name: 'handlerId', label: label('处理人', 'Handler'), kind: 'person', optional: true },
    ],
  },
  skipStage: {
    name: label('跳过环节', 'Skip this step'),
    group: 'flow',
    endpoint: SkipStage,
    may: 'skipStage',
    clause: 'S0 1.2',
    fields: [reason],
    body: (values, page) => ({ step: page.nextStep?.step ?? page.step, ...values }),
  },
} satisfies Record<string, Verb>;
