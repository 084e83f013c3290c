/** Facts that the address keeps, so that a link shows the same answer. */
export const addressKeys = [
  'serial',
  'productClass',
  'province',
  'invoicedOn',
  'documentedOn',
  'deliveredOn',
  'reportedOn',
  'fault',
  'part',
] as const;
export type WarrantySearch = { [K in (typeof addressKeys)[number]]?: string };

/** The facts of an address; what is none is left out. */
export function readWarrantySearch(search: Record<string, unknown>): WarrantySearch {
  const read: WarrantySearch = {};
  for (const key of addressKeys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') read[key] = value;
  }
  return read;
}
