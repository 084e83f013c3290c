import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCases } from '../../app/export.ts';
import { importFile } from '../../app/import.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

const MAPPING = 'mappings/sample/desk.yaml';
const FILE = 'mappings/sample/desk.csv';

let company: Company;
const folder = mkdtempSync(join(tmpdir(), 'anju-import-'));
const rejects = join(folder, 'rejects.csv');
const load = (file: string, change: { dryRun?: boolean; map?: string } = {}) =>
  importFile(
    company.database,
    { map: MAPPING, file, dryRun: false, rejects, ...change },
    { progress: () => undefined, clock: () => company.clock.now },
  );
const ask = <T>(sql: string, ...values: unknown[]): Promise<T[]> =>
  company.database.direct.query<T>(sql, values);
const countOf = async (table: string): Promise<number> =>
  (await ask<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n ?? -1;
const rejected = (): string[][] =>
  [...readFileSync(rejects, 'utf8').matchAll(/^"(\d+)","([^"]*)","([^"]*)"/gm)].map((match) =>
    match.slice(1),
  );

beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

describe('importing a log', () => {
  it('stores nothing in a dry run', async () => {
    expect(await load(FILE, { dryRun: true })).toMatchObject({ rows: 15, cases: 7, stored: 3, rejected: 4 });
    expect(await countOf('cases')).toBe(0);
    expect(await countOf('import_runs')).toBe(0);
  });

  it('stores each case whole or not at all and keeps what it rejects with line, column and reason', async () => {
    expect(await load(FILE)).toMatchObject({
      rows: 15,
      cases: 7,
      stored: 3,
      known: 0,
      rejected: 4,
      rejectedRows: 5,
      rejects,
    });
    expect(rejected().map(([line, column]) => [line, column])).toEqual([
      ['12', 'changed'],
      ['13', ''],
      ['14', 'via'],
      ['16', ''],
      ['17', 'ticket'],
    ]);
    expect(readFileSync(rejects, 'utf8')).toContain(
      'D-4;closed;3/3/2020 10:30;bob;lin;bob;homes;8;order;Fax',
    );
    const [run] = await ask(
      `select read_rows, stored, known, rejected, finished_at is not null as finished from import_runs`,
    );
    expect(run).toEqual({ read_rows: 15, stored: 3, known: 0, rejected: 4, finished: true });
  });

  it('shows the life of a case at its real times, and its clocks by the standard', async () => {
    const [row] = await ask<{ number: string }>(`select number from cases where external_ref = 'D-1'`);
    const page = await company.as('supervisor')('GET', `/api/cases/${row?.number}`);
    expect(page.status).toBe(200);
    expect(row?.number).toMatch(/^FW2020-\d{6}$/);
    const events = page.body.events as { type: string; at: string; actor: string }[];
    const shown = (type: string) =>
      events.filter((event) => event.type === type).map((event) => Date.parse(event.at));
    expect(shown('case.state_changed')).toHaveLength(7);
    expect(shown('case.reassigned')).toHaveLength(2);
    expect(shown('case.reopened')).toEqual([Date.parse('2020-03-05T09:00:00+08:00')]);
    expect(shown('case.resolved')).toHaveLength(2);
    expect(shown('case.closed')).toEqual([Date.parse('2020-03-09T12:00:00+08:00')]);
    expect(events[0]).toMatchObject({ type: 'case.registered', actor: 'Desk ann' });
    expect(events.at(-1)?.type).toBe('case.imported');
    const clocks = await ask(
      `select limit_key, status, wake_at from case_clocks k join cases c on c.id = k.case_id where c.external_ref = 'D-1' order by 1`,
    );
    expect(clocks).toEqual([
      { limit_key: 'request_close', status: 'met_late', wake_at: null },
      { limit_key: 'request_complete', status: 'met', wake_at: null },
      { limit_key: 'request_respond', status: 'met', wake_at: null },
    ]);
  });

  it('records what an open case missed at its own instant, tells nobody, and leaves nothing to fire', async () => {
    const [found] = await ask<{
      breached: boolean;
      at_risk: boolean;
      category: string;
      level: number;
      owner: string;
      late: string[];
    }>(
      `select breached, at_risk, category, level, (select username from users where id = owner_id) as owner,
         (select array_agg(data->>'limitKey' order by at, data->>'limitKey') from events e where e.case_id = c.id and type = 'clock.breached') as late
       from cases c where external_ref = 'D-2'`,
    );
    expect(found).toMatchObject({
      breached: true,
      at_risk: true,
      category: 'product_quality',
      level: 1,
      owner: 'handler',
    });
    expect(found?.late).toContain('complaint_respond');
    expect(await company.fireClocks()).toBe(0);
    await company.drain();
    expect([await countOf('notifications'), await countOf('outbound_messages')]).toEqual([0, 0]);
  });

  it('makes placeholders that are marked, inactive and cannot sign in', async () => {
    const people = await ask<{ username: string; active: boolean; accounts: number }>(
      `select username, active, (select count(*) from auth_accounts a where a.user_id = u.id) as accounts
       from users u where username like 'desk-%' order by 1`,
    );
    expect(people.map((person) => person.username)).toEqual([
      'desk-ann',
      'desk-bob',
      'desk-eve',
      'desk-unknown',
    ]);
    expect(people.every((person) => !person.active && person.accounts === 0)).toBe(true);
  });

  it('adds nothing when it is run again', async () => {
    const before = [
      await countOf('cases'),
      await countOf('events'),
      await countOf('users'),
      await countOf('customers'),
    ];
    expect(await load(FILE)).toMatchObject({ stored: 0, events: 0, known: 3, rejected: 4 });
    expect([
      await countOf('cases'),
      await countOf('events'),
      await countOf('users'),
      await countOf('customers'),
    ]).toEqual(before);
  });

  it('keeps every chain of facts whole', async () => {
    const broken = await ask(
      `select 1 from events e join events p on p.subject = e.subject and p.seq = e.seq - 1 where e.previous_hash is distinct from p.hash`,
    );
    expect(broken).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  const text = readFileSync(FILE, 'utf8');
  const lines = text.split('\n');
  const other = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const renamed = (from: string, to: string) => lines.map((line) => line.replace(from, to));

  it('stores what comes before the place where it breaks off, but not the case at hand', async () => {
    const cut = [
      ...renamed('D-', 'E-').slice(0, 9),
      'E-1x;new;2/3/2020 09:00',
      'E-1y;"new;2/3/2020 09:00',
    ].join('\n');
    await expect(load(other('cut.csv', cut))).rejects.toThrow(/line 11 on/);
    const refs = await ask<{ ref: string }>(
      `select external_ref as ref from cases where external_ref like 'E-%' order by 1`,
    );
    expect(refs).toEqual([{ ref: 'E-1' }]);
  });

  it('gives up both neighbours of a row without number', async () => {
    const [head, first] = [lines[0], lines[1]];
    const one = (number: string) => first?.replace('D-1', number);
    const path = other(
      'stray.csv',
      [head, one('F-1'), one('F-2'), one(''), one('F-3'), one('F-4')].join('\n'),
    );
    expect(await load(path)).toMatchObject({ cases: 4, stored: 2, rejected: 2 });
  });

  it('is refused when a column is missing, with the place in the mapping', async () => {
    const path = other('renamed.csv', text.replace('changed', 'moved'));
    await expect(load(path)).rejects.toThrow(/desk\.yaml:7:\d+ rows\.at: .*no column "changed"/);
  });

  it('is refused when the mapping names nobody who is here', async () => {
    const mapping = other(
      'nobody.yaml',
      readFileSync(MAPPING, 'utf8').replace('lin: handler', 'lin: nobody-here'),
    );
    await expect(load(FILE, { map: mapping })).rejects.toThrow(/people\.taker\.users\.lin: .*"nobody-here"/);
  });

  it('is read in another encoding when the mapping says so', async () => {
    const mapping = other(
      'gbk.yaml',
      readFileSync(MAPPING, 'utf8')
        .replace('encoding: utf-8', 'encoding: gb18030')
        .replace('Tel: phone', '电话: phone'),
    );
    // 电话 in GB 18030.
    const [before = '', after = ''] = [lines[0], lines[1]?.replace('D-1', 'G-1')].join('\n').split('Tel');
    const path = other(
      'gbk.csv',
      Buffer.concat([Buffer.from(before), Buffer.from([0xb5, 0xe7, 0xbb, 0xb0]), Buffer.from(after)]),
    );
    expect(await load(path, { map: mapping })).toMatchObject({ stored: 1, rejected: 0 });
  });
});

describe('exporting', () => {
  it('writes every case as one line', async () => {
    const file = join(folder, 'cases.csv');
    const count = await exportCases(company.database, { file, locale: 'en', now: company.clock.now });
    const written = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(count).toBe(await countOf('cases'));
    expect(written).toHaveLength(count + 1);
    expect(written[0]).toContain('Number,Kind');
  });
});
