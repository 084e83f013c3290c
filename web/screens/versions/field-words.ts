import type { Name, TermGroup } from '../../../domains/cases/term-names.contract.ts';
import type { EntryChange } from '../../../domains/standards/versions.contract.ts';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { packFieldNames, packUnits, packWords } from '../../texts/pack-fields.ts';
import { documentOrigins, documentStatuses } from '../../texts/policy.ts';
import {
  clauseKinds,
  clauseStatuses,
  incidentGrades,
  limitOrigins,
  limitStarts,
  standardTexts,
} from '../../texts/standards.ts';
import type { Words } from '../../widgets/case/words.ts';

const TERMS: Record<string, TermGroup> = {
  event: 'clockEvent',
  urgency: 'urgency',
  importance: 'importance',
  category: 'category',
  impactClass: 'impactClass',
  productType: 'productType',
  region: 'region',
  channel: 'channel',
  businessLink: 'businessLink',
  categories: 'category',
  productTypes: 'productType',
  stage: 'stage',
  'measureBlocks.measure': 'measure',
  'categories.key': 'category',
  level: 'level',
  defaultLevel: 'level',
};

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

/** The longest end of a path that has a name. */
function knownEnd(path: string): string | undefined {
  const parts = path.split('.');
  const ends = parts.map((_, start) => parts.slice(start).join('.'));
  return ends.find((end) => packFieldNames[end] !== undefined);
}

const ORDER = Object.keys(packFieldNames);
const placeOf = (path: string): number => ORDER.indexOf(knownEnd(path) ?? '');

/** The name of a field for people; the path itself where it has none. */
export const fieldName = (path: string, words: Words): string =>
  words.of(packFieldNames, knownEnd(path) ?? path);

type Names = Record<string, Name>;
const kindNames: Names = { incident: { zh: standardTexts.zh.incident, en: standardTexts.en.incident } };

/** Words of the codes of a field; those of one part stand before those of all. */
const NAMES: Record<string, Names> = {
  'documents.origin': documentOrigins,
  'documents.status': documentStatuses,
  'clauses.kind': clauseKinds,
  'clauses.status': clauseStatuses,
  'limits.from': limitStarts,
  'limits.fallbackFrom': limitStarts,
  lead: departmentTypeNames,
  cooperating: departmentTypeNames,
  owner: departmentTypeNames,
  keeper: departmentTypeNames,
  interpretedBy: departmentTypeNames,
  unit: packUnits,
  origin: limitOrigins,
  levelOrigin: limitOrigins,
  incidentGrade: incidentGrades,
};

function codeWord(path: string, code: string, part: EntryChange['part'], words: Words): string {
  const field = lastOf(path);
  const names = NAMES[`${part}.${field}`] ?? NAMES[field];
  if (names !== undefined) return words.of(names, code);
  if (path === 'when.kind' || field === 'keptWhenKindBecomes')
    return kindNames[code] === undefined ? words.term('kind', code) : words.of(kindNames, code);
  const group = TERMS[`${part}.${field}`] ?? TERMS[field];
  if (group !== undefined) return words.term(group, code);
  return words.of(packWords, code);
}

const FEN = 100;
/** ¥1,280.00 */
const yuan = (fen: number): string =>
  `¥${(fen / FEN).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** A value as people read it: codes as words, lists joined, nothing as an empty text. */
export function valueWords(
  change: Pick<EntryChange, 'part'>,
  path: string,
  value: unknown,
  words: Words,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return words.list(value.map((one) => valueWords(change, path, one, words)));
  if (typeof value === 'number' && lastOf(path) === 'amountLimitFen') return yuan(value);
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => [fieldName(key, words), valueWords(change, key, inner, words)])
      .filter(([, inner]) => inner !== '')
      .map(([key, inner]) => `${key} ${inner}`)
      .join(words.locale === 'en' ? '; ' : '；');
  }
  return codeWord(path, String(value), change.part, words);
}

/** Fields that only repeat what the heading of the entry says. */
const HEADING = new Set(['key', 'id', 'code', 'document', 'section']);

/** The fields to show, words before numbers before marks: of a new or gone entry only those that say something. */
export function shownFields(change: EntryChange): EntryChange['fields'] {
  const fields = [...change.fields].sort((a, b) => placeOf(a.path) - placeOf(b.path));
  if (change.change === 'changed') return fields;
  return fields.filter(({ path, old, new: next }) => {
    const value = change.change === 'added' ? next : old;
    const empty =
      value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
    return !empty && !HEADING.has(path);
  });
}
