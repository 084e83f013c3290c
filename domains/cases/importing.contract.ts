import { z } from 'zod';
import { clockEvents } from '../standards/standards.contract.ts';
import {
  businessLinks,
  categories,
  channels,
  impactClasses,
  importances,
  kinds,
  phases,
  productTypes,
  serviceTypes,
  stages,
  urgencies,
} from './terms.contract.ts';

/** A value as the file writes it; YAML may have read it as a number or a truth value. */
const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const column = z.string().min(1).max(200);
const columns = z.union([column, z.array(column).min(1)]).transform((one) => [one].flat());
const template = z.string().min(1).max(4000);

/** One value for every case, or a column with a table; a value that is not in the table takes the default. */
const chosen = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({ value }),
    z.strictObject({ column, table: z.record(z.string(), value), default: value.optional() }),
  ]);
const time = z.strictObject({ column });

/** Facts that a mapping may put on the timeline. */
const importedFacts = [
  'case.assigned',
  'case.classified',
  'case.closed',
  'case.contacted',
  'case.edited',
  'case.moved',
  'case.reassigned',
  'case.reopened',
  'case.resolved',
  'case.state_changed',
] as const;

const Person = z.strictObject({
  column,
  /** `{}` is the value of the column; without it the person is a name on the timeline only. */
  username: z
    .string()
    .regex(/^[\w.-]*\{\}[\w.-]*$/, 'user names are letters, digits, "_", ".", "-" around one {}')
    .max(24)
    .optional(),
  name: z.string().includes('{}').max(60),
  position: z.string().max(40).default('handler'),
  /** Value of the column → user name of somebody who is already here. */
  users: z.record(z.string(), z.string()).default({}),
});

const Rule = z
  .strictObject({
    on: columns,
    /** changed: differs from the row before; rises: is a greater whole number; row: every row, changed or not. */
    when: z.enum(['changed', 'rises', 'row']).default('changed'),
    from: z.array(cell).min(1).optional(),
    to: z.array(cell).min(1).optional(),
    /** Does the first row of a case count as coming from nothing? */
    start: z.boolean().default(false),
    fact: z.enum(importedFacts).optional(),
    /** Columns whose old and new values the fact keeps; those of `on` when left out. */
    show: z.array(column).min(1).optional(),
    actor: z.string().optional(),
    meets: z.array(z.enum(clockEvents)).default([]),
    reopens: z.array(z.enum(clockEvents)).default([]),
    pauses: z.string().min(1).max(200).optional(),
    resumes: z.literal(true).optional(),
  })
  .refine((rule) => rule.fact ?? rule.pauses ?? rule.resumes ?? rule.meets[0] ?? rule.reopens[0], {
    message: 'a rule does nothing without fact, meets, reopens, pauses or resumes',
  });

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isEncoding = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
};

const FileForm = z.strictObject({
  delimiter: z.string().length(1).default(','),
  quote: z.string().length(1).default('"'),
  encoding: z.string().refine(isEncoding, 'not an encoding that is known here').default('utf-8'),
  /** Values that mean "not known". */
  unknown: z.array(cell).default(['']),
});

const Rows = z.strictObject({
  /** Column of the case number; rows with the same number follow one another. */
  case: column,
  /** Instant of the row. */
  at: column,
  /** Who made the change, one of `people`. */
  actor: z.string().optional(),
});

const CaseFields = z.strictObject({
  kind: chosen(z.enum(kinds)),
  channel: chosen(z.enum(channels)),
  urgency: chosen(z.enum(urgencies)).default({ value: 'general' }),
  importance: chosen(z.enum(importances)).default({ value: 'medium' }),
  category: chosen(z.enum(categories)).optional(),
  level: chosen(z.union([z.literal(1), z.literal(2)])).optional(),
  impactClass: chosen(z.enum(impactClasses)).optional(),
  productType: chosen(z.enum(productTypes)).optional(),
  serviceType: chosen(z.enum(serviceTypes)).optional(),
  businessLink: chosen(z.enum(businessLinks)).default({ value: 'after_sales' }),
  phase: chosen(z.enum(phases)).default({ value: 'after_sale' }),
  /** Identifier of an organisation unit; left out: routed as the standard says. */
  department: chosen(z.string().max(60)).optional(),
  stage: chosen(z.enum(stages)),
  /** Left out: the instant of the first row. */
  receivedAt: time.optional(),
  resolvedAt: time.optional(),
  closedAt: time.optional(),
  /** Names in `people`, the first one known counts. */
  owner: z.array(z.string()).min(1),
  handler: z.array(z.string()).default([]),
});

/** How a foreign log becomes cases; `mappings/README.md` explains every key. */
export const Mapping = z
  .strictObject({
    format: z.literal(1),
    source: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and "-"'),
    title: z.string().max(200),
    file: FileForm.prefault({}),
    times: z.strictObject({
      order: z.enum(['day_first', 'month_first', 'year_first', 'iso']),
      /** Zone of times without an offset. */
      zone: z.string().refine(isZone, 'not a time zone').default('Asia/Shanghai'),
    }),
    rows: Rows,
    people: z.record(z.string(), Person),
    customer: z.strictObject({
      column: column.optional(),
      name: z.string().min(1).max(60),
      contact: z.string().min(1).max(80),
    }),
    case: CaseFields,
    /** `{column}` is that column's value in the last row of the case. */
    texts: z.strictObject({ subject: template, course: template, demand: template }),
    events: z.array(Rule).max(200),
  })
  .superRefine((mapping, report) => {
    const named = [
      ...mapping.case.owner.map((name, place) => ({ name, path: ['case', 'owner', place] })),
      ...mapping.case.handler.map((name, place) => ({ name, path: ['case', 'handler', place] })),
      { name: mapping.rows.actor, path: ['rows', 'actor'] },
      ...mapping.events.map((rule, place) => ({ name: rule.actor, path: ['events', place, 'actor'] })),
    ];
    for (const { name, path } of named) {
      if (name === undefined || Object.hasOwn(mapping.people, name)) continue;
      report.addIssue({ code: 'custom', path, message: `"${name}" is not one of people` });
    }
    for (const [key, name] of [...mapping.case.owner, ...mapping.case.handler].entries()) {
      const person = mapping.people[name];
      if (person === undefined || person.username !== undefined) continue;
      const path = key < mapping.case.owner.length ? ['case', 'owner'] : ['case', 'handler'];
      report.addIssue({ code: 'custom', path, message: `"${name}" needs a username to own or handle cases` });
    }
  });
export type Mapping = z.output<typeof Mapping>;
export type ImportRule = Mapping['events'][number];

export type ColumnUse = { column: string; path: (string | number)[] };

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');

function fieldColumns(mapping: Mapping): ColumnUse[] {
  return Object.entries(mapping.case).flatMap(([field, from]) =>
    typeof from === 'object' && 'column' in from
      ? [{ column: from.column, path: ['case', field, 'column'] }]
      : [],
  );
}

/** Every column that a mapping reads, with the place in the mapping that names it. */
export function columnsOf(mapping: Mapping): ColumnUse[] {
  const { rows, people, customer, texts, events } = mapping;
  return [
    { column: rows.case, path: ['rows', 'case'] },
    { column: rows.at, path: ['rows', 'at'] },
    ...Object.entries(people).map(([name, person]) => ({
      column: person.column,
      path: ['people', name, 'column'],
    })),
    ...(customer.column === undefined ? [] : [{ column: customer.column, path: ['customer', 'column'] }]),
    ...fieldColumns(mapping),
    ...Object.entries(texts).flatMap(([text, value]) =>
      placeholders(value).map((column) => ({ column, path: ['texts', text] })),
    ),
    ...events.flatMap((rule, place) =>
      [...rule.on, ...(rule.show ?? [])].map((column) => ({ column, path: ['events', place] })),
    ),
  ];
}
