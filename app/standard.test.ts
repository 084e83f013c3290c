import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkStandard, lintFile } from './standard.ts';

const folder = mkdtempSync(join(tmpdir(), 'anju-check-'));
const shipped = (path: string) => join(import.meta.dirname, '../standards', path);
const fileOf = (text: string): string => {
  const file = join(folder, 'given.yaml');
  writeFileSync(file, text);
  return file;
};
/** What `anju standard check` says about a text, the name of the file left out. */
const said = (text: string): { fine: boolean; lines: string[] } => {
  const lines: string[] = [];
  const file = fileOf(text);
  const fine = checkStandard(file, (line) => lines.push(line.replace(`${file}:`, '')));
  return { fine, lines };
};
const calendar = (rest: string): string => `tz: Asia/Shanghai\n${rest}`;
const pack = readFileSync(shipped('home-products.yaml'), 'utf8');
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('anju standard check', () => {
  it.each(['home-products.yaml', 'calendars/cn.yaml'])('%s as shipped has nothing wrong', (path) => {
    expect(checkStandard(shipped(path), () => undefined)).toBe(true);
  });

  const wrong: [string, string, string, string][] = [
    ['a weekday without end', 'weekly:\n  mon: [["09:00"]]\n', '3: weekly.mon.0:', '缺少结束时间'],
    [
      'an empty interval',
      'weekly:\n  mon: [["09:00", "09:00"]]\n',
      '3: weekly.mon.0:',
      '结束时间应晚于开始时间',
    ],
    ['an empty calendar, never around the clock', 'weekly: {}\n', '1: ', '没有任何营业时间'],
    [
      'a calendar of empty days',
      'weekly:\n  mon: []\nspecial:\n  "2026-01-01": []\n',
      '1: ',
      '没有任何营业时间',
    ],
    [
      'a holiday before 2000',
      'weekly:\n  mon: [["09:00", "18:00"]]\nholidays:\n  - "1999-12-31"\n',
      '5: holidays.0:',
      '年份超出范围',
    ],
    [
      'a year before 2000',
      'weekly:\n  mon: [["09:00", "18:00"]]\nofficial:\n  "1999": { notices: [], off: [], makeup: [] }\n',
      '5: official.1999:',
      '年份超出范围',
    ],
    ['an unknown field', 'weekly:\n  mon: [["09:00", "18:00"]]\ncolour: red\n', '4: colour:', '不接受此字段'],
    ['a weekday twice', 'weekly:\n  mon: []\n  mon: []\n', '4: ', '写了两次'],
  ];
  it.each(wrong)('a calendar with %s is refused with line and reason', (_, text, place, reason) => {
    const { fine, lines } = said(calendar(text));
    expect(fine).toBe(false);
    expect(lines.filter((line) => line.startsWith(place) && line.includes(reason))).toHaveLength(1);
  });

  it('a pack with several faults names each line in order, in both languages', () => {
    const text = pack
      .replace('duration: { value: 2, unit: hours }', 'duration: { value: 10000, unit: hours }')
      .replace('binding: target', 'binding: maybe');
    const { fine, lines } = said(text);
    expect(fine).toBe(false);
    expect(lines).toEqual([
      `${lineOf(text, 'binding: maybe')}: limits.urgent_acknowledge.binding: 不在可选范围内 · Not one of the allowed values`,
      `${lineOf(text, 'value: 10000')}: limits.urgent_respond.duration.value: 超出上限 8760 · Over the maximum of 8760`,
    ]);
  });

  it('a file that is not there is named', () => {
    expect(() => checkStandard(join(folder, 'nothing.yaml'), () => undefined)).toThrow('ENOENT');
  });
});

describe('anju standard lint', () => {
  it('says what blocks, what is open and what is settled, and how many', () => {
    const lines = lintFile(shipped('home-products.yaml'), Date.parse('2026-11-25T02:00:00Z'));
    expect(lines.at(-1)).toMatch(/^阻止发布 blocks 0 · 未解决 open \d+ · 已解决 settled \d+$/);
    expect(lines.filter((line) => line.includes('grade_without_limit · T8 · S0 6.2, S0 6.1'))).toHaveLength(
      1,
    );
  });
  it('refuses a file that is no pack', () => {
    expect(() => lintFile(fileOf('code: a\n'), 0)).toThrow('not a valid pack');
  });
});
