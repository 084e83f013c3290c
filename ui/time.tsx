import { useSyncExternalStore } from 'react';
import { now, onTick } from './clock.ts';
import { useLanguage } from './i18n.tsx';
import { ClockIcon, PauseIcon, TickIcon, WarningIcon } from './icons.tsx';
import type { Locale } from './locale.ts';

const ZONE = 'Asia/Shanghai';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AMBER_BELOW_MS = 4 * HOUR;
const AMBER_BELOW_SHARE = 0.2;

const reader = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
});
const weekdayNames: Record<string, string> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
};
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Wall = { year: string; month: string; day: string; hour: string; minute: string; weekday: string };
type Instant = string | number;

const msOf = (at: Instant): number => (typeof at === 'number' ? at : Date.parse(at));

function wallOf(ms: number): Wall {
  const wall: Record<string, string> = {};
  for (const part of reader.formatToParts(ms)) wall[part.type] = part.value;
  return wall as Wall;
}

/** 2026年11月23日 周一 14:05 */
export function longTime(at: Instant, locale: Locale): string {
  const ms = msOf(at);
  if (Number.isNaN(ms)) return '';
  const wall = wallOf(ms);
  const clock = `${wall.hour}:${wall.minute}`;
  if (locale === 'en') {
    return `${wall.weekday} ${Number(wall.day)} ${monthNames[Number(wall.month) - 1]} ${wall.year}, ${clock}`;
  }
  return `${wall.year}年${Number(wall.month)}月${Number(wall.day)}日 ${weekdayNames[wall.weekday]} ${clock}`;
}

/** 11-23 14:05, with the year when it is not this one. */
export function shortTime(at: Instant): string {
  const ms = msOf(at);
  if (Number.isNaN(ms)) return '';
  const wall = wallOf(ms);
  const year = wall.year === wallOf(now()).year ? '' : `${wall.year}-`;
  return `${year}${wall.month}-${wall.day} ${wall.hour}:${wall.minute}`;
}

/** 2026年11月23日 周一 for a plain date (2026-11-23) or an instant. */
export function longDay(at: string, locale: Locale): string {
  const whole = longTime(at.length === 10 ? `${at}T12:00:00+08:00` : at, locale);
  return locale === 'en' ? whole.replace(/, \d\d:\d\d$/, '') : whole.replace(/ \d\d:\d\d$/, '');
}

const spanUnits = {
  'zh-CN': { day: '天', hour: '小时', minute: '分', blink: '不到 1 分' },
  en: { day: 'd', hour: 'h', minute: 'min', blink: 'under 1 min' },
};

/** 3 小时 20 分; days from two days on. */
export function spanText(ms: number, locale: Locale): string {
  const unit = spanUnits[locale];
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  if (minutes < 1) return unit.blink;
  const hours = Math.floor(minutes / 60);
  const parts: [number, string][] =
    hours >= 48
      ? [
          [Math.floor(hours / 24), unit.day],
          [hours % 24, unit.hour],
        ]
      : [
          [hours, unit.hour],
          [minutes % 60, unit.minute],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(' ');
}

/** 3 分钟前 for news; the short time from a day on. */
export function agoText(at: Instant, locale: Locale): string {
  const passed = now() - msOf(at);
  if (passed >= DAY) return shortTime(at);
  if (passed < MINUTE) return locale === 'en' ? 'just now' : '刚刚';
  return locale === 'en' ? `${spanText(passed, locale)} ago` : `${spanText(passed, locale)}前`;
}

export type ClockStatus = 'running' | 'paused' | 'met' | 'met_late' | 'breached' | 'stopped' | 'excused';
type Mood = 'calm' | 'soon' | 'late' | 'paused' | 'done';
type Remainder = { mood: Mood; text: string };
export type RemainingProps = {
  dueAt: string | null | undefined;
  status?: ClockStatus | undefined;
  /** Start of the clock: amber begins at 20 % left as well as at 4 hours. */
  startedAt?: string | undefined;
  /** One word less for dense rows: 3 小时 20 分 instead of 还剩 3 小时 20 分. */
  compact?: boolean | undefined;
};

const doneWords: Partial<Record<ClockStatus, { mood: Mood; zh: string; en: string }>> = {
  met: { mood: 'done', zh: '已按时完成', en: 'Met in time' },
  met_late: { mood: 'late', zh: '已完成（超时）', en: 'Met late' },
  paused: { mood: 'paused', zh: '已暂停计时', en: 'Clock paused' },
  stopped: { mood: 'done', zh: '已停止计时', en: 'Clock stopped' },
};

function runningMood(left: number, dueMs: number, startedAt: string | undefined): Mood {
  if (left <= 0) return 'late';
  if (left < AMBER_BELOW_MS) return 'soon';
  if (startedAt === undefined) return 'calm';
  return left < (dueMs - Date.parse(startedAt)) * AMBER_BELOW_SHARE ? 'soon' : 'calm';
}

function runningText(left: number, dueMs: number, locale: Locale, compact: boolean): string {
  const en = locale === 'en';
  if (left <= 0) return en ? `${spanText(left, locale)} late` : `超时 ${spanText(left, locale)}`;
  if (compact && left >= 2 * DAY) return shortTime(dueMs);
  if (compact) return spanText(left, locale);
  return en ? `${spanText(left, locale)} left` : `还剩 ${spanText(left, locale)}`;
}

function remainderAt(atMs: number, props: RemainingProps, locale: Locale): Remainder {
  const done = props.status === undefined ? undefined : doneWords[props.status];
  if (done !== undefined) return { mood: done.mood, text: locale === 'en' ? done.en : done.zh };
  if (!props.dueAt) return { mood: 'done', text: locale === 'en' ? 'No deadline' : '无时限' };
  const dueMs = Date.parse(props.dueAt);
  const left = dueMs - atMs;
  return {
    mood: runningMood(left, dueMs, props.startedAt),
    text: runningText(left, dueMs, locale, props.compact ?? false),
  };
}

/** A value that follows the clock; renders again only when `read` answers something else. */
export function useTicking<T extends string | number | boolean>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(onTick, () => read(now()));
}

const moodIcons = { calm: ClockIcon, soon: ClockIcon, late: WarningIcon, paused: PauseIcon, done: TickIcon };

/** Time left or passed: words and an icon, colour only on top of them. */
export function Remaining(props: RemainingProps) {
  const { locale } = useLanguage();
  const shown = useTicking((nowMs) => {
    const { mood, text } = remainderAt(nowMs, props, locale);
    return `${mood}|${text}`;
  });
  const [mood, text] = shown.split('|') as [Mood, string];
  const Icon = moodIcons[mood];
  return (
    <span
      className={`remaining remaining-${mood}`}
      title={props.dueAt ? longTime(props.dueAt, locale) : undefined}
    >
      <Icon />
      <span>{text}</span>
    </span>
  );
}

/** A time in a table, the long form on hover. */
export function ShortTime({ at }: { at: string | null | undefined }) {
  const { locale } = useLanguage();
  if (!at) return <span className="faint">—</span>;
  return (
    <time className="figures" dateTime={at} title={longTime(at, locale)}>
      {shortTime(at)}
    </time>
  );
}
