import type { Context } from '../../kernel/context.ts';
import { maskName } from '../../kernel/text.ts';
import { chinaDay, DAY, iso, MINUTE, ms } from '../../kernel/time.ts';
import { againstVisit } from '../workorders/remote.rules.ts';
import { type OrderSheet, orderSheet } from '../workorders/workorders.queries.ts';
import { dispatchSettings } from './day-plans.queries.ts';
import { daysOf, placeAndLast, wantedOn } from './dispatch.queries.ts';
import { offersOn } from './offers.rules.ts';
import { dayStart } from './region-day.queries.ts';

export type LinkRow = {
  id: number;
  number: string;
  region: string | null;
  status: string;
  picks: number;
  hold: { people: string[]; from: string; to: string } | null;
};

/** Orders whose slot the customer may choose: nobody is on the way yet. */
const OPEN_FOR_CHOICE = ['created', 'scheduled', 'dispatched', 'accepted'];

/** A link that still opens something: not expired, not replaced, of an order whose visit can be chosen; else undefined. */
export async function openLink(ctx: Context, id: number): Promise<LinkRow | undefined> {
  return ctx.db.one<LinkRow>(
    `select l.id, w.number, w.region, w.status, l.picks,
       case when h.held_until > $2 then jsonb_build_object('people', h.people, 'from', h.slot_from, 'to', h.slot_to) end as hold
     from visit_links l join work_orders w on w.id = l.work_order_id left join slot_holds h on h.link_id = l.id
     where l.id = $1 and l.ended_at is null and l.expires_at > $2 and w.status = any($3)`,
    [id, iso(ctx.now), OPEN_FOR_CHOICE],
  );
}

/** Was a link sent for the order already? */
export async function hasLink(ctx: Context, orderId: number): Promise<boolean> {
  return (
    (await ctx.db.one(`select 1 from visit_links where work_order_id = $1 limit 1`, [orderId])) !== undefined
  );
}

type HeldSlot = { people: string[]; from: string; to: string };

/** Slots that other customers are about to confirm. */
const heldByOthers = (ctx: Context, linkId: number): Promise<HeldSlot[]> =>
  ctx.db.query<HeldSlot>(
    `select people, to_jsonb(slot_from) as "from", to_jsonb(slot_to) as "to" from slot_holds
     where held_until > $1 and link_id <> $2 limit 500`,
    [iso(ctx.now), linkId],
  );

export type OfferedSlot = { from: string; to: string; people: string[] };

const DAYS_OFFERED = 7;
const NOTICE = 2 * 60 * MINUTE;

/**
 * The slots of the next seven days that a customer may choose: somebody who may do the work, or as many as it takes, is
 * free, and nobody else is about to confirm it. The first begins two hours from now.
 */
export async function offeredSlots(ctx: Context, sheet: OrderSheet, linkId: number): Promise<OfferedSlot[]> {
  const { suggestion } = await dispatchSettings(ctx);
  const held = await heldByOthers(ctx, linkId);
  const about = await placeAndLast(ctx, sheet);
  const slots: OfferedSlot[] = [];
  for (let nth = 0; nth <= DAYS_OFFERED; nth += 1) {
    const day = chinaDay(ctx.now + nth * DAY);
    const begin = dayStart(day);
    const minute = (at: string) => (ms(at) - begin) / MINUTE;
    const from = Math.max(0, (ctx.now + NOTICE - begin) / MINUTE);
    const wanted = wantedOn(sheet, about, day, { from, to: 24 * 60 });
    const people = (await daysOf(ctx, sheet, day)).map((one) => ({
      ...one,
      visits: [
        ...one.visits,
        ...held
          .filter((hold) => hold.people.includes(one.id) && chinaDay(ms(hold.from)) === day)
          .map((hold) => ({ number: 'held', from: minute(hold.from), to: minute(hold.to), place: null })),
      ].sort((a, b) => a.from - b.from),
    }));
    for (const offer of offersOn(wanted, people, suggestion))
      slots.push({
        from: iso(begin + offer.start * MINUTE),
        to: iso(begin + (offer.start + sheet.minutes) * MINUTE),
        people: offer.people,
      });
  }
  return slots;
}

export type VisitPage = {
  work: { zh: string; en: string };
  district: string;
  visit: { from: string; to: string; who: { name: string; workNumber: string }[] } | null;
  hold: { from: string; to: string } | null;
  slots: { from: string; to: string }[];
  mayChoose: boolean;
};

/** Times that one link may choose a slot; then people talk to people. */
const MOST_PICKS = 5;

const visitors = (ctx: Context, ids: string[]): Promise<{ name: string; workNumber: string }[]> =>
  ctx.db.query(
    `select name, work_number as "workNumber" from users where id = any($1::uuid[]) order by work_number`,
    [ids],
  );

/** May the visit still be chosen here? Not within two hours of its begin, nor before it is settled that somebody comes. */
export const mayChoose = (ctx: Context, link: LinkRow, sheet: OrderSheet): boolean =>
  link.picks < MOST_PICKS &&
  againstVisit(sheet) === null &&
  (sheet.visit === null || ms(sheet.visit.from) > ctx.now + NOTICE);

/** What the customer sees: the work, the district, who comes by masked name and work number, and the slots to choose. */
export async function visitPage(ctx: Context, link: LinkRow): Promise<VisitPage> {
  const sheet = await orderSheet(ctx, link.number);
  const { visit } = sheet;
  const who =
    visit === null ? [] : await visitors(ctx, [visit.technician.id, ...visit.crew.map(({ id }) => id)]);
  const open = mayChoose(ctx, link, sheet);
  const offered = open && link.hold === null ? await offeredSlots(ctx, sheet, link.id) : [];
  const slots = offered.filter(({ from }) => visit === null || ms(from) !== ms(visit.from));
  return {
    work: sheet.workKindName,
    district: sheet.district,
    visit:
      visit === null
        ? null
        : {
            from: visit.from,
            to: visit.to,
            who: who.map(({ name, workNumber }) => ({ name: maskName(name), workNumber })),
          },
    hold: link.hold,
    slots: slots.map(({ from, to }) => ({ from, to })),
    mayChoose: open,
  };
}

/** The region's dispatchers: who hears of a customer that wants to be called. */
export async function dispatchersOf(ctx: Context, region: string | null): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }>(
    `select id from users where position_code = 'dispatcher' and active and region is not distinct from $1 limit 20`,
    [region],
  );
  return rows.map(({ id }) => id);
}
