import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldTexts } from '../../kernel/refusal-texts.ts';
import { readYaml } from '../../kernel/yaml.ts';
import { parsePack } from './standards.rules.ts';

const text = readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8');
type Row = Record<string, unknown>;
type Plain = Row & Record<'limits' | 'clauses' | 'documents' | 'routing' | 'stages' | 'decisions', Row[]>;
const read = readYaml(text);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const shipped = read.value as Plain;
const plain = (): Plain => structuredClone(shipped);
/** The shipped pack with one row of a list changed. */
const changed = (list: keyof Plain & string, name: string, change: Row): Plain => {
  const value = plain();
  const rows = (value[list] as Row[]).map((row) =>
    row['key'] === name || row['id'] === name || row['code'] === name ? { ...row, ...change } : row,
  );
  return { ...value, [list]: rows };
};
const limit = (key: string, change: Row) => changed('limits', key, change);
const added = (list: keyof Plain & string, row: Row): Plain => {
  const value = plain();
  return { ...value, [list]: [...(value[list] as Row[]), row] };
};
const found = (value: unknown): [string, string][] => {
  const parsed = parsePack(value);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => [path, message]);
};

const condition = (when: Row) => limit('urgent_respond', { when });
const lasting = (value: number, unit: string) => limit('urgent_respond', { duration: { value, unit } });
const again = (change: Row): Plain => {
  const value = plain();
  return added('clauses', { ...value.clauses.find((clause) => clause['id'] === 'S1 2.2'), ...change });
};
const WHEN = 'limits.urgent_respond.when';

describe('a pack that is not one is refused, place by place', () => {
  const cases: [string, unknown, string, string][] = [
    [
      'an unknown field',
      limit('urgent_respond', { colour: 'red' }),
      'limits.urgent_respond.colour',
      'unknown_field',
    ],
    ['an unknown field at the top', { ...plain(), extras: [] }, 'extras', 'unknown_field'],
    ['an unknown fact in a condition', condition({ colour: ['red'] }), `${WHEN}.colour`, 'unknown_field'],
    ['a value that is none', condition({ kind: ['wish'] }), `${WHEN}.kind.0`, 'invalid_value'],
    ['an empty list in a condition', condition({ kind: [] }), `${WHEN}.kind`, 'too_small'],
    ['a value twice', condition({ kind: ['request', 'request'] }), `${WHEN}.kind`, 'value_repeated'],
    [
      'a request with a level',
      condition({ kind: ['request'], level: [1] }),
      `${WHEN}.level`,
      'condition_never_fits',
    ],
    [
      'a consultation with a category',
      condition({ kind: ['consultation'], category: ['safety'] }),
      `${WHEN}.category`,
      'condition_never_fits',
    ],
    [
      'an incident with an impact class',
      condition({ kind: ['incident'], impactClass: ['A'] }),
      `${WHEN}.impactClass`,
      'condition_never_fits',
    ],
    [
      'a complaint with an incident grade',
      condition({ kind: ['complaint'], incidentGrade: [1] }),
      `${WHEN}.incidentGrade`,
      'condition_never_fits',
    ],
    [
      'a level and a grade',
      condition({ level: [1], incidentGrade: [1] }),
      `${WHEN}.level`,
      'condition_never_fits',
    ],
    [
      'a routing line that no case can fit',
      changed('routing', 'incidents', { when: { kind: ['request'], incidentGrade: [2] } }),
      'routing.incidents.when.incidentGrade',
      'condition_never_fits',
    ],
    ['a limit of zero', lasting(0, 'hours'), 'limits.urgent_respond.duration.value', 'too_small'],
    [
      '10,000 working days',
      lasting(10_000, 'working_days'),
      'limits.urgent_respond.duration.value',
      'too_big',
    ],
    ['1,001 days', lasting(1_001, 'calendar_days'), 'limits.urgent_respond.duration.value', 'too_big'],
    ['a year and an hour', lasting(8_761, 'hours'), 'limits.urgent_respond.duration.value', 'too_big'],
    ['a day and a second', lasting(86_401, 'seconds'), 'limits.urgent_respond.duration.value', 'too_big'],
    ['half a day', lasting(0.5, 'working_days'), 'limits.urgent_respond.duration.value', 'invalid_type'],
    [
      'a stage that takes for ever',
      {
        ...plain(),
        stages: plain().stages.map((row) => ({ ...row, duration: { value: 10_000, unit: 'working_days' } })),
      },
      'stages.receive.duration.value',
      'too_big',
    ],
    [
      'a clause that is not there',
      limit('urgent_respond', { clause: 'S1 9.9' }),
      'limits.urgent_respond.clause',
      'clause_unknown',
    ],
    [
      'superseded by nothing',
      limit('urgent_respond', { supersededBy: 'S1 9.9' }),
      'limits.urgent_respond.supersededBy',
      'clause_unknown',
    ],
    [
      'a cap that is not there',
      limit('complaint_contact', { cappedBy: 'nothing_here' }),
      'limits.complaint_contact.cappedBy',
      'limit_unknown',
    ],
    [
      'caps in a circle',
      limit('complaint_respond', { cappedBy: 'complaint_contact' }),
      'limits.complaint_respond.cappedBy',
      'limit_caps_itself',
    ],
    [
      'a limit that caps itself',
      limit('complaint_contact', { cappedBy: 'complaint_contact' }),
      'limits.complaint_contact.cappedBy',
      'limit_caps_itself',
    ],
    [
      'a cap of another event',
      limit('complaint_contact', { cappedBy: 'special_complete' }),
      'limits.complaint_contact.cappedBy',
      'limit_caps_another_event',
    ],
    [
      'a start that falls back to itself',
      limit('complaint_contact', { fallbackFrom: 'assigned' }),
      'limits.complaint_contact.fallbackFrom',
      'fallback_is_itself',
    ],
    [
      'a key twice',
      limit('urgent_respond', { key: 'request_respond' }),
      'limits.request_respond',
      'key_repeated',
    ],
    ['a clause twice, open in time', again({}), 'clauses.S1 2.2', 'clause_dates_overlap'],
    [
      'a clause under another id',
      changed('clauses', 'S1 2.2', { section: '2.3' }),
      'clauses.S1 2.2',
      'clause_not_of_its_document',
    ],
    [
      'a clause that ends before it starts',
      changed('clauses', 'S1 2.2', { effectiveFrom: '2026-02-01', effectiveTo: '2026-01-31' }),
      'clauses.S1 2.2.effectiveTo',
      'ends_before_it_starts',
    ],
    [
      'a document that ends before it starts',
      changed('documents', 'S1', { effectiveFrom: '2026-02-01', effectiveTo: '2026-01-31' }),
      'documents.S1.effectiveTo',
      'ends_before_it_starts',
    ],
    [
      'a pack of the year 1999',
      { ...plain(), effectiveFrom: '1999-12-31' },
      'effectiveFrom',
      'year_out_of_range',
    ],
    [
      'a date that there is not',
      { ...plain(), effectiveFrom: '2026-02-30' },
      'effectiveFrom',
      'invalid_format',
    ],
    ['nothing at all', null, '', 'invalid_type'],
  ];
  it.each(cases)('%s', (_, value, path, message) => {
    expect(found(value)).toContainEqual([path, message]);
    expect(Object.keys(fieldTexts)).toContain(message);
  });

  it('a clause twice, one after the other, is a repeated id: a version holds a clause once', () => {
    const value = changed('clauses', 'S1 2.2', { effectiveTo: '2026-06-30' });
    const clauses = [...value.clauses, { ...again({}).clauses.at(-1), effectiveFrom: '2026-07-01' }];
    expect(found({ ...value, clauses })).toEqual([['clauses.S1 2.2', 'key_repeated']]);
  });

  it('[S2-1.4.2-a] a pack with a stage that has no time limit is refused, stage by stage', () => {
    for (const { stage } of plain().stages as { stage: string }[]) {
      const stages = plain().stages.filter((row) => row['stage'] !== stage);
      expect(found({ ...plain(), stages })).toEqual([[`stages.${stage}`, 'stage_without_limit']]);
    }
  });

  it('the bound of a unit is allowed, and its figure is told when it is passed', () => {
    expect(found(lasting(1_000, 'working_days'))).toEqual([]);
    const parsed = parsePack(lasting(10_000, 'working_days'));
    expect(parsed.ok ? null : parsed.problems[0]?.values).toEqual({ maximum: 1_000 });
  });

  it('every problem leads to its line', () => {
    const broken = text.replace(
      'duration: { value: 2, unit: hours }',
      'duration: { value: 10000, unit: hours }',
    );
    const line = broken.split('\n').findIndex((one) => one.includes('value: 10000')) + 1;
    const read = readYaml(broken);
    if (!read.ok) throw new Error('not read');
    const parsed = parsePack(read.value);
    expect(parsed.ok ? [] : parsed.problems.map(({ at }) => read.lineOf(at))).toEqual([line]);
  });
});
