import {
  AcceptCase,
  AnswerCooperation,
  AskCooperation,
  AssignCase,
  RequestHandover,
} from '../../../../domains/cases/handling.contract.ts';
import { Decide } from '../../../../domains/cases/plans.contract.ts';
import { type Field, label } from './field.ts';
import type { Verb } from './verb.ts';

const reason: Field = { name: 'reason', label: label('原因', 'Reason'), kind: 'prose', max: 500, rows: 3 };

/** Verbs that say who does the work and who decides. */
export const peopleVerbs = {
  accept: {
    name: label('受理', 'Accept'),
    group: 'flow',
    endpoint: AcceptCase,
    may: 'accept',
    clause: 'S3 2-三-2',
    fields: [
      {
        name: 'handlerId',
        label: label('处理人', 'Handler'),
        hint: label('不选则由本人处理', 'Yourself when left empty'),
        kind: 'person',
        optional: true,
      },
    ],
    body: (values) => ({ accepted: true, ...values }),
  },
  returnCase: {
    name: label('退回', 'Return'),
    group: 'flow',
    endpoint: AcceptCase,
    may: 'accept',
    clause: 'S3 2-三-2',
    intro: label(
      '案件退回客服重新派单，时限照常计算。',
      'The case goes back to be assigned again; its clocks keep running.',
    ),
    fields: [reason],
    body: (values) => ({ accepted: false, ...values }),
  },
  assign: {
    name: label('派单', 'Assign'),
    group: 'flow',
    endpoint: AssignCase,
    may: 'assign',
    clause: 'S1 5.1',
    fields: [
      { name: 'departmentId', label: label('牵头部门', 'Lead department'), kind: 'department' },
      {
        name: 'handlerId',
        label: label('处理人', 'Handler'),
        kind: 'person',
        optional: true,
        hint: label('不选则由部门负责人指定', 'Named by the head when left empty'),
      },
      reason,
    ],
    start: (page) => ({ departmentId: page.department?.id }),
    body: (values) => ({ ...values, handlerId: values.handlerId ?? null }),
  },
  handOver: {
    name: label('移交首问', 'Hand over'),
    group: 'flow',
    endpoint: RequestHandover,
    may: 'handOver',
    clause: 'S0 1.2',
    intro: label(
      '首问负责制：移交须获批准，并告知客户。',
      'First contact owns the case: a hand-over needs approval, and the customer is told.',
    ),
    fields: [{ name: 'toUserId', label: label('移交给', 'To'), kind: 'person' }, reason],
  },
  askCooperation: {
    name: label('请求配合', 'Ask for cooperation'),
    group: 'flow',
    endpoint: AskCooperation,
    may: 'cooperate',
    clause: 'S1 5.1',
    fields: [
      { name: 'departmentId', label: label('配合部门', 'Department'), kind: 'department' },
      { name: 'task', label: label('配合事项', 'Task'), kind: 'prose', max: 1000 },
      { name: 'dueAt', label: label('完成时间', 'Due'), kind: 'instant' },
    ],
  },
  answerCooperation: {
    name: label('答复配合', 'Answer'),
    group: 'flow',
    endpoint: AnswerCooperation,
    may: 'target',
    fields: [{ name: 'answer', label: label('答复', 'Answer'), kind: 'prose', max: 2000 }],
    params: (target) => ({ departmentId: target.departmentId }),
  },
  decide: {
    name: label('审批', 'Decide'),
    group: 'flow',
    endpoint: Decide,
    may: 'target',
    clause: 'S1 5.2',
    fields: [
      {
        name: 'approved',
        label: label('决定', 'Decision'),
        kind: 'yes_no',
        yes: label('同意', 'Approve'),
        no: label('退回', 'Refuse'),
      },
      { ...reason, label: label('意见', 'Reason') },
    ],
    params: (target) => ({ id: target.approvalId }),
    unversioned: true,
  },
} satisfies Record<string, Verb>;
