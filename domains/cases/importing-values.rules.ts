import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { zoneOf } from '../calendar/zone.rules.ts';
import type { Mapping } from './importing.contract.ts';

/** One record of the file: where it ends, its text as it was, its values by column. */
export type SourceRow = { line: number; raw: string; values: Record<string, string> };
export type BadValue = { line: number; column: string; reason: string };

/** Collects what cannot be read instead of stopping at the first of it. */
export type Problems = BadValue[];

const LEAST_YEAR = 1990;
const LONGEST = 20_000;

type Clockwork = { year: string; month: string; day: string; hour: string; minute: string; second: string };
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?`;
const PATTERNS: Record<Mapping['times']['order'], RegExp> = {
  day_first: new RegExp(
    String.raw`^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?:[ T]+${CLOCK})?$`,
  ),
  month_first: new RegExp(
    String.raw`^(?<month>\d{1,2})[/.-](?<day>\d{1,2})[/.-](?<year>\d{4})(?:[ T]+${CLOCK})?$`,
  ),
  year_first: new RegExp(
    String.raw`^(?<year>\d{4})[/.年-](?<month>\d{1,2})[/.月-](?<day>\d{1,2})日?(?:[ T]*${CLOCK})?$`,
  ),
  iso: new RegExp(
    String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ]${CLOCK}(?<offset>Z|[+-]\d{2}:?\d{2})?$`,
  ),
};

/** Wall time as milliseconds read as if UTC; null for 31 February or 25:00. */
function wallOf(parts: Clockwork): number | null {
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const [hour, minute, second] = [
    Number(parts.hour ?? 0),
    Number(parts.minute ?? 0),
    Number(parts.second ?? 0),
  ];
  if (hour > 23 || minute > 59 || second > 59 || year < LEAST_YEAR || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() + hour * HOUR + minute * MINUTE + second * SECOND : null;
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * HOUR + Number(text.slice(-2)) * MINUTE);
}

/** The instant that a text of the file means, to the second; null when it is not a time of that order. */
export function instantOf(text: string, times: Mapping['times']): number | null {
  const parts = PATTERNS[times.order].exec(text.trim())?.groups as
    | (Clockwork & { offset?: string })
    | undefined;
  if (parts === undefined) return null;
  const wall = wallOf(parts);
  if (wall === null) return null;
  return parts.offset === undefined ? zoneOf(times.zone).instantOf(wall) : wall - offsetOf(parts.offset);
}

/** The value of a column, null when the file says that it is not known. */
export function known(mapping: Mapping, row: SourceRow, column: string): string | null {
  const value = (row.values[column] ?? '').trim();
  return mapping.file.unknown.includes(value) ? null : value;
}

/** The instant in a column; null when unknown. Unreadable, later than now: a problem, and null. */
export function timeIn(
  parts: { mapping: Mapping; row: SourceRow; now: number; problems: Problems },
  column: string,
): number | null {
  const { mapping, row, now, problems } = parts;
  const text = known(mapping, row, column);
  if (text === null) return null;
  const at = instantOf(text, mapping.times);
  const reason =
    at === null
      ? `不是可识别的时间 not a time (${mapping.times.order})`
      : at > now
        ? '晚于现在 later than now'
        : null;
  if (reason === null) return at;
  problems.push({ line: row.line, column, reason: `${reason}: ${shorten(text)}` });
  return null;
}

type Choice<T> =
  | { value: T }
  | { column: string; table: Record<string, T>; default?: T | undefined }
  | undefined;

/** What a fact of the case is in a row; undefined when the mapping says nothing of it, or with a problem. */
export function choose<T>(
  choice: Choice<T>,
  parts: { mapping: Mapping; row: SourceRow; problems: Problems },
): T | undefined {
  if (choice === undefined || 'value' in choice) return choice?.value;
  const text = known(parts.mapping, parts.row, choice.column);
  const found = text !== null && Object.hasOwn(choice.table, text) ? choice.table[text] : choice.default;
  if (found === undefined) {
    const reason = `没有对应的值 no such value in the table: ${text === null ? 'unknown' : shorten(text)}`;
    parts.problems.push({ line: parts.row.line, column: choice.column, reason });
  }
  return found;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A template with `{column}` filled from a row; what is not known is a dash. */
export const fill = (template: string, mapping: Mapping, row: SourceRow): string =>
  template.replaceAll(/\{([^{}]+)\}/g, (_, column: string) => known(mapping, row, column) ?? '—');

/** Values that no text column takes: NUL, half characters, bytes of another encoding, endless text. */
export function unstorable(row: SourceRow): BadValue[] {
  return Object.entries(row.values).flatMap(([column, value]) => {
    const reason = value.includes('\u0000')
      ? '含 NUL 字符 contains NUL'
      : value.includes('\uFFFD') || !value.isWellFormed()
        ? '不是该编码的文字 not text in the encoding of the mapping'
        : value.length > LONGEST
          ? `超过 ${LONGEST} 个字符 longer than ${LONGEST} characters`
          : null;
    return reason === null ? [] : [{ line: row.line, column, reason }];
  });
}

/** A short hash that keeps names apart which look alike once they are written as a user name (FNV-1a). */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}

export type SourcePerson = { username: string | null; name: string; position: string };

/** The person in a column as a user to be, or as one who is already here; `null` value: not known. */
export function personOf(mapping: Mapping, role: string, value: string | null): SourcePerson {
  const person = mapping.people[role];
  if (person === undefined) throw new Error(`no person ${role}`);
  const text = value ?? 'unknown';
  const name = person.name.replace('{}', text).slice(0, 60);
  const here = value === null ? undefined : person.users[value];
  if (here !== undefined) return { username: here, name, position: person.position };
  if (person.username === undefined) return { username: null, name, position: person.position };
  const plain = text.toLowerCase().replaceAll(' ', '-');
  const isPlain = /^[\w.-]{1,16}$/.test(plain);
  const slug = isPlain ? plain : `${plain.replaceAll(/[^\w.-]/g, '').slice(0, 8)}${mark(text)}`;
  return { username: person.username.replace('{}', slug), name, position: person.position };
}
