import { createReadStream } from 'node:fs';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { Mapping } from '../domains/cases/importing.contract.ts';
import type { BadValue, SourceRow } from '../domains/cases/importing-values.rules.ts';
import { refused } from './import-mapping.ts';

/** Rows of one case; `bad` says why they cannot be read as they are. */
export type Group = { rows: SourceRow[]; bad: BadValue[] };
export type CsvFile = { bytesRead(): number; headers(): Promise<string[]>; groups(): AsyncGenerator<Group> };

type Entry = { info: Info; record: string[]; raw: string };

const LARGEST_ROW = 2_000_000;

async function* decoded(
  path: string,
  encoding: string,
  count: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    count((chunk as Buffer).length);
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

/**
 * Records of a text one by one, a chunk of it in memory at a time. Where the parser gives up, everything before
 * that place has been handed out: a stream would drop what it holds.
 */
async function* entriesOf(text: AsyncGenerator<string>, form: Mapping['file']): AsyncGenerator<Entry> {
  const ready: Entry[] = [];
  const parser = parse({
    delimiter: form.delimiter,
    quote: form.quote,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
    on_record: (entry) => {
      ready.push(entry as unknown as Entry);
      return null;
    },
  });
  let failure: Error | undefined;
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();
  for await (const chunk of text) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    yield* ready.splice(0);
    if (failure !== undefined) throw failure;
  }
  await new Promise<void>((resolve) => parser.once('error', () => resolve()).end(() => resolve()));
  yield* ready.splice(0);
  if (failure !== undefined) throw failure;
}

const rowOf = ({ info, record, raw }: Entry, names: string[]): SourceRow => {
  const text = raw.replace(/[\r\n]+$/, '').replace(/^[\r\n]+/, '');
  const values = Object.fromEntries(names.map((name, place) => [name, record[place] ?? '']));
  return { line: info.lines - (text.match(/\n/g)?.length ?? 0), raw: text, values };
};

/** Puts rows together that follow one another with the same number. */
class Grouping {
  #group: Group = { rows: [], bad: [] };
  #number: string | null = null;
  /** A row without number may belong to the case before or after it: both wait for somebody to look. */
  #stray: BadValue | null = null;
  readonly #column: string;

  constructor(column: string) {
    this.#column = column;
  }

  /** Adds a row; gives back the case before it when this row begins another. */
  add(row: SourceRow, wrong: BadValue | null): Group | null {
    const number = (row.values[this.#column] ?? '').trim();
    const begins = number !== '' && this.#number !== null && number !== this.#number;
    const done = begins ? this.take() : null;
    if (begins && this.#stray !== null) this.#group.bad.push(this.#stray);
    if (number === '') {
      this.#stray = { line: row.line, column: this.#column, reason: '缺个案编号 no case number' };
      this.#group.bad.push(this.#stray);
    } else {
      this.#stray = null;
      this.#number = number;
    }
    this.#group.rows.push(row);
    if (wrong !== null) this.#group.bad.push(wrong);
    return done;
  }

  take(): Group {
    const group = this.#group;
    this.#group = { rows: [], bad: [] };
    this.#number = null;
    return group;
  }
}

function wrongIn(row: SourceRow, entry: Entry, names: string[]): BadValue | null {
  if (entry.record.length === names.length) return null;
  const reason = `应有 ${names.length} 列，实有 ${entry.record.length} 列 wrong number of columns`;
  return { line: row.line, column: '', reason };
}

/** The case at hand where the file cannot be read any further: it may be incomplete and is given up. */
function cutOff(group: Group, error: CsvError): { group: Group; failure: Error } {
  const last = group.rows.at(-1);
  const line = last === undefined ? 2 : last.line + last.raw.split('\n').length;
  const reason = `此处以后无法读取 the file cannot be read from here on: ${error.message}`;
  const failure = refused(
    `第 ${line} 行以后无法读取 The file cannot be read from line ${line} on: ${error.message}`,
  );
  const bad = [...group.bad, { line, column: '', reason }];
  return { group: { rows: [...group.rows, { line, raw: '', values: {} }], bad }, failure };
}

/** A CSV of any size, read as it is needed; a row that is broken spoils its case only. */
export function openCsv(path: string, mapping: Mapping): CsvFile {
  let bytes = 0;
  const text = decoded(path, mapping.file.encoding, (count) => {
    bytes += count;
  });
  const entries = entriesOf(text, mapping.file);
  let names: string[] | undefined;

  async function headers(): Promise<string[]> {
    if (names !== undefined) return names;
    const first = await entries.next();
    if (first.done === true) throw refused(`文件为空 The file is empty: ${path}`);
    names = first.value.record.map((name) => name.trim());
    const twice = names.find((name, place) => names?.indexOf(name) !== place);
    if (twice !== undefined) throw refused(`列名重复 The file has two columns "${twice}"`);
    return names;
  }

  async function* groups(): AsyncGenerator<Group> {
    const known = await headers();
    const grouping = new Grouping(mapping.rows.case);
    try {
      for await (const entry of entries) {
        const row = rowOf(entry, known);
        const done = grouping.add(row, wrongIn(row, entry, known));
        if (done !== null) yield done;
      }
    } catch (error) {
      if (!(error as CsvError).code?.startsWith('CSV_')) throw error;
      const { group, failure } = cutOff(grouping.take(), error as CsvError);
      yield group;
      throw failure;
    }
    const last = grouping.take();
    if (last.rows.length > 0) yield last;
  }
  return { bytesRead: () => bytes, headers, groups };
}
