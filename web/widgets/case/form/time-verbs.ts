import {
  ArrangeVisit,
  ExtendClock,
  PauseClock,
  ResumeClock,
} from '../../../../domains/cases/handling.contract.ts';
import { channels } from '../../../../domains/cases/terms.contract.ts';
import { pauseReasons } from '../record-names.ts';
import { label, named, term } from './field.ts';
import type { Verb } from './verb.ts';

const extendable = ['arrange', 'solution', 'complete'];
const running = ['running', 'paused', 'excused'];

/** Verbs on the clocks of the case. */
export const timeVerbs = {
  extend: {
    name: label('延期', 'Extend'),
    group: 'time',
    endpoint: ExtendClock,
    may: 'extend',
    clause: 'S1 2.2',
    intro: label(
      '须在原时限到期前办理，并已告知客户。延期计为“已说明”，不计为按时。',
      'Only before the old instant passes, with the customer told. It counts as excused, not as on time.',
    ),
    fits: (page) =>
      page.clocks.some((clock) => extendable.includes(clock.event) && running.includes(clock.status)),
    fields: [
      {
        name: 'event',
        label: label('延期的时限', 'Limit'),
        kind: 'choice',
        codes: extendable,
        word: term('clockEvent'),
      },
      {
        name: 'newDueAt',
        label: label('新的时限', 'New time'),
        hint: label('须晚于原时限', 'Later than the old one'),
        kind: 'instant',
      },
      { name: 'reason', label: label('原因', 'Reason'), kind: 'prose', max: 500, rows: 3 },
      {
        name: 'customerToldAt',
        label: label('告知客户的时间', 'Customer told at'),
        kind: 'instant',
        now: true,
      },
      {
        name: 'customerToldBy',
        label: label('告知渠道', 'Told by'),
        kind: 'choice',
        codes: channels,
        word: term('channel'),
      },
      {
        name: 'noticeEvidence',
        label: label('告知凭据', 'Evidence of the notice'),
        hint: label('通话录音编号、短信编号等', 'Recording or message number'),
        kind: 'line',
        max: 300,
      },
    ],
    start: (page) => ({
      event: page.clocks.find((clock) => extendable.includes(clock.event) && running.includes(clock.status))
        ?.event,
      customerToldBy: 'phone',
    }),
  },
  pause: {
    name: label('暂停计时', 'Pause the clock'),
    group: 'time',
    endpoint: PauseClock,
    may: 'pause',
    intro: label('只用于公司以外的原因，须有凭据。', 'Only for reasons outside the company, with evidence.'),
    fields: [
      {
        name: 'reason',
        label: label('原因', 'Reason'),
        kind: 'choice',
        codes: Object.keys(pauseReasons),
        word: named(pauseReasons),
      },
      { name: 'evidence', label: label('凭据', 'Evidence'), kind: 'line', max: 300 },
      { name: 'resumeOn', label: label('预计恢复日期', 'Resume on'), kind: 'day', optional: true },
    ],
  },
  resume: {
    name: label('恢复计时', 'Resume the clock'),
    group: 'time',
    endpoint: ResumeClock,
    may: 'resume',
    fields: [{ name: 'note', label: label('说明', 'Note'), kind: 'line', max: 300, optional: true }],
  },
  offerVisit: {
    name: label('预约上门', 'Offer a visit'),
    group: 'time',
    endpoint: ArrangeVisit,
    may: 'record',
    clause: 'S0 1.4',
    fits: (page) => page.needsRepair,
    fields: [
      { name: 'technician', label: label('服务工程师', 'Technician'), kind: 'line', max: 60 },
      { name: 'from', label: label('上门时间从', 'From'), kind: 'instant' },
      { name: 'to', label: label('至', 'To'), kind: 'instant' },
      {
        name: 'channel',
        label: label('告知渠道', 'Told by'),
        kind: 'choice',
        codes: channels,
        word: term('channel'),
      },
    ],
    start: () => ({ channel: 'phone' }),
  },
} satisfies Record<string, Verb>;
