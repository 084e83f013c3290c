import type { Vault } from './context.ts';
import { labelled, markOf, marksIn, maskPhone, replaceNumbers } from './text.ts';

/** Fields that hold a person's name, number or address, or a code: their own domain seals them or must find them. */
const OWN_FIELD =
  /(name|address|phone|contact|mobile|serial\w*|number|code|sku|model|id|key|hash|signature|photo)$/i;
const PLACE = 'text.number';

/** Replaces the mobile numbers in a text by sealed marks; marks that somebody typed are taken for their label. */
export const hideNumbers = (vault: Vault, text: string): string =>
  replaceNumbers(labelled(text), (number) => markOf(vault.seal(number, PLACE), maskPhone(number)));

/** What a request says, with the numbers in its free texts sealed; fields that are a number themselves stay (S0 5.2). */
export function hideNumbersIn<T>(vault: Vault, value: T, field = ''): T {
  if (typeof value === 'string') return (OWN_FIELD.test(field) ? value : hideNumbers(vault, value)) as T;
  if (Array.isArray(value)) return value.map((one) => hideNumbersIn(vault, one, field)) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, hideNumbersIn(vault, part, key)]),
  ) as T;
}

/** The numbers marked in texts, opened; for a disclosure. */
export const numbersIn = (vault: Vault, texts: string[]): string[] => [
  ...new Set(texts.flatMap((text) => marksIn(text).map(({ sealed }) => vault.open(sealed, PLACE)))),
];

/** A text with the numbers in place of their marks; only for the person whose they are, and for a disclosure. */
export const openNumbers = (vault: Vault, text: string): string =>
  marksIn(text).reduce((open, { mark, sealed }) => open.replaceAll(mark, vault.open(sealed, PLACE)), text);

/** An edited text with the marks of the one before where their masked forms still stand, so that no number is lost. */
export function keepMarks(edited: string, before: string): string {
  let text = edited;
  for (const { mark, label } of marksIn(before)) {
    const at = text.indexOf(label);
    if (at >= 0 && !text.includes(mark)) text = text.slice(0, at) + mark + text.slice(at + label.length);
  }
  return text;
}
