import type { Name } from '../../domains/cases/term-names.contract.ts';

const name = (zh: string, en: string): Name => ({ zh, en });

/** What is wrong with typed hours, as it is typed; the codes are those of the contract. */
export const hoursProblems: Record<string, Name> = {
  interval_ends_before_it_starts: name('结束时间应晚于开始时间', 'Ends before it starts'),
  interval_without_end: name('请填写结束时间', 'The end is missing'),
  intervals_overlap: name('时段相互重叠', 'Intervals overlap'),
  not_a_clock_time: name('请填写开始和结束时间', 'Give a start and an end'),
  calendar_never_opens: name(
    '至少要有一个营业时段，空日历不能发布',
    'Open at least once: an empty calendar is refused',
  ),
  year_out_of_range: name('年份须在 2000–2199 之间', 'Years are 2000 to 2199'),
};

export const dayKinds: Record<string, Name> = {
  ordinary: name('工作日', 'Weekday'),
  weekend: name('周末', 'Weekend'),
  holiday: name('放假', 'Day off'),
  makeup_workday: name('调休上班', 'Make-up workday'),
  special: name('特殊日期', 'Special day'),
};

export const warningNames: Record<string, Name> = {
  makeup_is_no_weekend_day: name('这天调休上班，但不是周末', 'A make-up day that is no weekend day'),
  makeup_is_a_day_off: name('这天既放假又调休上班，按上班计', 'Both off and worked: it counts as worked'),
  year_without_days_off: name('没有任何放假日期', 'No day off at all'),
  notice_unverified: name('通知原文尚未核对', 'The notice itself was not read yet'),
};

export const directionNames: Record<string, Name> = {
  earlier: name('提前', 'Earlier'),
  later: name('推迟', 'Later'),
  cleared: name('仅提示消除', 'Warning gone'),
  differs: name('不一致', 'Differs'),
};

export const runKindNames: Record<string, Name> = {
  notice: name('载入放假通知', 'Notice of a year'),
  calendar: name('适用新营业时间', 'New hours'),
  standard: name('适用新标准', 'Another standard'),
  verification: name('核对', 'Verification'),
};

export const runStatusNames: Record<string, Name> = {
  waiting: name('排队中', 'Waiting'),
  running: name('进行中', 'Running'),
  done: name('已完成', 'Done'),
  cancelled: name('已取消', 'Cancelled'),
};
