import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { needsCitation, offeredCitations } from '../../../../domains/cases/citations.rules.ts';
import { planTemplates } from '../../../../domains/cases/plan-templates.rules.ts';
import { AgreePlan, CompleteTask, MakePlan, SubmitPlan } from '../../../../domains/cases/plans.contract.ts';
import { channels, measureTypes } from '../../../../domains/cases/terms.contract.ts';
import { citationNames, demandAnswers } from '../record-names.ts';
import { type Field, label, named, term } from './field.ts';
import { planIn, type Verb } from './verb.ts';

/** Is the template the one of the case's category (S1 4.2)? Another one needs a reason. */
const isOwnTemplate = (code: unknown, page: CasePage): boolean =>
  planTemplates.some((known) => known.code === code && known.categories.includes(page.category ?? page.kind));

const demands: Field = {
  name: 'demands',
  label: label('逐条答复诉求', 'An answer to each demand'),
  kind: 'list',
  max: 20,
  add: label('添加诉求', 'Add a demand'),
  row: () => ({ answer: 'accepted' }),
  of: [
    { name: 'demand', label: label('诉求', 'Demand'), kind: 'line', max: 500 },
    {
      name: 'answer',
      label: label('答复', 'Answer'),
      kind: 'choice',
      codes: Object.keys(demandAnswers),
      word: named(demandAnswers),
    },
    {
      name: 'reason',
      label: label('理由', 'Reason'),
      kind: 'line',
      max: 500,
      when: (values) => values.answer !== 'accepted',
    },
  ],
};

const measures: Field = {
  name: 'measures',
  label: label('措施', 'Measures'),
  kind: 'list',
  max: 20,
  add: label('添加措施', 'Add a measure'),
  row: (page) => ({ responsibleId: page.handlerPerson?.id ?? page.ownerPerson.id }),
  of: [
    {
      name: 'type',
      label: label('类型', 'Type'),
      kind: 'choice',
      codes: measureTypes,
      word: term('measure'),
      allowed: (page) => page.measures,
    },
    { name: 'description', label: label('内容', 'Description'), kind: 'prose', max: 1000, rows: 2 },
    { name: 'responsibleId', label: label('责任人', 'Responsible'), kind: 'person' },
    { name: 'dueAt', label: label('完成时间', 'Due'), kind: 'instant' },
    { name: 'amountFen', label: label('金额（元）', 'Amount (yuan)'), kind: 'money', optional: true },
    {
      name: 'clause',
      label: label('依据条款', 'By which clause'),
      kind: 'choice',
      codes: offeredCitations,
      word: named(citationNames),
      when: (values) => needsCitation(values.type),
    },
  ],
};

/** Verbs of the handling plan, from its making to its last task. */
export const planVerbs = {
  makePlan: {
    name: label('制定方案', 'Make the plan'),
    group: 'flow',
    endpoint: MakePlan,
    may: 'plan',
    clause: 'S1 4.2',
    fields: [
      { name: 'template', label: label('方案模板', 'Template'), kind: 'template' },
      {
        name: 'templateReplacedReason',
        label: label('未采用该类别模板的理由', 'Why not the template of the category'),
        kind: 'line',
        max: 300,
        when: (values, page) => values.template !== undefined && !isOwnTemplate(values.template, page),
      },
      { name: 'summary', label: label('方案概述', 'Summary'), kind: 'prose', max: 2000, rows: 3 },
      demands,
      measures,
      { name: 'responsibleId', label: label('方案责任人', 'Responsible for the plan'), kind: 'person' },
      { name: 'completeBy', label: label('完成时间', 'Complete by'), kind: 'instant' },
      {
        name: 'estimatedCostFen',
        label: label('预计成本（元）', 'Estimated cost (yuan)'),
        hint: label('不少于措施金额之和', 'Not less than the measures together'),
        kind: 'money',
        optional: true,
      },
    ],
    start: (page) => ({
      template: planTemplates.find((known) => known.categories.includes(page.category ?? page.kind))?.code,
      demands: [{ demand: page.demand.replace(/\s+/g, ' ').trim().slice(0, 500), answer: 'accepted' }],
      measures: [{ responsibleId: page.handlerPerson?.id ?? page.ownerPerson.id }],
      responsibleId: page.handlerPerson?.id ?? page.ownerPerson.id,
    }),
  },
  submitPlan: {
    name: label('提交方案', 'Submit the plan'),
    group: 'flow',
    endpoint: SubmitPlan,
    may: 'submitPlan',
    clause: 'S1 5.2',
    intro: label(
      '在本人权限内立即生效，超出权限的提请上级审批。',
      'Decided at once within your authority, else sent to your superior.',
    ),
    fields: [],
    fits: (page) => planIn(page, 'draft') !== undefined,
    body: (_values, page, target) => ({ planId: target.planId ?? planIn(page, 'draft')?.id }),
  },
  agree: {
    name: label('登记客户答复', 'Record the customer’s answer'),
    group: 'flow',
    endpoint: AgreePlan,
    may: 'agree',
    clause: 'S3 2-三-6',
    fits: (page) => planIn(page, 'approved') !== undefined,
    fields: [
      {
        name: 'agreed',
        label: label('客户答复', 'Answer'),
        kind: 'yes_no',
        yes: label('同意方案', 'Agrees'),
        no: label('不同意', 'Refuses'),
      },
      {
        name: 'channel',
        label: label('渠道', 'Channel'),
        kind: 'choice',
        codes: channels,
        word: term('channel'),
      },
      { name: 'at', label: label('时间', 'Time'), kind: 'instant', now: true },
      { name: 'note', label: label('说明', 'Note'), kind: 'prose', max: 2000, optional: true },
    ],
    start: () => ({ channel: 'phone' }),
    body: (values, page, target) => ({ planId: target.planId ?? planIn(page, 'approved')?.id, ...values }),
  },
  completeTask: {
    name: label('完成任务', 'Complete the task'),
    group: 'flow',
    endpoint: CompleteTask,
    may: 'target',
    clause: 'S3 2-三-7',
    fields: [
      { name: 'result', label: label('完成情况', 'Result'), kind: 'prose', max: 2000 },
      {
        name: 'actualCostFen',
        label: label('实际成本（元）', 'Actual cost (yuan)'),
        kind: 'money',
        optional: true,
      },
    ],
    params: (target) => ({ id: target.taskId }),
    start: (page, target) => ({
      actualCostFen: page.tasks.find((task) => task.id === target.taskId)?.amountFen,
    }),
  },
} satisfies Record<string, Verb>;
