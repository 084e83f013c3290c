import { iso } from '../../kernel/time.ts';
import { dateOf } from '../calendar/days.rules.ts';
import { type Covering, lastStart, type Matter } from './coverage.rules.ts';
import type { Choice, ChoiceCode, Ground, Missing, Refund } from './decision.contract.ts';
import { type Remedy, remedies } from './facts.contract.ts';
import type { RawGround } from './grounds.rules.ts';
import { endOf } from './periods.rules.ts';
import { openRepair } from './repairs.rules.ts';
import { againstNoReason, missing, noReasonUntil, refundOf } from './returns.rules.ts';

function groundView(
  matter: Matter,
  ground: Omit<RawGround, 'remedies' | 'refund'>,
  isVerified: boolean,
): Ground {
  const { rule, until, articles } = ground;
  const known = articles.every((key) => matter.catalogue.articles[key]?.verified ?? false);
  return {
    rule,
    guarantee: ground.guarantee?.key ?? null,
    met: ground.missing.length === 0,
    untilOn: until === null ? null : dateOf(until),
    untilAt: until === null ? null : iso(endOf(matter.calendar, until)),
    missing: ground.missing,
    articles,
    verified: known && (ground.guarantee?.verified ?? isVerified),
  };
}

/** The latest last day of the grounds that hold; null when one of them has no fixed day. */
function latest(
  matter: Matter,
  met: readonly RawGround[],
): { untilOn: string | null; untilAt: string | null } {
  const days = met.map(({ until }) => until);
  if (days.length === 0 || days.includes(null)) return { untilOn: null, untilAt: null };
  const last = Math.max(...days.map((day) => day ?? 0));
  return { untilOn: dateOf(last), untilAt: iso(endOf(matter.calendar, last)) };
}

function refundFor(matter: Matter, met: readonly RawGround[]): Refund | null {
  if (met.length === 0) return null;
  return refundOf(matter, met.some(({ refund }) => refund === 'full') ? 'full' : 'less_use');
}

/** What time or one more repair brings comes first, what has passed last. */
const nearness = ({ missing: lacking }: Ground): number => {
  if (lacking.some(({ code }) => code === 'passed')) return 2;
  return lacking.every(({ code }) => code === 'repairs_left' || code === 'days_left') ? 0 : 1;
};
const byMeaning = (a: Ground, b: Ground) => Number(b.met) - Number(a.met) || nearness(a) - nearness(b);

/** The same reason twice is one. */
function distinct(grounds: readonly Ground[]): Ground[] {
  const seen = new Set<string>();
  return grounds.filter((ground) => {
    const key = `${ground.rule}|${ground.guarantee}|${ground.untilOn}|${ground.met}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** A return instead of an exchange rests on the article about depreciation too. */
const withReturn = (matter: Matter, ground: RawGround): RawGround =>
  ground.refund === 'full'
    ? ground
    : { ...ground, articles: [...ground.articles, ...matter.catalogue.base.depreciation] };

function remedyChoice(matter: Matter, grounds: readonly RawGround[], remedy: Remedy): Choice {
  const own = grounds.filter((ground) => ground.remedies.includes(remedy));
  const met = own.filter((ground) => ground.missing.length === 0);
  const isLess = remedy === 'return' && met.length > 0;
  const refund = isLess ? refundFor(matter, met) : null;
  const views = distinct(
    own
      .map((ground) => (remedy === 'return' ? withReturn(matter, ground) : ground))
      .map((ground) => groundView(matter, ground, matter.class.verified))
      .toSorted(byMeaning),
  );
  return {
    choice: remedy,
    open: met.length > 0,
    ...latest(matter, met),
    paidBy: 'business',
    grounds: views,
    refund,
    fullWithoutSameModel: refund?.kind === 'less_use' && matter.fault.sameModelAvailable === null,
    verified: met.length === 0 ? true : views.some((view) => view.met && view.verified),
  };
}

type Single = {
  matter: Matter;
  choice: ChoiceCode;
  rule: Ground['rule'];
  until: number | null;
  lacking: Missing[];
  articles: string[];
};

function singleChoice({ matter, choice, rule, until, lacking, articles }: Single): Choice {
  const ground = groundView(matter, { rule, until, missing: lacking, articles }, true);
  const isOpen = lacking.length === 0;
  return {
    choice,
    open: isOpen,
    untilOn: isOpen ? ground.untilOn : null,
    untilAt: isOpen ? ground.untilAt : null,
    paidBy: choice === 'stand_in' ? 'business' : 'customer',
    grounds: [ground],
    refund: choice === 'no_reason_return' && isOpen ? refundOf(matter, 'full') : null,
    fullWithoutSameModel: false,
    verified: ground.verified,
  };
}

function noReasonChoice(matter: Matter): Choice[] {
  const { noReasonDays } = matter.rules;
  if (noReasonDays === undefined) return [];
  const until = noReasonUntil(matter) ?? null;
  const lacking = againstNoReason(matter);
  return [
    singleChoice({
      matter,
      choice: 'no_reason_return',
      rule: 'no_reason',
      until,
      lacking,
      articles: noReasonDays.articles,
    }),
  ];
}

/** A unit to use meanwhile, once a repair takes longer than the region allows (浙江 26). */
function standInChoice(matter: Matter): Choice[] {
  const { standInDays } = matter.rules;
  if (standInDays === undefined) return [];
  const open = openRepair(matter.repairs, lastStart(matter)?.on ?? 0);
  const opens = (open?.sent ?? 0) + standInDays.value + 1;
  const left = opens - matter.today;
  const lacking =
    open === undefined
      ? [missing('no_repair_open')]
      : left > 0
        ? [missing('days_left', { count: left, day: opens })]
        : [];
  return [
    singleChoice({
      matter,
      choice: 'stand_in',
      rule: 'stand_in',
      until: null,
      lacking,
      articles: standInDays.articles,
    }),
  ];
}

/** Repair at the customer's cost: only without a free one, and only after the customer accepted the price (S0 1.3). */
function paidChoice(matter: Matter, isFree: boolean): Choice {
  const lacking = isFree ? [missing('covered')] : [];
  const articles = matter.catalogue.base.paid;
  const choice = singleChoice({
    matter,
    choice: 'paid_repair',
    rule: 'paid',
    until: null,
    lacking,
    articles,
  });
  const ground = choice.grounds.map((one) =>
    isFree ? one : { ...one, missing: [missing('accepted_quotation')] },
  );
  return { ...choice, grounds: ground };
}

/**
 * What the customer may choose, the open ones first and of these the strongest first: return, exchange, repair,
 * no-reason return, stand-in unit, paid repair. Closed ones say what is missing.
 */
export function choicesOf(matter: Matter, grounds: readonly RawGround[]): Choice[] {
  const main = remedies.map((remedy) => remedyChoice(matter, grounds, remedy));
  const isFree = main.some(({ choice, open }) => choice === 'repair' && open);
  const all = [...main, ...noReasonChoice(matter), ...standInChoice(matter), paidChoice(matter, isFree)];
  return all.toSorted((a, b) => Number(b.open) - Number(a.open));
}

/** The guarantee that lasts longest of those that stand for the fault. */
export const coveredBy = (guarantees: readonly Covering[]): Covering | undefined =>
  guarantees
    .filter(({ covers }) => covers)
    .reduce<Covering | undefined>(
      (best, one) => (best === undefined || one.lastDay > best.lastDay ? one : best),
      undefined,
    );
