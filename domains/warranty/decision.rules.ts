import { iso } from '../../kernel/time.ts';
import { type CompiledCalendar, dayAt } from '../calendar/calendar.rules.ts';
import { dateOf, dayNumber } from '../calendar/days.rules.ts';
import type { WarrantyCatalogue } from './catalogue.contract.ts';
import { classOf } from './catalogue.rules.ts';
import { choicesOf, coveredBy } from './choices.rules.ts';
import {
  type Covering,
  guaranteesOf,
  lastStart,
  type Matter,
  provenExclusions,
  startsOf,
  voucherOnFile,
} from './coverage.rules.ts';
import type { Decision } from './decision.contract.ts';
import { dueDatesOf } from './due-dates.rules.ts';
import type { Fault, Promised, Repair, Sale } from './facts.contract.ts';
import { type Counts, countsOf, groundsOf } from './grounds.rules.ts';
import { afterRest, dayOrNone, monthsAfter, unpublishedYears } from './periods.rules.ts';
import { mergedRules, regionOn } from './regions.rules.ts';
import { countedRepairs, daysOutOfUse } from './repairs.rules.ts';

/** A unit, its ledger and a reported fault, at an instant. The order of the lists means nothing. */
export type Question = {
  at: number;
  classCode: string;
  province: string | null;
  sale: Sale;
  repairs: readonly Repair[];
  /** Days on which the unit came in an exchange, its own and those before it. */
  exchanges: readonly string[];
  promises: readonly Promised[];
  fault: Fault;
  /** The unit was given back in an exchange. */
  isExchangedAway: boolean;
};
export type Books = { catalogue: WarrantyCatalogue; calendar: CompiledCalendar };

function matterOf({ catalogue, calendar }: Books, question: Question): Matter {
  const today = dayAt(calendar, question.at);
  const region = regionOn(catalogue, question.province, question.fault.reportedOn);
  const repairs = countedRepairs(question.repairs, today);
  return {
    catalogue,
    calendar,
    class: classOf(catalogue, question.classCode),
    region,
    rules: region === null ? catalogue.national : mergedRules(catalogue.national, region.rules),
    sale: question.sale,
    repairs,
    outOfUse: daysOutOfUse(repairs, today),
    exchanges: question.exchanges
      .map(dayNumber)
      .filter((day) => day <= today)
      .toSorted((a, b) => a - b),
    promises: question.promises.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    fault: question.fault,
    reported: dayNumber(question.fault.reportedOn),
    today,
  };
}

type Proof = Decision['proof'];

/**
 * Who has to prove: the business for durable goods within 6 months of receipt (消法 23), in some regions over the whole
 * period (浙江 30); later the customer.
 */
function proofOf(matter: Matter, guarantees: readonly Covering[]): Proof {
  const { rules, class: product, calendar, sale, exchanges, reported } = matter;
  const received = exchanges.at(-1) ?? dayOrNone(sale.deliveredOn) ?? lastStart(matter)?.on;
  if (!product.durable || rules.proofMonths === undefined || received === undefined) {
    return { onBusiness: false, untilOn: null, articles: [] };
  }
  const months = afterRest(calendar, monthsAfter(received, rules.proofMonths.value));
  const wholes = guarantees.filter(
    ({ part, basis }) => part === null && (basis === 'law' || basis === 'region'),
  );
  const whole =
    rules.proofWholePeriod === undefined ? 0 : Math.max(0, ...wholes.map(({ lastDay }) => lastDay));
  const last = Math.max(months, whole);
  const articles = whole > months ? (rules.proofWholePeriod ?? []) : rules.proofMonths.articles;
  return { onBusiness: reported <= last, untilOn: dateOf(last), articles };
}

function exclusionsOf({ fault, sale }: Matter): Decision['exclusions'] {
  const proven = provenExclusions(fault, sale);
  return fault.exclusions.map(({ ground }) => {
    const isRefuted = ground === 'no_voucher' && voucherOnFile(sale);
    const effect = isRefuted ? 'refuted' : proven.includes(ground) ? 'excludes' : 'to_show';
    return { ground, effect, provenBy: ground === 'no_voucher' ? 'customer' : 'business' };
  });
}

type Note = Decision['notes'][number];

function notesOf(matter: Matter, guarantees: readonly Covering[], counts: Counts): Note[] {
  const { class: product, region, fault, today, reported, calendar } = matter;
  const part = product.parts.find(({ code }) => code === fault.part);
  const running = guarantees.filter((one) => one.running && (one.part === null || one.part === fault.part));
  const years = unpublishedYears(
    calendar,
    running.map(({ lastDay }) => lastDay),
  );
  const limit = matter.rules.repairs ?? matter.rules.repairsAnyGoods;
  const notes: (Note | null)[] = [
    startsOf(matter).length > 0 ? null : { code: 'no_start_date', value: null },
    product.verified ? null : { code: 'class_unverified', value: product.source },
    part === undefined || part.verified ? null : { code: 'part_unverified', value: part.code },
    region === null ? null : { code: 'regional_text_date', value: region.textDate },
    ...years.map((year): Note => ({ code: 'calendar_unpublished', value: String(year) })),
    limit !== undefined && counts.sameFault < limit.value && counts.all >= limit.value
      ? { code: 'repairs_of_other_faults', value: String(counts.all) }
      : null,
    reported > today ? { code: 'report_in_future', value: null } : null,
  ];
  return notes.filter((note) => note !== null);
}

const view = ({ lastDay: _day, remedies: _remedies, ...guarantee }: Covering) => guarantee;

/** The articles that an answer names, and no others. */
function namedArticles(
  catalogue: WarrantyCatalogue,
  answer: Omit<Decision, 'articles'>,
): Decision['articles'] {
  const keys = [
    ...answer.guarantees.flatMap(({ articles }) => articles),
    ...answer.choices.flatMap(({ grounds, refund }) => [
      ...grounds.flatMap(({ articles }) => articles),
      ...(refund?.articles ?? []),
    ]),
    ...answer.dueDates.flatMap(({ articles }) => articles),
    ...answer.proof.articles,
    ...(answer.transport?.articles ?? []),
    ...(answer.exclusions.length > 0 ? catalogue.base.exclusion : []),
  ];
  return Object.fromEntries(Object.entries(catalogue.articles).filter(([key]) => keys.includes(key)));
}

/**
 * For a unit, a fault and an instant: under which guarantee, until when, what the customer may choose and why, what is
 * missing for the rest, what the business has to keep (S0 1.3, 2.2; 三包规定; 消法 23–25; local rules).
 */
export function decide(books: Books, question: Question): Decision {
  const matter = matterOf(books, question);
  const guarantees = guaranteesOf(matter);
  const counts = countsOf(matter, guarantees);
  const proof = proofOf(matter, guarantees);
  const choices = choicesOf(matter, groundsOf({ matter, guarantees, counts }, proof.onBusiness));
  const by = coveredBy(guarantees);
  const transport = matter.rules.transport ?? [];
  const isFree = choices.some(({ open, paidBy }) => open && paidBy === 'business');
  const { code, name, law, verified, source } = matter.class;
  const notes = notesOf(matter, guarantees, counts);
  const answer = {
    at: iso(question.at),
    today: dateOf(matter.today),
    class: { code, name, law, verified, source },
    region:
      matter.region === null
        ? null
        : { province: matter.region.province, name: matter.region.name, textDate: matter.region.textDate },
    covered: by !== undefined,
    coveredBy: by?.key ?? null,
    guarantees: guarantees.map(view),
    choices,
    dueDates: dueDatesOf(matter, counts),
    counts,
    proof,
    exclusions: exclusionsOf(matter),
    transport: isFree && transport.length > 0 ? { paidBy: 'business' as const, articles: transport } : null,
    notes: question.isExchangedAway ? [{ code: 'exchanged_away' as const, value: null }, ...notes] : notes,
  };
  return { ...answer, articles: namedArticles(books.catalogue, answer) };
}
