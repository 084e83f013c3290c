import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { ms } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import { holdersOf } from '../identity/identity.queries.ts';
import type { CustomerExport, ExportFilter } from './exports.contract.ts';
import { exportSteps, MOST_DOWNLOADS } from './exports.rules.ts';

export const APPROVE = 'exports:approve';

export type ExportRow = {
  id: number;
  number: string;
  state: CustomerExport['state'];
  purpose: CustomerExport['purpose'];
  reason: string;
  filter: ExportFilter;
  fields: CustomerExport['fields'];
  records: number;
  requestedBy: { id: string; name: string; username: string };
  requestedAt: string;
  decidedBy: { id: string; name: string } | null;
  decidedAt: string | null;
  decision: string | null;
  expiresAt: string | null;
  downloads: number;
  passwordShown: boolean;
};

const EXPORT = `e.id, e.number, e.state, e.purpose, e.reason, e.filter, e.fields, e.records,
  jsonb_build_object('id', r.id, 'name', r.name, 'username', r.username) as "requestedBy",
  to_jsonb(e.requested_at) #>> '{}' as "requestedAt",
  case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as "decidedBy",
  to_jsonb(e.decided_at) #>> '{}' as "decidedAt", e.decision, to_jsonb(e.expires_at) #>> '{}' as "expiresAt",
  e.downloads, e.password_shown_at is not null as "passwordShown"`;
const EXPORT_FROM = `customer_exports e join users r on r.id = e.requested_by left join users d on d.id = e.decided_by`;

const shown = (ctx: Context, { downloads, ...row }: ExportRow): CustomerExport => ({
  ...row,
  requestedBy: { id: row.requestedBy.id, name: row.requestedBy.name },
  downloadsLeft: MOST_DOWNLOADS - downloads,
  may: exportSteps(
    {
      state: row.state,
      requesterId: row.requestedBy.id,
      expiresAt: row.expiresAt === null ? null : ms(row.expiresAt),
      downloads,
      passwordShown: row.passwordShown,
    },
    { id: ctx.actor.id, mayApprove: may(ctx.actor, APPROVE) },
    ctx.now,
  ),
});

/** Exports, newest first, 50 at most: own ones, and all for who approves. */
export async function exportsOf(ctx: Context, before: number | undefined): Promise<CustomerExport[]> {
  const rows = await ctx.db.query<ExportRow>(
    `select ${EXPORT} from ${EXPORT_FROM}
     where ($1::bigint is null or e.id < $1) and ($2 or e.requested_by = $3) order by e.id desc limit 50`,
    [before ?? null, may(ctx.actor, APPROVE), ctx.actor.id],
  );
  return rows.map((row) => shown(ctx, row));
}

/** The row of an export for the job that makes its file. */
export const exportRow = (ctx: Context, id: number): Promise<ExportRow | undefined> =>
  ctx.db.one<ExportRow>(`select ${EXPORT} from ${EXPORT_FROM} where e.id = $1`, [id]);

/** One export; not found for whoever neither asked for it nor approves. */
export async function exportOf(ctx: Context, id: number): Promise<CustomerExport> {
  const row = await exportRow(ctx, id);
  const isSeen = row !== undefined && (may(ctx.actor, APPROVE) || row.requestedBy.id === ctx.actor.id);
  if (!isSeen) throw notFound('export.not_found');
  return shown(ctx, row);
}

/** People who decide exports. */
export const approvers = async (ctx: Context): Promise<string[]> =>
  (await holdersOf(ctx, APPROVE)).filter((id) => id !== ctx.actor.id);
