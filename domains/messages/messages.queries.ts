import type { Context } from '../../kernel/context.ts';
import type { Notification } from './messages.contract.ts';

const PAGE = 30;

/** Own notifications, newest first, with the number not read (99 at most). */
export async function myNotifications(ctx: Context, before: number | undefined) {
  const row = await ctx.db.one<{ notifications: Notification[]; unread: number }>(
    `select
       (select coalesce(jsonb_agg(n order by n.id desc), '[]') from (
          select id, kind, case_number as "caseNumber", data, at, read_at as "readAt" from notifications
          where user_id = $1 and ($2::bigint is null or id < $2) order by id desc limit ${PAGE}) n) as notifications,
       (select count(*)::int from (
          select 1 from notifications where user_id = $1 and read_at is null limit 99) few) as unread`,
    [ctx.actor.id, before ?? null],
  );
  return row ?? { notifications: [], unread: 0 };
}
