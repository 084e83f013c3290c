import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Calendar } from '../domains/calendar/calendar.contract.ts';
import { findingSentence } from '../domains/standards/finding-texts.contract.ts';
import { findingsInForce } from '../domains/standards/findings.queries.ts';
import type { Finding } from '../domains/standards/linting.contract.ts';
import { lintPack } from '../domains/standards/linting.rules.ts';
import { type FileProblem, packFile, readPackFile } from '../domains/standards/pack-file.actions.ts';
import { packNumbered, standardAt } from '../domains/standards/standards.queries.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import { fieldProblems } from '../kernel/contract.ts';
import type { Database } from '../kernel/db.ts';
import { fieldMessage } from '../kernel/problem.ts';
import { chinaDay } from '../kernel/time.ts';
import { readYaml } from '../kernel/yaml.ts';
import { ROOT } from './migrate.ts';

const refused = (message: string) => Object.assign(new Error(message), { code: 'refused' });

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw refused(`无法读取 cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? 'error'}`);
  }
}

/** A file with opening hours is a calendar, any other a pack. */
const isCalendar = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('weekly' in value || 'tz' in value);

function problemsOf(text: string): { kind: string; problems: FileProblem[] } {
  const read = readYaml(text);
  if (!read.ok || !isCalendar(read.value)) {
    const pack = readPackFile(text);
    return { kind: '标准包 pack', problems: pack.ok ? [] : pack.problems };
  }
  const parsed = Calendar.safeParse(read.value);
  const faults = parsed.success ? [] : fieldProblems(parsed.error.issues);
  const problems = faults.map(({ at, code, values }) => ({
    line: read.lineOf(at),
    path: at.join('.'),
    code,
    values,
  }));
  return { kind: '日历 calendar', problems: problems.toSorted((a, b) => a.line - b.line) };
}

const reasonOf = ({ code, values }: FileProblem): string =>
  `${fieldMessage(code, values, 'zh-CN')} · ${fieldMessage(code, values, 'en')}`;

/** Says line, place and reason of everything that is wrong in a pack or calendar; true when nothing is. */
export function checkStandard(file: string, say: (line: string) => void): boolean {
  const { kind, problems } = problemsOf(textOf(file));
  for (const problem of problems) {
    const place = problem.path === '' ? '' : `${problem.path}: `;
    say(`${file}:${problem.line}: ${place}${reasonOf(problem)}`);
  }
  if (problems.length === 0) say(`${file}: ${kind} 没有问题 nothing wrong`);
  return problems.length === 0;
}

const contextOf = (database: Database, now: number): Context => ({
  db: database.direct,
  actor: systemActor('命令行 command line'),
  now,
  requestId: 'standard',
});

/** Writes a version of the standard as YAML; the file appears when it is complete. Says which version it holds. */
export async function exportStandard(
  database: Database,
  options: { file: string; version: string | undefined; now: number },
): Promise<number> {
  const ctx = contextOf(database, options.now);
  const pack =
    options.version === undefined
      ? (await standardAt(ctx, options.now)).pack
      : await packNumbered(ctx, options.version);
  if (pack === undefined) throw refused(`没有此版本 there is no version ${options.version}`);
  const draft = `${options.file}.part`;
  await writeFile(draft, packFile(pack));
  await rename(draft, options.file);
  return pack.version;
}

/** Years with days off in the calendar that comes with the product under a pack's code; none when there is none. */
function shippedYears(code: string): number[] {
  try {
    const read = readYaml(readFileSync(join(ROOT, 'standards/calendars', `${code}.yaml`), 'utf8'));
    const parsed = Calendar.safeParse(read.ok ? read.value : null);
    return parsed.success ? Object.keys(parsed.data.official).map(Number) : [];
  } catch {
    return [];
  }
}

function say(finding: Finding): string {
  const state = finding.severity === 'blocks' ? '✗ 阻止发布 blocks' : '! 未解决 open';
  const settled = finding.settledBy === null ? state : `✓ ${finding.settledBy}`;
  const clauses = finding.clauses.length === 0 ? finding.path : finding.clauses.join(', ');
  const head = [settled, finding.code, finding.tension, clauses].filter((part) => part !== null).join(' · ');
  return `${head}\n    ${findingSentence(finding, 'zh-CN')}\n    ${findingSentence(finding, 'en')}`;
}

/** The findings as lines for people: what blocks, what is open, what is settled, and how many of each. */
function reportOf(findings: Finding[]): string[] {
  const settled = findings.filter(({ settledBy }) => settledBy !== null);
  const blocking = findings.filter(({ severity }) => severity === 'blocks');
  const open = findings.filter(({ settledBy, severity }) => settledBy === null && severity === 'warns');
  const counts = `阻止发布 blocks ${blocking.length} · 未解决 open ${open.length} · 已解决 settled ${settled.length}`;
  return [...[...blocking, ...open, ...settled].map(say), counts];
}

/** The linter's report on a file; refuses a file that is no pack. Amounts count as the pack has them. */
export function lintFile(file: string, now: number): string[] {
  const read = readPackFile(textOf(file));
  if (!read.ok)
    throw refused(`${file}: 不是有效的标准包，请先校验 not a valid pack: anju standard check ${file}`);
  const calendarYears = shippedYears(read.pack.calendar);
  return reportOf(lintPack(read.pack, { calendarYears, today: chinaDay(now), amountsSet: null }));
}

/** The linter's report on the standard in force. */
export const lintInForce = async (database: Database, now: number): Promise<string[]> =>
  reportOf((await findingsInForce(contextOf(database, now))).findings);
