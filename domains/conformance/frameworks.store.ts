import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Framework, RowStatus } from './frameworks.contract.ts';

export type NewVersion = {
  body: Framework;
  hash: string;
  origin: 'shipped' | 'import';
  reason: string | null;
};

/** Stores the next version of a framework and answers its number. */
export async function insertVersion(
  ctx: Context,
  { body, hash, origin, reason }: NewVersion,
): Promise<number> {
  const row = await ctx.db.one<{ version: number }>(
    `insert into framework_versions (code, version, body, hash, origin, reason, published_by, published_by_name, published_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from framework_versions where code = $1
     returning version`,
    [body.code, JSON.stringify(body), hash, origin, reason, ctx.actor.id, ctx.actor.name, iso(ctx.now)],
  );
  return row?.version ?? 0;
}

export type Assessment = {
  status: RowStatus;
  clauses: string[];
  remark: string | null;
  responsibleId: string | null;
};

/** Saves what is thought of a row; false when somebody changed it since `version` was seen. */
export async function saveAssessment(
  ctx: Context,
  at: { code: string; row: string; version: number },
  value: Assessment,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into framework_assessments (framework_code, row_key, status, clauses, remark, responsible_id, assessed_by,
       assessed_by_name, assessed_at)
     values ($1, $2, $4, $5, $6, $7, $8, $9, $10)
     on conflict (framework_code, row_key) do update set status = excluded.status, clauses = excluded.clauses,
       remark = excluded.remark, responsible_id = excluded.responsible_id, assessed_by = excluded.assessed_by,
       assessed_by_name = excluded.assessed_by_name, assessed_at = excluded.assessed_at,
       version = framework_assessments.version + 1
     where framework_assessments.version = $3 returning version`,
    [
      at.code,
      at.row,
      at.version,
      value.status,
      value.clauses,
      value.remark,
      value.responsibleId,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  return rows.length > 0;
}
