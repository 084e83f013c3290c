/** What is wrong with a field of a calendar or a notice. */
export const calendarFields = {
  not_a_clock_time: { zh: '时间应为 00:00–24:00', en: 'A time is 00:00 to 24:00' },
  not_a_month_and_day: { zh: '日期应为“月-日”', en: 'A day of the year is month-day' },
  interval_without_end: { zh: '时段缺少结束时间', en: 'The interval has no end' },
  interval_ends_before_it_starts: { zh: '结束时间应晚于开始时间', en: 'The interval ends before it starts' },
  intervals_overlap: { zh: '时段相互重叠', en: 'The intervals overlap' },
  calendar_never_opens: {
    zh: '日历没有任何营业时间，不能发布（不会按全天候计算）',
    en: 'The calendar never opens: it is refused, never taken for around the clock',
  },
  notice_without_source: { zh: '放假通知缺少来源', en: 'The notice has no source' },
  span_ends_before_it_starts: { zh: '结束日期早于开始日期', en: 'The span ends before it starts' },
  date_outside_year: {
    zh: '日期不在该年度或其前后一年内',
    en: 'The date is not in the year or the one beside it',
  },
  time_zone_unknown: { zh: '未知时区', en: 'The time zone is not known' },
  one_place_each: { zh: '请选择一个区域或一个部门', en: 'Choose one region or one department' },
};

/** Refusals about calendars, calendar files and recounts. */
export const calendarRefusals = {
  'calendar.not_found': { zh: '没有这个日历', en: 'There is no such calendar' },
  'calendar.year_unpublished': { zh: '{year} 年尚无放假通知', en: 'There is no notice for {year}' },
  'ics.not_icalendar': {
    zh: '这不是可读取的日历内容（iCalendar 或 YAML）',
    en: 'This is no calendar that can be read (iCalendar or YAML)',
  },
  'ics.no_entries': { zh: '文件中没有日程', en: 'The file holds no entries' },
  'ics.entry_broken': { zh: '第 {entry} 条日程无法读取', en: 'Entry {entry} cannot be read' },
  'ics.entry_without_start': { zh: '有日程缺少开始时间', en: 'An entry has no start' },
  'ics.rule_not_understood': {
    zh: '不支持的重复规则：{rule}',
    en: 'This repetition is not understood: {rule}',
  },
  'ics.line_too_long': {
    zh: '文件中有一行超过 {maximum} 个字符',
    en: 'A line is longer than {maximum} characters',
  },
  'ics.too_many_entries': { zh: '日程超过 {maximum} 条', en: 'There are more than {maximum} entries' },
  'ics.too_many_rules': { zh: '重复日程超过 {maximum} 条', en: 'More than {maximum} entries repeat' },
  'ics.too_many_days': { zh: '日期过多或时间段过长', en: 'There are too many days, or a span is too long' },
  'ics.year_out_of_range': { zh: '年份 {year} 超出 2000–2199', en: 'The year {year} is not in 2000 to 2199' },
  'recount.not_found': { zh: '没有这次重算', en: 'There is no such recount' },
  'recount.has_ended': { zh: '这次重算已经结束', en: 'The recount has ended already' },
  'standard.not_found': { zh: '没有这个已发布的标准版本', en: 'There is no such published standard version' },
  'calendar.version_known': {
    zh: '该日历版本已发布，请换一个版本名',
    en: 'This version of the calendar is published already; name another',
  },
};
