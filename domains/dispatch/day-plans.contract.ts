import { z } from 'zod';
import { day, endpoint, line, rowId } from '../../kernel/contract.ts';
import { orderNumber } from '../workorders/workorders.contract.ts';
import { SuggestionWeights, Weights } from './problem.contract.ts';

const planStates = ['queued', 'running', 'done', 'stopped', 'interrupted', 'failed'] as const;
export const planKinds = ['plan', 'replan'] as const;

const minute = z.number();
const Reason = z.object({
  code: z.string(),
  subject: z.string().nullable(),
  legal: z.boolean(),
  clause: z.string().nullable(),
});
export type PlanReason = z.infer<typeof Reason>;

const Stop = z.object({
  /** visit: put here by the plan; kept: planned before and left alone; pickup: parts are fetched. */
  kind: z.enum(['visit', 'kept', 'pickup']),
  number: z.string().nullable(),
  start: minute,
  end: minute,
  /** Minutes on the way to it; null where a kept visit leaves no time for the way that was counted. */
  way: minute.nullable(),
  /** Comes along with somebody who leads the visit. */
  along: z.boolean(),
});
const Route = z.object({
  technician: z.uuid(),
  leaves: minute,
  returns: minute,
  travel: minute,
  waiting: minute,
  stops: z.array(Stop),
});

const At = z.object({ technician: z.uuid(), crew: z.array(z.uuid()), start: minute, end: minute });
const moveCauses = ['new', 'cannot', 'makes_room', 'better', 'left_out'] as const;
const Move = z.object({
  number: z.string(),
  from: At.nullable(),
  to: At.nullable(),
  because: z.enum(moveCauses),
  reasons: z.array(Reason),
  /** Orders that took the place. */
  for: z.array(z.string()),
});
export type PlanMove = z.infer<typeof Move>;

/** A term of the score: so much of something, times its weight. The points add up to the whole. */
const Term = z.object({ code: z.string(), amount: z.number(), points: z.number() });

export const Proposal = z.object({
  routes: z.array(Route),
  moves: z.array(Move),
  unplanned: z.array(z.object({ number: z.string(), reasons: z.array(Reason) })),
  /** Planned visits that their person can no longer make; only planning anew moves them. */
  troubled: z.array(z.object({ number: z.string(), technician: z.uuid(), reasons: z.array(Reason) })),
  terms: z.array(Term),
  /** Orders whose place is known by its city only, or not at all: their ways are rough. */
  roughPlaces: z.array(z.string()),
});
export type Proposal = z.infer<typeof Proposal>;

const name = z.object({ zh: z.string(), en: z.string() });
const PlanRow = z.object({
  id: z.int(),
  region: z.string(),
  day: z.string(),
  kind: z.enum(planKinds),
  state: z.enum(planStates),
  seconds: z.int(),
  shiftMinutes: z.int(),
  spentMs: z.int(),
  steps: z.int(),
  cost: z.number().nullable(),
  firstCost: z.number().nullable(),
  ways: z.enum(['straight', 'engine']).nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  adoptedAt: z.string().nullable(),
  adoptedBy: z.string().nullable(),
});
export type PlanRow = z.infer<typeof PlanRow>;

const known = { params: z.object({ id: rowId }) };
const onlyId = z.object({ id: z.int() });

export const ListDayPlans = endpoint({
  method: 'GET',
  path: '/api/day-plans',
  summary: 'Plans that were asked for a region’s day, newest first, 20 at most',
  query: z.object({ region: line(20), day }),
  output: z.object({ plans: z.array(PlanRow), open: z.int(), planned: z.int() }),
});

export const StartDayPlan = endpoint({
  method: 'POST',
  path: '/api/day-plans',
  summary:
    'Plans a region’s day, or plans it anew with few moves; improves for the seconds given and changes nothing by itself',
  body: z.strictObject({
    region: line(20),
    day,
    kind: z.enum(planKinds),
    seconds: z.int().min(1).max(600).default(10),
    shiftMinutes: z.int().min(0).max(240).default(0),
    seed: z.int().min(1).max(1_000_000).default(1),
  }),
  output: onlyId,
  creates: true,
});

export const GetDayPlan = endpoint({
  method: 'GET',
  path: '/api/day-plans/:id',
  summary:
    'The best plan so far: routes, moves with their reasons, what stays out and why, the score term by term',
  ...known,
  output: PlanRow.extend({
    failure: z.string().nullable(),
    weights: Weights,
    proposal: Proposal.nullable(),
    people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    orders: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        workKindName: name,
        district: z.string(),
        crewSize: z.int(),
        /** Changed since the plan began: it cannot be adopted, the day is planned anew. */
        changed: z.boolean(),
        /** Its visit is what the plan says. */
        adopted: z.boolean(),
      }),
    ),
    /** Orders that came to the region's unplanned ones since. */
    newOrders: z.int(),
    may: z.object({ stop: z.boolean(), resume: z.boolean(), adopt: z.boolean() }),
  }),
});

export const StopDayPlan = endpoint({
  method: 'POST',
  path: '/api/day-plans/:id/stop',
  summary: 'Ends the improving within a second; the best plan so far stays',
  ...known,
  output: onlyId,
  creates: true,
});

export const ResumeDayPlan = endpoint({
  method: 'POST',
  path: '/api/day-plans/:id/resumption',
  summary: 'Goes on improving from the best plan so far, on the board as it is now',
  ...known,
  output: onlyId,
  creates: true,
});

export const AdoptDayPlan = endpoint({
  method: 'POST',
  path: '/api/day-plans/:id/adoptions',
  summary:
    'Plans the visits named, or all, as proposed; each goes through every gate again, and what is refused says why (S0 2.2, S0 1.4)',
  ...known,
  body: z.strictObject({ numbers: z.array(orderNumber).min(1).max(300).optional() }),
  output: z.object({
    outcomes: z.array(
      z.object({
        number: z.string(),
        outcome: z.enum(['adopted', 'refused']),
        code: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  }),
  creates: true,
});
export type AdoptionOutcome = z.infer<typeof AdoptDayPlan.output>['outcomes'][number];

export const DispatchSettings = z.object({
  weights: Weights,
  suggestion: SuggestionWeights,
  customerSlots: z.boolean(),
  version: z.int(),
});
export type DispatchSettings = z.infer<typeof DispatchSettings>;

export const GetDispatchSettings = endpoint({
  method: 'GET',
  path: '/api/dispatch-settings',
  summary: 'The weights of plans and suggestions, and whether customers pick their slot',
  output: DispatchSettings.extend({ may: z.object({ change: z.boolean() }) }),
});

export const SetDispatchSettings = endpoint({
  method: 'PUT',
  path: '/api/dispatch-settings',
  summary: 'Sets the weights; what the law asks has none and cannot be weighed',
  body: z.strictObject({
    version: z.int().min(0),
    weights: Weights,
    suggestion: SuggestionWeights,
    customerSlots: z.boolean(),
  }),
  output: z.object({ version: z.int() }),
});
