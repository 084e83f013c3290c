import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { techniciansOn } from '../people/people.queries.ts';
import { DISTRICT } from '../workorders/workorders.queries.ts';
import { needsRegion } from './day-plans.queries.ts';
import { visitsOfDay } from './dispatch.queries.ts';
import type { GetDispatchMap, MapSpot } from './map.contract.ts';
import { DUE, SPOT } from './region-day.queries.ts';

type Map = OutputOf<typeof GetDispatchMap>;

const MOST_UNPLANNED = 200;
const METRES_100 = 1000;
const rounded = (degrees: number): number => Math.round(degrees * METRES_100) / METRES_100;

/** A place as precisely as planning needs it, not the customer's door. */
const roughly = (spot: MapSpot): MapSpot =>
  spot === null ? null : { ...spot, lng: rounded(spot.lng), lat: rounded(spot.lat) };

const waiting = (ctx: Context, region: string): Promise<Map['unplanned']> =>
  ctx.db.query(
    `select w.number, w.subject, ${DISTRICT} as district, w.rank, ${DUE} as "dueAt", w.crew_size as "crewSize", ${SPOT} as spot
     from work_orders w join customers c on c.id = w.customer_id left join provinces p on p.code = c.province_code
     where w.region = $1 and w.status = 'created' order by w.rank, w.id limit ${MOST_UNPLANNED}`,
    [region],
  );

/** Where technicians live, whom they visit on a day in which order, and who waits; another region is not found (S2 2.1.2). */
export async function dispatchMap(
  ctx: Context,
  { region, day }: QueryOf<typeof GetDispatchMap>,
): Promise<Map> {
  needsRegion(ctx, region);
  const technicians = await techniciansOn(ctx, day, { region });
  const visits = await visitsOfDay(
    ctx,
    technicians.map(({ id }) => id),
    day,
  );
  return {
    day,
    region,
    technicians: technicians.map(({ id, name, home, hours }) => ({
      id,
      name,
      home,
      working: hours.length > 0,
      visits: visits
        .filter(({ technicianId }) => technicianId === id)
        .map(({ number, subject, district, from, to, along, place }) => ({
          number,
          subject,
          district,
          from,
          to,
          along,
          spot: roughly(place),
        })),
    })),
    unplanned: (await waiting(ctx, region)).map((order) => ({ ...order, spot: roughly(order.spot) })),
    places: await ctx.db.query(
      `select x.lng, x.lat, jsonb_build_object('zh', x.name_zh, 'en', x.name_en) as name
       from place_centres x join provinces p on p.code = x.province_code where p.region = $1 order by x.name_zh`,
      [region],
    ),
  };
}
