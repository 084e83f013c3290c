import type { z } from 'zod';
import type { exclusionGrounds } from '../../../domains/warranty/facts.contract.ts';
import type { SimulateWarranty } from '../../../domains/warranty/warranty.contract.ts';
import type { WarrantySearch } from './warranty-search.ts';

export type ExclusionGround = (typeof exclusionGrounds)[number];
export type ExclusionState = 'none' | 'said' | 'shown';
export type RepairDraft = {
  key: string;
  sentOn: string;
  doneOn: string;
  isSame: boolean;
  delay: 'none' | 'parts' | 'repairer';
};

/** What was typed; empty text is unknown. */
export type Draft = {
  serial: string;
  productClass: string;
  province: string;
  invoicedOn: string;
  documentedOn: string;
  deliveredOn: string;
  priceFen: number | undefined;
  remote: boolean | undefined;
  madeToOrder: boolean | undefined;
  unfitConfirmed: boolean | undefined;
  reportedOn: string;
  fault: string;
  part: string;
  serious: boolean;
  defectShown: boolean;
  sameModel: 'unknown' | 'yes' | 'no';
  exclusions: Partial<Record<ExclusionGround, ExclusionState>>;
  repairs: RepairDraft[];
};

export const emptyDraft = (search: WarrantySearch): Draft => ({
  serial: '',
  productClass: '',
  province: '',
  invoicedOn: '',
  documentedOn: '',
  deliveredOn: '',
  priceFen: undefined,
  remote: undefined,
  madeToOrder: undefined,
  unfitConfirmed: undefined,
  reportedOn: '',
  fault: '',
  part: '',
  serious: false,
  defectShown: false,
  sameModel: 'unknown',
  exclusions: {},
  repairs: [],
  ...search,
});

/** Nothing to ask about yet. */
export const isEmpty = ({ serial, productClass }: Draft): boolean => serial === '' && productClass === '';

type Body = z.input<(typeof SimulateWarranty)['body']>;
const OTHER_FAULT = '—';
const UNNAMED = '-';
const sameModels = { unknown: null, yes: true, no: false } as const;
const dayOr = (key: string, value: string) => (value === '' ? {} : { [key]: value });

function saleOf(draft: Draft): Body['sale'] {
  const { invoicedOn, documentedOn, deliveredOn, priceFen, remote, madeToOrder, unfitConfirmed } = draft;
  return {
    ...dayOr('invoicedOn', invoicedOn),
    ...dayOr('documentedOn', documentedOn),
    ...dayOr('deliveredOn', deliveredOn),
    ...(priceFen === undefined ? {} : { priceFen }),
    ...(remote === undefined ? {} : { remote }),
    ...(madeToOrder === undefined ? {} : { madeToOrder }),
    ...(unfitConfirmed === undefined ? {} : { unfitConfirmed }),
  };
}

/** The draft as the server asks for it; repairs without a day are left out. */
export function requestOf(draft: Draft, today: string): Body {
  const fault = draft.fault.trim() || UNNAMED;
  const { serial, productClass, province, serious, defectShown } = draft;
  return {
    ...dayOr('serial', serial),
    ...dayOr('productClass', productClass),
    ...dayOr('provinceCode', province),
    sale: saleOf(draft),
    fault: {
      reportedOn: draft.reportedOn || today,
      fault,
      part: draft.part || null,
      serious,
      defectShown,
      sameModelAvailable: sameModels[draft.sameModel],
      exclusions: Object.entries(draft.exclusions).flatMap(([ground, state]) =>
        state === 'none' ? [] : [{ ground: ground as ExclusionGround, proven: state === 'shown' }],
      ),
    },
    repairs: draft.repairs.flatMap(({ sentOn, doneOn, isSame, delay }) =>
      sentOn === '' || (doneOn !== '' && doneOn < sentOn)
        ? []
        : [
            {
              sentOn,
              doneOn: doneOn || null,
              result: doneOn === '' ? ('open' as const) : ('fixed' as const),
              fault: isSame ? fault : OTHER_FAULT,
              delay,
            },
          ],
    ),
  };
}
