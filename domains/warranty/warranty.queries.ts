import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { UnitOnFile } from '../customers/customers.contract.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { WarrantyCatalogue } from './catalogue.contract.ts';
import type { Books } from './decision.rules.ts';
import { type BrandPromise, type LedgerEntry, PromiseBody } from './ledger.contract.ts';
import type { StoredPromise } from './ledger.rules.ts';

// A stored version never changes, so a parsed one is kept for the life of the process.
const catalogueById = new Map<number, WarrantyCatalogue>();

/** The catalogue in force now. */
export async function catalogueNow(ctx: Context): Promise<WarrantyCatalogue> {
  const row = await ctx.db.one<{ id: number }>(
    `select id from warranty_catalogues where effective_from <= $1 order by effective_from desc, id desc limit 1`,
    [chinaDay(ctx.now)],
  );
  if (row === undefined) throw new Error('no warranty catalogue is in force');
  const known = catalogueById.get(row.id);
  if (known !== undefined) return known;
  const stored = await ctx.db.one<{ body: unknown }>(`select body from warranty_catalogues where id = $1`, [
    row.id,
  ]);
  const catalogue = WarrantyCatalogue.parse(stored?.body);
  catalogueById.set(row.id, catalogue);
  return catalogue;
}

/** Catalogue and calendar of today, to decide with. */
export async function booksNow(ctx: Context): Promise<Books> {
  const catalogue = await catalogueNow(ctx);
  const { calendar } = await standardAt(ctx, ctx.now);
  return { catalogue, calendar: calendar.compiled };
}

const CURRENT = (alias: string) =>
  `(not ${alias}.withdrawn and not exists (select 1 from unit_ledger later where later.corrects_id = ${alias}.id))`;

const ENTRY = `l.id, l.unit_id as "unitId", u.serial, l.kind, l.body, l.other_unit_id as "otherUnitId",
  o.serial as "otherSerial", l.withdrawn, l.corrects_id as "correctsId", ${CURRENT('l')} as current, l.reason, l.at,
  l.by_name as by`;
const ENTRY_FROM = `unit_ledger l join product_units u on u.id = l.unit_id left join product_units o on o.id = l.other_unit_id`;

/** A unit and those it replaced, newest first, with all their rows in the order they were written. */
export type UnitBooks = {
  chain: { id: number; serial: string; purchasedOn: string | null; deliveredOn: string | null }[];
  ledger: LedgerEntry[];
};

const LONGEST_CHAIN = 50;

async function unitBooks(ctx: Context, unitId: number): Promise<UnitBooks> {
  const wide = ctx.db.beyond('the law counts every unit that was exchanged, wherever its owner lived');
  const row = await wide.one<UnitBooks>(
    `with recursive links as (
       select $1::bigint as id, 0 as depth
       union all
       select l.unit_id, k.depth + 1 from links k join unit_ledger l on l.other_unit_id = k.id
       where ${CURRENT('l')} and k.depth < $2)
     select
       (select jsonb_agg(jsonb_build_object('id', u.id, 'serial', u.serial, 'purchasedOn', u.purchased_on,
          'deliveredOn', u.delivered_on) order by k.depth) from links k join product_units u on u.id = k.id) as chain,
       (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from (
          select ${ENTRY} from ${ENTRY_FROM} where l.unit_id in (select id from links)) e) as ledger`,
    [unitId, LONGEST_CHAIN],
  );
  return row ?? { chain: [], ledger: [] };
}

/** One row of the ledger; not found when there is none. Whether its unit may be seen is asked apart. */
export async function entryOf(ctx: Context, id: number): Promise<LedgerEntry> {
  const row = await ctx.db.one<{ entry: LedgerEntry }>(
    `select to_jsonb(e) as entry from (select ${ENTRY} from ${ENTRY_FROM} where l.id = $1) e`,
    [id],
  );
  if (row === undefined) throw notFound('entry.not_found');
  return row.entry;
}

/** The current exchange by which a unit came to its customer, if any. */
export async function cameByExchange(ctx: Context, unitId: number): Promise<boolean> {
  const row = await ctx.db.one(`select 1 from unit_ledger l where l.other_unit_id = $1 and ${CURRENT('l')}`, [
    unitId,
  ]);
  return row !== undefined;
}

/** Did the unit come back in an exchange that counts? */
export async function cameBackByExchange(ctx: Context, unitId: number): Promise<boolean> {
  const row = await ctx.db.one(
    `select 1 from unit_ledger l where l.unit_id = $1 and l.kind = 'exchange' and ${CURRENT('l')}`,
    [unitId],
  );
  return row !== undefined;
}

const PROMISE = `p.id, p.model, p.body, to_jsonb(p.at) as at, p.by_name as by`;
type PromiseRow = { id: number; model: string; body: unknown; at: string; by: string };
const promiseOf = (row: PromiseRow): StoredPromise => ({ ...row, body: PromiseBody.parse(row.body) });

/** Promises of a model that count, the newest row of each. */
export async function promisesOf(ctx: Context, model: string): Promise<StoredPromise[]> {
  const rows = await ctx.db.query<PromiseRow>(
    `select ${PROMISE} from brand_promises p
     where p.model = $1 and not exists (select 1 from brand_promises later where later.corrects_id = p.id) order by p.id`,
    [model],
  );
  return rows.map(promiseOf);
}

export async function promiseById(ctx: Context, id: number): Promise<StoredPromise> {
  const row = await ctx.db.one<PromiseRow>(`select ${PROMISE} from brand_promises p where p.id = $1`, [id]);
  if (row === undefined) throw notFound('promise.not_found');
  return promiseOf(row);
}

/** A promise as it is sent out. */
export const promiseView = ({ id, model, body, at, by }: StoredPromise): BrandPromise => ({
  id,
  model,
  name: { zh: body.nameZh, en: body.nameEn },
  part: body.part,
  months: body.months,
  startsAt: body.startsAt,
  soldFrom: body.soldFrom ?? null,
  soldTo: body.soldTo ?? null,
  remedies: body.remedies,
  at,
  by,
});

/** Everything on file that a decision about a unit needs. */
export async function onFile(
  ctx: Context,
  unit: UnitOnFile,
): Promise<UnitBooks & { promises: StoredPromise[] }> {
  const books = await unitBooks(ctx, unit.id);
  return { ...books, promises: await promisesOf(ctx, unit.model) };
}
