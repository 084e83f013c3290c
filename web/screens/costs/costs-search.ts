import { regionCodes } from '../../../domains/identity/identity.contract.ts';

export type CostsSearch = { from?: string; to?: string; region?: (typeof regionCodes)[number] };

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

export function readCostsSearch({ from, to, region }: Record<string, unknown>): CostsSearch {
  const [first, last] = [dayOf(from), dayOf(to)];
  const known = regionCodes.find((code) => code === region);
  return {
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
    ...(known === undefined ? {} : { region: known }),
  };
}
