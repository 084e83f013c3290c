import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { problemOf } from '../../kernel/problem.ts';
import { conflict, Refusal } from '../../kernel/refusal.ts';
import { iso, MINUTE } from '../../kernel/time.ts';
import { overlapsOf, scheduleVisit, type VisitTerms } from '../workorders/visits.actions.ts';
import { orderSheets } from '../workorders/workorders.queries.ts';
import type { AdoptionOutcome, PlanMove } from './day-plans.contract.ts';
import { type StoredPlan, storedPlan } from './day-plans.queries.ts';
import { saveAdoption } from './day-plans.store.ts';
import { dayStart } from './region-day.queries.ts';

type Wanted = { move: PlanMove; to: NonNullable<PlanMove['to']>; version: number };
type Adopting = { ctx: Context; plan: StoredPlan; reason: string };

const MOVED = '按日程方案调整';

function schedule({ ctx, plan, reason }: Adopting, { move, to, version }: Wanted, terms: VisitTerms) {
  const at = (minute: number) => iso(dayStart(plan.day) + minute * MINUTE);
  const moves = move.from === null ? {} : { movedBy: 'company' as const, reason };
  const visit = { version, technicianId: to.technician, crew: to.crew, from: at(to.start), to: at(to.end) };
  return scheduleVisit(ctx, move.number, { ...visit, ...moves }, terms);
}

async function tryOne(adopting: Adopting, wanted: Wanted, terms: VisitTerms = {}): Promise<Refusal | null> {
  try {
    await adopting.ctx.db.nested(() => schedule(adopting, wanted, terms));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const overlaps = (refusal: Refusal | undefined): boolean => refusal?.code === 'visit.overlaps';

/** Tries each; what only stands in another one's way is tried again once that one has gone. */
async function adoptInTurn(adopting: Adopting, wanted: Wanted[]): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  let waiting = wanted;
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    const again: Wanted[] = [];
    for (const one of waiting) {
      const refusal = await tryOne(adopting, one);
      if (refusal === null) refused.delete(one.move.number);
      else {
        refused.set(one.move.number, refusal);
        if (overlaps(refusal)) again.push(one);
      }
    }
    waiting = again;
  }
  return refused;
}

/** Visits that change places stand in each other's way one by one: they move together, or none of them does. */
async function adoptTogether(adopting: Adopting, wanted: Wanted[]): Promise<boolean> {
  const { ctx } = adopting;
  const numbers = wanted.map(({ move }) => move.number);
  const making = (await orderSheets(ctx, numbers)).map(({ id }) => id);
  try {
    await ctx.db.nested(async () => {
      for (const one of wanted) await schedule(adopting, one, { making });
      for (const number of numbers)
        if ((await overlapsOf(ctx, number)).length > 0) throw conflict('visit.overlaps', { field: 'from' });
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const outcomeOf = (ctx: Context, number: string, refusal: Refusal | undefined): AdoptionOutcome =>
  refusal === undefined
    ? { number, outcome: 'adopted', code: null, message: null }
    : {
        number,
        outcome: 'refused',
        code: refusal.code,
        message: problemOf(refusal, ctx.actor.locale, ctx.requestId).detail,
      };

function wantedOf(plan: StoredPlan, numbers: string[] | undefined): Wanted[] {
  const versions = new Map((plan.orders ?? []).map(({ number, version }) => [number, version]));
  return (plan.proposal?.moves ?? []).flatMap((move) => {
    const chosen = numbers === undefined || numbers.includes(move.number);
    if (!chosen || move.to === null) return [];
    return [{ move, to: move.to, version: versions.get(move.number) ?? 0 }];
  });
}

/**
 * Plans visits as a plan proposes them: the ones named, or all. Each passes every gate of a planned visit again, so an order
 * changed since, a certificate, a shift or another visit refuses it alone; the others are planned. Refuses a plan that still
 * runs, and one that moves nothing that was asked for.
 */
export async function adoptDayPlan(
  ctx: Context,
  id: number,
  numbers: string[] | undefined,
): Promise<{ outcomes: AdoptionOutcome[] }> {
  const plan = await storedPlan(ctx, id);
  if (plan.state === 'queued' || plan.state === 'running') throw conflict('day_plan.runs');
  const wanted = wantedOf(plan, numbers);
  if (wanted.length === 0) throw conflict('day_plan.nothing_to_adopt');
  const adopting = { ctx, plan, reason: MOVED };
  const refused = await adoptInTurn(adopting, wanted);
  const stuck = wanted.filter(({ move }) => overlaps(refused.get(move.number)));
  if (stuck.length > 1 && (await adoptTogether(adopting, stuck)))
    for (const { move } of stuck) refused.delete(move.number);
  const outcomes = wanted.map(({ move }) => outcomeOf(ctx, move.number, refused.get(move.number)));
  const adopted = outcomes.filter(({ outcome }) => outcome === 'adopted').length;
  if (adopted > 0) await saveAdoption(ctx, id, iso(ctx.now));
  await record(ctx, [
    {
      type: 'day_plan.adopted',
      subject: `day_plan:${id}`,
      data: { region: plan.region, day: plan.day, adopted, refused: outcomes.length - adopted },
    },
  ]);
  return { outcomes };
}
