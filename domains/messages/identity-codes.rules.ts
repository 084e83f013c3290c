type Lookups = { lookups(kind: string, text: string): string[] };

const DIGITS = 1_000_000;
const digitsOf = (hash: string): string => {
  let sum = 0;
  for (const letter of hash) sum = (sum * 131 + letter.charCodeAt(0)) % DIGITS;
  return String(sum).padStart(6, '0');
};

/** Stands in a message for the code of a place (`person_request:12:1`), until the message leaves; nothing readable is stored. */
export const codeMark = (place: string): string => `{code:${place}}`;

/** The codes of a place: under the look-up key in use now, then under those before it. */
export const codesOf = (vault: Lookups, place: string): string[] =>
  vault.lookups('identity-code', place).map(digitsOf);

export const withCodes = (vault: Lookups, body: string): string =>
  body.replace(/\{code:([a-z_]+:\d+:\d+)\}/g, (_, place: string) => codesOf(vault, place)[0] ?? '');
