import { clauseId } from '../standards/clauses.contract.ts';
import type { FrameworkRow, ShownRow } from './frameworks.contract.ts';
import { rowNumber } from './frameworks.contract.ts';

/** One record of an import, with the line on which it stands. */
export type ImportedLine = { line: number; number: string; title: string; clauses: string[] };
export type LineProblem = { line: number; code: string };

/** Does a mapped clause answer for this one: itself, or a part of it? */
export const answersFor = (mapped: string, clause: string): boolean =>
  clause === mapped || clause.startsWith(`${mapped}-`) || clause.startsWith(`${mapped}.`);

/** Whole percent of rows that are compliant, rounded down: 100 only when every row is (S2 1.4.1). */
export function percentCompliant(rows: Pick<ShownRow, 'status'>[]): number {
  if (rows.length === 0) return 0;
  return Math.floor((rows.filter((row) => row.status === 'compliant').length / rows.length) * 100);
}

/** The clauses that answer no row. */
export const uncoveredClauses = <C extends { id: string }>(
  clauses: C[],
  rows: Pick<FrameworkRow, 'clauses'>[],
): C[] =>
  clauses.filter(
    (clause) => !rows.some((row) => row.clauses.some((mapped) => answersFor(mapped, clause.id))),
  );

const MOST_TITLE = 200;

function problemOf(line: ImportedLine, known: ReadonlySet<string>, seen: ReadonlySet<string>): string | null {
  if (!rowNumber.safeParse(line.number).success) return 'not_a_clause_number';
  if (line.title === '') return 'import_no_title';
  if (line.title.length > MOST_TITLE) return 'import_long_title';
  if (seen.has(line.number)) return 'import_number_repeated';
  if (line.clauses.some((clause) => !clauseId.safeParse(clause).success)) return 'not_a_clause_id';
  return line.clauses.some((clause) => !known.has(clause)) ? 'import_clause_unknown' : null;
}

/** What is wrong with an import, line by line: number, title, repetition, a clause that the standard does not have. */
export function importProblems(lines: ImportedLine[], known: ReadonlySet<string>): LineProblem[] {
  if (lines.length === 0) return [{ line: 1, code: 'import_empty' }];
  const seen = new Set<string>();
  return lines.flatMap((line) => {
    const code = problemOf(line, known, seen);
    seen.add(line.number);
    return code === null ? [] : [{ line: line.line, code }];
  });
}

const rowOfLine = ({ number, title, clauses }: ImportedLine): FrameworkRow => ({
  key: `c_${number.toLowerCase().replaceAll('.', '_')}`,
  number,
  group: 'clause',
  title: { zh: title, en: title },
  verified: true,
  clauses,
});

const sameRow = (a: FrameworkRow, b: FrameworkRow): boolean =>
  a.title.zh === b.title.zh && a.clauses.join() === b.clauses.join();

export type Joined = { rows: FrameworkRow[]; added: number; replaced: ImportedLine[]; unchanged: number };

/** The rows with the imported clauses behind them; a clause already there with other content is named as replaced. */
export function joinClauses(rows: FrameworkRow[], lines: ImportedLine[]): Joined {
  const old = new Map(rows.filter((row) => row.group === 'clause').map((row) => [row.number, row]));
  const changed = lines.filter((line) => {
    const before = old.get(line.number);
    return before !== undefined && !sameRow(before, rowOfLine(line));
  });
  const added = lines.filter((line) => !old.has(line.number));
  const fresh = new Map(changed.map((line) => [line.number, rowOfLine(line)]));
  return {
    rows: [...rows.map((row) => fresh.get(row.number ?? '') ?? row), ...added.map(rowOfLine)],
    added: added.length,
    replaced: changed,
    unchanged: lines.length - added.length - changed.length,
  };
}

/** A newly shipped file keeps the clauses that the company imported. */
export const keepImported = (shipped: FrameworkRow[], current: FrameworkRow[]): FrameworkRow[] => {
  const keys = new Set(shipped.map((row) => row.key));
  return [...shipped, ...current.filter((row) => row.group === 'clause' && !keys.has(row.key))];
};
