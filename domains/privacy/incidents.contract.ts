import { z } from 'zod';
import { endpoint, instant, line, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { fieldKinds } from './processing.contract.ts';

export const incidentKinds = ['leak', 'tampering', 'loss'] as const;
export const severities = ['suspected', 'ordinary', 'major', 'unfounded'] as const;
export const measureKinds = ['contain', 'investigate', 'remedy', 'prevent'] as const;
export const informed = ['authority', 'persons'] as const;
export const toldBy = ['phone', 'sms', 'email', 'letter', 'announcement', 'online'] as const;

/** What a report may lack; the code of the gate before closing. */
export const lacks = [
  'severity',
  'cause',
  'harm',
  'scope',
  'containment',
  'measures',
  'authority',
  'persons',
  'advice',
  'contact',
] as const;
export type Lack = (typeof lacks)[number];

/** How the affected persons are found. */
const Scope = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('looks'),
    userId: z.uuid().nullable(),
    address: line(60).nullable(),
    from: instant,
    to: instant,
  }),
  z.strictObject({
    by: z.literal('provinces'),
    codes: z
      .array(z.string().regex(/^\d{2}$/))
      .min(1)
      .max(40),
  }),
  z.strictObject({ by: z.literal('customers'), ids: z.array(z.int().positive()).min(1).max(5000) }),
  z.strictObject({ by: z.literal('all') }),
]);
export type Scope = z.infer<typeof Scope>;

const Line = z.object({
  id: z.int(),
  kind: z.enum(incidentKinds),
  title: z.string(),
  severity: z.enum(severities),
  foundAt: z.string(),
  affected: z.int().nullable(),
  authorityBy: z.string(),
  personsBy: z.string(),
  authorityDone: z.boolean(),
  personsDone: z.boolean(),
  closedAt: z.string().nullable(),
});
export type IncidentLine = z.infer<typeof Line>;

const Measure = z.object({
  id: z.int(),
  kind: z.enum(measureKinds),
  task: z.string(),
  owner: z.string(),
  ownerId: z.uuid(),
  dueAt: z.string(),
  result: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: z.string().nullable(),
});

const Told = z.object({
  id: z.int(),
  whom: z.enum(informed),
  told: z.boolean(),
  channel: z.enum(toldBy).nullable(),
  note: z.string(),
  at: z.string(),
  by: z.string(),
});

export const Incident = Line.extend({
  what: z.string(),
  openedBy: z.string(),
  openedAt: z.string(),
  fields: z.array(z.enum(fieldKinds)),
  cause: z.string().nullable(),
  harm: z.string().nullable(),
  advice: z.string().nullable(),
  contact: z.string().nullable(),
  scope: Scope.nullable(),
  scopedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  lesson: z.string().nullable(),
  version: z.int(),
  measures: z.array(Measure),
  notifications: z.array(Told),
  lacks: z.array(z.enum(lacks)),
  may: z.object({ manage: z.boolean() }),
});
export type Incident = z.infer<typeof Incident>;

export const ListIncidents = endpoint({
  method: 'GET',
  path: '/api/privacy-incidents',
  summary: 'Privacy incidents: open ones, or all, newest first',
  query: z.object({ state: z.enum(['open', 'all']).default('open'), before: rowId.optional() }),
  output: z.object({
    incidents: z.array(Line),
    hours: z.object({ authority: z.int(), persons: z.int() }),
    majors: z.int(),
    may: z.object({ manage: z.boolean() }),
  }),
});

export const SetHours = endpoint({
  method: 'PUT',
  path: '/api/privacy-hours',
  summary: 'Company hours within which authority and persons are told of an incident; for later incidents',
  body: z.strictObject({ authority: z.int().min(1).max(72), persons: z.int().min(1).max(168) }),
  output: z.object({ authority: z.int(), persons: z.int() }),
});

export const OpenIncident = endpoint({
  method: 'POST',
  path: '/api/privacy-incidents',
  summary: 'Opens an incident at the first suspicion; its clocks run from when it was found',
  body: z.strictObject({
    kind: z.enum(incidentKinds),
    title: line(80),
    what: prose(4000),
    foundAt: instant,
    fields: z.array(z.enum(fieldKinds)).min(1),
  }),
  output: Incident,
  creates: true,
});

const params = z.object({ id: rowId });

export const GetIncident = endpoint({
  method: 'GET',
  path: '/api/privacy-incidents/:id',
  summary: 'One incident with scope, measures, notifications and what is missing',
  params,
  output: Incident,
});

export const AssessIncident = endpoint({
  method: 'PUT',
  path: '/api/privacy-incidents/:id/assessment',
  summary: 'Severity, kinds of data, cause, harm, what persons can do and whom to ask',
  params,
  body: z.strictObject({
    severity: z.enum(severities),
    fields: z.array(z.enum(fieldKinds)).min(1),
    cause: prose(4000).nullable(),
    harm: prose(4000).nullable(),
    advice: prose(2000).nullable(),
    contact: line(200).nullable(),
    version: seenVersion,
  }),
  output: Incident,
});

export const ScopeIncident = endpoint({
  method: 'PUT',
  path: '/api/privacy-incidents/:id/scope',
  summary: 'Finds and keeps the affected persons; a new scope replaces the one before',
  params,
  body: z.strictObject({ scope: Scope, version: seenVersion }),
  output: Incident,
});

export const ListAffected = endpoint({
  method: 'GET',
  path: '/api/privacy-incidents/:id/persons',
  summary: 'Affected persons, masked, by number',
  params,
  query: z.object({ after: rowId.optional() }),
  output: z.object({
    persons: z.array(
      z.object({
        id: z.int(),
        maskedName: z.string(),
        maskedPhone: z.string().nullable(),
        province: z.string().nullable(),
      }),
    ),
    next: z.int().nullable(),
  }),
});

export const AddMeasure = endpoint({
  method: 'POST',
  path: '/api/privacy-incidents/:id/measures',
  summary: 'Gives somebody a task of the incident, with a time',
  params,
  body: z.strictObject({ kind: z.enum(measureKinds), task: prose(1000), ownerId: z.uuid(), dueAt: instant }),
  output: Incident,
  creates: true,
});

export const FinishMeasure = endpoint({
  method: 'PUT',
  path: '/api/privacy-incidents/:id/measures/:measureId/result',
  summary: 'Says what came of a task; once',
  params: z.object({ id: rowId, measureId: rowId }),
  body: z.strictObject({ result: prose(2000) }),
  output: Incident,
});

export const RecordNotification = endpoint({
  method: 'POST',
  path: '/api/privacy-incidents/:id/notifications',
  summary: 'Keeps that authority or persons were told and how, or why not',
  params,
  body: z.strictObject({
    whom: z.enum(informed),
    channel: z.enum(toldBy).nullable(),
    note: prose(2000),
    at: instant,
  }),
  output: Incident,
  creates: true,
});

export const CloseIncident = endpoint({
  method: 'PUT',
  path: '/api/privacy-incidents/:id/closing',
  summary: 'Closes an incident that lacks nothing, with what was learned',
  params,
  body: z.strictObject({ lesson: prose(4000), version: seenVersion }),
  output: Incident,
});
