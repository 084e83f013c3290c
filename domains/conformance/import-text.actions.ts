import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ImportedLine, LineProblem } from './frameworks.rules.ts';

export type ReadImport = { ok: true; lines: ImportedLine[] } | { ok: false; problems: LineProblem[] };

const refused = (line: number, code: string): ReadImport => ({ ok: false, problems: [{ line, code }] });

const COLUMNS: Record<string, 'number' | 'title' | 'clauses'> = {
  number: 'number',
  title: 'title',
  clauses: 'clauses',
  条款号: 'number',
  标题: 'title',
  对应条款: 'clauses',
};
const clausesOf = (text: string): string[] =>
  text
    .split(/[;；、,，|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Rows `number,title,clauses` (or 条款号、标题、对应条款) below a head line; our clauses are separated by semicolons. */
function readCsv(text: string): ReadImport {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parseCsv(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as typeof rows;
  } catch (error) {
    return refused(error instanceof CsvError ? Number(error.lines ?? 1) : 1, 'import_not_csv');
  }
  const [head, ...body] = rows;
  const columns = head?.record.map((name) => COLUMNS[name.toLowerCase()]) ?? [];
  if (!columns.includes('number') || !columns.includes('title') || columns.includes(undefined))
    return refused(1, 'import_columns');
  const problems: LineProblem[] = [];
  const lines = body.map(({ record, info }) => {
    if (record.length !== columns.length) problems.push({ line: info.lines, code: 'import_columns' });
    const cell = (name: 'number' | 'title' | 'clauses') => record[columns.indexOf(name)] ?? '';
    return {
      line: info.lines,
      number: cell('number'),
      title: cell('title'),
      clauses: clausesOf(cell('clauses')),
    };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lines };
}

function itemOf(item: YAMLMap, line: number): ImportedLine | LineProblem {
  const value = item.toJSON() as Record<string, unknown>;
  if (Object.keys(value).some((key) => !['number', 'title', 'clauses'].includes(key)))
    return { line, code: 'unknown_field' };
  const { number, title, clauses = [] } = value;
  // 5.10 would be read as the number 5.1.
  if (typeof number !== 'string') return { line, code: 'import_number_quoted' };
  if (typeof title !== 'string') return { line, code: 'import_no_title' };
  if (!Array.isArray(clauses) || clauses.some((clause) => typeof clause !== 'string'))
    return { line, code: 'not_a_clause_id' };
  return { line, number: number.trim(), title: title.trim(), clauses };
}

/** A list of `{ number, title, clauses }`. */
function readYaml(text: string): ReadImport {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, maxAliasCount: 0 } as object);
  const [error] = document.errors;
  if (error !== undefined) return refused(error.linePos?.[0].line ?? 1, 'import_not_yaml');
  const list = document.contents as Node | null;
  if (!isSeq(list)) return refused(1, 'import_not_list');
  const read = list.items.map((item) => {
    const node = item as Node;
    const { line } = counter.linePos(node.range?.[0] ?? 0);
    return isMap(node) && !isScalar(node) ? itemOf(node, line) : { line, code: 'import_not_list' };
  });
  const problems = read.filter((one): one is LineProblem => 'code' in one);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, lines: read.filter((one): one is ImportedLine => 'number' in one) };
}

/** Reads the clauses of a bought text; a text that cannot be read names its line and why. */
export const readImport = (format: 'csv' | 'yaml', text: string): ReadImport =>
  format === 'csv' ? readCsv(text) : readYaml(text);
