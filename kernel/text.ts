const BREAK = /[^\p{L}\p{N}]+/gu;

const normalise = (text: string) => text.normalize('NFKC').toLowerCase();

/** A number written inside a text: what is sealed, and what everybody reads in its place. */
const MARK = /⟦(a1\.[a-z][a-z0-9]*\.[\w-]+)\|([^⟧|]*)⟧/g;

/** Puts a sealed number into a text, with the masked form that is shown. */
export const markOf = (sealed: string, label: string): string => `⟦${sealed}|${label}⟧`;
/** A text as everybody reads it: marked numbers in their masked form, or as what is given. */
export const labelled = (text: string, instead?: string): string =>
  text.includes('⟦') ? text.replace(MARK, (_mark, _sealed: string, label: string) => instead ?? label) : text;
/** The marks of a text, in their order. */
export const marksIn = (text: string): { mark: string; sealed: string; label: string }[] =>
  [...text.matchAll(MARK)].map(([mark, sealed = '', label = '']) => ({ mark, sealed, label }));

const MOBILE = /(?<![\d+A-Za-z])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?![\dA-Za-z])/g;
/** A text with every mobile number of the mainland in it replaced, however it is spaced. */
export const replaceNumbers = (text: string, by: (number: string) => string): string =>
  text.replace(MOBILE, (found) => by(found.replace(/^\+?86(?=[ -]?1\d)|[ -]/g, '').replace(/[ -]/g, '')));

/**
 * Search tokens of a text: every pair of neighbouring characters, and each single one.
 * Any literal substring of two or more letters or digits is found by the pairs it is made of.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of normalise(labelled(text)).split(BREAK)) {
    const letters = [...run];
    for (const [place, letter] of letters.entries()) {
      const next = letters[place + 1];
      if (next !== undefined) tokens.add(letter + next);
      else if (letters.length === 1) tokens.add(letter);
    }
  }
  return [...tokens];
}

/** The words of a query, as typed but normalised, for the exact check after the index. */
export const searchWords = (text: string): string[] =>
  normalise(text)
    .split(BREAK)
    .filter((word) => word.length > 0);

/** Keeps the first character of a name: 张*, 张**. */
export function maskName(name: string): string {
  const letters = [...name];
  const first = letters[0];
  return first === undefined ? '' : first + '*'.repeat(Math.min(Math.max(letters.length - 1, 1), 2));
}

/** 138****5678: first three and last four of a phone number; anything shorter keeps its last two. */
export function maskPhone(phone: string): string {
  const letters = [...phone];
  if (letters.length < 8) return '*'.repeat(Math.max(letters.length - 2, 0)) + letters.slice(-2).join('');
  return `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`;
}

/** A way to reach somebody: a***@example.com, 138****5678. */
export const maskContact = (contact: string): string =>
  contact.indexOf('@') > 0 ? contact.replace(/^(.).*?(@.*)$/su, '$1***$2') : maskPhone(contact);

/** Signs that begin a formula, the wide ones of a Chinese keyboard too. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const LOOKS_LIKE_A_NUMBER = /^[+-]?(\d[\d,]*)?\.?\d+(e[+-]?\d+)?%?$/i;
const MOST_DIGITS = 11;

/** A number that a spreadsheet shows just as it is written: no leading zero, no long row of digits, no lost last zero. */
const staysAsWritten = (text: string): boolean =>
  String(Number(text)) === text && text.replace(/\D/g, '').length <= MOST_DIGITS;

/**
 * A cell of a CSV file as a spreadsheet opens it: a number counts, a text is read as it was written. No text is taken for a
 * formula, and a serial, a phone or a code of digits keeps every one of them (a leading tab, which nobody sees, makes it text).
 */
export function csvCell(value: string | number): string {
  const text = labelled(String(value));
  const isText = typeof value === 'string';
  const opened =
    isText && LOOKS_LIKE_A_NUMBER.test(text)
      ? `${staysAsWritten(text) ? '' : '\t'}${text}`
      : `${isText && FORMULA.test(text) ? "'" : ''}${text}`;
  return /[",;\n\r\t]/.test(opened) ? `"${opened.replaceAll('"', '""')}"` : opened;
}
