import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { type ListReturns, returnTabs } from '../../../domains/returns/returns.contract.ts';
import { returnKinds, returnSteps } from '../../../domains/returns/steps.rules.ts';
import type { QueryOf } from '../../../kernel/contract.ts';

export type ReturnTab = (typeof returnTabs)[number];
export type ReturnSearch = {
  tab?: ReturnTab;
  kind?: (typeof returnKinds)[number];
  step?: (typeof returnSteps)[number];
  region?: (typeof regionCodes)[number];
  open?: string;
};

/** Reads the known keys of an address; anything else is dropped. */
export function readReturnSearch(search: Record<string, unknown>): ReturnSearch {
  const tab = returnTabs.find((one) => one === search['tab']);
  const kind = returnKinds.find((one) => one === search['kind']);
  const step = returnSteps.find((one) => one === search['step']);
  const region = regionCodes.find((one) => one === search['region']);
  const open = typeof search['open'] === 'string' ? search['open'].slice(0, 20) : '';
  return {
    ...(tab === undefined || tab === 'open' ? {} : { tab }),
    ...(kind === undefined ? {} : { kind }),
    ...(step === undefined ? {} : { step }),
    ...(region === undefined ? {} : { region }),
    ...(open === '' ? {} : { open }),
  };
}

export const hasFilter = ({ kind, step, region }: ReturnSearch): boolean =>
  [kind, step, region].some((value) => value !== undefined);

/** What the API is asked for an address. */
export const queryOfReturns = ({ open: _beside, ...asked }: ReturnSearch): QueryOf<typeof ListReturns> =>
  asked;
