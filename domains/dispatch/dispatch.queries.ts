import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { chinaDay, iso, MINUTE, ms } from '../../kernel/time.ts';
import { techniciansOn } from '../people/people.queries.ts';
import { unfitFor } from '../people/qualification.rules.ts';
import { DISTRICT, type OrderSheet, orderSheet } from '../workorders/workorders.queries.ts';
import { candidatesFor, type DayOfTechnician, type WantedVisit } from './candidates.rules.ts';
import { dispatchSettings, needsRegion } from './day-plans.queries.ts';
import type { GetBoard, SuggestTechnicians } from './dispatch.contract.ts';
import { dayStart, LAST_TECHNICIAN, minuteOfWall, SPOT } from './region-day.queries.ts';
import type { Span, Spot } from './region-day.rules.ts';

type VisitRow = {
  technicianId: string;
  along: boolean;
  locked: boolean;
  number: string;
  subject: string;
  status: string;
  district: string;
  from: string;
  to: string;
  place: Spot;
};

/** Visits of people on a day, in the order of their slots, cancelled orders left out. */
async function visitsOfDay(ctx: Context, people: string[], day: string): Promise<VisitRow[]> {
  const wide = ctx.db.beyond('the day of a technician is whole, whatever the region of the orders');
  return wide.query<VisitRow>(
    `select m.person as "technicianId", m.person <> v.technician_id as along, v.locked, w.number, w.subject, w.status,
       ${DISTRICT} as district, to_jsonb(v.slot_from) as "from", to_jsonb(v.slot_to) as "to", ${SPOT} as place
     from work_order_visits v join work_orders w on w.id = v.work_order_id join customers c on c.id = w.customer_id
     left join provinces p on p.code = c.province_code
     cross join lateral unnest(v.technician_id || v.crew) as m(person)
     where m.person = any($1::uuid[]) and v.status in ('planned', 'done') and w.status <> 'cancelled'
       and v.slot_from >= $2::timestamptz and v.slot_from < $2::timestamptz + interval '1 day'
     order by v.slot_from, v.id`,
    [people, iso(dayStart(day))],
  );
}

/** Technicians of a region on a day, each with the whole of that day, in the order of the slots. */
export async function techniciansWithVisits(ctx: Context, region: string | null, day: string) {
  const technicians = await techniciansOn(ctx, day, { region });
  const visits = await visitsOfDay(
    ctx,
    technicians.map(({ id }) => id),
    day,
  );
  const byTechnician = Map.groupBy(visits, ({ technicianId }) => technicianId);
  return technicians.map((one) => ({ ...one, visits: byTechnician.get(one.id) ?? [] }));
}

/** Where the order's customer is, and who was last at that customer's. */
export async function placeAndLast(ctx: Context, { id }: OrderSheet) {
  const wide = ctx.db.beyond('who was at the customer last counts, whoever planned it');
  const row = await wide.one<{ place: Spot; last: string | null }>(
    `select ${SPOT} as place, ${LAST_TECHNICIAN} as last
     from work_orders w join customers c on c.id = w.customer_id where w.id = $1`,
    [id],
  );
  return row ?? { place: null, last: null };
}

/** Every technician of the order's region with his day, the order's own visit left out. */
export async function daysOf(ctx: Context, sheet: OrderSheet, day: string): Promise<DayOfTechnician[]> {
  const technicians = await techniciansWithVisits(ctx, sheet.region, day);
  const minute = (at: string) => (ms(at) - dayStart(day)) / MINUTE;
  return technicians.map((one) => ({
    id: one.id,
    name: one.name,
    home: one.home,
    hours: one.hours.map(({ starts, ends }) => ({ from: minuteOfWall(starts), to: minuteOfWall(ends) })),
    visits: one.visits
      .filter(({ number }) => number !== sheet.number)
      .map(({ number, from, to, place }) => ({ number, from: minute(from), to: minute(to), place })),
    unfit: unfitFor(one.qualification, {
      day,
      certificates: sheet.certificates,
      skills: sheet.skills,
      productType: sheet.productType,
    }),
  }));
}

/** What is wanted of a technician for an order within a span of a day. */
export function wantedOn(
  sheet: OrderSheet,
  about: { place: Spot; last: string | null },
  day: string,
  window: Span,
): WantedVisit {
  return {
    number: sheet.number,
    day,
    place: about.place,
    minutes: sheet.minutes,
    crewSize: sheet.crewSize,
    window,
    priority: Math.min(Math.max(sheet.rankInputs.severity, 1), 5),
    deadline: sheet.dueAt === null ? null : (ms(sheet.dueAt) - dayStart(day)) / MINUTE,
    preferred: about.last,
  };
}

/**
 * Who of the order's region could come within a span, on the day of its begin: the law first, then the rank. Not found for
 * an order out of sight (S2 2.1.2).
 */
export async function suggestTechnicians(
  ctx: Context,
  number: string,
  { from, to }: QueryOf<typeof SuggestTechnicians>,
): Promise<OutputOf<typeof SuggestTechnicians>> {
  const sheet = await orderSheet(ctx, number);
  const day = chinaDay(ms(from));
  const about = await placeAndLast(ctx, sheet);
  const minute = (at: string) => (ms(at) - dayStart(day)) / MINUTE;
  const window = { from: minute(from), to: Math.min(minute(to), 24 * 60) };
  const wanted = wantedOn(sheet, about, day, window);
  const instantOf = (at: number) => iso(dayStart(day) + at * MINUTE);
  const { suggestion } = await dispatchSettings(ctx);
  return {
    day,
    minutes: sheet.minutes,
    crewSize: sheet.crewSize,
    placeBasis: about.place?.basis ?? 'unknown',
    candidates: candidatesFor(wanted, await daysOf(ctx, sheet, day), suggestion, instantOf),
  };
}

/** Technicians of a region with their hours and visits on a day; another region than one's own is not found (S2 2.1.2). */
export async function boardOf(
  ctx: Context,
  { region, day }: QueryOf<typeof GetBoard>,
): Promise<OutputOf<typeof GetBoard>> {
  needsRegion(ctx, region);
  const technicians = await techniciansWithVisits(ctx, region, day);
  return {
    day,
    region,
    technicians: technicians.map(({ id, name, emergency, hours, visits }) => ({
      id,
      name,
      emergency,
      hours,
      visits: visits.map(({ technicianId: _technicianId, place: _place, ...visit }) => visit),
    })),
  };
}
