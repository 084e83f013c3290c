import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { Notice } from './notices.contract.ts';

const time = (column: string) => `to_jsonb(${column}) #>> '{}'`;
/** The version in force on the day of the first value. */
const IN_FORCE = `(select f.id from privacy_notices f where f.published_at is not null and f.effective_on <= $1::date
  order by f.effective_on desc limit 1)`;
const NOTICE = `n.id, n.number, n.effective_on::text as "effectiveOn", n.sections, n.purposes, n.renewed,
  case when n.published_at is null then 'draft' when n.effective_on > $1::date then 'coming'
    when n.id = ${IN_FORCE} then 'in_force' else 'past' end as state,
  c.name as "changedBy", ${time('n.changed_at')} as "changedAt", p.name as "publishedBy", ${time('n.published_at')} as "publishedAt",
  (select count(*)::int from consents a where a.notice_id = n.id) as answers, n.version`;
const FROM = `privacy_notices n left join users c on c.id = n.changed_by left join users p on p.id = n.published_by`;

/** All versions, drafts first, then the latest. */
export const notices = (ctx: Context): Promise<Notice[]> =>
  ctx.db.query<Notice>(
    `select ${NOTICE} from ${FROM} order by n.number desc nulls first, n.id desc limit 200`,
    [chinaDay(ctx.now)],
  );

export async function noticeOf(ctx: Context, id: number): Promise<Notice> {
  const row = await ctx.db.one<Notice>(`select ${NOTICE} from ${FROM} where n.id = $2`, [
    chinaDay(ctx.now),
    id,
  ]);
  if (row === undefined) throw notFound('notice.not_found');
  return row;
}

/** The version that people are told today, or the published one of a number; undefined when there is none. */
export const publicNotice = (ctx: Context, number?: number): Promise<Notice | undefined> =>
  ctx.db.one<Notice>(
    `select ${NOTICE} from ${FROM} where n.published_at is not null
       and case when $2::int is null then n.id = ${IN_FORCE} else n.number = $2 end`,
    [chinaDay(ctx.now), number ?? null],
  );

/** The published versions, for whoever wants to read an earlier one. */
export const publishedVersions = (ctx: Context) =>
  ctx.db.query<{ number: number; effectiveOn: string }>(
    `select number, effective_on::text as "effectiveOn" from privacy_notices where published_at is not null
     order by number desc limit 50`,
  );
