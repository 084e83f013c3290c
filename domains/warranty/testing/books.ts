import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Calendar } from '../../calendar/calendar.contract.ts';
import { compileCalendar } from '../../calendar/calendar.rules.ts';
import { WarrantyCatalogue } from '../catalogue.contract.ts';
import type { Choice, ChoiceCode, Decision } from '../decision.contract.ts';
import { decide, type Question } from '../decision.rules.ts';
import { Fault, Promised, Repair } from '../facts.contract.ts';

const yaml = (path: string): unknown =>
  parse(readFileSync(new URL(`../../../standards/${path}`, import.meta.url), 'utf8'));

/** Catalogue and calendar as shipped. */
export const books = {
  catalogue: WarrantyCatalogue.parse(yaml('warranty/cn.yaml')),
  calendar: compileCalendar(Calendar.parse(yaml('calendars/cn.yaml'))),
};

/** Noon of a Chinese day. */
export const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

type Parts = Partial<Omit<Question, 'fault' | 'repairs' | 'promises' | 'at'>> & {
  today: string;
  fault?: object;
  repairs?: object[];
  promises?: object[];
};

/** A question about a television sold nationwide, with some facts changed. The fault is reported today. */
export function question({ today, fault, repairs = [], promises = [], ...rest }: Parts): Question {
  return {
    at: noon(today),
    classCode: 'television',
    province: null,
    sale: {},
    exchanges: [],
    isExchangedAway: false,
    ...rest,
    fault: Fault.parse({ reportedOn: today, fault: '无法开机', ...fault }),
    repairs: repairs.map((one) => Repair.parse({ fault: '无法开机', ...one })),
    promises: promises.map((one) => Promised.parse({ kind: 'brand', name: '品牌承诺', ...one })),
  };
}

export const answerTo = (parts: Parts): Decision => decide(books, question(parts));

/** A television of the demo company, invoiced and delivered on the day of the test company. */
export const sold = { invoicedOn: '2026-03-02', deliveredOn: '2026-03-02', priceFen: 3999_00 };

/** A repair that ended well. */
export const fixed = (sentOn: string, doneOn: string, more: object = {}) => ({
  sentOn,
  doneOn,
  result: 'fixed',
  ...more,
});

export const choice = (answer: Decision, code: ChoiceCode): Choice => {
  const found = answer.choices.find((one) => one.choice === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};
/** The last day of a choice. */
export const until = (answer: Decision, code: ChoiceCode) => choice(answer, code).untilOn;
/** The choices that are open, in order. */
export const open = (answer: Decision): ChoiceCode[] =>
  answer.choices.filter((one) => one.open).map((one) => one.choice);
/** The rules behind an open choice. */
export const rulesOf = (answer: Decision, code: ChoiceCode): string[] =>
  choice(answer, code)
    .grounds.filter((ground) => ground.met)
    .map((ground) => ground.rule);
