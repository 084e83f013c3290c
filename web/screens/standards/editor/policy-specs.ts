import { channels } from '../../../../domains/cases/terms.contract.ts';
import {
  Cadence,
  PolicyPromise,
  RecordForm,
  ScopeEntry,
  StatutoryBound,
  Target,
  workflowStages,
} from '../../../../domains/standards/policy-terms.contract.ts';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import { amountText, everyText, targetText } from '../policy-words.ts';
import { choice, clause, department, departments, type Field, number, origin, prose } from './fields.ts';
import { valueAt } from './paths.ts';
import { type Entry, empty, firstClause, list, type Sheet } from './sheet.ts';

const amounts: Field[] = [number('value', 0, 100_000), choice('unit', PolicyPromise.shape.unit.options)];
const subjects = (pack: Pack) =>
  new Map([...pack.statutory, ...pack.promises].map((one) => [one.subject, one.text]));
const firstSubject = (pack: Pack): string => [...subjects(pack).keys()][0] ?? 'promise';
const subject: Field = { at: 'subject', kind: 'known', names: subjects };
const measures = (pack: Pack) => new Map(pack.targets.map((one) => [one.measure, one.text]));
export const stage = choice('stage', workflowStages);

/** The first stage that no entry speaks of yet. */
export const freeStage = (taken: readonly string[]): string =>
  workflowStages.find((one) => !taken.includes(one)) ?? workflowStages[0];

/** A baseline has two ends, each of which may still be open; a target without a baseline has none. */
function tidyTarget(entry: Entry): Entry {
  if (entry.baseline === null) return entry;
  const [from, to] = [valueAt(entry, 'baseline.from') ?? null, valueAt(entry, 'baseline.to') ?? null];
  return { ...entry, baseline: { from, to } };
}

/** The policy in numbers, and the forms and words beside it. */
export const policySpecs = {
  cadences: [
    list(
      [
        prose('text'),
        { at: 'words', kind: 'line' },
        number('every.value', 1, 120),
        choice('every.unit', Cadence.shape.every.shape.unit.options),
        department('owner'),
        clause,
        origin('clause', 'company_setting'),
      ],
      {
        head: [],
        title: (one: Pack['cadences'][number], locale) => everyText(one.every, locale),
        says: 'text',
        facts: ['owner', 'origin'],
        blank: (pack) => ({
          key: 'cadence',
          clause: firstClause(pack),
          words: '定期',
          every: { value: 1, unit: 'months' },
          origin: 'company_setting',
          owner: 'customer_service',
          text: empty,
        }),
      },
    ),
  ],
  targets: [
    list(
      [
        prose('text'),
        { at: 'measure', kind: 'known', names: measures },
        choice('direction', Target.shape.direction.options),
        { at: 'value', kind: 'number', least: -1000, most: 1_000_000, step: 0.1 },
        choice('unit', Target.shape.unit.options),
        { at: 'baseline.from', kind: 'day' },
        { at: 'baseline.to', kind: 'day' },
        clause,
      ],
      {
        tidy: tidyTarget,
        head: [],
        title: targetText,
        says: 'text',
        blank: (pack) => ({
          key: 'target',
          clause: firstClause(pack),
          measure: pack.targets[0]?.measure ?? 'csat',
          direction: 'at_least',
          value: 90,
          unit: 'percent',
          baseline: null,
          text: empty,
        }),
      },
    ),
  ],
  responsibilities: [
    list([stage, department('lead'), departments('cooperating'), prose('duty'), clause], {
      head: ['stage'],
      says: 'duty',
      facts: ['lead', 'cooperating'],
      blank: (pack) => ({
        stage: freeStage(pack.responsibilities.map((one) => one.stage)),
        clause: firstClause(pack),
        lead: 'customer_service',
        cooperating: [],
        duty: empty,
      }),
    }),
  ],
  scope: [
    list([choice('topic', ScopeEntry.shape.topic.options), prose('text'), clause], {
      head: ['topic'],
      says: 'text',
      blank: (pack) => ({ topic: 'warranty', clause: firstClause(pack), text: empty }),
    }),
  ],
  promises: [
    list(
      [
        prose('text'),
        subject,
        ...amounts,
        clause,
        choice('origin', ['clause', 'law', 'company_setting']),
        { at: 'shownToCustomers', kind: 'flag' },
      ],
      {
        head: [],
        title: amountText,
        says: 'text',
        facts: ['origin', 'shownToCustomers'],
        blank: (pack) => ({
          key: 'promise',
          subject: firstSubject(pack),
          value: 7,
          unit: 'calendar_days',
          clause: firstClause(pack),
          origin: 'company_setting',
          text: empty,
          shownToCustomers: true,
        }),
      },
    ),
  ],
  complaintChannels: [
    list([choice('channel', channels), prose('text'), { at: 'contact', kind: 'line' }, clause], {
      head: ['channel'],
      says: 'text',
      facts: ['contact'],
      blank: (pack) => ({ channel: 'phone', clause: firstClause(pack), contact: null, text: empty }),
    }),
  ],
  privacyNotes: [
    list([prose('text'), clause], {
      head: [],
      says: 'text',
      blank: (pack) => ({ clause: firstClause(pack), text: empty }),
    }),
  ],
  statutory: [
    list(
      [
        prose('text'),
        subject,
        choice('bound', StatutoryBound.shape.bound.options),
        ...amounts,
        clause,
        { at: 'verified', kind: 'flag' },
      ],
      {
        head: [],
        title: (one: Pack['statutory'][number], locale) =>
          `${one.bound === 'at_least' ? '≥' : '≤'} ${amountText(one, locale)}`,
        says: 'text',
        facts: ['verified'],
        blank: (pack) => ({
          key: 'bound',
          subject: firstSubject(pack),
          value: 7,
          unit: 'calendar_days',
          bound: 'at_least',
          clause: firstClause(pack),
          verified: false,
          text: empty,
        }),
      },
    ),
  ],
  forbiddenTerms: [
    list([{ at: 'words', kind: 'line' }, prose('text'), clause], {
      head: ['words'],
      says: 'text',
      blank: (pack) => ({ words: '', clause: firstClause(pack), text: empty }),
    }),
  ],
  recordForms: [
    list(
      [
        prose('title'),
        number('keptFor.value', 1, 100),
        choice('keptFor.unit', RecordForm.shape.keptFor.shape.unit.options),
        department('keeper'),
        clause,
        origin('law', 'company_setting'),
        { at: 'retentionClause', kind: 'clause', empty: true },
      ],
      {
        head: ['title'],
        facts: ['keptFor', 'keeper', 'origin'],
        blank: (pack) => ({
          key: 'form',
          title: empty,
          clause: firstClause(pack),
          keptFor: { value: 3, unit: 'years' },
          origin: 'company_setting',
          retentionClause: null,
          keeper: 'customer_service',
        }),
      },
    ),
  ],
} satisfies Record<string, Sheet[]>;
