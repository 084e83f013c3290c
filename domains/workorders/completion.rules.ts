import type { Charge } from '../pricing/quotes.contract.ts';
import type { Hazard, OrderRecord, RecordKind, Template } from './orders.contract.ts';
import type { OrderServiceType } from './service-forms.contract.ts';

/** What is still to be written down, and which clause asks for it. */
export type Gap = { code: string; clause: string; about: string | null };

export type WorkSheet = {
  template: Template;
  serviceType: OrderServiceType;
  hazards: readonly Hazard[];
  highHumidity: boolean;
  serviceClass: 'basic' | 'extended' | 'customised';
  records: readonly OrderRecord[];
  charge: Charge;
};

const gap = (code: string, clause: string, about: string | null = null): Gap => ({ code, clause, about });
const of = (sheet: WorkSheet, kind: RecordKind) => sheet.records.filter((record) => record.kind === kind);
const last = (sheet: WorkSheet, kind: RecordKind) => of(sheet, kind).at(-1)?.body;

const isSafe = (body: Record<string, unknown>): boolean =>
  (body['items'] as { ok: boolean }[]).every((item) => item.ok);

/** Chargeable work waits for the customer's yes to the price (HAP price, PRC 8). */
const missingConsent = ({ charge }: WorkSheet): Gap[] =>
  charge === 'waiting' || charge === 'needed' ? [gap('quote_not_accepted', 'HAP price')] : [];

/**
 * What forbids starting: work on electricity, gas, height or refrigerant needs its safety checklist with every item in
 * order (S0 3.3); a customised service needs the plan that the customer signed (S0 2.1); chargeable work the accepted quote.
 */
export function missingToStart(sheet: WorkSheet): Gap[] {
  const safety = sheet.hazards.flatMap((hazard) => {
    const checklist = of(sheet, 'safety_checklist').findLast((record) => record.body['hazard'] === hazard);
    if (checklist === undefined) return [gap('safety_checklist_missing', 'S0 3.3', hazard)];
    return isSafe(checklist.body) ? [] : [gap('safety_not_in_order', 'S0 3.3', hazard)];
  });
  const needsPlan = sheet.serviceClass === 'customised' && of(sheet, 'service_plan').length === 0;
  const plan = needsPlan ? [gap('service_plan_missing', 'S0 2.1')] : [];
  return [...missingConsent(sheet), ...safety, ...plan];
}

/** The photos without which an order of a service type is not completed (S0 2.2, S2 1.3.2). */
function photosFor({ serviceType, template }: WorkSheet): string[] {
  switch (serviceType) {
    case 'repair':
      return template === 'appliance' ? ['nameplate', 'fault'] : ['site'];
    case 'delivery_installation':
      return template === 'appliance' ? ['nameplate', 'site'] : ['site'];
    case 'return_exchange':
    case 'extended_warranty':
      return ['nameplate'];
    case 'technical_advice':
      return [];
    default:
      return ['site'];
  }
}

function missingPhotos(sheet: WorkSheet): Gap[] {
  const taken = new Set(of(sheet, 'photo').map((record) => record.body['of']));
  return photosFor(sheet)
    .filter((what) => !taken.has(what))
    .map((what) => gap('photo_missing', 'S0 2.2', what));
}

/** What must be so on the form of a service type before its order is completed. */
const MUST_BE_SO: Partial<Record<OrderServiceType, string[]>> = {
  delivery_installation: ['itemsComplete', 'triedOut'],
  commissioning: ['runs', 'instructed'],
  technical_advice: ['understood'],
};

/** The form of the order's service type and what it must say; measuring has its own in measures and drawing (S2 1.3.2). */
function missingForm(sheet: WorkSheet): Gap[] {
  if (sheet.serviceType === 'repair' || sheet.template === 'custom_furniture') return [];
  const form = of(sheet, 'service_form').findLast(({ body }) => body['type'] === sheet.serviceType)?.body;
  if (form === undefined) return [gap('service_form_missing', 'S2 1.3.2', sheet.serviceType)];
  return (MUST_BE_SO[sheet.serviceType] ?? [])
    .filter((field) => form[field] !== true)
    .map((field) => gap('service_form_open', 'S2 1.3.2', field));
}

/** A unit that left for the workshop has come back before the order ends. */
function missingReturn(sheet: WorkSheet): Gap[] {
  const step = last(sheet, 'factory')?.['step'];
  return step === undefined || step === 'returned' ? [] : [gap('factory_open', 'S0 2.2')];
}

function missingOfTemplate(sheet: WorkSheet): Gap[] {
  if (sheet.template === 'appliance' || sheet.template === 'smart_home') {
    if (sheet.serviceType !== 'repair') return [];
    return of(sheet, 'diagnosis').length > 0 ? [] : [gap('diagnosis_missing', 'S0 2.1')];
  }
  if (sheet.template !== 'custom_furniture') return [];
  const drawing = last(sheet, 'drawing');
  const confirmed = of(sheet, 'design_confirmation').some(
    ({ body }) => body['confirmed'] === true && body['drawingVersion'] === drawing?.['version'],
  );
  return [
    ...(of(sheet, 'measurement').length > 0 ? [] : [gap('measurement_missing', 'S0 2.1')]),
    ...(drawing === undefined ? [gap('drawing_missing', 'S0 2.1')] : []),
    ...(confirmed ? [] : [gap('design_confirmation_missing', 'S0 2.1')]),
  ];
}

function missingResult(sheet: WorkSheet): Gap[] {
  const result = last(sheet, 'result');
  if (result === undefined) return [gap('result_missing', 'S0 2.2')];
  const hasTimes = Date.parse(String(result['startedAt'])) < Date.parse(String(result['endedAt']));
  const hasCode = of(sheet, 'diagnosis').length > 0 || result['noFaultCodeReason'] !== undefined;
  return [
    ...(hasTimes ? [] : [gap('times_wrong', 'S0 2.2')]),
    ...(hasCode ||
    sheet.serviceType !== 'repair' ||
    sheet.template === 'plain' ||
    sheet.template === 'custom_furniture'
      ? []
      : [gap('fault_code_missing', 'S0 2.2')]),
  ];
}

/**
 * What forbids completing: fault code or the reason why there is none, course of the work, start and end (S0 2.2);
 * symptom, code, diagnosis and action for appliances, measures, drawing version and the customer's confirmation for
 * custom furniture (S0 2.1); readings of moisture and mould where the air is humid (S0 2.2); the form of the service type
 * (S2 1.3.2); the photos; steps that were begun and not done; a unit that is still in the workshop.
 */
export function missingToComplete(sheet: WorkSheet): Gap[] {
  const undone = new Map(of(sheet, 'step').map(({ body }) => [String(body['step']), body['done'] === true]));
  return [
    ...missingConsent(sheet),
    ...missingOfTemplate(sheet),
    ...(sheet.highHumidity && of(sheet, 'humidity').length === 0 ? [gap('humidity_missing', 'S0 2.2')] : []),
    ...missingForm(sheet),
    ...missingResult(sheet),
    ...missingPhotos(sheet),
    ...missingReturn(sheet),
    ...[...undone].filter(([, done]) => !done).map(([step]) => gap('step_open', 'S0 2.2', step)),
  ];
}

export type RecordGroups = {
  customer: boolean;
  content: boolean;
  time: boolean;
  staff: boolean;
  result: boolean;
};

/** Share of the five named groups of a service record that are there, in percent (S0 2.3). */
export function completeness(groups: RecordGroups): { percent: number; missing: (keyof RecordGroups)[] } {
  const missing = (Object.keys(groups) as (keyof RecordGroups)[]).filter((group) => !groups[group]);
  return { percent: 100 - missing.length * 20, missing };
}

/** Furniture in a humid place: wet regions from April to September, or a reading of 75 % and more (S0 2.2; company setting). */
export const isHumid = (where: {
  productType: string | null;
  region: string | null;
  month: number;
  reading: number | null;
}): boolean =>
  where.productType === 'home' &&
  ((where.reading ?? 0) >= 75 ||
    (['south', 'east', 'central', 'southwest'].includes(where.region ?? '') &&
      where.month >= 4 &&
      where.month <= 9));
