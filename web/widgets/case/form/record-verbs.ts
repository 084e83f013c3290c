import {
  CheckProgress,
  FeedBack,
  FollowUp,
  RecordCause,
  RecordChecks,
  RecordContact,
  RecordEvidence,
  RecordImprovement,
  RecordSatisfaction,
  RecordVerification,
} from '../../../../domains/cases/handling.contract.ts';
import { channels } from '../../../../domains/cases/terms.contract.ts';
import {
  causeCodes,
  causeMethods,
  contactWays,
  evidenceResults,
  evidenceSources,
  identityMethods,
  outcomes,
  quietReasons,
  truths,
  verdicts,
} from '../record-names.ts';
import { type Field, label, named, term } from './field.ts';
import type { Verb } from './verb.ts';

const codes = Object.keys;
const channel: Field = {
  name: 'channel',
  label: label('渠道', 'Channel'),
  kind: 'choice',
  codes: channels,
  word: term('channel'),
};
const at: Field = { name: 'at', label: label('时间', 'Time'), kind: 'instant', now: true };
const verdict = (name: string, zh: string, en: string): Field => ({
  name,
  label: label(zh, en),
  kind: 'choice',
  codes: codes(verdicts),
  word: named(verdicts),
});
const twoWay = (values: Record<string, unknown>) => values.way === 'two_way';

/** Verbs that write something down; the fields also tell how the record is shown. */
export const recordVerbs = {
  verify: {
    name: label('核实', 'Verify'),
    group: 'record',
    endpoint: RecordVerification,
    may: 'record',
    clause: 'S1 4.1',
    intro: label(
      '核实投诉是否属实，并确认投诉人身份。不索取身份证件。',
      'Is the matter true, and who complains? No identity card is asked for.',
    ),
    fields: [
      {
        name: 'truth',
        label: label('核实结果', 'Finding'),
        kind: 'choice',
        codes: codes(truths),
        word: named(truths),
      },
      {
        name: 'identityMethod',
        label: label('身份核实方式', 'Identity checked by'),
        kind: 'choice',
        codes: codes(identityMethods),
        word: named(identityMethods),
      },
      {
        name: 'identityReference',
        label: label('核实凭据', 'Reference'),
        hint: label('订单号、验证码后四位或序列号', 'Order number, last digits of the code, or serial'),
        kind: 'line',
        max: 60,
      },
      { name: 'note', label: label('说明', 'Note'), kind: 'prose', max: 2000, optional: true },
    ],
    start: (page) =>
      page.unit === null ? {} : { identityMethod: 'product_serial', identityReference: page.unit.serial },
  },
  contact: {
    name: label('联系客户', 'Contact the customer'),
    group: 'record',
    endpoint: RecordContact,
    may: 'record',
    clause: 'S0 5.1',
    intro: label(
      '只有双向沟通才算联系上客户；未接通也请记录。',
      'Only a two-way contact answers the clock; record attempts too.',
    ),
    fields: [
      {
        name: 'way',
        label: label('结果', 'Result'),
        kind: 'choice',
        codes: codes(contactWays),
        word: named(contactWays),
      },
      channel,
      at,
      {
        name: 'heard',
        label: label('倾听：客户说了什么', 'Heard: what the customer said'),
        kind: 'prose',
        max: 4000,
        when: twoWay,
      },
      {
        name: 'understood',
        label: label('理解：确认的要点', 'Understood: points confirmed'),
        kind: 'prose',
        max: 4000,
        when: twoWay,
      },
      {
        name: 'responded',
        label: label('回应：给出的答复', 'Responded: the answer given'),
        kind: 'prose',
        max: 4000,
        when: twoWay,
      },
      {
        name: 'followUpOn',
        label: label('跟进日期', 'Follow up on'),
        kind: 'day',
        optional: true,
        hint: label('无需跟进时请说明原因', 'Or say why none is needed'),
      },
      {
        name: 'noFollowUpReason',
        label: label('无需跟进的原因', 'Why no follow-up'),
        kind: 'line',
        max: 300,
        optional: true,
        when: (values) => !values.followUpOn,
      },
      {
        name: 'quietHoursReason',
        label: label('免打扰时段联系的原因', 'Why in quiet hours'),
        hint: label('仅在免打扰时段联系时填写', 'Only when contacting in quiet hours'),
        kind: 'choice',
        codes: codes(quietReasons),
        word: named(quietReasons),
        optional: true,
      },
    ],
    start: (page) => ({
      way: 'two_way',
      channel: channels.includes(page.channel as (typeof channels)[number]) ? page.channel : 'phone',
    }),
  },
  evidence: {
    name: label('添加证据', 'Add evidence'),
    group: 'record',
    endpoint: RecordEvidence,
    may: 'record',
    clause: 'S3 2-三-4',
    fields: [
      {
        name: 'source',
        label: label('来源', 'Source'),
        kind: 'choice',
        codes: codes(evidenceSources),
        word: named(evidenceSources),
      },
      { name: 'occurredAt', label: label('证据时间', 'Time of the evidence'), kind: 'instant', now: true },
      { name: 'description', label: label('内容', 'Description'), kind: 'prose', max: 4000 },
      {
        name: 'result',
        label: label('查证结果', 'Result of the check'),
        kind: 'choice',
        codes: codes(evidenceResults),
        word: named(evidenceResults),
      },
      { name: 'fileIds', label: label('附件', 'Files'), kind: 'files', optional: true },
    ],
  },
  cause: {
    name: label('分析原因', 'Record the cause'),
    group: 'record',
    endpoint: RecordCause,
    may: 'record',
    clause: 'S3 2-K2-1',
    fields: [
      {
        name: 'method',
        label: label('方法', 'Method'),
        kind: 'choice',
        codes: codes(causeMethods),
        word: named(causeMethods),
      },
      {
        name: 'causeCode',
        label: label('原因类别', 'Cause'),
        kind: 'choice',
        codes: codes(causeCodes),
        word: named(causeCodes),
      },
      { name: 'description', label: label('原因分析', 'Analysis'), kind: 'prose', max: 4000 },
    ],
  },
  feedBack: {
    name: label('反馈结果', 'Feed the result back'),
    group: 'record',
    endpoint: FeedBack,
    may: 'record',
    clause: 'S3 2-五-1',
    intro: label('告诉客户处理结果，用客户听得懂的话。', 'Tell the customer the result, in plain words.'),
    fields: [
      channel,
      at,
      { name: 'text', label: label('反馈内容', 'What was said'), kind: 'prose', max: 4000 },
    ],
    start: () => ({ channel: 'phone' }),
  },
  satisfaction: {
    name: label('登记满意度', 'Record satisfaction'),
    group: 'record',
    endpoint: RecordSatisfaction,
    may: 'record',
    clause: 'S3 2-K5-3',
    intro: label(
      '不满意将重新处理一次，由另一位同事负责。',
      'A dissatisfied answer reopens the case once, with a second person.',
    ),
    fields: [
      {
        name: 'outcome',
        label: label('客户评价', 'Answer'),
        kind: 'choice',
        codes: codes(outcomes),
        word: named(outcomes),
      },
      channel,
      at,
      {
        name: 'score',
        label: label('评分（1–5）', 'Score (1-5)'),
        kind: 'count',
        min: 1,
        max: 5,
        optional: true,
        when: (values) => values.outcome !== 'not_reached',
      },
      {
        name: 'notReachedAttempts',
        label: label('已尝试次数', 'Attempts made'),
        kind: 'count',
        min: 0,
        max: 20,
        when: (values) => values.outcome === 'not_reached',
      },
      {
        name: 'confirmed',
        label: label('客户本人确认', 'Confirmed by the customer'),
        kind: 'yes_no',
        yes: label('已确认', 'Confirmed'),
        no: label('未确认', 'Not confirmed'),
      },
      { name: 'comment', label: label('客户意见', 'Comment'), kind: 'prose', max: 4000, optional: true },
    ],
    start: () => ({ channel: 'phone' }),
  },
  improve: {
    name: label('改进措施', 'Improvement measure'),
    group: 'record',
    endpoint: RecordImprovement,
    may: 'record',
    clause: 'S3 2-三-8',
    intro: label('一级投诉和 A 类投诉结案前必须填写。', 'Due before a level 1 or class A complaint closes.'),
    fields: [
      {
        name: 'causeCategory',
        label: label('原因类别', 'Cause'),
        kind: 'choice',
        codes: codes(causeCodes),
        word: named(causeCodes),
      },
      { name: 'cause', label: label('原因', 'Cause in words'), kind: 'prose', max: 4000 },
      { name: 'measure', label: label('改进措施', 'Measure'), kind: 'prose', max: 4000 },
      { name: 'ownerId', label: label('责任人', 'Responsible'), kind: 'person' },
      { name: 'dueOn', label: label('完成日期', 'Due on'), kind: 'day' },
    ],
    start: (page) => {
      const cause = page.records.findLast((record) => record.kind === 'cause');
      return cause === undefined
        ? {}
        : { causeCategory: cause.body.causeCode, cause: cause.body.description };
    },
  },
  check: {
    name: label('办结四查', 'Four checks'),
    group: 'record',
    endpoint: RecordChecks,
    may: 'record',
    clause: 'S0 1.1',
    fields: [
      verdict('inTime', '时限', 'In time'),
      verdict('procedure', '流程', 'Procedure'),
      verdict('qualified', '人员资质', 'Qualified'),
      verdict('safe', '安全', 'Safe'),
      {
        name: 'demandMet',
        label: label('诉求如何得到满足', 'How the demand was met'),
        kind: 'prose',
        max: 2000,
      },
      { name: 'note', label: label('说明', 'Note'), kind: 'prose', max: 1000, optional: true },
    ],
  },
  followUp: {
    name: label('回访', 'Follow up'),
    group: 'record',
    endpoint: FollowUp,
    may: 'record',
    clause: 'S3 2-K5-1',
    fields: [
      channel,
      at,
      {
        name: 'recurred',
        label: label('问题是否再次出现', 'Did the problem come back'),
        kind: 'yes_no',
        yes: label('再次出现', 'It came back'),
        no: label('没有', 'No'),
      },
      { name: 'note', label: label('说明', 'Note'), kind: 'prose', max: 2000, optional: true },
    ],
    start: () => ({ channel: 'phone' }),
  },
  checkProgress: {
    name: label('检查进度', 'Check progress'),
    group: 'record',
    endpoint: CheckProgress,
    may: 'record',
    clause: 'S1 6.1',
    fields: [{ name: 'finding', label: label('检查情况', 'Finding'), kind: 'prose', max: 1000 }],
  },
} satisfies Record<string, Verb>;
