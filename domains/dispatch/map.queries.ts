import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { DISTRICT } from '../workorders/workorders.queries.ts';
import { needsRegion } from './day-plans.queries.ts';
import { techniciansWithVisits } from './dispatch.queries.ts';
import type { GetDispatchMap, MapSpot } from './map.contract.ts';
import { DUE, SPOT } from './region-day.queries.ts';

type Map = OutputOf<typeof GetDispatchMap>;

const MOST_UNPLANNED = 200;
const STEPS_OF_A_DEGREE = 1000;
const rounded = (degrees: number): number => Math.round(degrees * STEPS_OF_A_DEGREE) / STEPS_OF_A_DEGREE;

/** A place as precisely as planning needs it, nobody's door. */
const roughly = <P extends { lng: number; lat: number }>(place: P): P => ({
  ...place,
  lng: rounded(place.lng),
  lat: rounded(place.lat),
});
const spotOf = (spot: MapSpot): MapSpot => (spot === null ? null : roughly(spot));

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
  const technicians = await techniciansWithVisits(ctx, region, day);
  return {
    day,
    region,
    technicians: technicians.map(({ id, name, home, hours, visits }) => ({
      id,
      name,
      home: home === null ? null : roughly(home),
      working: hours.length > 0,
      visits: visits.map(({ number, subject, district, from, to, along, place }) => ({
        number,
        subject,
        district,
        from,
        to,
        along,
        spot: spotOf(place),
      })),
    })),
    unplanned: (await waiting(ctx, region)).map((order) => ({ ...order, spot: spotOf(order.spot) })),
    places: await ctx.db.query(
      `select x.lng, x.lat, jsonb_build_object('zh', x.name_zh, 'en', x.name_en) as name
       from place_centres x join provinces p on p.code = x.province_code where p.region = $1 order by x.name_zh`,
      [region],
    ),
  };
}
