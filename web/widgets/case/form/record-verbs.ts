import {
  RecordCause,
  RecordContact,
  RecordEvidence,
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
  quietReasons,
  truths,
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
} satisfies Record<string, Verb>;
