import { chinaDay, chinaMinuteOfDay, DAY } from '../../../kernel/time.ts';
import type { Locale } from '../../../ui/locale.ts';

type Step = {
  from: string;
  to: string;
  counted: boolean;
  why: { code: string; values: Record<string, unknown> };
};

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

function dayWords(day: string, locale: Locale): string {
  const weekday = weekdays[locale][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  const [, month, date] = day.split('-').map(Number);
  return locale === 'en' ? `${weekday} ${date}/${month}` : `${month}月${date}日 ${weekday}`;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** 11月20日 周五 18:00–24:00; whole days without their hours. */
export function stretchWords(from: string, to: string, locale: Locale): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const [firstDay, startMinute] = [chinaDay(start), chinaMinuteOfDay(start)];
  // An end at midnight belongs to the day before it: 24:00.
  const atMidnight = chinaMinuteOfDay(end) === 0 && end > start;
  const lastDay = atMidnight ? chinaDay(end - DAY / 2) : chinaDay(end);
  const endMinute = atMidnight ? 24 * 60 : chinaMinuteOfDay(end);
  const whole = startMinute === 0 && atMidnight;
  if (firstDay === lastDay) {
    return whole
      ? dayWords(firstDay, locale)
      : `${dayWords(firstDay, locale)} ${clock(startMinute)}–${clock(endMinute)}`;
  }
  if (whole) return `${dayWords(firstDay, locale)} – ${dayWords(lastDay, locale)}`;
  return `${dayWords(firstDay, locale)} ${clock(startMinute)} – ${dayWords(lastDay, locale)} ${clock(endMinute)}`;
}

const reasons: Record<string, { zh: string; en: string }> = {
  running: { zh: '连续计时', en: 'runs day and night' },
  open: { zh: '营业时间', en: 'open hours' },
  closed: { zh: '下班', en: 'closed' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '假期', en: 'holiday' },
  workday: { zh: '工作日', en: 'working day' },
  makeup_workday: { zh: '调休上班', en: 'make-up workday' },
  first_day_not_counted: { zh: '接收当日', en: 'day of receipt' },
  calendar_day: { zh: '自然日', en: 'calendar day' },
  paused: { zh: '暂停', en: 'paused' },
  capped: { zh: '不超过上限', en: 'capped' },
  extended: { zh: '延期', en: 'extended' },
};

const nameIn = (value: unknown, locale: Locale): string => {
  const name = value as { zh?: string; en?: string } | null | undefined;
  return (locale === 'en' ? name?.en : name?.zh) ?? '';
};

/** Why a stretch counts or not: 不计：春节（国办发明电〔2025〕7号）. */
export function whyWords(step: Step, locale: Locale): string {
  const { code, values } = step.why;
  const en = locale === 'en';
  const reason = reasons[code];
  const known = reason === undefined ? code : en ? reason.en : reason.zh;
  const holiday = nameIn(values.name, locale);
  const named = code === 'holiday' && holiday !== '' ? holiday : known;
  const notes = [code === 'makeup_workday' ? holiday : '', values.notice, values.reason].filter(
    (note): note is string => typeof note === 'string' && note !== '' && !note.startsWith('http'),
  );
  const counted = step.counted ? (en ? 'counted' : '计入') : en ? 'not counted' : '不计';
  const tail = notes.length === 0 ? '' : en ? ` (${notes.join(', ')})` : `（${notes.join('，')}）`;
  return `${counted}${en ? ': ' : '：'}${named}${tail}`;
}
