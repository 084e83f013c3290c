import type { Context } from '../../kernel/context.ts';
import type { Anchor, Fault, Link, Place } from './chain.rules.ts';

/** Links after a place of the chain, in order, with their entries. */
export async function linksAfter(ctx: Context, seq: number, limit: number): Promise<Link[]> {
  return ctx.db.query<Link>(
    `select c.seq, c.previous_hash as "previousHash", c.hash, case when e.id is not null then json_build_object(
       'address', e.address, 'at', (extract(epoch from e.at) * 1000000)::bigint, 'caseNumber', e.case_number,
       'code', e.code, 'customerIds', array_to_string(e.customer_ids, ','), 'details', e.details::text,
       'fields', array_to_string(e.fields, ','), 'id', e.id, 'kind', e.kind, 'method', e.method, 'note', coalesce(e.note_hash, e.note),
       'path', e.path, 'purpose', e.purpose, 'recordedAt', (extract(epoch from e.recorded_at) * 1000000)::bigint,
       'records', e.records, 'requestId', e.request_id, 'subject', e.subject, 'userId', e.user_id,
       'userName', e.user_name) end as entry,
       (e.note_hash is null or case when e.note_salt is null then e.erased_by is not null
         else e.note is not null and e.note_hash = note_commitment(e.note_salt, e.note) end) as "noteFits",
       (e.note_hash is null and e.erased_by is not null) as "wordsErased"
     from access_chain c left join access_log e on e.id = c.entry_id
     where c.seq > $1 order by c.seq limit $2`,
    [seq, limit],
  );
}

/** The newest link; the end of the newest archive when nothing came after it. */
export async function chainEnd(ctx: Context): Promise<Place> {
  const row = await ctx.db.one<Place>(
    `(select seq, hash, 1 as rank from access_chain order by seq desc limit 1)
     union all (select last_seq, last_hash, 2 from access_archives order by last_seq desc limit 1)
     order by rank limit 1`,
  );
  return row === undefined ? { seq: 0, hash: '' } : { seq: row.seq, hash: row.hash };
}

/** Where the links in the database begin: behind the newest archive. */
export async function chainStart(ctx: Context): Promise<Place> {
  const row = await ctx.db.one<Place>(
    `select last_seq as seq, last_hash as hash from access_archives order by last_seq desc limit 1`,
  );
  return row ?? { seq: 0, hash: '' };
}

/** The place before the first link whose entry is of the days, and the last such link; null when there is none. */
export async function placesOf(
  ctx: Context,
  days: { from: string; to: string },
): Promise<{ before: Place; last: number } | null> {
  const row = await ctx.db.one<{ seq: number; hash: string; last: number | null }>(
    `select min(c.seq) - 1 as seq, (array_agg(c.previous_hash order by c.seq))[1] as hash, max(c.seq) as last
     from access_log e join access_chain c on c.entry_id = e.id
     where e.at >= $1::timestamptz and e.at < $2::timestamptz`,
    [days.from, days.to],
  );
  if (row?.last == null) return null;
  return { before: { seq: row.seq, hash: row.hash }, last: row.last };
}

/** The first entry that stands in no link. */
export async function unlinkedEntry(ctx: Context, end: Place): Promise<Fault | null> {
  const row = await ctx.db.one<{ id: number }>(
    `select e.id from access_log e left join access_chain c on c.entry_id = e.id where c.seq is null order by e.id limit 1`,
  );
  return row === undefined ? null : { seq: end.seq + 1, reason: 'entry_unlinked', entryId: row.id };
}

export async function tableAnchors(ctx: Context): Promise<(Anchor & { day: string })[]> {
  return ctx.db.query(
    `select to_char(day, 'YYYY-MM-DD') as day, seq, hash, 'table' as "where" from access_anchors order by day`,
  );
}

export type Archive = {
  id: number;
  firstSeq: number;
  lastSeq: number;
  lastHash: string;
  fromAt: string;
  toAt: string;
  file: string;
  sha256: string;
};

export async function archives(ctx: Context): Promise<Archive[]> {
  return ctx.db.query(
    `select id, first_seq as "firstSeq", last_seq as "lastSeq", last_hash as "lastHash", to_jsonb(from_at) #>> '{}' as "fromAt",
       to_jsonb(to_at) #>> '{}' as "toAt", file, sha256 from access_archives order by first_seq`,
  );
}

/** Months for which entries stay in the database. */
export async function keepMonths(ctx: Context): Promise<number> {
  return (await ctx.db.one<{ months: number }>(`select months from access_keeping`))?.months ?? 12;
}

/** First and last fact of the spine; null when there is none. */
export async function factEnds(ctx: Context): Promise<{ first: number; last: number } | null> {
  const row = await ctx.db.one<{ first: number | null; last: number | null }>(
    `select min(id) as first, max(id) as last from events`,
  );
  return row?.first == null || row.last === null ? null : { first: row.first, last: row.last };
}

/** The first fact between two ids that was changed, or that does not follow the one before it. */
export async function factFault(ctx: Context, from: number, to: number): Promise<number | null> {
  const row = await ctx.db.one<{ id: number }>(
    `select id from event_faults($1, $2) f (id) order by id limit 1`,
    [from, to],
  );
  return row?.id ?? null;
}
