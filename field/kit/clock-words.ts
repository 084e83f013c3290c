const ZONE = 'Asia/Shanghai';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** 14:05 on a Chinese wall clock. */
export const clockOf = (at: string | number): string => clock.format(new Date(at));

/** 11-23 14:05 */
export const dayAndClock = (at: string | number): string =>
  `${parts.format(new Date(at)).slice(5)} ${clockOf(at)}`;

/** An instant as a field for day and time shows it. */
export const toField = (at: string | number): string => `${parts.format(new Date(at))}T${clockOf(at)}`;

/** What such a field holds, as an instant; undefined when it holds none. */
export function fromField(value: string): string | undefined {
  const at = Date.parse(`${value}:00+08:00`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** 11月25日 周三, Wed 25 Nov */
export const dayWords = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: ZONE,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${day}T12:00:00+08:00`));
