import type { CustomerBrief, UnitBrief } from '../../../../domains/customers/customers.contract.ts';
import { newIdempotencyKey } from '../../../../ui/client.ts';

export type KnownOr = { value: string; unknown: string; isUnknown: boolean };
export type FreshCustomer = {
  type: string;
  name: string;
  phone: string;
  otherContact: string;
  provinceCode: string;
  city: string;
  address: string;
};

/** What was typed so far; kept in the browser until the case is registered. */
export type Draft = {
  /** Sent with the registration, so that a double submit registers once. */
  key: string;
  /** First keystroke: the customer's first contact unless another time is given. */
  startedAt: string | null;
  kind: string;
  channel: string;
  find: string;
  customer: CustomerBrief | null;
  fresh: FreshCustomer | null;
  contactName: string;
  contactPhone: string;
  unitSerial: string;
  subject: string;
  course: string;
  demand: string;
  expectedOutcome: string;
  complainedAt: string | null;
  productModel: KnownOr;
  purchaseChannel: KnownOr;
  productType: string;
  serviceType: string;
  useScene: string;
  businessLink: string;
  phase: string;
  category: string;
  level: 1 | null;
  impactClass: string;
  urgency: string;
  importance: string;
  needsRepair: boolean;
  sellingParty: string;
  servicingParty: string;
  namedUserId: string;
  /** The case into which this one goes as soon as it is registered. */
  mergeInto: string | null;
};

const notKnownYet: KnownOr = { value: '', unknown: '', isUnknown: false };

export const emptyDraft = (): Draft => ({
  key: newIdempotencyKey(),
  startedAt: null,
  kind: 'complaint',
  channel: 'phone',
  find: '',
  customer: null,
  fresh: null,
  contactName: '',
  contactPhone: '',
  unitSerial: '',
  subject: '',
  course: '',
  demand: '',
  expectedOutcome: '',
  complainedAt: null,
  productModel: notKnownYet,
  purchaseChannel: notKnownYet,
  productType: '',
  serviceType: '',
  useScene: '',
  businessLink: 'after_sales',
  phase: 'after_sale',
  category: '',
  level: null,
  impactClass: '',
  urgency: 'general',
  importance: 'medium',
  needsRepair: false,
  sellingParty: '',
  servicingParty: '',
  namedUserId: '',
  mergeInto: null,
});

const SUBJECT_MAX = 40;
/** The subject as typed, else the first sentence of the course. */
export function subjectOf(draft: Draft): string {
  if (draft.subject.trim() !== '') return draft.subject.trim();
  const first = draft.course.trim().split(/[\n。！？!?;；]/)[0] ?? '';
  return [...first.trim()].slice(0, SUBJECT_MAX).join('');
}

const PHONE = /^\+?[\d\s\-()（）]{5,}$/;
export const looksLikePhone = (text: string): boolean => PHONE.test(text.trim());

/** A new customer begun from what was typed into the search. */
export function freshFrom(draft: Draft): FreshCustomer {
  const typed = draft.find.trim();
  const isPhone = looksLikePhone(typed);
  return {
    type: 'consumer',
    name: isPhone ? draft.contactName : typed,
    phone: isPhone ? typed : draft.contactPhone,
    otherContact: '',
    provinceCode: '',
    city: '',
    address: '',
  };
}

/** What a chosen unit already says about the product. */
export const fromUnit = (unit: UnitBrief): Partial<Draft> => ({
  unitSerial: unit.serial,
  productModel: { value: unit.model, unknown: '', isUnknown: false },
  productType: unit.productType,
  ...(unit.purchaseChannel === null
    ? {}
    : { purchaseChannel: { value: unit.purchaseChannel, unknown: '', isUnknown: false } }),
  ...(unit.seller === null ? {} : { sellingParty: unit.seller }),
});

/** Was anything typed that would be lost? */
export const isTouched = (draft: Draft): boolean => draft.startedAt !== null;
