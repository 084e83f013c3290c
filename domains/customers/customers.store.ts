import type { Context } from '../../kernel/context.ts';

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

/** New customers in bulk, as JSON rows; ids in the order of the rows. */
export async function insertCustomers(ctx: Context, rows: object[]): Promise<number[]> {
  const stored = await ctx.db.query<{ id: number }>(
    `insert into customers (type, name, phone, other_contact, province_code, city, address, grade)
     select coalesce(type, 'consumer'), name, phone, other_contact, province_code, city, address, coalesce(grade, 'standard')
     from jsonb_to_recordset($1::jsonb) as r(type text, name text, phone text, other_contact text,
       province_code text, city text, address text, grade text)
     returning id`,
    [JSON.stringify(rows)],
  );
  return stored.map((row) => row.id);
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
  `insert into customers (type, name, phone, other_contact, province_code, city, address, grade)
   select type, name, phone, other_contact, province_code, city, address, grade
   from jsonb_populate_record(null::customers, ${place}::jsonb) where ${place}::jsonb is not null
   returning id`;
