import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { ActivityText } from './processing.contract.ts';

const values = (ctx: Context, code: string, text: ActivityText) => [
  code,
  text.module,
  text.name.zh,
  text.name.en,
  text.purpose.zh,
  text.purpose.en,
  text.basis,
  text.fields,
  text.retention.zh,
  text.retention.en,
  text.recipients.zh,
  text.recipients.en,
  ctx.actor.id,
  iso(ctx.now),
];

/** False when the code is taken. */
export async function insertActivity(ctx: Context, code: string, text: ActivityText): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into processing_activities (code, module, name_zh, name_en, purpose_zh, purpose_en, basis, fields,
       retention_zh, retention_en, recipients_zh, recipients_en, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning code`,
    values(ctx, code, text),
  );
  return rows.length > 0;
}

/** False when somebody else changed the activity since the version that was seen. */
export async function updateActivity(
  ctx: Context,
  { code, version }: { code: string; version: number },
  text: ActivityText,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update processing_activities set module = $2, name_zh = $3, name_en = $4, purpose_zh = $5, purpose_en = $6, basis = $7,
       fields = $8, retention_zh = $9, retention_en = $10, recipients_zh = $11, recipients_en = $12, changed_by = $13,
       changed_at = $14, version = version + 1
     where code = $1 and version = $15 returning code`,
    [...values(ctx, code, text), version],
  );
  return rows.length > 0;
}
