import type { Context } from '../../kernel/context.ts';
import { chinaDay } from '../../kernel/time.ts';
import { agreedSql } from '../consents/consents.queries.ts';
import { PERSON } from './customers.queries.ts';
import { openedPerson, type StoredPerson } from './person.rules.ts';

/** Which customers an approved export holds. */
type CustomerFilter = {
  region?: string | undefined;
  type?: string | undefined;
  grade?: string | undefined;
  model?: string | undefined;
};

/** What an export is for decides whose data may be in it: the law's own purposes hold for restricted customers too. */
type ExportUse = { purpose?: string | undefined };
const BY_LAW = ['recall', 'authority'];

type Place = { id: number; type: string; grade: string; province: string | null; city: string | null };
export type ExportedCustomer = Place & {
  name: string;
  phone: string | null;
  otherContact: string | null;
  address: string | null;
  serials: string[];
};

const WANTED = `($1::text is null or c.province_code in (select code from provinces where region = $1))
  and ($2::text is null or c.province_code is null or c.province_code in (select code from provinces where region = $2))
  and ($3::text is null or c.type = $3) and ($4::text is null or c.grade = $4)
  and ($5::text is null or exists (select 1 from product_units n where n.customer_id = c.id and n.model = $5))
  and c.erased_at is null and ($6 or c.restricted_at is null) and (not $7 or ${agreedSql('c', "'survey'", '$8')})`;

const valuesOf = ({ actor, now }: Context, filter: CustomerFilter, { purpose }: ExportUse) => [
  filter.region ?? null,
  // A regional user exports the own region only, and customers without a province (S2 2.1.2).
  actor.scope === 'region' ? (actor.region ?? '-') : null,
  filter.type ?? null,
  filter.grade ?? null,
  filter.model ?? null,
  BY_LAW.includes(purpose ?? ''),
  // Follow-up is no part of a service: only who agreed to it is called (S0 5.2).
  purpose === 'campaign',
  chinaDay(now),
];

/** How many customers in the actor's sight a filter finds. */
export async function countCustomers(ctx: Context, filter: CustomerFilter, use: ExportUse): Promise<number> {
  const row = await ctx.db.one<{ many: number }>(
    `select count(*)::int as many from customers c where ${WANTED}`,
    valuesOf(ctx, filter, use),
  );
  return row?.many ?? 0;
}

/** Whole customers of a filter in the actor's sight, by id, at most `most`: only for an approved export (S0 2.3). */
export async function exportedCustomers(
  ctx: Context,
  filter: CustomerFilter,
  use: ExportUse & { most: number },
): Promise<ExportedCustomer[]> {
  const rows = await ctx.db.query<Place & StoredPerson & { serials: string[] }>(
    `select c.id, c.type, c.grade, (select name_zh from provinces v where v.code = c.province_code) as province, c.city,
       ${PERSON('c')},
       (select coalesce(jsonb_agg(n.serial order by n.id), '[]') from product_units n where n.customer_id = c.id) as serials
     from customers c where ${WANTED} order by c.id limit $9`,
    [...valuesOf(ctx, filter, use), use.most],
  );
  return rows.map((row) => {
    const { id, type, grade, province, city, serials } = row;
    return { id, type, grade, province, city, serials, ...openedPerson(ctx.db.vault, row) };
  });
}
