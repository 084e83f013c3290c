import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { columnsOf, Mapping } from './importing.contract.ts';
import { readCase } from './importing.rules.ts';
import { instantOf, personOf, type SourceRow } from './importing-values.rules.ts';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const mapping = Mapping.parse(read('mappings/sample/desk.yaml'));
const NOW = Date.parse('2026-03-02T10:00:00+08:00');
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const usual = {
  ticket: 'D-9',
  state: 'new',
  changed: '2/3/2020 09:00',
  by: 'ann',
  taken_by: 'ann',
  worker: '?',
  team: 'trucks',
  caller: '7',
  type: 'order',
  via: 'Tel',
  urgency: '2',
  topic: 'delivery',
  place: 'A',
  reopened: '0',
  opened: '2/3/2020 08:55',
  closed: '?',
};
const rows = (...changes: Partial<typeof usual>[]): SourceRow[] => {
  const found: SourceRow[] = [];
  for (const [place, change] of changes.entries()) {
    const values = { ...usual, ...found.at(-1)?.values, ...change };
    found.push({ line: place + 2, raw: Object.values(values).join(';'), values });
  }
  return found;
};
const understood = (...changes: Partial<typeof usual>[]) => {
  const found = readCase(mapping, rows(...changes), NOW);
  if (found.case === undefined) throw new Error(JSON.stringify(found.bad));
  return found.case;
};
const problems = (...changes: Partial<typeof usual>[]) => readCase(mapping, rows(...changes), NOW).bad ?? [];

describe('times', () => {
  const day = { order: 'day_first', zone: 'Asia/Shanghai' } as const;
  const iso = { order: 'iso', zone: 'Europe/Rome' } as const;
  it.each([
    ['29/2/2016 01:16', day, '2016-02-28T17:16:00Z'],
    ['1.3.2016', day, '2016-02-29T16:00:00Z'],
    ['2012-10-09T14:50:17.000+03:00', iso, '2012-10-09T11:50:17Z'],
    ['2012-07-09 14:50:17', iso, '2012-07-09T12:50:17Z'],
    ['3/1/2016 09:00', { order: 'month_first', zone: 'UTC' } as const, '2016-03-01T09:00:00Z'],
    ['2016年3月1日 09:00', { order: 'year_first', zone: 'Asia/Shanghai' } as const, '2016-03-01T01:00:00Z'],
  ])('%s', (text, times, instant) => expect(instantOf(text, times)).toBe(Date.parse(instant)));

  it.each([
    '29/2/2015 01:16',
    '31/4/2016 10:00',
    '1/13/2016 10:00',
    '1/1/2016 25:00',
    '1/1/0016 10:00',
    'soon',
    '',
  ])('is no time: %s', (text) => expect(instantOf(text, day)).toBeNull());
});

describe('a case of the file', () => {
  it('keeps every change at its own time and by its own person', () => {
    const found = understood(
      {},
      { state: 'work', changed: '2/3/2020 10:00', by: 'bob', worker: 'bob' },
      { state: 'solved', changed: '2/3/2020 11:00' },
      { state: 'closed', changed: '5/3/2020 11:00', closed: '5/3/2020 11:00' },
    );
    expect(found.facts.map((fact) => [fact.type, fact.at, fact.actor.name])).toEqual([
      ['case.state_changed', at('2020-03-02 10:00'), 'Desk bob'],
      ['case.moved', at('2020-03-02 10:00'), 'Desk bob'],
      ['case.reassigned', at('2020-03-02 10:00'), 'Desk bob'],
      ['case.state_changed', at('2020-03-02 11:00'), 'Desk bob'],
      ['case.moved', at('2020-03-02 11:00'), 'Desk bob'],
      ['case.resolved', at('2020-03-02 11:00'), 'Desk bob'],
      ['case.state_changed', at('2020-03-05 11:00'), 'Desk bob'],
      ['case.moved', at('2020-03-05 11:00'), 'Desk bob'],
      ['case.closed', at('2020-03-05 11:00'), 'Desk bob'],
    ]);
    expect(found.facts[2]?.data).toMatchObject({ from: null, to: 'Desk bob', line: 3 });
    expect(found).toMatchObject({
      ref: 'D-9',
      stage: 'closed',
      receivedAt: at('2020-03-02 08:55'),
      closedAt: at('2020-03-05 11:00'),
      departmentId: 'logistics',
      handler: { username: 'desk-bob' },
      owner: { username: 'desk-ann' },
      lines: { from: 2, to: 5, count: 4 },
    });
  });

  it('is understood to be reopened and solved again within one minute', () => {
    const found = understood(
      { state: 'solved' },
      { state: 'work', reopened: '1', changed: '2/3/2020 10:00' },
      { state: 'solved', changed: '2/3/2020 10:00' },
    );
    expect(found.round).toBe(2);
    expect(found.clockEvents.filter((event) => event.type === 'reopened')).toEqual([]);
    expect(found.clockEvents).toContainEqual({ type: 'met', at: at('2020-03-02 10:00'), event: 'complete' });
  });

  it('pauses while it waits, and not for a wait of no length', () => {
    const waited = understood(
      {},
      { state: 'wait', changed: '2/3/2020 10:00' },
      { state: 'work', changed: '2/3/2020 12:00' },
    );
    expect(waited.clockEvents.map((event) => event.type)).toEqual(['met', 'paused', 'resumed']);
    const brief = understood(
      {},
      { state: 'wait', changed: '2/3/2020 10:00' },
      { state: 'work', changed: '2/3/2020 10:00' },
    );
    expect(brief.clockEvents.map((event) => event.type)).toEqual(['met']);
    expect(understood({}, { state: 'wait', changed: '2/3/2020 10:00' }).paused).toBe(true);
  });

  it('carries a change of urgency to its clocks', () => {
    const found = understood({}, { urgency: '1', changed: '2/3/2020 10:00' });
    expect(found.classes.map(({ at: when, class: { urgency } }) => [when, urgency])).toEqual([
      [at('2020-03-02 08:55'), 'general'],
      [at('2020-03-02 10:00'), 'urgent'],
    ]);
  });
});

describe('a case that cannot be read', () => {
  it.each([
    ['a day that is not', { changed: '31/2/2020 09:00' }, 'changed'],
    ['a time of receipt that is not', { opened: 'yesterday' }, 'opened'],
    ['no time of receipt', { opened: '?' }, 'opened'],
    ['a time to come', { changed: '2/3/2029 09:00' }, 'changed'],
    ['a value out of the table', { via: 'Fax' }, 'via'],
    ['a state that nobody mapped', { state: 'lost' }, 'state'],
    ['an end before the beginning', { state: 'closed', closed: '1/3/2020 09:00' }, 'closed'],
    ['a NUL character', { place: 'a\u0000b' }, 'place'],
    ['bytes of another encoding', { place: 'caf\uFFFD' }, 'place'],
    ['endless text', { place: 'x'.repeat(20_001) }, 'place'],
  ])('names line and column: %s', (_name, change, column) => {
    expect(problems(change)).toEqual([expect.objectContaining({ line: 2, column })]);
  });

  it('names every bad row once', () => {
    const found = problems({}, { changed: 'x' }, { changed: 'y', reopened: 'z' });
    expect(found.map(({ line, column }) => [line, column])).toEqual([
      [3, 'changed'],
      [4, 'changed'],
      [4, 'reopened'],
    ]);
  });

  it('is looked at in every row, not only in the last', () => {
    expect(problems({ opened: '30/2/2020 08:00' }, { opened: '2/3/2020 08:55' })[0]).toMatchObject({
      line: 2,
      column: 'opened',
    });
  });
});

describe('people', () => {
  it('become placeholder users, or those who are here already', () => {
    expect(personOf(mapping, 'taker', 'lin')).toMatchObject({ username: 'handler', name: 'Desk lin' });
    expect(personOf(mapping, 'taker', null)).toMatchObject({ username: 'desk-unknown' });
    expect(personOf(mapping, 'who', 'ann')).toMatchObject({ username: null, name: 'Desk ann' });
  });

  it('keep apart whose names look alike as user names', () => {
    const names = ['张三', '李四', 'Á', 'x'.repeat(30), `${'x'.repeat(30)}y`].map(
      (name) => personOf(mapping, 'worker', name).username,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\w.-]{2,40}$/);
  });
});

describe('a mapping', () => {
  const wrong = (change: object) =>
    Mapping.safeParse({ ...(read('mappings/sample/desk.yaml') as object), ...change });

  it.each([
    ['rows', { rows: { case: 'ticket', at: 'changed', actor: 'nobody' } }, 'rows.actor'],
    ['zone', { times: { order: 'iso', zone: 'Mars/Olympus' } }, 'times.zone'],
    ['encoding', { file: { encoding: 'klingon' } }, 'file.encoding'],
    ['a rule that does nothing', { events: [{ on: 'state' }] }, 'events.0'],
    ['an unknown key', { colour: 'red' }, ''],
  ])('names what is wrong: %s', (_name, change, path) => {
    expect(wrong(change).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it.each(['uci', 'helpdesk-italy', 'sample/desk'])('of the product is right: %s', (name) => {
    const found = Mapping.parse(read(`mappings/${name}.yaml`));
    expect(columnsOf(found).length).toBeGreaterThan(5);
  });
});
