import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Kept } from './erasure.rules.ts';

export type NewErasure = {
  customerId: number;
  origin: 'officer' | 'request' | 'retention';
  reason: string;
  request: string | null;
  state: 'waiting' | 'running';
};

/** A new erasure; undefined while another of the same person waits, runs or holds it frozen. */
export async function insertErasure(ctx: Context, wanted: NewErasure): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into erasures (customer_id, origin, reason, request, state, asked_by, asked_by_name, asked_at, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $5 = 'running' then $8::timestamptz end)
     on conflict (customer_id) where state in ('waiting', 'running', 'frozen') do nothing returning id`,
    [
      wanted.customerId,
      wanted.origin,
      wanted.reason,
      wanted.request,
      wanted.state,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  return row?.id;
}

/** Decides a waiting erasure of somebody else; false when it is none. An approved one runs from here on. */
export async function saveDecision(
  ctx: Context,
  id: number,
  { approved, note }: { approved: boolean; note: string },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update erasures set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decision = $6,
       started_at = case when $2 = 'running' then $5::timestamptz end
     where id = $1 and state = 'waiting' and asked_by is distinct from $3 returning id`,
    [id, approved ? 'running' : 'refused', ctx.actor.id, ctx.actor.name, iso(ctx.now), note],
  );
  return rows.length > 0;
}

export async function saveWithdrawal(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update erasures set state = 'withdrawn' where id = $1 and state = 'waiting' and asked_by = $2 returning id`,
    [id, ctx.actor.id],
  );
  return rows.length > 0;
}

/** Until when the law keeps records: the person is frozen, not erased. */
export async function saveFreeze(ctx: Context, id: number, laws: Kept[]): Promise<void> {
  const until =
    laws
      .map((law) => law.until)
      .sort()
      .at(-1) ?? null;
  await ctx.db.query(`update erasures set freezes = $2, frozen_until = $3, laws = $4 where id = $1`, [
    id,
    until !== null,
    until,
    JSON.stringify(laws),
  ]);
}

export type Running = {
  id: number;
  customerId: number;
  freezes: boolean;
  phase: string;
  after: number;
  wordsSealed: string | null;
};

/** The erasure under way, or the first of them, with its place, locked; undefined while another process is at it. */
export async function takeRunning(ctx: Context, id: number | undefined): Promise<Running | undefined> {
  return ctx.db.one<Running>(
    `select id, customer_id as "customerId", freezes, phase, after_id as after, words_sealed as "wordsSealed" from erasures
     where ($1::bigint is null or id = $1) and state = 'running' order by id limit 1 for update skip locked`,
    [id ?? null],
  );
}

/** Keeps what the person is known by until the last row is searched for it. */
export async function saveWords(ctx: Context, id: number, sealed: string, phase: string): Promise<void> {
  await ctx.db.query(`update erasures set words_sealed = $2, phase = $3 where id = $1`, [id, sealed, phase]);
}

/** Erases the rows of these parents in every place; how many changed, by table. */
export async function erasePiece(
  ctx: Context,
  piece: { id: number; phase: string; ids: number[]; words: string },
): Promise<Record<string, number>> {
  const row = await ctx.db.one<{ counts: Record<string, number> }>(
    `select erase_piece($1, $2, $3::bigint[], $4, $5) as counts`,
    [piece.id, piece.phase, piece.ids, piece.words, iso(ctx.now)],
  );
  return row?.counts ?? {};
}

/** Where the run stands now, and what it has done, added to what it had. */
export async function saveProgress(
  ctx: Context,
  id: number,
  step: { phase: string; after: number; counts: Record<string, number>; files: number },
): Promise<void> {
  await ctx.db.query(
    `update erasures set phase = $2, after_id = $3, files = files + $5, counts = coalesce((
       select jsonb_object_agg(s.key, s.total) from (select a.key, sum(a.value::bigint) as total from (
         select * from jsonb_each_text(counts) union all select * from jsonb_each_text($4::jsonb)) a group by a.key) s), '{}')
     where id = $1`,
    [id, step.phase, step.after, JSON.stringify(step.counts), step.files],
  );
}

/** The run is at its end: frozen until the term is over, or erased with nothing kept. */
export async function saveEnd(ctx: Context, id: number): Promise<'frozen' | 'erased'> {
  const row = await ctx.db.one<{ state: 'frozen' | 'erased' }>(
    `update erasures set state = case when freezes then 'frozen' else 'erased' end,
       frozen_at = case when freezes then coalesce(frozen_at, $2) else frozen_at end,
       finished_at = case when freezes then null else $2::timestamptz end
     where id = $1 returning state`,
    [id, iso(ctx.now)],
  );
  if (row?.state === 'erased') {
    await ctx.db.query(`update erasures set words_sealed = null where id = $1`, [id]);
    await ctx.db.query(`delete from erasure_kept where erasure_id = $1`, [id]);
  }
  return row?.state ?? 'erased';
}

/** Frozen persons whose term is over run again, to be erased; their ids. */
export async function thawDue(ctx: Context): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `update erasures set state = 'running', freezes = false, phase = 'order', after_id = 0
     where state = 'frozen' and frozen_until <= $1 returning id`,
    [iso(ctx.now)],
  );
  return rows.map(({ id }) => id);
}
