/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Calendar } from '../../../../domains/calendar/calendar.contract.ts';
import { compileCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import { type Limit, Pack } from '../../../../domains/standards/standards.contract.ts';
import calendarText from '../../../../standards/calendars/cn.yaml?raw';
import packText from '../../../../standards/home-products.yaml?raw';
import { wordsIn } from '../../../widgets/case/words.ts';
import { fieldName } from '../../versions/field-words.ts';
import {
  caseFor,
  clocksAt,
  countable,
  exampleOf,
  plainCase,
  sideBySide,
  waitingLimits,
} from './case-trial.ts';
import { exampleSentence, limitSentence } from './limit-sentence.ts';
import { partSpecs } from './part-specs.ts';

const pack = Pack.parse(parse(packText));
const calendar = compileCalendar(Calendar.parse(parse(calendarText)));
const [zh, en] = [wordsIn('zh-CN'), wordsIn('en')];
const limit = (key: string): Limit => {
  const found = pack.limits.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no limit ${key}`);
  return found;
};
// Wednesday 2026-11-25, 10:00 in China.
const at = Date.parse('2026-11-25T10:00:00+08:00');

describe('a row in words', () => {
  it.each([
    ['level_1_solution', '投诉 · 一级：自首次联系起 3 个工作日内给出解决方案（S3 2-四-1）'],
    ['request_respond', '服务请求 · 一般：自首次联系起 1 个工作日内联系客户（S1 2.2）'],
    [
      'complaint_contact',
      '投诉：自派单起 24 小时内联系客户（S3 2-三-3）；此前自首次联系起；不晚于 S0 1.4 的时限',
    ],
  ])('%s', (key, sentence) => {
    expect(limitSentence(limit(key), pack.limits, zh)).toBe(sentence);
  });

  it('says the same in English', () => {
    expect(limitSentence(limit('level_1_solution'), pack.limits, en)).toBe(
      'Complaint · Level 1: a solution is proposed within 3 working days from the first contact (S3 2-四-1)',
    );
  });

  it('says of a target that it is never a breach, and of a replaced limit that it is only shown', () => {
    expect(limitSentence(limit('urgent_acknowledge'), pack.limits, zh)).toContain('；目标，超时不判违规');
    const replaced = pack.limits.find((one) => one.supersededBy !== null);
    if (replaced === undefined) throw new Error('no replaced limit');
    expect(limitSentence(replaced, pack.limits, zh)).toContain(`已被 ${replaced.supersededBy} 取代`);
  });
});

describe('the example beside a row', () => {
  const trial = { pack, calendar, at };

  it('is due by the calendar: three working days from Wednesday end on Monday', () => {
    const example = exampleOf(limit('level_1_solution'), trial);
    if (example === undefined) throw new Error('no example');
    expect(exampleSentence(example, pack.limits, zh)).toMatch(/^现在受理，2026年11月30日 周一 18:00 前/);
  });

  it('names the limit that ends first for the same case', () => {
    const shorter = pack.limits.map((one) =>
      one.key === 'complaint_respond' ? { ...one, duration: { value: 12, unit: 'hours' as const } } : one,
    );
    const changed: Pack = { ...pack, limits: shorter };
    const example = exampleOf(limit('appliance_respond'), { ...trial, pack: changed });
    if (example === undefined) throw new Error('no example');
    expect(exampleSentence(example, shorter, zh)).toContain('S0 1.4（12 小时）先到期');
  });

  it('every limit of the standard has one, for a case that fits it', () => {
    for (const one of pack.limits) {
      const example = exampleOf(one, trial);
      expect(example, one.key).toBeDefined();
      expect(example?.clock.originalDueAt, one.key).toBeGreaterThan(at);
    }
  });

  it('is left out while the row is half written', () => {
    const half = {
      ...limit('request_respond'),
      duration: { value: null, unit: 'hours' },
    } as unknown as Limit;
    expect(exampleOf(half, trial)).toBeUndefined();
    expect(countable({ ...pack, limits: [half] }).limits).toEqual([]);
  });

  it('two limits that cap each other are counted without the cap', () => {
    const [one, two] = [limit('request_respond'), limit('complaint_respond')];
    const circle = [
      { ...one, cappedBy: two.key },
      { ...two, cappedBy: one.key },
    ];
    const safe = countable({ ...pack, limits: circle });
    expect(safe.limits.map(({ cappedBy }) => cappedBy)).toEqual([null, null]);
    expect(exampleOf(one, { ...trial, pack: safe })).toBeDefined();
  });
});

describe('a case made up on the spot', () => {
  it('fits the condition it was made from', () => {
    for (const { when, key } of pack.limits) {
      const facts: Record<string, unknown> = caseFor(when);
      for (const [name, wanted] of Object.entries(when)) {
        const isIn = Array.isArray(wanted)
          ? wanted.some((one) => one === facts[name])
          : wanted === facts[name];
        expect(isIn, `${key} ${name}`).toBe(true);
      }
    }
  });

  it('shows what the draft changes and what it leaves', () => {
    const changed: Pack = {
      ...pack,
      limits: pack.limits
        .filter(({ key }) => key !== 'complaint_contact')
        .map((one) =>
          one.key === 'level_1_solution' ? { ...one, duration: { value: 2, unit: 'working_days' } } : one,
        ),
    };
    const common = { calendar, facts: plainCase, at };
    const rows = sideBySide({ ...common, pack }, { ...common, pack: changed });
    const row = (key: string) => rows.find((one) => one.limit.key === key);
    const solution = row('level_1_solution');
    expect(solution?.after?.originalDueAt).toBeLessThan(solution?.before?.originalDueAt ?? 0);
    expect(row('complaint_respond')?.after).toEqual(row('complaint_respond')?.before);
    expect(row('complaint_contact')?.after).toBeUndefined();
    expect(row('complaint_contact')?.before).toBeDefined();
  });

  it('lists the limits whose start has not happened', () => {
    const trial = { pack, calendar, facts: plainCase, at };
    const waiting = waitingLimits(trial, clocksAt(trial));
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every(({ from }) => from !== 'received' && from !== 'assigned')).toBe(true);
  });
});

describe('the description of the parts', () => {
  it('every field has a name in both languages', () => {
    const paths = Object.values(partSpecs).flatMap((sheets) =>
      sheets.flatMap((sheet) =>
        [...sheet.fields({}, 'quietHours'), ...(sheet.filter === undefined ? [] : [sheet.filter])].map(
          ({ at: path }) => path,
        ),
      ),
    );
    const unnamed = [...new Set(paths)].filter((path) => path !== '' && fieldName(path, en) === path);
    expect(unnamed).toEqual([]);
    expect(paths.length).toBeGreaterThan(80);
  });
});
