import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { HOUR, iso, ms } from '../../kernel/time.ts';
import { sameContactKeys } from '../customers/contact.rules.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { DuplicatesOf } from './cases.contract.ts';

type Duplicate = {
  number: string;
  subject: string;
  receivedAt: string;
  stage: string;
  sameUnit: boolean;
  sameCustomer: boolean;
  sameProduct: boolean;
  likely: boolean;
};

const WINDOW_DAYS = 30;

/**
 * Open cases of the same customer, phone or unit in the last 30 days. Likely the same matter: the same product too,
 * within the hours that the standard sets (72 unless changed). The likely ones come first (S1 3.1).
 */
export async function duplicatesOf(
  ctx: Context,
  query: z.output<(typeof DuplicatesOf)['query']>,
): Promise<Duplicate[]> {
  const { pack } = await standardAt(ctx, ctx.now);
  const wide = ctx.db.beyond('the same matter may be in the hands of another agent or region (S1 3.1)');
  const found = await wide.query<Omit<Duplicate, 'receivedAt'> & { receivedAt: Date }>(
    `with hits as (
       (select id, true as customer, false as unit from cases where customer_id = $1 and received_at > $4 order by received_at desc limit 10)
       union all
       (select id, true, false from cases where contact_key = any($2::text[]) and received_at > $4 order by received_at desc limit 10)
       union all
       (select c.id, false, true from product_units n join cases c on c.unit_id = n.id where n.serial = $3 and c.received_at > $4
        order by c.received_at desc limit 10)),
     found as (
       select c.id, bool_or(hits.unit) as unit, bool_or(hits.customer) as customer,
         bool_or(hits.unit) or coalesce(c.product_model = $5, false) as product
       from hits join cases c on c.id = hits.id where c.closed_at is null group by c.id)
     select c.number, c.subject, c.received_at as "receivedAt", c.stage, f.unit as "sameUnit", f.customer as "sameCustomer",
       f.product as "sameProduct", f.product and c.received_at > $6 as likely
     from found f join cases c on c.id = f.id
     order by f.product and c.received_at > $6 desc, f.unit desc, c.received_at desc limit 5`,
    [
      query.customerId ?? null,
      sameContactKeys(ctx.db.vault, query.phone),
      query.unitSerial?.toUpperCase() ?? null,
      iso(ctx.now - WINDOW_DAYS * 24 * HOUR),
      query.productModel ?? null,
      iso(ctx.now - pack.settings.duplicateWindowHours.value * HOUR),
    ],
  );
  return found.map((one) => ({ ...one, receivedAt: iso(ms(one.receivedAt)) }));
}
