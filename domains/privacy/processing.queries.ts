import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { type Activity, modules } from './processing.contract.ts';
import { sensitiveOf, storedIn } from './processing.rules.ts';

const ACTIVITY = `a.code, a.module, jsonb_build_object('zh', a.name_zh, 'en', a.name_en) as name,
  jsonb_build_object('zh', a.purpose_zh, 'en', a.purpose_en) as purpose, a.basis, a.fields,
  jsonb_build_object('zh', a.retention_zh, 'en', a.retention_en) as retention,
  jsonb_build_object('zh', a.recipients_zh, 'en', a.recipients_en) as recipients,
  a.version, u.name as "changedBy", to_jsonb(a.changed_at) #>> '{}' as "changedAt"`;
const FROM = `processing_activities a left join users u on u.id = a.changed_by`;

type Row = Omit<Activity, 'sensitive' | 'stored'>;
const activityOfRow = (row: Row): Activity => ({
  ...row,
  sensitive: sensitiveOf(row.fields),
  stored: storedIn(row.module).map(({ at, name, level }) => ({ at, name, level })),
});

/** The whole register, by module (S2 1.2). */
export async function activities(ctx: Context): Promise<Activity[]> {
  const rows = await ctx.db.query<Row>(
    `select ${ACTIVITY} from ${FROM} order by array_position($1::text[], a.module), a.code limit 500`,
    [modules],
  );
  return rows.map(activityOfRow);
}

/** One activity; not found when there is none of the code. */
export async function activityOf(ctx: Context, code: string): Promise<Activity> {
  const row = await ctx.db.one<Row>(`select ${ACTIVITY} from ${FROM} where a.code = $1`, [code]);
  if (row === undefined) throw notFound('activity.not_found');
  return activityOfRow(row);
}
