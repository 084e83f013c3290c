import type { EventView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { longTime } from '../../../ui/time.tsx';
import { factLabel, factText } from './changes.ts';
import { verbOfRecord, verbs } from './form/verbs.ts';
import type { Words } from './words.ts';

export const groups = ['all', 'handling', 'clock', 'talk', 'changes'] as const;
export type Group = (typeof groups)[number];

const talk = [
  'note.written',
  'record.contact',
  'record.feedback',
  'record.satisfaction',
  'record.follow_up',
  'plan.agreed',
  'plan.refused',
  'visit.offered',
];
const changing = [
  'case.edited',
  'case.classified',
  'case.moved',
  'case.assigned',
  'case.handed_over',
  'case.merged',
  'case.merged_from',
  'case.reopened',
  'case.second_round',
];

/** Does an event belong to a filter of the timeline? */
export function isIn(group: Group, type: string): boolean {
  if (group === 'all') return true;
  if (group === 'clock') return type.startsWith('clock.');
  if (group === 'talk') return talk.includes(type);
  if (group === 'changes') return changing.includes(type);
  return !type.startsWith('clock.') && type !== 'note.written';
}

const DETAILS = [
  'event',
  'percent',
  'tier',
  'dueAt',
  'newDueAt',
  'department',
  'handler',
  'rule',
  'notified',
  'approver',
  'approvedBy',
  'decision',
  'toName',
  'into',
  'amountFen',
  'cumulativeFen',
  'actualCostFen',
  'task',
  'answer',
  'result',
  'summary',
  'step',
  'name',
  'technician',
  'channel',
  'customerToldAt',
  'evidence',
  'resumeOn',
  'mentions',
  'round',
  'order',
  'serialOut',
  'serialIn',
  'dueOn',
  'clause',
];
const amounts = ['amountFen', 'cumulativeFen', 'actualCostFen'];
const instants = ['dueAt', 'newDueAt', 'customerToldAt'];

function detailText(key: string, value: unknown, words: Words): string {
  if (amounts.includes(key)) return Number(value) === 0 ? '' : yuan(Number(value));
  if (instants.includes(key)) return longTime(String(value), words.locale);
  if (key === 'percent') return `${String(value)}%`;
  if (Array.isArray(value)) return words.list(value.map(String));
  return factText(key, value, words);
}

export type Detail = { key: string; label: string; value: string };

/** The first things worth reading of a record: its choices and the beginning of its text. */
function recordDetails(event: EventView, words: Words): Detail[] {
  const kind = event.type.slice('record.'.length) as keyof typeof verbOfRecord;
  const key = verbOfRecord[kind];
  if (key === undefined) return [];
  return verbs[key].fields.flatMap((field) => {
    const value = event.data[field.name];
    if (value === undefined || value === null || value === '') return [];
    if (field.kind === 'choice')
      return [{ key: field.name, label: '', value: field.word(String(value), words.locale) }];
    if (field.kind === 'prose' || field.kind === 'line')
      return [{ key: field.name, label: words.say(field.label), value: String(value) }];
    return [];
  });
}

/** What an event tells besides who, when and old → new. */
export function detailsOf(event: EventView, words: Words): Detail[] {
  if (event.type.startsWith('record.')) return recordDetails(event, words);
  return DETAILS.flatMap((key) => {
    const raw = event.data[key];
    if (raw === null || raw === undefined || raw === '') return [];
    const value = detailText(key, raw, words);
    return value === '' ? [] : [{ key, label: factLabel(key, words), value }];
  });
}
