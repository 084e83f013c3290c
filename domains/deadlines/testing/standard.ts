import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Calendar } from '../../calendar/calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from '../../calendar/calendar.rules.ts';
import type { Pack } from '../../standards/standards.contract.ts';
import { parsePack } from '../../standards/standards.rules.ts';
import type { CaseFacts } from '../deadlines.contract.ts';

const yaml = (path: string): unknown =>
  parse(readFileSync(new URL(`../../../standards/${path}`, import.meta.url), 'utf8'));

/** The calendar of China as shipped. */
const readCalendar = (): Calendar => Calendar.parse(yaml('calendars/cn.yaml'));
export const chinaCalendar = (): CompiledCalendar => compileCalendar(readCalendar());

/** The standard pack as shipped; throws with every problem when it is not one. */
export function standardPack(): Pack {
  const parsed = parsePack(yaml('home-products.yaml'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.pack;
}

/** Instant of a Chinese wall time, `2026-02-13 15:00`. */
export const china = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+08:00`);
/** Chinese wall time of an instant. */
export const wallOf = (at: number | null): string | null =>
  at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const plain: CaseFacts = {
  kind: 'request',
  urgency: 'general',
  importance: 'medium',
  category: null,
  level: null,
  impactClass: null,
  productType: null,
  region: null,
  channel: 'phone',
  customerGrade: null,
  needsRepair: false,
  special: false,
  incidentGrade: null,
};
/** A general request with some facts changed. */
export const factsWith = (changed: Partial<CaseFacts>): CaseFacts => ({ ...plain, ...changed });
