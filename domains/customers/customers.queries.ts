import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { may } from '../identity/identity.policy.ts';
import type { StoredContact } from './contact.rules.ts';
import type { CustomerBrief, UnitBrief, UnitOnFile } from './customers.contract.ts';
import { fitsTyped, openedPerson, type Person, type StoredPerson, wantedPerson } from './person.rules.ts';

/** What registration and handling need to know of a customer; never sent out as it is. */
export type CustomerFacts = {
  id: number;
  type: string;
  name: string;
  phone: string | null;
  otherContact: string | null;
  provinceCode: string | null;
  address: string | null;
  grade: string;
  contactAnyTime: boolean;
  /** Nothing is known of the person any more, or nothing may be shown. */
  isErased: boolean;
};

/** The columns of a stored person, of the customer that the alias names. */
export const PERSON = (alias: string) =>
  ['seal_id', 'person_sealed', 'name_plain', 'phone_plain', 'other_contact_plain', 'address_plain']
    .map((column) => `${alias}.${column}`)
    .join(', ');

export async function customerFacts(ctx: Context, id: number): Promise<CustomerFacts> {
  const row = await ctx.db.one<Omit<CustomerFacts, keyof ReturnType<typeof openedPerson>> & StoredPerson>(
    `select id, type, province_code as "provinceCode", grade, contact_any_time as "contactAnyTime",
       erased_at is not null as "isErased", ${PERSON('c')}
     from customers c where id = $1 and ${inRegion('c', 2)}`,
    [id, regionOf(ctx)],
  );
  if (row === undefined) throw notFound('customer.not_found', { field: 'customer.id' });
  const { id: found, type, provinceCode, grade, contactAnyTime, isErased } = row;
  return {
    id: found,
    type,
    provinceCode,
    grade,
    contactAnyTime,
    isErased,
    ...openedPerson(ctx.db.vault, row),
  };
}

/** The first customers that were ever registered, opened; for the demo company. */
export async function firstCustomers(
  ctx: Pick<Context, 'db'>,
  limit: number,
): Promise<({ id: number } & Person)[]> {
  const rows = await ctx.db.query<{ id: number } & StoredPerson>(
    `select c.id, ${PERSON('c')} from customers c order by c.id limit $1`,
    [limit],
  );
  return rows.map((row) => ({ id: row.id, ...openedPerson(ctx.db.vault, row) }));
}

/** Customers who are here already, by another contact and the whole name; the oldest where there are several. */
export async function customersByContact(
  ctx: Context,
  wanted: { name: string; contact: string }[],
): Promise<{ id: number; name: string; contact: string }[]> {
  const { vault } = ctx.db;
  const keys = wanted.flatMap(({ contact }) => {
    const { whole, contact: other } = wantedPerson(vault, contact);
    return [...whole, ...other];
  });
  const rows = await ctx.db.query<{ id: number } & StoredPerson>(
    `select c.id, ${PERSON('c')} from customers c where c.search_keys && $1 order by c.id`,
    [keys],
  );
  const here = rows.map((row) => ({ id: row.id, person: openedPerson(vault, row) }));
  return wanted.flatMap(({ name, contact }) => {
    const found = here.find(({ person }) => person.otherContact === contact && person.name === name);
    return found === undefined ? [] : [{ id: found.id, name, contact }];
  });
}

/** The contact of a case of the customer and what was written down about it, with its marks; undefined for any other. */
export async function writtenAbout(
  ctx: Context,
  customerId: number,
  number: string,
): Promise<(StoredContact & { texts: string[] }) | undefined> {
  return ctx.db.one(
    `select c.seal_id, c.contact_sealed, c.contact_name_plain, c.contact_phone_plain, array(
       select c.subject
       union all select concat(t.course, t.demand, t.expected_outcome) from case_texts t where t.case_id = c.id
       union all select r.text from case_receipts r where r.case_id = c.id
       union all select r.body::text from case_records r where r.case_id = c.id) as texts
     from cases c where c.customer_id = $1 and c.number = $2`,
    [customerId, number],
  );
}

export type UnitFacts = UnitBrief & { customerId: number | null };

const UNIT = `jsonb_build_object('id', n.id, 'serial', n.serial, 'model', n.model,
  'productName', jsonb_build_object('zh', p.name_zh, 'en', p.name_en),
  'productType', coalesce(t.parent_code, t.code), 'purchaseChannel', n.purchase_channel, 'purchasedOn', n.purchased_on,
  'deliveredOn', n.delivered_on, 'seller', n.seller)`;
const UNIT_FROM = `product_units n join products p on p.model = n.model join product_types t on t.code = p.product_type`;

/** Fragment for other domains' screens: the unit of an id as JSON. */
export const UNIT_JSON = (idSql: string) => `(select ${UNIT} from ${UNIT_FROM} where n.id = ${idSql})`;

export async function unitBySerial(ctx: Context, serial: string): Promise<UnitFacts | undefined> {
  const row = await ctx.db.one<{ unit: UnitBrief; customer_id: number | null }>(
    `select ${UNIT} as unit, n.customer_id from ${UNIT_FROM} where n.serial = $1`,
    [serial],
  );
  return row === undefined ? undefined : { ...row.unit, customerId: row.customer_id };
}

type UnitRow = {
  unit: UnitBrief;
  product_types: (string | null)[];
  province_code: string | null;
  customer_id: number | null;
  owner: string | null;
};

const UNIT_ON_FILE = `${UNIT} as unit, array[t.code, t.parent_code] as product_types,
  coalesce(n.province_code, c.province_code) as province_code, n.customer_id,
  case when c.restricted_at is null then c.masked_name end as owner`;
const UNIT_ON_FILE_FROM = `${UNIT_FROM} left join customers c on c.id = n.customer_id`;

const unitOnFile = (row: UnitRow): UnitOnFile => ({
  ...row.unit,
  productTypes: row.product_types.filter((type) => type !== null),
  provinceCode: row.province_code,
  customerId: row.customer_id,
  maskedOwner: row.owner,
});

/** A unit by id or serial. Not found when it is none, or its owner is out of the actor's region (S2 2.1.2). */
export async function unitOf(ctx: Context, key: { id: number } | { serial: string }): Promise<UnitOnFile> {
  const row = await ctx.db.one<UnitRow>(
    `select ${UNIT_ON_FILE} from ${UNIT_ON_FILE_FROM}
     where ${'id' in key ? 'n.id = $1' : 'n.serial = $1'} and (c.id is null or ${inRegion('c', 2)})`,
    ['id' in key ? key.id : key.serial.toUpperCase(), regionOf(ctx)],
  );
  if (row === undefined) throw notFound('unit.not_found', { field: 'serial' });
  return unitOnFile(row);
}

/** Up to ten units by the start of the serial, or by the owner's whole phone number; owners masked (S0 2.3). */
export async function findUnits(ctx: Context, find: string): Promise<UnitOnFile[]> {
  const rows = await ctx.db.query<UnitRow>(
    `with hits as (
       (select id from product_units where serial ^@ $1 order by serial limit 10)
       union
       (select id from product_units where customer_id = any((select customers_with_keys($2::text[]))::bigint[]) limit 10))
     select ${UNIT_ON_FILE} from hits h join product_units n on n.id = h.id join products p on p.model = n.model
       join product_types t on t.code = p.product_type left join customers c on c.id = n.customer_id
     where c.id is null or ${inRegion('c', 3)}
     order by n.serial limit 10`,
    [find.toUpperCase(), wantedPerson(ctx.db.vault, find).whole, regionOf(ctx)],
  );
  return rows.map(unitOnFile);
}

type BriefRow = {
  id: number;
  type: CustomerBrief['type'];
  masked_name: string;
  masked_phone: string | null;
  province: string | null;
  province_code: string | null;
  region: string | null;
  city: string | null;
  grade: CustomerBrief['grade'];
  open_cases: number;
  restricted: boolean;
  matched_by?: CustomerBrief['matchedBy'];
};

const BRIEF = `c.id, c.type, c.masked_name, c.masked_phone, c.province_code, c.city, c.grade,
  (select name_zh from provinces v where v.code = c.province_code) as province,
  (select region from provinces v where v.code = c.province_code) as region,
  open_cases_of(c.id) as open_cases, c.restricted_at is not null as restricted`;

/** Name and numbers masked, as every list and page shows a customer (S0 2.3). */
export function briefOf(row: BriefRow): CustomerBrief {
  return {
    id: row.id,
    type: row.type,
    maskedName: row.masked_name,
    maskedPhone: row.masked_phone,
    province: row.province,
    provinceCode: row.province_code,
    city: row.city,
    grade: row.grade,
    region: row.region,
    openCases: row.open_cases,
    restricted: row.restricted,
    ...(row.matched_by === undefined ? {} : { matchedBy: row.matched_by }),
  };
}

/** SQL that is true for the customers a regional user may see: those of the region, and those without a province (S2 2.1.2). */
const inRegion = (alias: string, place: number) =>
  `($${place}::text is null or ${alias}.province_code is null
     or ${alias}.province_code in (select code from provinces where region = $${place}))`;
const regionOf = ({ actor }: Context): string | null =>
  actor.scope === 'region' ? (actor.region ?? '-') : null;

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&');

/** Most customers that one answer names, and most that are opened to see whether they fit. */
const SHOWN = 10;
const LOOKED_AT = 100;

/**
 * Up to ten customers by phone (whole, or its end from four digits on), name (start), other contact or serial (start);
 * persons are found by keyed hashes. A regional user finds those of the region only (S2 2.1.2). Restricted ones are found
 * while a case of theirs is open, and by the privacy officer.
 */
export async function findCustomers(ctx: Context, find: string): Promise<CustomerBrief[]> {
  const { vault } = ctx.db;
  const wanted = wantedPerson(vault, find);
  const arm = (what: string, rank: number, place: number) =>
    `(select id, '${what}' as matched_by, ${rank} as rank from customers c
      where id = any((select customers_with_keys($${place}::text[]))::bigint[]) and ${inRegion('c', 6)} order by id limit $7)`;
  const rows = await ctx.db.query<BriefRow & StoredPerson>(
    `with hits as (
       ${arm('phone', 1, 1)} union all ${arm('phone', 2, 2)} union all ${arm('name', 3, 3)} union all ${arm('contact', 4, 4)}
       union all
       (select customer_id, 'serial', 5 from product_units where serial ^@ $5 and customer_id is not null order by serial limit ${SHOWN})),
     best as (select distinct on (id) id, matched_by, rank from hits order by id, rank)
     select ${BRIEF}, ${PERSON('c')}, b.matched_by
     from best b join customers c on c.id = b.id and ${inRegion('c', 6)}
       and (c.restricted_at is null or $8 or open_cases_of(c.id) > 0) order by b.rank, c.id limit $7`,
    [
      wanted.whole,
      wanted.end,
      wanted.name,
      wanted.contact,
      find.toUpperCase(),
      regionOf(ctx),
      wanted.partial ? LOOKED_AT : SHOWN,
      may(ctx.actor, 'privacy:manage'),
    ],
  );
  const fits = (row: BriefRow & StoredPerson) =>
    !wanted.partial || row.matched_by === 'serial' || fitsTyped(openedPerson(vault, row), find);
  return rows.filter(fits).slice(0, SHOWN).map(briefOf);
}

/** Customers by number, masked, in that order; those out of the actor's region are left out. */
export async function briefsOf(ctx: Context, ids: number[]): Promise<CustomerBrief[]> {
  const rows = await ctx.db.query<BriefRow>(
    `select ${BRIEF} from customers c where c.id = any($1::bigint[]) and ${inRegion('c', 2)} order by c.id`,
    [ids, regionOf(ctx)],
  );
  return rows.map(briefOf);
}

/** A customer with products and past cases, one statement. */
export async function customerFile(ctx: Context, id: number) {
  const row = await ctx.db.one<BriefRow & { units: UnitBrief[]; cases: never[] }>(
    `select ${BRIEF},
       (select coalesce(jsonb_agg(${UNIT} order by n.purchased_on desc nulls last), '[]') from ${UNIT_FROM} where n.customer_id = c.id) as units,
       past_cases_of(c.id) as cases
     from customers c where c.id = $1 and ${inRegion('c', 2)}`,
    [id, regionOf(ctx)],
  );
  if (row === undefined) throw notFound('customer.not_found');
  return { ...briefOf(row), units: row.units, cases: row.cases };
}

export async function listProducts(ctx: Context, find: string) {
  return ctx.db.query<{ model: string; name: { zh: string; en: string }; productType: string }>(
    `select p.model, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as name, coalesce(t.parent_code, t.code) as "productType"
     from products p join product_types t on t.code = p.product_type
     where $1 = '' or p.model ilike $1 || '%' or p.name_zh like '%' || $1 || '%' or p.name_en ilike '%' || $1 || '%'
     order by p.model limit 30`,
    [escaped(find)],
  );
}

/** Product type of a known model, or of the unit, with its parent; empty when neither is known. */
export async function productTypesOf(
  ctx: Context,
  product: { product_model: string | null; unit_id: number | null },
): Promise<(string | null)[]> {
  const row = await ctx.db.one<{ type: string; parent: string | null }>(
    `select t.code as type, t.parent_code as parent from products p join product_types t on t.code = p.product_type
     where p.model = coalesce($1, (select n.model from product_units n where n.id = $2))`,
    [product.product_model, product.unit_id],
  );
  return row === undefined ? [] : [row.type, row.parent];
}
