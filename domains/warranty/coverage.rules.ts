import type { CompiledCalendar } from '../calendar/calendar.rules.ts';
import type { ProductClass, Region, Rules, WarrantyCatalogue } from './catalogue.contract.ts';
import type { Guarantee, Period } from './decision.contract.ts';
import type { Fault, Promised, Remedy, Sale } from './facts.contract.ts';
import { type Counted, countPeriod, dayOrNone, longest, periodOf, type Stretch } from './periods.rules.ts';
import { type CountedRepair, isSameFault } from './repairs.rules.ts';

/** Everything that an answer is made from; days by number. */
export type Matter = {
  catalogue: WarrantyCatalogue;
  calendar: CompiledCalendar;
  class: ProductClass;
  region: Region | null;
  /** National rules with those of the region. */
  rules: Rules;
  sale: Sale;
  repairs: CountedRepair[];
  outOfUse: Stretch[];
  /** Days of exchange so far, ascending. */
  exchanges: number[];
  promises: Promised[];
  fault: Fault;
  reported: number;
  today: number;
};

type Starting = Counted['start'];
type Raw = {
  key: string;
  basis: Guarantee['basis'];
  name: Guarantee['name'];
  part: string | null;
  counted: Counted;
  articles: string[];
  verified: boolean;
  remedies: readonly Remedy[];
  isForFault: boolean;
};
export type Covering = Guarantee & { remedies: readonly Remedy[]; lastDay: number };

const FACTS: Record<ProductClass['law'], [keyof Sale, Period['startFact']][]> = {
  listed: [
    ['invoicedOn', 'invoice'],
    ['deliveredOn', 'delivery'],
    ['documentedOn', 'document'],
    ['purchasedOn', 'purchase'],
  ],
  furniture: [
    ['invoicedOn', 'invoice'],
    ['documentedOn', 'document'],
    ['deliveredOn', 'delivery'],
    ['purchasedOn', 'purchase'],
  ],
  general: [
    ['deliveredOn', 'delivery'],
    ['invoicedOn', 'invoice'],
    ['documentedOn', 'document'],
    ['purchasedOn', 'purchase'],
  ],
};

/**
 * The day from which the period runs: the invoice day, without an invoice the delivery or the sales document (furniture:
 * the sales document first; goods outside the catalogue: receipt first). Undefined when no day is known (三包规定 8).
 */
export function saleStart(law: ProductClass['law'], sale: Sale): Starting | undefined {
  for (const [key, fact] of FACTS[law]) {
    const on = dayOrNone(sale[key] as string | undefined);
    if (on !== undefined) return { on, fact };
  }
  return undefined;
}

/** The sale and every exchange: each starts the period anew (三包规定 14). */
export function startsOf(matter: Matter): Starting[] {
  const sale = saleStart(matter.class.law, matter.sale);
  const exchanges = matter.exchanges.map((on) => ({ on, fact: 'exchange' as const }));
  return sale === undefined ? exchanges : [sale, ...exchanges];
}

/** The latest start: what "within 7 days of sale" counts from. */
export const lastStart = (matter: Matter): Starting | undefined => startsOf(matter).at(-1);

function legalPeriod(matter: Matter, months: number): Counted | undefined {
  return longest(
    startsOf(matter).map((start) => countPeriod(matter.calendar, start, { months }, matter.outOfUse)),
  );
}

const allVerified = (catalogue: WarrantyCatalogue, keys: readonly string[]): boolean =>
  keys.every((key) => catalogue.articles[key]?.verified ?? false);

function periodArticles({ catalogue }: Matter, counted: Counted, own: readonly string[]): string[] {
  const { base } = catalogue;
  return [
    ...own,
    ...(counted.start.fact === 'exchange' ? base.exchange : []),
    ...base.count,
    ...(counted.moved > counted.end ? base.rest : []),
  ];
}

const forFault = (part: string | null, fault: Fault): boolean => part === null || part === fault.part;

function lawGuarantees(matter: Matter): Raw[] {
  const { class: product, catalogue, fault } = matter;
  const own = catalogue.base[product.law];
  const rows = [
    { key: 'whole', part: null, name: null, months: product.months, verified: product.verified },
    ...product.parts.map((part) => ({ key: `part:${part.code}`, part: part.code, ...part })),
  ];
  return rows.flatMap(({ key, part, name, months, verified }) => {
    const counted = months === null ? undefined : legalPeriod(matter, months);
    if (counted === undefined) return [];
    const isForFault = forFault(part, fault);
    const articles = periodArticles(matter, counted, own);
    return {
      key,
      basis: 'law',
      name,
      part,
      counted,
      articles,
      verified,
      remedies: ['repair'],
      isForFault,
    } as const;
  });
}

function regionalMinimums(matter: Matter): Raw[] {
  const { region, class: product, catalogue, fault } = matter;
  return (region?.minimums ?? []).flatMap((minimum) => {
    if (minimum.class !== null && minimum.class !== product.code) return [];
    const counted = legalPeriod(matter, minimum.months);
    if (counted === undefined) return [];
    return {
      key: `minimum:${minimum.part ?? 'whole'}`,
      basis: 'region' as const,
      name: region?.name ?? null,
      part: minimum.part,
      counted,
      articles: periodArticles(matter, counted, minimum.articles),
      verified: allVerified(catalogue, minimum.articles),
      remedies: ['repair'] as const,
      isForFault: forFault(minimum.part, fault),
    };
  });
}

function promised(matter: Matter): Raw[] {
  const { calendar, fault } = matter;
  return matter.promises.flatMap((promise, place) => {
    const own = dayOrNone(promise.startsOn);
    const starts = own === undefined ? startsOf(matter) : [{ on: own, fact: 'own' as const }];
    const outOfUse = promise.addsRepairDays ? matter.outOfUse : [];
    const counted = longest(
      starts.map((start) => countPeriod(calendar, start, { months: promise.months }, outOfUse)),
    );
    if (counted === undefined) return [];
    return {
      key: `${promise.kind}:${place}`,
      basis: promise.kind,
      name: { zh: promise.name, en: promise.name },
      part: promise.part,
      counted,
      articles: periodArticles(matter, counted, []),
      verified: true,
      remedies: promise.remedies,
      isForFault: forFault(promise.part, fault) && reaches(promise, matter),
    };
  });
}

/** A proven exclusion ends every guarantee except one that covers just that. */
function reaches(promise: Promised, { fault, sale }: Matter): boolean {
  return provenExclusions(fault, sale).every((ground) => promise.alsoCovers.includes(ground));
}

const REFUTED_BY: (keyof Sale)[] = ['invoicedOn', 'documentedOn'];

/** Our own books hold the invoice or the sales document that is said to be missing. */
export const voucherOnFile = (sale: Sale): boolean => REFUTED_BY.some((key) => sale[key] !== undefined);

/** Exclusions that count: proven, and not refuted by our own books (三包规定 17). */
export const provenExclusions = (fault: Fault, sale: Sale) =>
  fault.exclusions
    .filter(({ ground, proven }) => proven && !(ground === 'no_voucher' && voucherOnFile(sale)))
    .map(({ ground }) => ground);

function repairGuarantees(matter: Matter): Raw[] {
  const { rules, class: product, calendar, catalogue, fault } = matter;
  return matter.repairs.flatMap((repair, place) => {
    if (repair.done === undefined || repair.result === 'no_fault' || rules.repairedDays === undefined)
      return [];
    const start = { on: repair.done, fact: 'repair' as const };
    const months = product.parts.find(({ code }) => code === repair.part)?.months ?? product.months;
    const isAnew = rules.partAnew !== undefined && repair.part !== null && months !== null;
    const shortest = countPeriod(calendar, start, { days: rules.repairedDays.value }, matter.outOfUse);
    const anew = isAnew ? [countPeriod(calendar, start, { months }, matter.outOfUse)] : [];
    const counted = longest([shortest, ...anew]);
    if (counted === undefined) return [];
    const own = counted === shortest ? rules.repairedDays.articles : (rules.partAnew ?? []);
    const isForFault =
      isSameFault(repair.fault, fault.fault) || (repair.part !== null && repair.part === fault.part);
    return {
      key: `repair:${place}`,
      basis: 'repair' as const,
      name: null,
      part: repair.part,
      counted,
      articles: periodArticles(matter, counted, own),
      verified: allVerified(catalogue, own),
      remedies: ['repair'] as const,
      isForFault,
    };
  });
}

function covering(matter: Matter, raw: Raw): Covering {
  const { counted, isForFault, basis, ...rest } = raw;
  const first = basis === 'law' || basis === 'region' ? startsOf(matter)[0] : counted.start;
  const isExcluded =
    basis !== 'contract' && basis !== 'brand' && provenExclusions(matter.fault, matter.sale).length > 0;
  const inTime = matter.reported <= counted.moved && matter.reported >= (first?.on ?? counted.start.on);
  return {
    ...rest,
    basis,
    period: periodOf(matter.calendar, counted),
    lastDay: counted.moved,
    remainingDays: Math.max(0, counted.moved - matter.today),
    running: matter.today <= counted.moved && matter.today >= counted.start.on,
    covers: isForFault && inTime && !isExcluded,
  };
}

/**
 * Every guarantee of a unit, each with its own start: by law for the whole unit and its main parts, by region, by the
 * brand's promise, by contract, and of repairs done. `covers` says which stand for the reported fault (S0 1.1).
 */
export const guaranteesOf = (matter: Matter): Covering[] =>
  [
    ...lawGuarantees(matter),
    ...regionalMinimums(matter),
    ...promised(matter),
    ...repairGuarantees(matter),
  ].map((raw) => covering(matter, raw));
