import { maskContact, maskName } from '../../kernel/text.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { dayNumber } from '../calendar/days.rules.ts';
import { monthsAfter } from '../warranty/periods.rules.ts';

/** What a person is known by: names, ways to reach, addresses, as they stand in the records. */
export type Known = { names: string[]; contacts: string[]; addresses: string[] };

export const NOTHING_KNOWN: Known = { names: [], contacts: [], addresses: [] };

/** Both together, each form once. */
export const knownTogether = (one: Known, other: Known): Known => ({
  names: [...new Set([...one.names, ...other.names])],
  contacts: [...new Set([...one.contacts, ...other.contacts])],
  addresses: [...new Set([...one.addresses, ...other.addresses])],
});

const SPECIAL = /[\\^$.*+?()[\]{}|#\s-]/g;
const literal = (text: string): string => text.replace(SPECIAL, (one) => `\\${one}`);
const DIGITS = /^\+?[\d\s\-()（）]{5,}$/;
const LONGEST_PART = 4;

/** A number however it is spaced, with or without the country before it. */
const spaced = (phone: string): string =>
  [...phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')].join('[ -]?');

/** The parts of an address behind province, city and district: what still names the door when the rest was left out. */
const doorOf = (address: string): string[] => {
  const rest = address
    .replace(/^.{2,8}?(省|自治区)/, '')
    .replace(/^.{1,8}?(市|自治州|地区|盟)/, '')
    .replace(/^.{1,6}?(区|县|旗|市)/, '');
  return rest !== address && rest.length > LONGEST_PART ? [rest] : [];
};

const forms = (known: Known): string[] => [
  ...known.addresses.flatMap((address) => [address, ...doorOf(address)]).map(literal),
  ...known.contacts.flatMap((contact) =>
    DIGITS.test(contact) && contact.replace(/\D/g, '').length > LONGEST_PART
      ? [`(?:\\+?86[ -]?)?${spaced(contact)}`, literal(maskContact(contact))]
      : [literal(contact), literal(maskContact(contact))],
  ),
  ...known.names.map(literal),
  ...known.names.map((name) => literal(maskName(name))),
  ...[...known.names, ...known.contacts].map((text) => literal(encodeURIComponent(text))),
];

/**
 * The expression that finds every mention of a person in a text, the longest form first; empty when nothing is known.
 * One letter alone is no mention: it would take words of others away.
 */
export function mentions(known: Known): string {
  const cleaned: Known = {
    names: known.names.map((name) => name.trim()).filter((name) => [...name].length > 1),
    contacts: known.contacts.map((one) => one.trim()).filter((one) => one.length > LONGEST_PART),
    addresses: known.addresses.map((one) => one.trim()).filter((one) => one.length > LONGEST_PART),
  };
  return [...new Set(forms(cleaned))].sort((a, b) => b.length - a.length).join('|');
}

/** Something open that still needs the person; `until` is when it is due, where that is known. */
export type Hold = { kind: 'case' | 'order' | 'refund' | 'incident'; number: string; until: string | null };

export type Kept = { code: string; until: string };

/** The same time of the day so many months later, or earlier, by the Chinese calendar; else of the last day of that month. */
export function monthsLater(at: number, months: number): number {
  const day = dayNumber(chinaDay(at));
  return at + (monthsAfter(day, months) - day) * DAY;
}

/** Day after the last of a class's records plus its months; null when the law keeps none of it any more. */
export function keptUntil(last: number | null, months: number, now: number): number | null {
  if (last === null) return null;
  const until = monthsLater(last, months);
  return until > now ? until : null;
}
