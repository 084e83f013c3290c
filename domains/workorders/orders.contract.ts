import { z } from 'zod';
import { FactoryStep, ServiceForm } from './service-forms.contract.ts';

/** The life of a work order; each state is entered by one kind of command. */
export const orderStatuses = [
  'created',
  'scheduled',
  'dispatched',
  'accepted',
  'on_the_way',
  'arrived',
  'working',
  'held',
  'completed',
  'confirmed',
  'settled',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const templates = ['appliance', 'furniture', 'custom_furniture', 'smart_home', 'plain'] as const;
export type Template = (typeof templates)[number];
export const hazards = ['electricity', 'gas', 'height', 'refrigerant'] as const;
export type Hazard = (typeof hazards)[number];

/** What is written down on site; records are added, never changed. */
export const recordKinds = [
  'remote_diagnosis',
  'safety_checklist',
  'step',
  'photo',
  'diagnosis',
  'measurement',
  'drawing',
  'design_confirmation',
  'humidity',
  'issue',
  'result',
  'signature',
  'service_plan',
  'quote_acceptance',
  'service_form',
  'factory',
] as const;
export type RecordKind = (typeof recordKinds)[number];

const text = (max: number) => z.string().trim().min(1).max(max);
const checked = z.strictObject({ item: text(80), ok: z.boolean(), note: text(300).optional() });
const photo = z.uuid();

/** The body of each kind of record. Readings carry their unit; `fileId` names a stored photo. */
export const recordBodies = {
  remote_diagnosis: z.strictObject({
    finding: text(1000),
    outcome: z.enum(['solved_remotely', 'visit_needed', 'parts_needed']),
  }),
  safety_checklist: z.strictObject({
    hazard: z.enum(hazards),
    items: z.array(checked).min(1).max(20),
  }),
  step: z.strictObject({
    step: text(80),
    done: z.boolean(),
    note: text(500).optional(),
    fileId: photo.optional(),
  }),
  photo: z.strictObject({
    of: z.enum(['nameplate', 'fault', 'old_part', 'new_part', 'site', 'other']),
    fileId: photo,
    note: text(300).optional(),
  }),
  diagnosis: z.strictObject({
    symptom: text(300),
    /** `none`: the product shows no code. */
    faultCode: text(40),
    diagnosis: text(1000),
    action: text(1000),
  }),
  measurement: z.strictObject({
    place: text(120),
    millimetres: z
      .array(z.strictObject({ what: text(60), value: z.int().min(1).max(100_000) }))
      .min(1)
      .max(60),
  }),
  drawing: z.strictObject({ version: text(40), fileId: photo.optional() }),
  design_confirmation: z.strictObject({
    drawingVersion: text(40),
    confirmed: z.boolean(),
    note: text(500).optional(),
  }),
  humidity: z.strictObject({
    relativePercent: z.number().min(0).max(100),
    boardPercent: z.number().min(0).max(100),
    mould: z.boolean(),
    items: z.array(checked).min(1).max(20),
  }),
  issue: z.strictObject({ description: text(1000), fileId: photo.optional() }),
  result: z.strictObject({
    process: text(4000),
    startedAt: z.iso.datetime({ offset: true }),
    endedAt: z.iso.datetime({ offset: true }),
    solved: z.boolean(),
    noFaultCodeReason: text(300).optional(),
  }),
  signature: z.strictObject({
    signedBy: text(60),
    satisfied: z.boolean(),
    /** Strokes as an SVG path of at most 20,000 characters, digits and M L only. */
    strokes: z
      .string()
      .max(20_000)
      .regex(/^[ML0-9 .,-]*$/),
    note: text(500).optional(),
  }),
  service_plan: z.strictObject({ plan: text(4000), signedBy: text(60) }),
  /** The customer's signature under a quote; written with the answer to it, never alone. */
  quote_acceptance: z.strictObject({
    quoteId: z.int(),
    totalFen: z.int(),
    signedBy: text(60),
    strokes: z
      .string()
      .max(20_000)
      .regex(/^[ML0-9 .,-]*$/),
  }),
  service_form: ServiceForm,
  factory: FactoryStep,
} as const;

export type OrderRecord = { kind: RecordKind; body: Record<string, unknown>; at: string };
