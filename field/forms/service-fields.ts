import type { OrderServiceType } from '../../domains/workorders/service-forms.contract.ts';

type Kept = 'line' | 'lines' | 'yes_no' | 'number' | 'factory_step';
export type ServiceField = { name: string; as: Kept; max: number; optional?: boolean; ofService: true };

const field = (name: string, as: Kept, max = 0): ServiceField => ({ name, as, max, ofService: true });
const free = (one: ServiceField): ServiceField => ({ ...one, optional: true });
const asked = (name: string) => field(name, 'yes_no');

/** What is asked on the form of each service type (S2 1.3.2); repair has diagnosis and result instead. */
export const serviceFields: Record<OrderServiceType, ServiceField[]> = {
  delivery_installation: [
    asked('packagingWhole'),
    asked('itemsComplete'),
    field('place', 'line', 200),
    asked('triedOut'),
  ],
  commissioning: [field('settings', 'lines', 1000), asked('runs'), asked('instructed')],
  repair: [],
  return_exchange: [
    field('serialIn', 'line', 60),
    field('condition', 'lines', 500),
    asked('accessoriesComplete'),
    free(field('serialOut', 'line', 60)),
  ],
  extended_warranty: [
    field('condition', 'lines', 500),
    asked('meetsTerms'),
    free(field('contractNumber', 'line', 40)),
  ],
  recycling: [field('what', 'line', 120), field('quantity', 'number', 4), field('destination', 'line', 200)],
  technical_advice: [field('question', 'lines', 500), field('advice', 'lines', 1000), asked('understood')],
  complaint: [field('customerStatement', 'lines', 1000), field('finding', 'lines', 1000), asked('confirmed')],
};

export const factoryFields: ServiceField[] = [
  field('step', 'factory_step'),
  field('serial', 'line', 60),
  field('condition', 'lines', 500),
];
