import type { ImportRule, Mapping } from './importing.contract.ts';
import {
  choose,
  known,
  type Problems,
  personOf,
  type SourcePerson,
  type SourceRow,
} from './importing-values.rules.ts';

/** What a case is read with; problems are collected, not thrown. */
export type Reading = { mapping: Mapping; now: number; problems: Problems };
export type TimedRow = SourceRow & { at: number };
/** An event of the timeline to be, at the time that the file gives it. */
export type SourceFact = { type: string; at: number; actor: SourcePerson; data: Record<string, unknown> };
type Pair = { row: TimedRow; before: TimedRow | undefined };

const firstColumn = (rule: ImportRule): string => rule.on[0] ?? '';
const isIn = (values: string[] | undefined, value: string | undefined): boolean =>
  values === undefined || (value !== undefined && values.includes(value.trim()));

function numberIn(reading: Reading, row: SourceRow | undefined, column: string): number {
  const text = row?.values[column]?.trim() ?? '0';
  if (row !== undefined && !/^\d{1,9}$/.test(text)) {
    reading.problems.push({
      line: row.line,
      column,
      reason: `不是整数 not a whole number: ${text.slice(0, 60)}`,
    });
  }
  return Number(text);
}

function rose(reading: Reading, rule: ImportRule, { row, before }: Pair): boolean {
  if (before === undefined && !rule.start) return false;
  const column = firstColumn(rule);
  return numberIn(reading, row, column) > numberIn(reading, before, column);
}

/** Does a rule apply to a row, looking at the row before it? */
function fires(reading: Reading, rule: ImportRule, rows: Pair): boolean {
  const { row, before } = rows;
  const column = firstColumn(rule);
  if (!isIn(rule.to, row.values[column]) || !isIn(rule.from, before?.values[column])) return false;
  if (rule.when === 'row') return true;
  if (rule.when === 'rises') return rose(reading, rule, rows);
  return before === undefined ? rule.start : rule.on.some((on) => before.values[on] !== row.values[on]);
}

/** Old and new values of the columns that a fact shows; people by their name. */
function changesOf(mapping: Mapping, rule: ImportRule, rows: Pair) {
  const roles = new Map(Object.entries(mapping.people).map(([role, person]) => [person.column, role]));
  const shown = (row: SourceRow | undefined, column: string): string | null => {
    const value = row === undefined ? null : known(mapping, row, column);
    const role = roles.get(column);
    return value === null || role === undefined ? value : personOf(mapping, role, value).name;
  };
  const changes = (rule.show ?? rule.on).map((column) => ({
    column,
    from: shown(rows.before, column),
    to: shown(rows.row, column),
  }));
  return rule.show === undefined && rule.on.length > 1
    ? changes.filter(({ from, to }) => from !== to)
    : changes;
}

function moveOf(reading: Reading, rows: Pair) {
  const stage = (row: SourceRow | undefined) =>
    row === undefined ? 'receive' : choose(reading.mapping.case.stage, { ...reading, row });
  const [from, to] = [stage(rows.before), stage(rows.row)];
  return from === to ? null : { from, to };
}

const joined = (values: (string | null)[]): string | null =>
  values.filter((value) => value !== null).join(' · ') || null;

function factOf(reading: Reading, rule: ImportRule, rows: Pair): SourceFact[] {
  const { mapping } = reading;
  const { row } = rows;
  if (rule.fact === undefined) return [];
  const actor = actorOf(mapping, row, rule.actor ?? mapping.rows.actor);
  const fact = { type: rule.fact, at: row.at, actor };
  if (rule.fact === 'case.moved') {
    const move = moveOf(reading, rows);
    return move === null ? [] : [{ ...fact, data: { ...move, line: row.line } }];
  }
  const changes = changesOf(mapping, rule, rows);
  const moved = changes.filter((change) => change.from !== change.to);
  const told = moved.length > 0 ? moved : changes;
  const [from, to] = [joined(told.map((change) => change.from)), joined(told.map((change) => change.to))];
  return [{ ...fact, data: { from, to, changes, line: row.line } }];
}

/** Who did what a row tells; the log itself when the mapping names nobody. */
export function actorOf(mapping: Mapping, row: SourceRow, role: string | undefined): SourcePerson {
  if (role === undefined) return { username: null, name: mapping.title, position: 'handler' };
  return personOf(mapping, role, known(mapping, row, mapping.people[role]?.column ?? ''));
}

/** Every rule on every row: the facts of the timeline, and the rules that fired for the clocks. */
export function eventsOf(reading: Reading, rows: TimedRow[]) {
  const facts: SourceFact[] = [];
  const fired: { at: number; rule: ImportRule }[] = [];
  for (const [place, row] of rows.entries()) {
    for (const rule of reading.mapping.events) {
      const pair = { row, before: rows[place - 1] };
      if (!fires(reading, rule, pair)) continue;
      facts.push(...factOf(reading, rule, pair));
      fired.push({ at: row.at, rule });
    }
  }
  return { facts, fired };
}
