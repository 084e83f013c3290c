import {
  CheckProgress,
  FeedBack,
  FollowUp,
  RecordChecks,
  RecordImprovement,
  RecordSatisfaction,
} from '../../../../domains/cases/handling.contract.ts';
import { channels } from '../../../../domains/cases/terms.contract.ts';
import { causeCodes, outcomes, verdicts } from '../record-names.ts';
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

/** Records from the result to the follow-up. */
export const resultVerbs = {
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
      {
        name: 'expectationMet',
        label: label(
          '期望结果是否达到（客户提出时必填）',
          'Expected outcome met (where the customer stated one)',
        ),
        kind: 'prose',
        max: 2000,
        optional: true,
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
