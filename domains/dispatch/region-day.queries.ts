import type { Context } from '../../kernel/context.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import { dayStock } from '../parts/day-stock.queries.ts';
import { techniciansOn } from '../people/people.queries.ts';
import type { DayOrder, DayPerson, RegionDay, Spot } from './region-day.rules.ts';

export const dayStart = (day: string): number => ms(`${day}T00:00:00+08:00`);
export const minuteOfWall = (wall: string): number =>
  Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
const minuteOfDay = (day: string, at: string): number => (ms(at) - dayStart(day)) / MINUTE;

/** SQL of where the customer `c` of order `w` is: as registered, else the middle of the city, else null. */
export const SPOT = `case when w.lng is not null and w.lat is not null
  then jsonb_build_object('lng', w.lng, 'lat', w.lat, 'basis', 'exact')
  else (select jsonb_build_object('lng', x.lng, 'lat', x.lat, 'basis', 'centre') from place_centres x
    where x.province_code = c.province_code and starts_with(c.city, x.name_zh) limit 1) end`;

/** SQL of who was last at the customer of order `w`. */
export const LAST_TECHNICIAN = `(select v.technician_id from work_order_visits v join work_orders o on o.id = v.work_order_id
  where o.customer_id = w.customer_id and v.status = 'done' order by v.slot_from desc limit 1)`;

/** SQL of the earliest instant by which the work of order `w` is to be arranged or done. */
export const DUE = `(select to_jsonb(min(l.due_at)) from case_clocks l where l.case_id = w.case_id and l.met_at is null
  and l.status in ('running', 'breached') and l.kind = 'breach' and l.event in ('arrange', 'complete'))`;

const MOST_UNPLANNED = 150;
const MOST_BOOKED = 500;

type OrderRow = Omit<DayOrder, 'visit' | 'parts' | 'deadline' | 'priority'> & {
  severity: number;
  dueAt: string | null;
  visit: { technician: string; crew: string[]; from: string; to: string; locked: boolean } | null;
};

const ORDER = `w.number, w.version, w.minutes, w.crew_size as "crewSize", (w.rank_inputs->>'severity')::int as severity, ${DUE} as "dueAt",
  w.certificates, w.skills, w.product_type as "productType", ${SPOT} as spot, ${LAST_TECHNICIAN} as "lastTechnician"`;
const CUSTOMER = 'join customers c on c.id = w.customer_id';

const WHOLE_DAY = 'a day is planned over all orders of the region and of its people elsewhere';

/**
 * Orders of the region, or of its people elsewhere, with a visit on the day; one that somebody is on, that was agreed, or
 * that is another region's is locked.
 */
const booked = (ctx: Context, region: string, day: string, people: string[]): Promise<OrderRow[]> =>
  ctx.db.beyond(WHOLE_DAY).query<OrderRow>(
    `select ${ORDER}, jsonb_build_object('technician', v.technician_id, 'crew', v.crew, 'from', v.slot_from, 'to', v.slot_to,
       'locked', v.locked or v.status = 'done' or w.status not in ('scheduled', 'dispatched', 'accepted')
         or w.region is distinct from $1) as visit
     from work_order_visits v join work_orders w on w.id = v.work_order_id ${CUSTOMER}
     where v.slot_from >= $2::timestamptz and v.slot_from < $2::timestamptz + interval '1 day'
       and v.status in ('planned', 'done') and w.status <> 'cancelled'
       and (w.region = $1 or v.technician_id = any($3::uuid[]) or v.crew && $3::uuid[])
     order by v.slot_from, v.id limit ${MOST_BOOKED}`,
    [region, iso(dayStart(day)), people],
  );

/** The region's orders without a visit, most urgent first. */
const unplanned = (ctx: Context, region: string): Promise<OrderRow[]> =>
  ctx.db.beyond(WHOLE_DAY).query<OrderRow>(
    `select ${ORDER}, null as visit from work_orders w ${CUSTOMER}
     where w.region = $1 and w.status = 'created' order by w.rank, w.id limit ${MOST_UNPLANNED}`,
    [region],
  );

async function peopleOf(ctx: Context, region: string, day: string): Promise<Omit<DayPerson, 'carries'>[]> {
  const technicians = await techniciansOn(ctx, day, { region });
  return technicians.map(({ id, home, hours, qualification }) => ({
    id,
    home,
    qualification,
    hours: hours.map(({ starts, ends }) => ({ from: minuteOfWall(starts), to: minuteOfWall(ends) })),
  }));
}

/** Everything that planning a region's day depends on: people, booked visits, up to 150 unplanned orders, stock. */
export async function regionDay(ctx: Context, region: string, day: string): Promise<RegionDay> {
  const people = await peopleOf(ctx, region, day);
  const ids = people.map(({ id }) => id);
  const standing = await booked(ctx, region, day, ids);
  const rows = [...standing, ...(await unplanned(ctx, region))];
  const stock = await dayStock(ctx, {
    orders: rows.map(({ number }) => number),
    people: ids,
    region,
  });
  const minute = (at: string) => minuteOfDay(day, at);
  const others = standing
    .flatMap(({ visit }) => (visit === null ? [] : [visit.technician, ...visit.crew]))
    .filter((id) => !ids.includes(id));
  const elsewhere = others.length === 0 ? [] : await techniciansOn(ctx, day, { ids: others });
  return {
    day,
    now: Math.floor((ctx.now - dayStart(day)) / MINUTE),
    people: people.map((person) => ({ ...person, carries: stock.vans.get(person.id) ?? {} })),
    orders: rows.map(({ severity, dueAt, visit, spot, ...row }) => ({
      ...row,
      spot: spot as Spot,
      priority: Math.min(Math.max(severity, 1), 5),
      deadline: dueAt === null ? null : minute(dueAt),
      parts: stock.needs.get(row.number) ?? {},
      visit: visit === null ? null : { ...visit, from: minute(visit.from), to: minute(visit.to) },
    })),
    store: stock.store,
    elsewhere: elsewhere.map(({ id }) => id),
  };
}
