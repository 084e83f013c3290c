import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

type ResponseTimes = {
  departmentId: string;
  name: { zh: string; en: string };
  layer: string;
  asked: number;
  answered: number;
  overdue: number;
  answeredInTime: number;
  meanMinutes: number | null;
  slowestMinutes: number | null;
};

/**
 * Per department that cases asked for cooperation: how many tasks, how many answered and in time, minutes to the
 * answer. Counts the tasks asked in `[from, to)`; a regional user counts the cases of the region (S2 2.1.1, 2.1.2).
 */
export async function responseTimes(
  ctx: Context,
  span: { from?: string | undefined; to?: string | undefined },
): Promise<ResponseTimes[]> {
  const region = ctx.actor.scope === 'region' ? (ctx.actor.region ?? '-') : null;
  const wide = ctx.db.beyond('departments are compared by all their tasks, as figures without a case');
  return wide.query<ResponseTimes>(
    `select d.id as "departmentId", jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, d.layer,
       count(*)::int as asked, count(o.answered_at)::int as answered,
       (count(*) filter (where o.answered_at is null and o.due_at < $3))::int as overdue,
       (count(*) filter (where o.answered_at <= o.due_at))::int as "answeredInTime",
       round(extract(epoch from avg(o.answered_at - o.asked_at)) / 60)::int as "meanMinutes",
       round(extract(epoch from max(o.answered_at - o.asked_at)) / 60)::int as "slowestMinutes"
     from case_cooperations o join org_units d on d.id = o.department_id join cases c on c.id = o.case_id
     where ($1::timestamptz is null or o.asked_at >= $1) and ($2::timestamptz is null or o.asked_at < $2)
       and ($4::text is null or c.region = $4)
     group by d.id order by d.id`,
    [span.from ?? null, span.to ?? null, iso(ctx.now), region],
  );
}
