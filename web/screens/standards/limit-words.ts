import type { TermGroup } from '../../../domains/cases/term-names.contract.ts';
import type { Condition, Duration } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { incidentGrades, standardTexts } from '../../texts/standards.ts';
import { useWords, type Words } from '../../widgets/case/words.ts';

const MINUTE_SECONDS = 60;
const EVERY_CONTACT = 5;

const units = {
  'zh-CN': {
    seconds: '秒',
    minutes: '分钟',
    hours: '小时',
    working_hours: '个工作小时',
    working_days: '个工作日',
    calendar_days: '个自然日',
  },
  en: {
    seconds: 'second',
    minutes: 'minute',
    hours: 'hour',
    working_hours: 'working hour',
    working_days: 'working day',
    calendar_days: 'calendar day',
  },
};

/** 3 个工作日; whole minutes instead of many seconds. */
export function durationText({ value, unit }: Duration, locale: Words['locale']): string {
  const inMinutes = unit === 'seconds' && value % MINUTE_SECONDS === 0;
  const count = inMinutes ? value / MINUTE_SECONDS : value;
  const word = units[locale][inMinutes ? 'minutes' : unit];
  return locale === 'en' ? `${count} ${word}${count === 1 ? '' : 's'}` : `${count} ${word}`;
}

type Case = Condition & { businessLink?: string[] | undefined };
const listed = [
  'urgency',
  'importance',
  'category',
  'level',
  'impactClass',
  'productType',
  'region',
  'channel',
  'businessLink',
] as const satisfies (keyof Case & TermGroup)[];

type Texts = Pick<
  typeof standardTexts.zh,
  'allContacts' | 'incident' | 'needsRepair' | 'noRepair' | 'special' | 'notSpecial' | 'everything'
>;

function kindsText(kinds: NonNullable<Condition['kind']>, words: Words, text: Texts): string {
  if (kinds.length === EVERY_CONTACT && !kinds.includes('incident')) return text.allContacts;
  const names = kinds.map((kind) => (kind === 'incident' ? text.incident : words.term('kind', kind)));
  return words.list(names);
}

const claim = (value: boolean | undefined, yes: string, no: string) =>
  value === undefined ? undefined : value ? yes : no;

/** What a limit or a routing rule applies to, in words. */
export function conditionText(when: Case, words: Words, text: Texts): string {
  const termsText = (group: (typeof listed)[number], codes: (string | number)[] | undefined) =>
    codes && words.list(codes.map((code) => words.term(group, code)));
  const parts = [
    when.kind && kindsText(when.kind, words, text),
    ...listed.map((group) => termsText(group, when[group])),
    when.customerGrade && words.list(when.customerGrade),
    when.incidentGrade &&
      words.list(when.incidentGrade.map((grade) => words.of(incidentGrades, String(grade)))),
    claim(when.needsRepair, text.needsRepair, text.noRepair),
    claim(when.special, text.special, text.notSpecial),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? text.everything : parts.join(' · ');
}

/** The same in the language of the page. */
export function useConditionText(): (when: Case) => string {
  const text = useText(standardTexts);
  const words = useWords();
  return (when) => conditionText(when, words, text);
}
