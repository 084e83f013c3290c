import type { RecordKind } from '../../domains/workorders/orders.contract.ts';
import type { Order } from '../outbox/replay.ts';
import { factoryFields, type ServiceField, serviceFields } from './service-fields.ts';

type FieldName =
  | 'symptom'
  | 'faultCode'
  | 'diagnosis'
  | 'action'
  | 'process'
  | 'startedAt'
  | 'endedAt'
  | 'solved'
  | 'noFaultCodeReason'
  | 'version'
  | 'drawingVersion'
  | 'confirmed'
  | 'note'
  | 'plan'
  | 'signedBy'
  | 'step'
  | 'done'
  | 'description';

type RecordField = {
  name: FieldName;
  as: 'line' | 'lines' | 'yes_no' | 'moment';
  max: number;
  optional?: boolean;
  ofService?: false;
};
export type FieldSpec = RecordField | ServiceField;

const line = (name: FieldName, max: number): RecordField => ({ name, as: 'line', max });
const lines = (name: FieldName, max: number): RecordField => ({ name, as: 'lines', max });
const yesNo = (name: FieldName): RecordField => ({ name, as: 'yes_no', max: 0 });
const moment = (name: FieldName): RecordField => ({ name, as: 'moment', max: 0 });
const optional = (spec: RecordField): RecordField => ({ ...spec, optional: true });

const FIELDS: Partial<Record<RecordKind, FieldSpec[]>> = {
  diagnosis: [line('symptom', 300), line('faultCode', 40), lines('diagnosis', 1000), lines('action', 1000)],
  drawing: [line('version', 40)],
  design_confirmation: [line('drawingVersion', 40), yesNo('confirmed'), optional(lines('note', 500))],
  step: [line('step', 80), yesNo('done'), optional(lines('note', 500))],
  issue: [lines('description', 1000)],
  service_plan: [lines('plan', 4000), line('signedBy', 60)],
};

const RESULT: FieldSpec[] = [lines('process', 4000), yesNo('solved'), moment('startedAt'), moment('endedAt')];

/** The fields of a record; a reason for no fault code is asked only where one is expected and none was recorded. */
export function fieldsOf(kind: RecordKind, order: Order): FieldSpec[] {
  if (kind === 'service_form') return serviceFields[order.serviceType ?? 'repair'];
  if (kind === 'factory') return factoryFields;
  if (kind !== 'result') return FIELDS[kind] ?? [];
  const isRepair = (order.serviceType ?? 'repair') === 'repair';
  const expects = isRepair && !['plain', 'custom_furniture'].includes(order.template);
  const isCoded = order.records.some((record) => record.kind === 'diagnosis');
  return expects && !isCoded ? [...RESULT, line('noFaultCodeReason', 300)] : RESULT;
}

/** Kinds of record that a photo may go with. */
export const takesPhoto = (kind: RecordKind): boolean => ['step', 'issue', 'drawing'].includes(kind);

export type Values = Record<string, string>;

/** What stands in the fields at first: the subject as symptom, the start of the work, now, the last drawing. */
export function firstValues(
  kind: RecordKind,
  given: { order: Order; about: string | null; now: string },
): Values {
  const { order, about, now } = given;
  const drawing = order.records.findLast((record) => record.kind === 'drawing')?.body['version'];
  switch (kind) {
    case 'diagnosis':
      return { symptom: order.subject };
    case 'result':
      return { startedAt: order.statusSince, endedAt: now };
    case 'step':
      return about === null ? {} : { step: about, done: 'yes' };
    case 'design_confirmation':
      return drawing === undefined ? {} : { drawingVersion: String(drawing) };
    case 'factory':
      return order.unit === null || order.unit === undefined ? {} : { serial: order.unit.serial };
    default:
      return {};
  }
}

/** Names of fields that have to be filled and are not. */
export const unfilled = (fields: readonly FieldSpec[], values: Values): string[] =>
  fields
    .filter(({ name, optional: free }) => free !== true && (values[name] ?? '').trim() === '')
    .map(({ name }) => name);

const readValue = ({ name, as }: FieldSpec, values: Values): unknown => {
  const said = (values[name] ?? '').trim();
  if (as === 'yes_no') return said === 'yes';
  return as === 'number' ? Number(said) : said;
};

/** The body of the record as the contract takes it; the form of a service type says of which. */
export function bodyOf(
  fields: readonly FieldSpec[],
  values: Values,
  of: { kind: RecordKind; order: Order },
): Record<string, unknown> {
  const filled = fields.filter(({ name }) => (values[name] ?? '').trim() !== '');
  const body = Object.fromEntries(filled.map((spec) => [spec.name, readValue(spec, values)]));
  return of.kind === 'service_form' ? { type: of.order.serviceType, ...body } : body;
}
