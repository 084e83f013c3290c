import type { Pack } from '../../../domains/standards/standards.contract.ts';
import type { Locale } from '../../../ui/locale.ts';

type Amount = Pick<Pack['promises'][number], 'value' | 'unit'>;
type Target = Pack['targets'][number];
type Every = Pack['cadences'][number]['every'];

const FEN = 100;
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const amountUnits = {
  hours: ['小时', 'hour'],
  calendar_days: ['日', 'day'],
  working_days: ['个工作日', 'working day'],
  months: ['个月', 'month'],
  years: ['年', 'year'],
} as const;

/** 7 日; 300%; ¥500. */
export function amountText({ value, unit }: Amount, locale: Locale): string {
  if (unit === 'percent') return `${value}%`;
  if (unit === 'fen') return `¥${(value / FEN).toLocaleString('en')}`;
  const [zh, en] = amountUnits[unit];
  return locale === 'en' ? plural(value, en) : `${value} ${zh}`;
}

const targetUnits = {
  points: ['分', 'point'],
  hours: ['小时', 'hour'],
  days: ['天', 'day'],
  times: ['次', 'time'],
} as const;

/** ≥ 85 分; +20% against the baseline. */
export function targetText({ direction, value, unit, baseline }: Target, locale: Locale): string {
  if (baseline !== null) return `${value > 0 ? '+' : '−'}${Math.abs(value)}%`;
  const sign = direction === 'at_least' ? '≥' : '≤';
  if (unit === 'percent') return `${sign} ${value}%`;
  const [zh, en] = targetUnits[unit];
  return `${sign} ${locale === 'en' ? plural(value, en) : `${value} ${zh}`}`;
}

const everyUnits = {
  days: ['天', 'day'],
  weeks: ['周', 'week'],
  months: ['个月', 'month'],
  years: ['年', 'year'],
} as const;

/** 每 3 个月; every 3 months. */
export function everyText({ value, unit }: Every, locale: Locale): string {
  const [zh, en] = everyUnits[unit];
  if (locale === 'en') return value === 1 ? `every ${en}` : `every ${plural(value, en)}`;
  return value === 1 ? `每${zh.replace('个', '')}` : `每 ${value} ${zh}`;
}
