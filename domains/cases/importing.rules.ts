import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import type { Mapping } from './importing.contract.ts';
import { clockStory } from './importing-clocks.rules.ts';
import { actorOf, eventsOf, type Reading, type SourceFact, type TimedRow } from './importing-events.rules.ts';
import {
  type BadValue,
  choose,
  fill,
  known,
  personOf,
  type SourcePerson,
  type SourceRow,
  timeIn,
  unstorable,
} from './importing-values.rules.ts';
import type { Category, ImpactClass, Kind, Stage } from './terms.contract.ts';

const MOST_ROWS = 5000;
const LONGEST_REF = 100;

/** What chooses the limits of a case, as one row states it. */
export type SourceClass = {
  kind: Kind;
  channel: string;
  urgency: 'general' | 'urgent';
  importance: 'high' | 'medium' | 'low';
  category: Category | null;
  level: 1 | 2 | null;
  impactClass: ImpactClass | null;
  productType: string | null;
};
/** A case of the file, read and understood, not yet a row of ours. */
export type SourceCase = {
  ref: string;
  lines: { from: number; to: number; count: number };
  last: SourceClass;
  serviceType: string | null;
  businessLink: string;
  phase: string;
  departmentId: string | null;
  stage: Stage;
  stageSince: number;
  round: number;
  paused: boolean;
  owner: SourcePerson;
  handler: SourcePerson | null;
  customer: { name: string; contact: string };
  texts: { subject: string; course: string; demand: string };
  receivedAt: number;
  closedAt: number | null;
  metAt: { respond: number | null; complete: number | null };
  facts: SourceFact[];
  /** In order; `class` instead of facts, which need the standard. */
  classes: { at: number; class: SourceClass }[];
  clockEvents: ClockEvent[];
};

export type Read = { case: SourceCase; bad?: never } | { case?: never; bad: BadValue[] };
function classOf({ mapping, problems }: Reading, row: SourceRow): SourceClass | null {
  const parts = { mapping, row, problems };
  const fields = mapping.case;
  const [kind, channel] = [choose(fields.kind, parts), choose(fields.channel, parts)];
  const [urgency, importance] = [choose(fields.urgency, parts), choose(fields.importance, parts)];
  const rest = {
    category: choose(fields.category, parts) ?? null,
    level: choose(fields.level, parts) ?? null,
    impactClass: choose(fields.impactClass, parts) ?? null,
    productType: choose(fields.productType, parts) ?? null,
  };
  if (kind === undefined || channel === undefined || urgency === undefined || importance === undefined)
    return null;
  return { kind, channel, urgency, importance, ...rest };
}

function timed(reading: Reading, rows: SourceRow[]): TimedRow[] {
  const { mapping, problems } = reading;
  return rows.map((row) => {
    const before = problems.length;
    const at = timeIn({ ...reading, row }, mapping.rows.at);
    if (at === null && problems.length === before) {
      problems.push({ line: row.line, column: mapping.rows.at, reason: '缺时间 no time' });
    }
    return { ...row, at: at ?? 0 };
  });
}

/** The first known value among the roles, looking from the end (`last`) or the start of the case. */
function personAmong(mapping: Mapping, roles: string[], rows: SourceRow[]): SourcePerson | null {
  for (const role of roles) {
    const column = mapping.people[role]?.column ?? '';
    const row = rows.find((one) => known(mapping, one, column) !== null);
    if (row !== undefined) return personOf(mapping, role, known(mapping, row, column));
  }
  return null;
}

type Ends = {
  stage: Stage;
  stageSince: number;
  receivedAt: number;
  resolvedAt: number | null;
  closedAt: number | null;
};

/** Where and when the case began and ended; problems where these instants contradict one another. */
function endsOf(reading: Reading, rows: TimedRow[]): Ends | null {
  const { mapping, problems } = reading;
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { receivedAt, resolvedAt, closedAt } = mapping.case;
  const when = (field: { column: string } | undefined): number | null =>
    field === undefined
      ? null
      : (rows.map((row) => timeIn({ ...reading, row }, field.column)).at(-1) ?? null);
  const stages = rows.map((row) => choose(mapping.case.stage, { ...reading, row }));
  const stage = stages.at(-1);
  const since = rows[stages.findLastIndex((one) => one !== stage) + 1]?.at ?? last.at;
  const [received, resolved, ended] = [when(receivedAt), when(resolvedAt), when(closedAt)];
  const closed = stage === 'closed' ? (ended ?? last.at) : null;
  if (receivedAt !== undefined && received === null && problems.length === 0) {
    problems.push({ line: last.line, column: receivedAt.column, reason: '缺接收时间 no time of receipt' });
  }
  const start = received ?? first.at;
  for (const [at, field] of [
    [resolved, resolvedAt],
    [closed, closedAt],
  ] as const) {
    if (at === null || at >= start) continue;
    problems.push({
      line: last.line,
      column: field?.column ?? mapping.rows.at,
      reason: '早于接收时间 earlier than the receipt',
    });
  }
  return stage === undefined
    ? null
    : { stage, stageSince: since, receivedAt: start, resolvedAt: resolved, closedAt: closed };
}

/** What the file says of end and solution without a row of its own. */
function factsOfEnds(mapping: Mapping, ends: Ends, facts: SourceFact[], last: SourceRow): SourceFact[] {
  const actor = actorOf(mapping, last, mapping.rows.actor);
  const missing = (type: string, at: number | null): SourceFact[] =>
    at === null || facts.some((fact) => fact.type === type)
      ? []
      : [{ type, at, actor, data: { line: last.line } }];
  return [...missing('case.resolved', ends.resolvedAt), ...missing('case.closed', ends.closedAt)];
}

function classesOf(reading: Reading, rows: TimedRow[], receivedAt: number): SourceCase['classes'] {
  const classes: SourceCase['classes'] = [];
  for (const row of rows) {
    const found = classOf(reading, row);
    const before = classes.at(-1);
    if (found === null || JSON.stringify(found) === JSON.stringify(before?.class)) continue;
    classes.push({ at: before === undefined ? receivedAt : row.at, class: found });
  }
  return classes;
}

function refusedAtOnce(mapping: Mapping, rows: SourceRow[]): BadValue[] {
  const [first] = rows;
  const ref = first?.values[mapping.rows.case] ?? '';
  const tooLong = ref.length > LONGEST_REF;
  const line = first?.line ?? 0;
  if (tooLong)
    return [
      { line, column: mapping.rows.case, reason: `个案编号超过 ${LONGEST_REF} 个字符 case number too long` },
    ];
  if (rows.length > MOST_ROWS)
    return [{ line, column: '', reason: `超过 ${MOST_ROWS} 行 more than ${MOST_ROWS} rows` }];
  return rows.flatMap(unstorable);
}

function lastWords({ mapping }: Reading, last: SourceRow) {
  const column = mapping.customer.column;
  const caller = column === undefined ? '' : (known(mapping, last, column) ?? 'unknown');
  return {
    customer: {
      name: mapping.customer.name.replace('{}', caller).slice(0, 60),
      contact: mapping.customer.contact.replace('{}', caller).slice(0, 120),
    },
    texts: {
      subject: fill(mapping.texts.subject, mapping, last).slice(0, 120),
      course: fill(mapping.texts.course, mapping, last).slice(0, 20_000),
      demand: fill(mapping.texts.demand, mapping, last).slice(0, 20_000),
    },
  };
}

function lastChoices({ mapping, problems }: Reading, row: SourceRow) {
  const parts = { mapping, row, problems };
  return {
    departmentId: choose(mapping.case.department, parts) ?? null,
    serviceType: choose(mapping.case.serviceType, parts) ?? null,
    businessLink: choose(mapping.case.businessLink, parts) ?? 'other',
    phase: choose(mapping.case.phase, parts) ?? 'after_sale',
  };
}

function peopleOf(mapping: Mapping, rows: SourceRow[]) {
  const { owner, handler } = mapping.case;
  return {
    owner: personAmong(mapping, owner, rows) ?? personOf(mapping, owner[0] ?? '', null),
    handler: personAmong(mapping, handler, rows.toReversed()),
  };
}

const distinct = (problems: BadValue[]): BadValue[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/**
 * Understands the rows of one case: its facts, life cycle and clock events, everything at its own time. Rejects the
 * whole case with every unreadable value by line and column; nothing of a case is ever guessed or stored by half.
 */
export function readCase(mapping: Mapping, rows: SourceRow[], now: number): Read {
  const reading: Reading = { mapping, now, problems: refusedAtOnce(mapping, rows) };
  if (reading.problems.length > 0) return { bad: distinct(reading.problems) };
  const lines = timed(reading, rows);
  const ends = endsOf(reading, lines);
  const [first, last] = [lines[0], lines.at(-1)];
  if (ends === null || first === undefined || last === undefined) return { bad: distinct(reading.problems) };
  const classes = classesOf(reading, lines, ends.receivedAt);
  const { facts, fired } = eventsOf(reading, lines);
  const choices = lastChoices(reading, last);
  const lastClass = classes.at(-1)?.class;
  if (reading.problems.length > 0 || lastClass === undefined) return { bad: distinct(reading.problems) };
  const story = clockStory(fired, ends.closedAt);
  return {
    case: {
      ref: first.values[mapping.rows.case]?.trim() ?? '',
      lines: { from: first.line, to: last.line, count: rows.length },
      last: lastClass,
      ...choices,
      ...peopleOf(mapping, lines),
      ...lastWords(reading, last),
      stage: ends.stage,
      stageSince: ends.stageSince,
      round: 1 + facts.filter((fact) => fact.type === 'case.reopened').length,
      paused: story.paused && ends.closedAt === null,
      receivedAt: ends.receivedAt,
      closedAt: ends.closedAt,
      metAt: story.metAt,
      facts: [...facts, ...factsOfEnds(mapping, ends, facts, last)].toSorted((a, b) => a.at - b.at),
      classes,
      clockEvents: story.events,
    },
  };
}
