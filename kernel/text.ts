const BREAK = /[^\p{L}\p{N}]+/gu;

const normalise = (text: string) => text.normalize('NFKC').toLowerCase();

/**
 * Search tokens of a text: every pair of neighbouring characters, and each single one.
 * Any literal substring of two or more letters or digits is found by the pairs it is made of.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of normalise(text).split(BREAK)) {
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

/** A cell that no spreadsheet takes for a formula. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
