import { z } from 'zod';
import { endpoint, line, prose, seenVersion } from '../../kernel/contract.ts';
import { PersonalField } from '../protection/dictionary.contract.ts';

/** Legal bases by the Personal Information Protection Law, article 13; staff: management of the company's own people. */
export const bases = ['contract', 'legal_duty', 'consent', 'staff'] as const;

/** Parts of the product that may hold something personal; each has at least one activity. */
export const modules = [
  'customers',
  'cases',
  'workorders',
  'dispatch',
  'returns',
  'warranty',
  'pricing',
  'costs',
  'parts',
  'messages',
  'people',
  'identity',
  'authority',
  'oversight',
  'exports',
  'consents',
  'privacy',
  'conformance',
] as const;

/** Kinds of personal fields, customers' first. */
export const fieldKinds = [
  'name',
  'phone',
  'other_contact',
  'address',
  'location',
  'customer_number',
  'serial',
  'matter',
  'file',
  'photo',
  'signature',
  'payment',
  'message',
  'staff_name',
  'account',
  'staff_device',
  'staff_location',
  'staff_schedule',
  'certificate',
  'training',
  'health',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

const both = (max: number) => z.strictObject({ zh: prose(max), en: prose(max) });

const ActivityText = z.strictObject({
  module: z.enum(modules),
  name: z.strictObject({ zh: line(60), en: line(120) }),
  purpose: both(500),
  basis: z.enum(bases),
  fields: z.array(z.enum(fieldKinds)).min(1).max(fieldKinds.length),
  retention: both(300),
  recipients: both(300),
});
export type ActivityText = z.infer<typeof ActivityText>;

export const Activity = ActivityText.extend({
  code: z.string(),
  /** Fields that need separate consent or a stated need (article 28 to 30). */
  sensitive: z.array(z.enum(fieldKinds)),
  /** Fields of the data dictionary that the part of the product keeps. */
  stored: z.array(PersonalField.pick({ at: true, name: true, level: true })),
  version: z.int(),
  changedBy: z.string().nullable(),
  changedAt: z.string(),
});
export type Activity = z.infer<typeof Activity>;

export const ListActivities = endpoint({
  method: 'GET',
  path: '/api/processing-register',
  summary: 'Register of processing activities: purpose, legal basis, fields, retention, recipients',
  output: z.object({ activities: z.array(Activity), may: z.object({ manage: z.boolean() }) }),
});

const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

export const AddActivity = endpoint({
  method: 'POST',
  path: '/api/processing-register',
  summary: 'Adds a processing activity',
  body: ActivityText.extend({ code }),
  output: Activity,
  creates: true,
});

export const ChangeActivity = endpoint({
  method: 'PUT',
  path: '/api/processing-register/:code',
  summary: 'Changes a processing activity; what it said before stays on record',
  params: z.object({ code }),
  body: ActivityText.extend({ version: seenVersion, reason: prose(500) }),
  output: Activity,
});
