import { invalid } from '../../kernel/refusal.ts';
import type { ProductClass, WarrantyCatalogue } from './catalogue.contract.ts';

const OUTSIDE = 'general';

/** A class by its code; refuses one that the catalogue does not have. */
export function classOf(catalogue: WarrantyCatalogue, code: string): ProductClass {
  const found = catalogue.classes.find((one) => one.code === code);
  if (found === undefined) throw invalid('warranty.class_unknown', { field: 'productClass' });
  return found;
}

/** The class of product types, the narrowest first; goods that no row names are outside the catalogue. */
export function classForTypes(catalogue: WarrantyCatalogue, types: readonly (string | null)[]): string {
  for (const type of types) {
    const found = catalogue.classes.find(({ productTypes }) => type !== null && productTypes.includes(type));
    if (found !== undefined) return found.code;
  }
  return OUTSIDE;
}
