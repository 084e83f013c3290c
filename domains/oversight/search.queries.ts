import type { Context } from '../../kernel/context.ts';
import { iso, MINUTE } from '../../kernel/time.ts';
import type { AccessEntry, AccessFilter } from './oversight.contract.ts';

const ENTRY = `id, at, kind, user_id as "userId", user_name as "userName", subject, customer_ids as "customerIds",
  case_number as "caseNumber", purpose, note, fields, records, code, method, path, address, request_id as "requestId"`;

const CONDITIONS: [keyof AccessFilter, (place: string) => string][] = [
  ['kind', (place) => `kind = ${place}`],
  ['userId', (place) => `user_id = ${place}::uuid`],
  ['customerId', (place) => `customer_ids @> array[${place}::bigint]`],
  ['caseNumber', (place) => `case_number = ${place}`],
  ['purpose', (place) => `purpose = ${place}`],
  ['address', (place) => `address = ${place}`],
  ['from', (place) => `at >= ${place}::timestamptz`],
  ['to', (place) => `at < ${place}::timestamptz + interval '1 day'`],
];

const wallMidnight = (day: string) => `${day}T00:00:00+08:00`;
const boundOf = (key: keyof AccessFilter, filter: AccessFilter): unknown =>
  key === 'from' || key === 'to' ? wallMidnight(filter[key] ?? '') : filter[key];

type Row = Omit<AccessEntry, 'at' | 'customerIds'> & { at: Date; customerIds: string[]; micros: string };

/** Entries of the log as filtered, newest first, a page after a place `microseconds.id`. */
export async function accessEntries(
  ctx: Context,
  filter: AccessFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ entries: AccessEntry[]; next: string | null }> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const asked = CONDITIONS.filter(([key]) => filter[key] !== undefined && filter[key] !== '');
  const where = asked.map(([key, sql]) => sql(add(boundOf(key, filter))));
  if (page.after !== undefined) {
    const [micros, id] = page.after.split('.');
    where.push(
      `(at, id) < ('epoch'::timestamptz + ${add(micros)}::bigint * interval '1 microsecond', ${add(id)}::bigint)`,
    );
  }
  const rows = await ctx.db.query<Row>(
    `select ${ENTRY}, ((extract(epoch from at) * 1000000)::bigint)::text as micros from access_log
     ${where.length === 0 ? '' : `where ${where.join(' and ')}`}
     order by at desc, id desc limit ${add(page.limit + 1)}`,
    values,
  );
  const entries = rows.slice(0, page.limit);
  const last = entries.at(-1);
  const next = rows.length > page.limit && last !== undefined ? `${last.micros}.${last.id}` : null;
  return {
    entries: entries.map(({ micros: _micros, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      customerIds: row.customerIds.map(Number),
    })),
    next,
  };
}

/** Every entry as filtered, in pages, for a file. */
export async function* accessPages(ctx: Context, filter: AccessFilter): AsyncGenerator<AccessEntry[]> {
  let after: string | undefined;
  do {
    const page = await accessEntries(ctx, filter, { after, limit: 1000 });
    yield page.entries;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** Whose doings are looked at: a user, or an address of nobody we know. */
export type Who = { who: string; userId: string | null; address: string | null };

export type Counted = { customers: number; exports: number; largest: number; refusals: number };
export type Windows = { viewing: number; exports: number; largest: number; refusals: number };

/** What somebody did within the minutes of each rule; one statement over the newest entries of one user. */
export async function doingsOf(ctx: Context, { userId, address }: Who, minutes: Windows): Promise<Counted> {
  const own = userId === null ? `user_id is null and address = $1` : `user_id = $1::uuid`;
  const since = (amount: number) => iso(ctx.now - amount * MINUTE);
  const row = await ctx.db.one<Counted>(
    `select
       (select count(distinct c)::int from access_log a, unnest(a.customer_ids) c
        where ${own} and kind in ('disclosure', 'file') and at > $2) as customers,
       (select count(*)::int from access_log where ${own} and kind = 'export' and at > $3) as exports,
       (select coalesce(max(records), 0)::int from access_log where ${own} and kind = 'export' and at > $4) as largest,
       (select count(*)::int from access_log where ${own} and kind in ('refused', 'sign_in_failed') and at > $5) as refusals`,
    [
      userId ?? address,
      since(minutes.viewing),
      since(minutes.exports),
      since(minutes.largest),
      since(minutes.refusals),
    ],
  );
  return row ?? { customers: 0, exports: 0, largest: 0, refusals: 0 };
}

/** Instants of looks and exports within the minutes, but for planned visits; at most 500. */
export async function looksOf(ctx: Context, userId: string | null, minutes: number): Promise<number[]> {
  if (userId === null) return [];
  const rows = await ctx.db.query<{ at: Date }>(
    `select at from access_log where user_id = $1 and kind in ('disclosure', 'file', 'export')
       and purpose is distinct from 'visit' and at > $2 order by at desc limit 500`,
    [userId, iso(ctx.now - minutes * MINUTE)],
  );
  return rows.map(({ at }) => at.getTime());
}
