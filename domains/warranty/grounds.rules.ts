import type { Limit } from './catalogue.contract.ts';
import { type Covering, lastStart, type Matter, provenExclusions } from './coverage.rules.ts';
import type { Missing, Refund, RuleCode } from './decision.contract.ts';
import type { Remedy } from './facts.contract.ts';
import { dayOrNone, daysWithin, lastDayAfter } from './periods.rules.ts';
import { openRepair, repairsThatCount } from './repairs.rules.ts';
import { missing } from './returns.rules.ts';

/** One rule looked at: what it would open, whether it does, until when, else what is missing. */
export type RawGround = {
  rule: RuleCode;
  remedies: readonly Remedy[];
  /** null: no fixed last day. */
  until: number | null;
  missing: Missing[];
  articles: string[];
  refund: Refund['kind'];
  /** Of an `in_period` ground: which guarantee, and whether its own row was verified. */
  guarantee?: { key: string; verified: boolean };
};

export type Counts = { sameFault: number; all: number; daysOutOfUse: number };

const ALL: readonly Remedy[] = ['return', 'exchange', 'repair'];
const NEW: readonly Remedy[] = ['return', 'exchange'];

/** A right to choose within days of a first day. */
function windowGround(
  matter: Matter,
  rule: RuleCode,
  limit: Limit | undefined,
  parts: { from: number | undefined; remedies: readonly Remedy[]; without: Missing },
): RawGround[] {
  if (limit === undefined) return [];
  const { articles } = limit;
  const base = { rule, remedies: parts.remedies, articles, refund: 'full' as const };
  if (parts.from === undefined) return [{ ...base, until: null, missing: [parts.without] }];
  const until = lastDayAfter(matter.calendar, parts.from, limit.value);
  return [{ ...base, until, missing: matter.reported > until ? [missing('passed', { day: until })] : [] }];
}

/** Whole-unit guarantees that stand for the fault; the one that lasts longest is the period of the counting rules. */
function wholePeriod(
  guarantees: readonly Covering[],
  bases: readonly Covering['basis'][],
): number | undefined {
  const days = guarantees
    .filter(({ covers, part, basis }) => covers && part === null && bases.includes(basis))
    .map(({ lastDay }) => lastDay);
  return days.length === 0 ? undefined : Math.max(...days);
}

const AGREED: readonly Covering['basis'][] = ['law', 'region', 'brand', 'contract'];

/** Repairs of this fault, all repairs, days out of use: since the last exchange, within the guarantees. */
export function countsOf(matter: Matter, guarantees: readonly Covering[]): Counts {
  const from = lastStart(matter)?.on ?? 0;
  const wholes = guarantees.filter(({ part }) => part === null).map(({ lastDay }) => lastDay);
  const to = Math.max(matter.today, ...wholes);
  const { sameFault, all } = repairsThatCount(matter.repairs, matter.fault.fault, { from, to });
  return { sameFault, all, daysOutOfUse: daysWithin(matter.outOfUse, from, matter.today) };
}

type Counting = { matter: Matter; guarantees: readonly Covering[]; counts: Counts };

/** "Repaired so often and still not usable". */
function repairsGround(
  { matter, guarantees, counts }: Counting,
  rule: 'two_repairs' | 'two_repairs_any_goods',
): RawGround[] {
  const limit = rule === 'two_repairs' ? matter.rules.repairs : matter.rules.repairsAnyGoods;
  if (limit === undefined) return [];
  const until = wholePeriod(guarantees, rule === 'two_repairs' ? ['law'] : AGREED);
  const left = limit.value - counts.sameFault;
  const lacking = [
    ...(until === undefined ? [missing('not_covered')] : []),
    ...(left > 0 ? [missing('repairs_left', { count: left })] : []),
  ];
  const base = { rule, remedies: NEW, articles: limit.articles, refund: 'less_use' as const };
  return [{ ...base, until: until ?? null, missing: lacking }];
}

/** More than so many days since the open repair began; opens the day after the last day in time. */
function sinceSent(
  { matter, guarantees }: Counting,
  rule: 'parts_wait' | 'repairer_delay' | 'repair_not_done',
  limit: Limit | undefined,
): RawGround[] {
  if (limit === undefined) return [];
  const base = { rule, remedies: NEW, until: null, articles: limit.articles, refund: 'less_use' as const };
  const open = openRepair(matter.repairs, lastStart(matter)?.on ?? 0);
  if (open === undefined) return [{ ...base, missing: [missing('no_repair_open')] }];
  const lacking: Missing[] = [];
  const isParts = open.delay === 'parts' || open.waits.some((wait) => wait.to === null);
  const isCause = rule === 'repair_not_done' || (rule === 'parts_wait' ? isParts : open.delay === 'repairer');
  if (!isCause) lacking.push(missing('delay_cause'));
  const opens = open.sent + limit.value + 1;
  if (matter.today < opens) lacking.push(missing('days_left', { count: opens - matter.today, day: opens }));
  if (wholePeriod(guarantees, AGREED) === undefined) lacking.push(missing('not_covered'));
  return [{ ...base, missing: lacking }];
}

function totalDaysGround({ matter, guarantees, counts }: Counting): RawGround[] {
  const limit = matter.rules.totalRepairDays;
  if (limit === undefined) return [];
  const until = wholePeriod(guarantees, AGREED);
  const left = limit.value - counts.daysOutOfUse;
  const lacking = [
    ...(until === undefined ? [missing('not_covered')] : []),
    ...(left > 0 ? [missing('days_left', { count: left })] : []),
  ];
  const { articles } = limit;
  return [
    {
      rule: 'total_repair_days',
      remedies: NEW,
      articles,
      refund: 'less_use',
      until: until ?? null,
      missing: lacking,
    },
  ];
}

/** Repair, or what else a promise gives, under whichever guarantee stands for the fault. */
function inPeriod(guarantees: readonly Covering[]): RawGround[] {
  const found = guarantees.filter(({ covers }) => covers);
  return found.map(({ key, verified, remedies, lastDay, articles }) => ({
    rule: 'in_period',
    guarantee: { key, verified },
    remedies,
    until: lastDay,
    missing: [],
    articles,
    refund: 'full',
  }));
}

function seriousFurniture(matter: Matter): RawGround[] {
  const exchanged = matter.exchanges.at(-1);
  const from = exchanged ?? dayOrNone(matter.sale.deliveredOn) ?? lastStart(matter)?.on;
  const without = missing('delivery_date');
  const found = windowGround(matter, 'serious_furniture', matter.rules.seriousDays, {
    from,
    remedies: ALL,
    without,
  });
  if (matter.fault.serious) return found;
  return found.map((ground) => ({ ...ground, missing: [missing('not_serious'), ...ground.missing] }));
}

/** Goods without a national rule: article 24; after 7 days the defect has to be shown, by whoever has to show it. */
function generalGoods(matter: Matter, isProofOnBusiness: boolean): RawGround[] {
  const { rules, fault, catalogue, exchanges, sale } = matter;
  const from = exchanges.at(-1) ?? dayOrNone(sale.deliveredOn) ?? lastStart(matter)?.on;
  const without = missing('delivery_date');
  const isShown = fault.defectShown || isProofOnBusiness;
  return [
    ...windowGround(matter, 'receipt_seven_days', rules.receiptDays, { from, remedies: ALL, without }),
    {
      rule: 'general_quality',
      remedies: ['exchange', 'repair'],
      until: null,
      missing: isShown ? [] : [missing('defect_to_show')],
      articles: catalogue.base.general,
      refund: 'full',
    },
  ];
}

function byClass(counting: Counting, isProofOnBusiness: boolean): RawGround[] {
  const { matter } = counting;
  if (matter.class.law === 'furniture') return seriousFurniture(matter);
  if (matter.class.law === 'general') return generalGoods(matter, isProofOnBusiness);
  const { rules } = matter;
  const from = lastStart(matter)?.on;
  const without = missing('start_date');
  return [
    ...windowGround(matter, 'seven_days', rules.sevenDays, { from, remedies: ALL, without }),
    ...windowGround(matter, 'fifteen_days', rules.fifteenDays, {
      from,
      remedies: ['exchange', 'repair'],
      without,
    }),
    ...repairsGround(counting, 'two_repairs'),
    ...sinceSent(counting, 'parts_wait', rules.partsWaitDays),
    ...sinceSent(counting, 'repairer_delay', rules.repairerDays),
  ];
}

/** Every rule that could give the customer return, exchange or repair, met or not (三包规定 9–13; 消法 24; local rules). */
export function groundsOf(counting: Counting, isProofOnBusiness: boolean): RawGround[] {
  const { matter, guarantees } = counting;
  const others = [
    ...byClass(counting, isProofOnBusiness),
    ...repairsGround(counting, 'two_repairs_any_goods'),
    ...totalDaysGround(counting),
    ...sinceSent(counting, 'repair_not_done', matter.rules.incompleteDays),
  ];
  const isExcluded = provenExclusions(matter.fault, matter.sale).length > 0;
  const kept = isExcluded
    ? others.map((ground) => ({
        ...ground,
        missing: [missing('excluded')],
        articles: [...ground.articles, ...matter.catalogue.base.exclusion],
      }))
    : others;
  return [...kept, ...inPeriod(guarantees)];
}
