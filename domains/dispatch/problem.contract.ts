import { z } from 'zod';

/**
 * A point: coordinates of the plane or degrees (x east, y north); `key` names it in a matrix of a routing engine. `vague`:
 * only roughly there, so that no way to or from it is short.
 */
const Place = z.object({
  x: z.number(),
  y: z.number(),
  key: z.string().nullable().default(null),
  vague: z.boolean().optional(),
});

/** Minutes of the day; fractions are allowed, so that whole schedules add up exactly. */
const Span = z
  .object({ from: z.number(), to: z.number() })
  .refine(({ from, to }) => from <= to, { message: 'A span ends after it begins' });

const Amounts = z.record(z.string(), z.number().int().min(0)).default({});

/** How long a way takes: straight lines, degrees with a speed and a detour factor, or somebody's matrix. */
const Travel = z.discriminatedUnion('by', [
  z.object({ by: z.literal('plane'), unitsPerMinute: z.number().positive() }),
  z.object({
    by: z.literal('globe'),
    kmPerHour: z.number().positive(),
    detour: z.number().min(1),
    /** Least minutes of a way to or from a vague place. */
    vagueMinutes: z.number().min(0).default(0),
    /** Ways are rounded up to this many minutes; 0 leaves them exact. */
    roundTo: z.number().min(0).default(0),
  }),
  z.object({
    by: z.literal('matrix'),
    keys: z.array(z.string()),
    minutes: z.array(z.array(z.number().min(0))),
  }),
]);

/** A pause of `minutes`, begun within `from`–`to`, wherever the technician then is. */
const Break = z.object({ from: z.number(), to: z.number(), minutes: z.number().min(0) });

/** Valid from and until, both days included. */
const Certificate = z.object({ type: z.string(), from: z.iso.date(), until: z.iso.date() });

export const Technician = z.object({
  id: z.string(),
  start: Place,
  end: Place.nullable().default(null),
  shift: Span.nullable(),
  breaks: z.array(Break).default([]),
  skills: z.record(z.string(), z.number()).default({}),
  certificates: z.array(Certificate).default([]),
  trainings: z.array(Certificate).default([]),
  regions: z.array(z.string()).nullable().default(null),
  provider: z.string().nullable().default(null),
  tools: z.array(z.string()).default([]),
  parts: Amounts,
  capacity: z.number().min(0).nullable().default(null),
});

const Lock = z.object({ technician: z.string(), position: z.number().int().min(0).nullable().default(null) });

/** Why somebody may not come; a legal reason is one that nobody overrides. */
const Reason = z.object({ code: z.string(), subject: z.string().nullable(), legal: z.boolean() });

/** `barred` names who may not come for reasons judged elsewhere, such as the legal gate of the people domain. */
export const Visit = z.object({
  id: z.string(),
  place: Place,
  minutes: z.number().min(0),
  windows: z.array(Span).min(1),
  skills: z.record(z.string(), z.number()).default({}),
  certificates: z.array(z.string()).default([]),
  trainings: z.array(z.string()).default([]),
  region: z.string().nullable().default(null),
  providers: z.array(z.string()).nullable().default(null),
  excluded: z.array(z.string()).default([]),
  barred: z.record(z.string(), z.array(Reason)).default({}),
  tools: z.array(z.string()).default([]),
  parts: Amounts,
  load: z.number().min(0).default(0),
  priority: z.number().int().min(1).max(5).default(3),
  deadline: z.number().nullable().default(null),
  preferred: z.string().nullable().default(null),
  locked: Lock.nullable().default(null),
  planned: z.string().nullable().default(null),
});

/** Where tools and parts that are not carried can be picked up; null means that it has all. */
const Depot = z.object({
  place: Place,
  minutes: z.number().min(0).default(0),
  tools: z.array(z.string()).nullable().default(null),
  parts: z.array(z.string()).nullable().default(null),
});

/** The visits of one day and the technicians who may make them. */
export const Problem = z.object({
  day: z.iso.date(),
  travel: Travel,
  technicians: z.array(Technician),
  visits: z.array(Visit),
  depot: Depot.nullable().default(null),
});

/**
 * What a plan costs, in minutes of work. `waiting` weighs time neither on the way nor with a customer; `fewest` asks for as
 * few technicians as can be before anything else.
 */
export const Weights = z.strictObject({
  work: z.number().min(0),
  travel: z.number().min(0),
  waiting: z.number().min(0),
  technician: z.number().min(0),
  balance: z.number().min(0),
  unplanned: z.number().positive(),
  otherTechnician: z.number().min(0),
  changed: z.number().min(0),
  fewest: z.boolean(),
});

/** What makes a technician less welcome for one order, in points: minutes, or points for each unit named. */
export const SuggestionWeights = z.strictObject({
  travel: z.number().min(0),
  waiting: z.number().min(0),
  load: z.number().min(0),
  delay: z.number().min(0),
  late: z.number().min(0),
  otherTechnician: z.number().min(0),
});

const Timing = { arrive: z.number(), start: z.number(), leave: z.number() };
const PlannedStop = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit'), visit: z.string(), window: z.number().int(), ...Timing }),
  z.object({ kind: z.literal('depot'), ...Timing }),
  z.object({ kind: z.literal('break'), nth: z.number().int(), ...Timing }),
]);

const Route = z.object({
  technician: z.string(),
  leaves: z.number(),
  returns: z.number(),
  travel: z.number(),
  waiting: z.number(),
  stops: z.array(PlannedStop),
});

export const Plan = z.object({
  routes: z.array(Route),
  unplanned: z.array(z.object({ visit: z.string(), reasons: z.array(Reason) })),
});

export type Place = z.infer<typeof Place>;
export type Travel = z.infer<typeof Travel>;
export type Technician = z.infer<typeof Technician>;
export type Visit = z.infer<typeof Visit>;
export type Depot = z.infer<typeof Depot>;
export type Problem = z.infer<typeof Problem>;
export type Weights = z.infer<typeof Weights>;
export type SuggestionWeights = z.infer<typeof SuggestionWeights>;
export type Reason = z.infer<typeof Reason>;
export type PlannedStop = z.infer<typeof PlannedStop>;
export type Route = z.infer<typeof Route>;
export type Plan = z.infer<typeof Plan>;

/** A stop before its times are known. */
export type Stop =
  | { kind: 'visit'; visit: Visit; window: number }
  | { kind: 'depot' }
  | { kind: 'break'; nth: number };
