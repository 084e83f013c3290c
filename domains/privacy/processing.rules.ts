import type { PersonalField } from '../protection/dictionary.contract.ts';
import { personalFields } from '../protection/personal-fields.rules.ts';
import { type FieldKind, fieldKinds, type modules } from './processing.contract.ts';

const SENSITIVE: readonly FieldKind[] = ['location', 'staff_location', 'health', 'payment'];

/** The sensitive ones among the fields: whereabouts, health and money (Personal Information Protection Law, article 28). */
export const sensitiveOf = (fields: readonly FieldKind[]): FieldKind[] =>
  fieldKinds.filter((field) => fields.includes(field) && SENSITIVE.includes(field));

const PLACES: [RegExp, (typeof modules)[number]][] = [
  [/^(customer_exports?|export)\w*$/, 'exports'],
  [/^(customers|product_units|customer_\w+)$/, 'customers'],
  [/^(cases|case_\w+|events)$/, 'cases'],
  [/^work_order\w*$/, 'workorders'],
  [/^return\w*$/, 'returns'],
  [/^(quote|payment)\w*$/, 'pricing'],
  [/^(outbound_messages|notifications)$/, 'messages'],
  [/^(technician\w*|certificates|training_\w+|assessments|shift\w*)$/, 'people'],
  [/^(users|auth_\w+|api_\w+|account\w*)$/, 'identity'],
  [/^access_\w+$/, 'oversight'],
  [/^(consents|privacy_notices)$/, 'consents'],
  [/^((privacy|person)_\w+|erasure\w*)$/, 'privacy'],
];

/** The part of the product that keeps a field of the data dictionary; undefined when no part is known for its table. */
export const moduleOf = (at: string): (typeof modules)[number] | undefined =>
  PLACES.find(([tables]) => tables.test(at.split('.')[0] ?? ''))?.[1];

/** The fields of the data dictionary that a part of the product keeps. */
export const storedIn = (module: string): PersonalField[] =>
  personalFields.filter(({ at }) => moduleOf(at) === module);
