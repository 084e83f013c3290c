import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import { DISTRICT } from '../workorders/workorders.queries.ts';
import type {
  DispatchSettings,
  GetDayPlan,
  ListDayPlans,
  PlanMove,
  PlanRow,
  Proposal,
} from './day-plans.contract.ts';
import { DAILY } from './objective.rules.ts';
import { dayStart } from './region-day.queries.ts';
import { SUGGESTION } from './suggestion.rules.ts';

// A run gives a sign of life with every piece; without one for this long its process is gone.
const STATE = `case when p.state = 'running' and p.beat_at <= clock_timestamp() - interval '15 seconds'
  then 'interrupted' else p.state end`;

const ROW = `p.id, p.region, p.day::text as day, p.kind, ${STATE} as state, p.seconds, p.shift_minutes as "shiftMinutes",
  p.spent_ms as "spentMs", p.steps, p.cost, p.first_cost as "firstCost", p.ways, p.asked_by_name as "askedBy",
  to_jsonb(p.asked_at) as "askedAt", to_jsonb(p.finished_at) as "finishedAt", to_jsonb(p.adopted_at) as "adoptedAt",
  p.adopted_by_name as "adoptedBy"`;

/** Another region than one's own is not found (S2 2.1.2). */
export function needsRegion({ actor }: Context, region: string): void {
  if (actor.scope === 'region' && actor.region !== region) throw notFound('thing.not_found');
}

/** The newest twenty plans of a region's day, and how many orders wait or are booked. */
export async function listDayPlans(
  ctx: Context,
  { region, day }: QueryOf<typeof ListDayPlans>,
): Promise<OutputOf<typeof ListDayPlans>> {
  needsRegion(ctx, region);
  const plans = await ctx.db.query<PlanRow>(
    `select ${ROW} from day_plans p where p.region = $1 and p.day = $2 order by p.id desc limit 20`,
    [region, day],
  );
  const counts = await ctx.db.one<{ open: number; planned: number }>(
    `select (select count(*)::int from (select 1 from work_orders where region = $1 and status = 'created' limit 1000) o) as open,
       (select count(*)::int from work_order_visits v join work_orders w on w.id = v.work_order_id
        where w.region = $1 and v.status = 'planned' and v.slot_from >= $2::timestamptz
          and v.slot_from < $2::timestamptz + interval '1 day') as planned`,
    [region, iso(dayStart(day))],
  );
  return { plans, open: counts?.open ?? 0, planned: counts?.planned ?? 0 };
}

export type StoredPlan = PlanRow & {
  failure: string | null;
  weights: DispatchSettings['weights'];
  proposal: Proposal | null;
  orders: { number: string; version: number }[] | null;
};

/** One plan as it is stored; not found for whoever may not see the region. */
export async function storedPlan(ctx: Context, id: number): Promise<StoredPlan> {
  const row = await ctx.db.one<StoredPlan>(
    `select ${ROW}, p.failure, p.weights, p.proposal, p.orders from day_plans p where p.id = $1`,
    [id],
  );
  if (row === undefined) throw notFound('day_plan.not_found');
  needsRegion(ctx, row.region);
  return row;
}

type OrderRow = Omit<OutputOf<typeof GetDayPlan>['orders'][number], 'changed' | 'adopted'> & {
  version: number;
  visit: { technician: string; crew: string[]; from: string } | null;
};

const ordersOf = (ctx: Context, numbers: string[]): Promise<OrderRow[]> =>
  ctx.db.query<OrderRow>(
    `select w.number, w.subject, jsonb_build_object('zh', k.name_zh, 'en', k.name_en) as "workKindName", ${DISTRICT} as district,
       w.crew_size as "crewSize", w.version,
       (select jsonb_build_object('technician', v.technician_id, 'crew', v.crew, 'from', v.slot_from)
        from work_order_visits v where v.work_order_id = w.id and v.status = 'planned' order by v.id desc limit 1) as visit
     from work_orders w join work_kinds k on k.code = w.work_kind join customers c on c.id = w.customer_id
     left join provinces p on p.code = c.province_code where w.number = any($1) order by w.rank, w.id`,
    [numbers],
  );

const peopleIn = ({ routes, moves, troubled }: Proposal): string[] => [
  ...routes.map(({ technician }) => technician),
  ...troubled.map(({ technician }) => technician),
  ...moves.flatMap(({ from, to }) =>
    [from, to].flatMap((at) => (at === null ? [] : [at.technician, ...at.crew])),
  ),
];

const numbersIn = ({ routes, moves, unplanned, troubled }: Proposal): string[] => [
  ...routes.flatMap(({ stops }) => stops.flatMap(({ number }) => (number === null ? [] : [number]))),
  ...[...moves, ...unplanned, ...troubled].map(({ number }) => number),
];

function isAdopted(day: string, { visit }: OrderRow, move: PlanMove | undefined): boolean {
  if (visit === null || move?.to == null) return false;
  const start = (ms(visit.from) - dayStart(day)) / MINUTE;
  return visit.technician === move.to.technician && Math.abs(start - move.to.start) < 1;
}

const noProposal: Proposal = {
  routes: [],
  moves: [],
  unplanned: [],
  troubled: [],
  terms: [],
  roughPlaces: [],
};

const newOrders = async (ctx: Context, region: string, known: string[]): Promise<number> =>
  (
    await ctx.db.one<{ count: number }>(
      `select count(*)::int as count from (select 1 from work_orders where region = $1 and status = 'created'
         and number <> all($2) limit 1000) o`,
      [region, known],
    )
  )?.count ?? 0;

/** A plan with what changed on the board since: it is compared with the orders as they are now. */
export async function dayPlanPage(ctx: Context, id: number): Promise<OutputOf<typeof GetDayPlan>> {
  const { orders: seen, ...plan } = await storedPlan(ctx, id);
  const proposal = plan.proposal ?? noProposal;
  const rows = await ordersOf(ctx, numbersIn(proposal));
  const versions = new Map((seen ?? []).map(({ number, version }) => [number, version]));
  const moves = new Map(proposal.moves.map((move) => [move.number, move]));
  const runs = plan.state === 'queued' || plan.state === 'running';
  const fits = proposal.moves.some(({ to }) => to !== null);
  return {
    ...plan,
    people: await ctx.db.query(`select id, name from users where id = any($1::uuid[]) order by work_number`, [
      peopleIn(proposal),
    ]),
    orders: rows.map(({ version, visit, ...row }) => {
      const adopted = isAdopted(plan.day, { ...row, version, visit }, moves.get(row.number));
      return { ...row, adopted, changed: !adopted && versions.get(row.number) !== version };
    }),
    newOrders: seen === null ? 0 : await newOrders(ctx, plan.region, [...versions.keys()]),
    may: { stop: runs, resume: !runs && plan.adoptedAt === null, adopt: !runs && fits },
  };
}

/** Does a plan wait, or has one lost its process? One probe of a small index. */
export async function dayPlanWaits(ctx: Pick<Context, 'db'>): Promise<boolean> {
  const row = await ctx.db.one(
    `select 1 from day_plans where (state = 'queued' and not exists (select 1 from day_plans r where r.state = 'running'))
       or (state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds') limit 1`,
  );
  return row !== undefined;
}

/** The weights that hold now; the product's own (version 0) until somebody sets others. */
export async function dispatchSettings(ctx: Context): Promise<DispatchSettings> {
  const row = await ctx.db.one<DispatchSettings>(
    `select weights, suggestion, customer_slots as "customerSlots", version from dispatch_settings`,
  );
  return row ?? { weights: DAILY, suggestion: SUGGESTION, customerSlots: true, version: 0 };
}
