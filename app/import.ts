import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type CaseToImport,
  importCases,
  keepRun,
  openRun,
  sortByKnown,
  unknownNames,
} from '../domains/cases/importing.actions.ts';
import { columnsOf, type Mapping } from '../domains/cases/importing.contract.ts';
import { readCase } from '../domains/cases/importing.rules.ts';
import type { BadValue } from '../domains/cases/importing-values.rules.ts';
import { type Context, type Db, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { type CsvFile, type Group, openCsv } from './import-csv.ts';
import { type MappingFile, readMapping, refused } from './import-mapping.ts';

export type ImportOptions = { map: string; file: string; dryRun: boolean; rejects: string | undefined };
export type ImportReport = {
  rows: number;
  cases: number;
  stored: number;
  events: number;
  known: number;
  rejected: number;
  rejectedRows: number;
  seconds: number;
  rejects: string | null;
};
type Telling = { progress(share: number, report: ImportReport): void; clock: () => number };

const BATCH_CASES = 200;
const BATCH_ROWS = 20_000;

const contextOf = (db: Db, now: number): Context => ({
  db,
  actor: systemActor('导入 import'),
  now,
  requestId: 'import',
});

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const digestOf = (group: Group): string =>
  createHash('sha256')
    .update(JSON.stringify(group.rows.map((row) => row.values)))
    .digest('hex')
    .slice(0, 32);

const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;

/** The file of rejected rows, made when the first one is rejected. */
class Rejects {
  readonly path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.path = path;
  }

  get used(): boolean {
    return this.#file !== undefined;
  }

  #open(): number {
    this.#file = openSync(this.path, 'w', 0o600);
    writeSync(this.#file, '\uFEFFline,column,reason,row\r\n');
    return this.#file;
  }

  /** Every row of a rejected case: its own reason, or the line of the row that spoiled the case. */
  add(group: Group, bad: BadValue[]): void {
    const file = this.#file ?? this.#open();
    const first = bad[0]?.line;
    const lines = group.rows.flatMap((row) => {
      const own = bad.filter((value) => value.line === row.line);
      const reason = `同一个案第 ${first} 行有误 the case has a bad row at line ${first}`;
      const reasons = own.length > 0 ? own : [{ line: row.line, column: '', reason }];
      return reasons.map((value) => [row.line, value.column, value.reason, row.raw].map(cell).join(','));
    });
    writeSync(file, lines.map((line) => `${line}\r\n`).join(''));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

async function refuseUnfit(database: Database, file: MappingFile, csv: CsvFile, now: number): Promise<void> {
  const headers = await csv.headers();
  const absent = columnsOf(file.mapping).filter(({ column }) => !headers.includes(column));
  const mistakes = absent.map(
    ({ column, path }) => `${file.place(path)}: 文件没有这一列 the file has no column "${column}"`,
  );
  if (absent.length > 0) mistakes.push(`文件的列 The file has: ${headers.join(', ')}`);
  for (const { column, path } of await unknownNames(contextOf(database.direct, now), file.mapping)) {
    mistakes.push(`${file.place(path)}: 系统里没有 there is no "${column}" here`);
  }
  if (mistakes.length > 0) throw refused([...new Set(mistakes)].join('\n'));
}

type Run = {
  database: Database;
  mapping: Mapping;
  id: number | null;
  report: ImportReport;
  rejects: Rejects;
  clock: () => number;
};
type Rejected = { group: Group; bad: BadValue[] };

const CHANGED =
  '已导入且内容不同（同一个案的行须相连，或文件已变）already imported with other rows: rows of a case follow one another, or the file has changed';

const countsOf = ({ rows, stored, known, rejected }: ImportReport) => ({ rows, stored, known, rejected });

function readBatch(run: Run, groups: Group[], now: number) {
  const rejected: Rejected[] = [];
  const cases = new Map<CaseToImport, Group>();
  for (const group of groups) {
    const read = group.bad.length > 0 ? { bad: group.bad } : readCase(run.mapping, group.rows, now);
    if (read.bad !== undefined) rejected.push({ group, bad: read.bad });
    else cases.set({ case: read.case, digest: digestOf(group) }, group);
  }
  return { rejected, cases };
}

async function checkBatch(ctx: Context, source: string, cases: CaseToImport[]) {
  const { fresh, known, differing } = await sortByKnown(ctx, source, cases);
  return { stored: fresh.length, events: 0, known, differing };
}

/** One transaction: the cases of a batch and the state of the run; the report counts what is committed. */
async function storeBatch(run: Run, groups: Group[], rows: number): Promise<void> {
  const { mapping, id } = run;
  const now = run.clock();
  const { rejected, cases } = readBatch(run, groups, now);
  const batch = [...cases.keys()];
  run.report = await run.database.transaction(async (db) => {
    const ctx = contextOf(db, now);
    const done =
      id === null
        ? await checkBatch(ctx, mapping.source, batch)
        : await importCases(ctx, mapping, { id, cases: batch });
    for (const one of done.differing) {
      const group = cases.get(one) ?? { rows: [], bad: [] };
      rejected.push({
        group,
        bad: [{ line: group.rows[0]?.line ?? 0, column: mapping.rows.case, reason: CHANGED }],
      });
    }
    const before = run.report;
    const report = {
      ...before,
      rows: before.rows + rows,
      cases: before.cases + groups.length,
      stored: before.stored + done.stored,
      events: before.events + done.events,
      known: before.known + done.known.length,
      rejected: before.rejected + rejected.length,
      rejectedRows: before.rejectedRows + rejected.reduce((sum, { group }) => sum + group.rows.length, 0),
    };
    if (id !== null) await keepRun(ctx, id, countsOf(report));
    return report;
  });
  const line = ({ group }: Rejected): number => group.rows[0]?.line ?? 0;
  for (const { group, bad } of rejected.toSorted((a, b) => line(a) - line(b))) run.rejects.add(group, bad);
}

async function readAll(run: Run, csv: CsvFile, tell: (report: ImportReport) => void): Promise<void> {
  let batch: Group[] = [];
  let rows = 0;
  const flush = async () => {
    if (batch.length > 0) await storeBatch(run, batch, rows);
    batch = [];
    rows = 0;
    tell(run.report);
  };
  try {
    for await (const group of csv.groups()) {
      batch.push(group);
      rows += group.rows.length;
      if (batch.length >= BATCH_CASES || rows >= BATCH_ROWS) await flush();
    }
  } finally {
    await flush();
  }
}

const empty = (): ImportReport => ({
  rows: 0,
  cases: 0,
  stored: 0,
  events: 0,
  known: 0,
  rejected: 0,
  rejectedRows: 0,
  seconds: 0,
  rejects: null,
});

const soFar = ({ report, rejects }: Run): string =>
  `已导入 stored so far: ${report.stored}, 已有 known: ${report.known}${rejects.used ? `, 拒收 rejected: ${rejects.path}` : ''}. 修好后重跑即可 Repair the file and run it again.`;

/**
 * Imports a CSV of cases by a mapping, in batches of one transaction each. May be killed at any time and run again:
 * what is stored is known by source and case number and left as it is. A dry run stores nothing.
 */
export async function importFile(
  database: Database,
  options: ImportOptions,
  telling: Telling,
): Promise<ImportReport> {
  const begun = telling.clock();
  if (!existsSync(options.file)) throw refused(`没有这个文件 There is no file ${options.file}`);
  const file = readMapping(options.map);
  const csv = openCsv(options.file, file.mapping);
  await refuseUnfit(database, file, csv, begun);
  const about = { source: file.mapping.source, sha256: await sha256(options.file), mapping: file.name };
  const id = options.dryRun ? null : await openRun(contextOf(database.direct, begun), about);
  const rejects = new Rejects(options.rejects ?? `${basename(options.file, '.csv')}.rejects.csv`);
  const run: Run = { database, mapping: file.mapping, id, report: empty(), rejects, clock: telling.clock };
  const size = Math.max(statSync(options.file).size, 1);
  try {
    await readAll(run, csv, (report) => telling.progress(csv.bytesRead() / size, report));
  } catch (error) {
    (error as Error).message += `\n${soFar(run)}`;
    throw error;
  } finally {
    rejects.close();
    if (rejects.used) run.report.rejects = rejects.path;
  }
  if (id !== null) await keepRun(contextOf(database.direct, telling.clock()), id, countsOf(run.report), true);
  run.report.seconds = (telling.clock() - begun) / 1000;
  return run.report;
}

const EVERY = 1000;

/** A bar on a terminal, else a line every thousand cases. */
export function progressOn(stream: NodeJS.WriteStream): Telling['progress'] {
  let told = 0;
  return (share, report) => {
    const percent = Math.min(100, Math.round(share * 100));
    const text = `${report.cases} 个案 cases · ${report.rows} 行 rows · ${report.rejected} 拒收 rejected`;
    if (stream.isTTY) {
      const full = Math.round(percent / 4);
      stream.write(
        `\r[${'█'.repeat(full)}${'·'.repeat(25 - full)}] ${String(percent).padStart(3)} %  ${text}\u001b[K`,
      );
      return;
    }
    if (report.cases - told < EVERY) return;
    told = report.cases;
    stream.write(`${percent} %  ${text}\n`);
  };
}

/** The end report, a line a figure. */
export function reportLines(report: ImportReport, dryRun: boolean): string[] {
  const lines = [
    ['读取行 rows read', report.rows],
    ['个案 cases in the file', report.cases],
    [dryRun ? '可导入 would be stored' : '已导入 stored', report.stored],
    ['事件 events', report.events],
    ['已有 known already', report.known],
    ['拒收 rejected', `${report.rejected} (${report.rejectedRows} 行 rows)`],
    ['用时 seconds', report.seconds.toFixed(1)],
  ].map(([name, value]) => `${String(name).padEnd(28)}${value}`);
  return report.rejects === null ? lines : [...lines, `拒收文件 reject file: ${report.rejects}`];
}
