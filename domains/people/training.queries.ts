import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import type { Course, ListHours, ListRetraining } from './training.contract.ts';

export async function listCourses(ctx: Context): Promise<Course[]> {
  return ctx.db.query<Course>(
    `select code, jsonb_build_object('zh', name_zh, 'en', name_en) as name, area, topic,
       product_type as "productType", retrain_months as "retrainMonths", covers
     from courses order by area, code limit 500`,
  );
}

/** Attended class hours by department, mode and area in a span of days, both ends included. */
export async function trainingHours(
  ctx: Context,
  span: { from: string; to: string },
): Promise<OutputOf<typeof ListHours>> {
  return {
    rows: await ctx.db.query(
      `select u.department_id as "departmentId", s.mode, c.area,
         coalesce(sum(s.class_hours) filter (where s.hours_kind = 'theory'), 0)::float as theory,
         coalesce(sum(s.class_hours) filter (where s.hours_kind = 'practice'), 0)::float as practice,
         count(distinct a.user_id)::int as people
       from training_sessions s join courses c on c.code = s.course_code
       join training_attendances a on a.session_id = s.id and a.attended join users u on u.id = a.user_id
       where s.held_on between $1 and $2 group by 1, 2, 3 order by 1, 2, 3`,
      [span.from, span.to],
    ),
  };
}

/** Who must repeat a course by two months after `today`; the latest time it was passed counts (S0 3.2). */
export async function retrainingDue(ctx: Context, today: string): Promise<OutputOf<typeof ListRetraining>> {
  return {
    due: await ctx.db.query(
      `select u.id as "userId", u.name, p.code as course, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as "courseName",
         p.retrain_by::text as "retrainBy", p.retrain_by < $1::date as overdue
       from (select a.user_id, c.code, c.name_zh, c.name_en,
           (max(s.held_on) + make_interval(months => c.retrain_months::int))::date as retrain_by
         from training_attendances a join training_sessions s on s.id = a.session_id join courses c on c.code = s.course_code
         where a.attended and a.result = 'passed' and c.retrain_months is not null
         group by a.user_id, c.code) p join users u on u.id = p.user_id and u.active
       where p.retrain_by <= ($1::date + interval '2 months') order by p.retrain_by, u.work_number limit 500`,
      [today],
    ),
  };
}

export type PlanOnFile = { made_by: string; approved_at: string | null; areas: string[] };

/** A training plan with the areas that its courses cover. */
export async function planOnFile(ctx: Context, id: number): Promise<PlanOnFile | undefined> {
  return ctx.db.one<PlanOnFile>(
    `select p.made_by, p.approved_at::text,
       array(select distinct c.area from courses c where c.code = any(p.courses)) as areas
     from training_plans p where p.id = $1`,
    [id],
  );
}
