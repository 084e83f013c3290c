import { z } from 'zod';
import { day, endpoint, line } from '../../kernel/contract.ts';

/** Rounded to about a hundred metres. */
const Point = z.object({ lng: z.number(), lat: z.number() });
/** A middle of a city where nothing better is on file; null: nowhere known. */
const Spot = Point.extend({ basis: z.enum(['exact', 'centre']) }).nullable();
export type MapSpot = z.infer<typeof Spot>;

export const GetDispatchMap = endpoint({
  method: 'GET',
  path: '/api/dispatch-map',
  summary: 'Where a region’s technicians, their visits of a day and the orders without one are (S0 1.2)',
  query: z.object({ region: line(20), day }),
  output: z.object({
    day: z.string(),
    region: z.string(),
    technicians: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        working: z.boolean(),
        home: Point.nullable(),
        visits: z.array(
          z.object({
            number: z.string(),
            subject: z.string(),
            district: z.string(),
            from: z.string(),
            to: z.string(),
            along: z.boolean(),
            spot: Spot,
          }),
        ),
      }),
    ),
    unplanned: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        district: z.string(),
        rank: z.int(),
        dueAt: z.string().nullable(),
        crewSize: z.int(),
        spot: Spot,
      }),
    ),
    /** Names to find one's way by: middles of cities, no borders. */
    places: z.array(Point.extend({ name: z.object({ zh: z.string(), en: z.string() }) })),
  }),
});
