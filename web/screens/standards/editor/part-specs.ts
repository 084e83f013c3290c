import { Clause, StandardDocument } from '../../../../domains/standards/clauses.contract.ts';
import {
  clockEvents,
  complaintCategories,
  Duration,
  productTypes,
} from '../../../../domains/standards/standards.contract.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import {
  choice,
  clause,
  department,
  departments,
  type Field,
  limitColumns,
  limitDetails,
  many,
  number,
  origin,
  prose,
} from './fields.ts';
import { valueAt } from './paths.ts';
import { freeStage, policySpecs, stage } from './policy-specs.ts';
import { type Entry, empty, firstClause, list, type Sheet } from './sheet.ts';

const settingFields: Record<string, Field[]> = {
  warningPercents: [{ at: 'value', kind: 'percents' }],
  responseTierPercents: [{ at: 'value', kind: 'percents', count: 3 }],
  quietHours: [
    { at: 'value.from', kind: 'time' },
    { at: 'value.to', kind: 'time' },
  ],
  notifyLeadMinutes: [number('value', 1, 1440)],
  maxReopenings: [number('value', 0, 9)],
};

const clauseFields: Field[] = [
  { at: 'document', kind: 'document' },
  { at: 'section', kind: 'line' },
  choice('kind', Clause.shape.kind.options),
  choice('status', Clause.shape.status.unwrap().options),
  prose('text'),
  { at: 'effectiveFrom', kind: 'day' },
  { at: 'effectiveTo', kind: 'day' },
  department('interpretedBy', true),
  { at: 'nextReview', kind: 'day' },
  { at: 'serves', kind: 'clauses', wide: true },
  choice('execution.by', ['clock', 'gate', 'record', 'report', 'people'], true),
  { at: 'vagueWords', kind: 'words' },
  { at: 'claim', kind: 'flag' },
];

/** The number of a clause is its document and section; one that nothing carries out says so. */
function tidyClause(entry: Entry): Entry {
  const by = valueAt(entry, 'execution.by');
  const evidence = valueAt(entry, 'execution.evidence') ?? null;
  return {
    ...entry,
    id: `${entry.document} ${entry.section}`,
    execution: typeof by === 'string' ? { by, evidence } : null,
  };
}

/** Every part of a standard and how it is edited, so that none needs the file (S3 3-K6-2). */
export const partSpecs: Record<PackPart, Sheet[]> = {
  title: [{ at: '', shape: 'form', fields: () => [prose('')], head: [] }],
  calendar: [{ at: '', shape: 'form', fields: () => [{ at: '', kind: 'calendar' }], head: [] }],
  documents: [
    list(
      [
        { at: 'code', kind: 'line' },
        prose('title'),
        choice('origin', StandardDocument.shape.origin.options),
        { at: 'number', kind: 'line' },
        choice('status', StandardDocument.shape.status.unwrap().options),
        { at: 'effectiveFrom', kind: 'day' },
        { at: 'effectiveTo', kind: 'day' },
        { at: 'replacedBy', kind: 'line' },
        { at: 'verified', kind: 'flag' },
        { at: 'numberVerified', kind: 'flag' },
        { at: 'daysVerified', kind: 'flag' },
        { at: 'cutAt', kind: 'line' },
      ],
      {
        head: ['code'],
        says: 'title',
        facts: ['origin', 'number', 'status'],
        blank: () => ({
          ...StandardDocument.parse({ code: 'DOC', title: { zh: '-', en: '-' }, origin: 'company' }),
          title: empty,
        }),
      },
    ),
  ],
  clauses: [
    list(clauseFields, {
      tidy: tidyClause,
      head: ['id'],
      says: 'text',
      facts: ['kind', 'status', 'interpretedBy'],
      filter: {
        ...choice('kind', Clause.shape.kind.options),
        kind: 'choice',
        codes: Clause.shape.kind.options,
      },
      blank: (pack) => ({
        ...Clause.parse({
          id: 'S0 0',
          document: 'S0',
          section: '0',
          kind: 'limit',
          text: { zh: '-', en: '-' },
        }),
        document: pack.documents[0]?.code ?? 'S0',
        section: '',
        id: '',
        text: empty,
      }),
    }),
  ],
  limits: [list([...limitColumns, ...limitDetails], { head: ['event'], facts: [] })],
  gates: [list([prose('text'), clause], { head: [], says: 'text' })],
  authority: [
    { at: '', shape: 'form', fields: () => [clause], head: [] },
    list(
      [
        prose('title'),
        number('layer', 1, 9),
        { at: 'amountLimitFen', kind: 'money' },
        { at: 'mayDecideMajor', kind: 'flag' },
        { at: 'unlimited', kind: 'flag' },
      ],
      {
        head: ['title'],
        facts: ['layer', 'amountLimitFen', 'mayDecideMajor', 'unlimited'],
        blank: () => ({
          key: 'level',
          layer: 1,
          title: empty,
          amountLimitFen: null,
          mayDecideMajor: false,
          unlimited: false,
        }),
      },
      'levels',
    ),
    list(
      [{ at: '', kind: 'condition', wide: true }],
      { head: [], blank: () => ({ impactClass: ['A'] }) },
      'majorWhen',
    ),
  ],
  routing: [
    list(
      [
        { at: 'when', kind: 'condition', wide: true },
        department('lead'),
        departments('cooperating'),
        clause,
        origin('clause', 'company_setting'),
      ],
      {
        head: ['when'],
        facts: ['lead', 'cooperating', 'origin'],
        ordered: true,
        blank: (pack) => ({
          key: 'route',
          clause: firstClause(pack),
          when: { kind: ['complaint'] },
          lead: 'customer_service',
          cooperating: [],
          origin: 'company_setting',
        }),
      },
    ),
  ],
  categories: [
    list(
      [
        choice('key', complaintCategories),
        prose('title'),
        choice('defaultLevel', [1, 2]),
        choice('levelOrigin', ['clause', 'company_setting']),
        department('lead'),
        clause,
        { at: 'checksIncident', kind: 'flag' },
      ],
      {
        head: ['title'],
        facts: ['defaultLevel', 'levelOrigin', 'lead'],
        blank: (pack) => ({
          key: complaintCategories.find((one) => !pack.categories.some(({ key }) => key === one)) ?? 'other',
          title: empty,
          defaultLevel: 2,
          clause: firstClause(pack),
          levelOrigin: 'company_setting',
          lead: 'customer_service',
          checksIncident: false,
        }),
      },
    ),
  ],
  settings: [
    {
      at: '',
      shape: 'record',
      fields: (_, name) => [...(settingFields[name] ?? [number('value', 1, 720)]), clause, prose('text')],
      head: ['name'],
      says: 'text',
      facts: ['value'],
    },
  ],
  stages: [
    list(
      [
        stage,
        number('duration.value', 1, 100_000),
        choice('duration.unit', Duration.shape.unit.options),
        choice('event', clockEvents, true),
        clause,
        origin('clause', 'company_setting'),
      ],
      {
        head: ['stage'],
        facts: ['duration', 'event', 'origin'],
        blank: (pack) => ({
          stage: freeStage(pack.stages.map((one) => one.stage)),
          clause: firstClause(pack),
          event: null,
          duration: { value: 1, unit: 'working_days' },
          origin: 'company_setting',
        }),
      },
    ),
  ],
  measureBlocks: [
    list(
      [
        choice('measure', ['return', 'exchange', 'repair', 'compensation']),
        { at: 'productTypes', kind: 'many', codes: productTypes, free: true },
        many('categories', complaintCategories),
        clause,
        origin('law', 'company_setting'),
        prose('text'),
      ],
      {
        head: ['measure'],
        says: 'text',
        facts: ['categories', 'origin'],
        blank: (pack) => ({
          measure: 'exchange',
          productTypes: ['home'],
          categories: ['other'],
          clause: firstClause(pack),
          origin: 'company_setting',
          text: empty,
        }),
      },
    ),
  ],
  decisions: [
    list([prose('text'), { at: 'clauses', kind: 'clauses', wide: true }], {
      head: [],
      says: 'text',
      facts: ['clauses'],
      blank: (pack) => ({ key: 'decision', clauses: [firstClause(pack)], settles: [], text: empty }),
    }),
  ],
  ...policySpecs,
  glossary: [
    list([prose('term'), prose('meaning'), { at: 'clause', kind: 'clause', empty: true }], {
      head: ['term'],
      says: 'meaning',
      facts: ['citation'],
      blank: () => ({ key: 'term', term: empty, meaning: empty, clause: null, citation: null }),
    }),
  ],
};
