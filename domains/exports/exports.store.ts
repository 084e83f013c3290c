import type { Context } from '../../kernel/context.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import type { ExportFilter } from './exports.contract.ts';
import { HOURS_TO_TAKE, MOST_DOWNLOADS } from './exports.rules.ts';

export type NewExport = {
  purpose: string;
  reason: string;
  filter: ExportFilter;
  fields: string[];
  records: number;
};

export async function insertExport(ctx: Context, wanted: NewExport): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into customer_exports (purpose, reason, filter, fields, records, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      wanted.purpose,
      wanted.reason,
      JSON.stringify(wanted.filter),
      wanted.fields,
      wanted.records,
      ctx.actor.id,
      iso(ctx.now),
    ],
  );
  if (row === undefined) throw new Error('no export was stored');
  return row.id;
}

/** Decides a waiting export of somebody else; false when it is none. */
export async function saveDecision(
  ctx: Context,
  id: number,
  { approved, note }: { approved: boolean; note: string },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update customer_exports set state = $3, decided_by = $2, decided_at = $4, decision = $5
     where id = $1 and state = 'waiting' and requested_by <> $2 returning id`,
    [id, ctx.actor.id, approved ? 'approved' : 'refused', iso(ctx.now), note],
  );
  return rows.length > 0;
}

export async function saveWithdrawal(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update customer_exports set state = 'withdrawn' where id = $1 and state = 'waiting' and requested_by = $2 returning id`,
    [id, ctx.actor.id],
  );
  return rows.length > 0;
}

export type MadeFile = { fileId: string; sha256: string; records: number; sealedPassword: string };

export async function saveFile(ctx: Context, id: number, file: MadeFile): Promise<void> {
  await ctx.db.query(
    `update customer_exports set state = 'ready', file_id = $2, sha256 = $3, records = $4, sealed_password = $5,
       expires_at = $6 where id = $1 and state = 'approved'`,
    [id, file.fileId, file.sha256, file.records, file.sealedPassword, iso(ctx.now + HOURS_TO_TAKE * HOUR)],
  );
}

export async function saveFailure(ctx: Context, id: number): Promise<void> {
  await ctx.db.query(`update customer_exports set state = 'failed' where id = $1 and state = 'approved'`, [
    id,
  ]);
}

/** Takes the sealed password out for the one time that it is shown; undefined afterwards. */
export async function takeSealedPassword(ctx: Context, id: number): Promise<string | undefined> {
  const row = await ctx.db.one<{ sealed: string }>(
    `with kept as (select sealed_password from customer_exports where id = $1 and state = 'ready'
       and sealed_password is not null and expires_at > $2 for update)
     update customer_exports e set sealed_password = null, password_shown_at = $2 from kept
     where e.id = $1 returning kept.sealed_password as sealed`,
    [id, iso(ctx.now)],
  );
  return row?.sealed;
}

/** Counts a download; undefined when there is none left or its time is over. */
export async function takeDownload(ctx: Context, id: number): Promise<string | undefined> {
  const row = await ctx.db.one<{ fileId: string }>(
    `update customer_exports set downloads = downloads + 1
     where id = $1 and state = 'ready' and requested_by = $2 and downloads < $3 and expires_at > $4
     returning file_id as "fileId"`,
    [id, ctx.actor.id, MOST_DOWNLOADS, iso(ctx.now)],
  );
  return row?.fileId;
}

/** Ends exports whose file holds a customer; their files, to be removed. */
export async function endExportsOf(
  ctx: Context,
  customerId: number,
): Promise<{ id: number; fileId: string }[]> {
  return ctx.db.query(
    `update customer_exports e set state = 'expired', sealed_password = null
     where e.state = 'ready' and exists (select from access_log l where l.kind = 'export'
       and l.subject = 'customer_export:' || e.id and l.customer_ids @> array[$1::bigint])
     returning e.id, e.file_id as "fileId"`,
    [customerId],
  );
}

/** Ends exports whose time is over; their files, to be removed. */
export async function endExports(ctx: Context): Promise<{ id: number; fileId: string }[]> {
  return ctx.db.query(
    `update customer_exports set state = 'expired', sealed_password = null
     where state = 'ready' and (expires_at <= $1 or downloads >= $2) returning id, file_id as "fileId"`,
    [iso(ctx.now), MOST_DOWNLOADS],
  );
}
