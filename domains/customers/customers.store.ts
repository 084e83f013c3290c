import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { StoredPerson } from './person.rules.ts';

export type UnitToStore = {
  serial: string;
  customerId: number;
  model: string;
  purchaseChannel: string | null;
  purchasedOn: string | null;
  deliveredOn: string | null;
  seller: string | null;
};

export async function insertUnit(ctx: Context, unit: UnitToStore): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into product_units (serial, customer_id, model, purchase_channel, purchased_on, delivered_on, seller)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      unit.serial,
      unit.customerId,
      unit.model,
      unit.purchaseChannel,
      unit.purchasedOn,
      unit.deliveredOn,
      unit.seller,
    ],
  );
  return row?.id ?? 0;
}

/** False when the unit has another owner by now. */
export async function assignUnit(ctx: Context, id: number, customerId: number): Promise<boolean> {
  const row = await ctx.db.one(
    `update product_units set customer_id = $2 where id = $1 and (customer_id is null or customer_id = $2) returning id`,
    [id, customerId],
  );
  return row !== undefined;
}

const CUSTOMER_COLUMNS = `type, province_code, city, grade, seal_id, person_sealed, masked_name, masked_phone, search_keys`;

/** New customers in bulk, as rows of columns; ids in the order of the rows. */
export async function insertCustomers(ctx: Context, rows: object[]): Promise<number[]> {
  const stored = await ctx.db.query<{ id: number }>(
    `insert into customers (${CUSTOMER_COLUMNS})
     select ${CUSTOMER_COLUMNS} from jsonb_populate_recordset(null::customers, $1::jsonb) returning id`,
    [JSON.stringify(rows)],
  );
  return stored.map((row) => row.id);
}

/** False when the customer's data is as wanted already. */
export async function saveRestriction(ctx: Context, id: number, at: string | null): Promise<boolean> {
  const rows = await ctx.db.query(
    `update customers set restricted_at = $2, version = version + 1
     where id = $1 and (restricted_at is null) = ($2::timestamptz is not null) returning id`,
    [id, at],
  );
  return rows.length > 0;
}

/** From now on nobody is served under a customer who is being erased. */
export async function saveErased(ctx: Context, id: number): Promise<void> {
  await ctx.db.query(
    `update customers set erased_at = $2, version = version + 1 where id = $1 and erased_at is null`,
    [id, iso(ctx.now)],
  );
}

export async function insertProducts(ctx: Context, rows: object[]): Promise<void> {
  await ctx.db.query(
    `insert into products (model, name_zh, name_en, product_type)
     select model, name_zh, name_en, product_type
     from jsonb_to_recordset($1::jsonb) as r(model text, name_zh text, name_en text, product_type text)
     on conflict (model) do nothing`,
    [JSON.stringify(rows)],
  );
}

/** The insert of one new customer from a JSON parameter (null: none), as a part of a bigger statement. */
export const insertCustomerSql = (place: string): string =>
  `insert into customers (${CUSTOMER_COLUMNS})
   select ${CUSTOMER_COLUMNS} from jsonb_populate_record(null::customers, ${place}::jsonb) where ${place}::jsonb is not null
   returning id`;

export type StoredCustomer = { id: number } & StoredPerson;

/** The next customers whose person stands readable or is sealed under another key than the given ones; locked. */
export async function takeCustomersToSeal(
  ctx: Context,
  piece: { after: number; limit: number },
): Promise<StoredCustomer[]> {
  return ctx.db.query<StoredCustomer>(
    `select id, seal_id, person_sealed, name_plain, phone_plain, other_contact_plain, address_plain from customers
     where id > $1 and (person_sealed is not null or name_plain is not null) order by id limit $2 for update`,
    [piece.after, piece.limit],
  );
}

/** Puts sealed persons in the place of what stood there; nothing readable is left. */
export async function saveSealed(ctx: Context, rows: object[]): Promise<void> {
  await ctx.db.query(
    `update customers c set person_sealed = r.person_sealed, masked_name = r.masked_name, masked_phone = r.masked_phone,
       search_keys = r.search_keys, name_plain = null, phone_plain = null, other_contact_plain = null, address_plain = null
     from jsonb_populate_recordset(null::customers, $1::jsonb) r where c.id = r.id`,
    [JSON.stringify(rows)],
  );
}
