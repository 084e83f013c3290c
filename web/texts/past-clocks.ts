import { defineTexts } from '../../ui/i18n.tsx';

/** The clocks of a case as they were. */
export const pastClockTexts = defineTexts({
  zh: {
    open: '当时如何',
    close: '收起',
    hint: '按该时刻已记录的事件、当时适用的标准与日历重现。',
    notYet: '当时尚未登记此案。',
    versions: (standard: string, calendar: string) => `标准 ${standard} · 日历 ${calendar}`,
    due: '到期',
    met: '完成于',
    held: '暂停中，到期未定',
    notBinding: '不起约束',
    statuses: {
      running: '进行中',
      paused: '已暂停',
      met: '按时完成',
      met_late: '逾期完成',
      breached: '已超时',
      stopped: '已停止',
      excused: '延期内完成',
    },
  },
  en: {
    open: 'As it was',
    close: 'Close',
    hint: 'From the events recorded by then and the standard and calendar in force then.',
    notYet: 'The case was not registered yet.',
    versions: (standard: string, calendar: string) => `Standard ${standard} · calendar ${calendar}`,
    due: 'Due',
    met: 'Done',
    held: 'Held, no due time',
    notBinding: 'not binding',
    statuses: {
      running: 'running',
      paused: 'paused',
      met: 'met',
      met_late: 'met late',
      breached: 'passed',
      stopped: 'stopped',
      excused: 'met within the extension',
    },
  },
});
