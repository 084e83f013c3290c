import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { may } from '../identity/identity.policy.ts';
import type {
  Course,
  ListHours,
  ListRetraining,
  ListSessions,
  ListTrainingPlans,
} from './training.contract.ts';

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

const SESSIONS = 50;

/** Sessions newest first, 50 a page, with the names of who came and who did not. */
export async function trainingSessions(
  ctx: Context,
  wanted: { course?: string | undefined; before?: number | undefined },
): Promise<OutputOf<typeof ListSessions>> {
  const rows = await ctx.db.query<OutputOf<typeof ListSessions>['sessions'][number]>(
    `select s.id, s.course_code as course, jsonb_build_object('zh', c.name_zh, 'en', c.name_en) as "courseName", s.mode,
       s.hours_kind as "hoursKind", s.class_hours::float as "classHours", s.held_on::text as "heldOn", s.content, s.trainer,
       coalesce(array_agg(u.name order by u.work_number) filter (where a.attended), '{}') as attended,
       coalesce(array_agg(u.name order by u.work_number) filter (where not a.attended), '{}') as absent,
       count(*) filter (where a.attended and a.result = 'passed')::int as passed
     from training_sessions s join courses c on c.code = s.course_code
     left join training_attendances a on a.session_id = s.id left join users u on u.id = a.user_id
     where ($1::text is null or s.course_code = $1) and ($2::bigint is null or s.id < $2)
     group by s.id, c.code order by s.id desc limit ${SESSIONS + 1}`,
    [wanted.course ?? null, wanted.before ?? null],
  );
  const sessions = rows.slice(0, SESSIONS);
  return { sessions, next: rows.length > SESSIONS ? (sessions.at(-1)?.id ?? null) : null };
}

/** Plans, the newest year first; `mayApprove`: waits, and the actor may and did not make it. */
export async function trainingPlans(ctx: Context): Promise<OutputOf<typeof ListTrainingPlans>> {
  return {
    plans: await ctx.db.query(
      `select p.id, p.title, p.year,
         array(select jsonb_build_object('zh', c.name_zh, 'en', c.name_en) from courses c where c.code = any(p.courses) order by c.area, c.code) as courses,
         array(select distinct c.area from courses c where c.code = any(p.courses) order by 1) as areas,
         m.name as "madeBy", a.name as "approvedBy", $1 and p.approved_at is null and p.made_by <> $2 as "mayApprove"
       from training_plans p join users m on m.id = p.made_by left join users a on a.id = p.approved_by
       order by p.year desc, p.id desc limit 200`,
      [may(ctx.actor, 'training:approve'), ctx.actor.id],
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
