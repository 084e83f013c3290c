import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { AddCourse, AddSession, AddTrainingPlan, SaveAssessment } from './training.contract.ts';

/** Stores a course; false when its code is taken. */
export async function insertCourse(ctx: Context, course: BodyOf<typeof AddCourse>): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into courses (code, name_zh, name_en, area, topic, product_type, retrain_months, covers)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing returning code`,
    [
      course.code,
      course.name.zh,
      course.name.en,
      course.area,
      course.topic ?? null,
      course.productType ?? null,
      course.retrainMonths ?? null,
      course.covers ?? [],
    ],
  );
  return rows.length > 0;
}

/** A session with its attendances, in one statement; undefined when the course is unknown. */
export async function insertSession(
  ctx: Context,
  session: BodyOf<typeof AddSession>,
): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `with made as (
       insert into training_sessions (course_code, mode, hours_kind, class_hours, held_on, content, trainer, made_by)
       select c.code, $2, $3, $4, $5, $6, $7, $8 from courses c where c.code = $1 returning id),
     seen as (
       insert into training_attendances (session_id, user_id, attended, result)
       select made.id, r."userId", r.attended, r.result
       from made, jsonb_to_recordset($9::jsonb) as r("userId" uuid, attended boolean, result text)
       on conflict do nothing)
     select id from made`,
    [
      session.course,
      session.mode,
      session.hoursKind,
      session.classHours,
      session.heldOn,
      session.content,
      session.trainer,
      ctx.actor.id,
      JSON.stringify(session.attendances),
    ],
  );
  return row?.id;
}

type Scores = BodyOf<typeof SaveAssessment>;

/** Saves the parts of an assessment; undefined when it is final already. */
export async function saveAssessment(
  ctx: Context,
  place: { userId: string; period: string },
  scores: Scores,
): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into assessments as a (user_id, period, theory, practice, attitude, communication, note)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (user_id, period) do update set theory = excluded.theory, practice = excluded.practice,
       attitude = excluded.attitude, communication = excluded.communication, note = excluded.note
     where a.finalised_at is null returning id`,
    [
      place.userId,
      place.period,
      scores.theory,
      scores.practice,
      scores.attitude,
      scores.communication,
      scores.note ?? null,
    ],
  );
  return row?.id;
}

/** Ends an assessment; the mean of its four parts, or null while one is missing; undefined when there is none open. */
export async function finaliseAssessment(
  ctx: Context,
  id: number,
  at: string,
): Promise<{ userId: string; total: number | null } | undefined> {
  return ctx.db.one(
    `update assessments set
       finalised_at = case when num_nonnulls(theory, practice, attitude, communication) = 4 then $2::timestamptz end,
       finalised_by = case when num_nonnulls(theory, practice, attitude, communication) = 4 then $3::uuid end
     where id = $1 and finalised_at is null
     returning user_id as "userId", ((theory + practice + attitude + communication) / 4.0)::float as total`,
    [id, at, ctx.actor.id],
  );
}

export async function insertPlan(ctx: Context, plan: BodyOf<typeof AddTrainingPlan>): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into training_plans (title, year, courses, made_by) values ($1, $2, $3, $4) returning id`,
    [plan.title, plan.year, plan.courses, ctx.actor.id],
  );
  return row?.id ?? 0;
}

export async function approvePlan(ctx: Context, id: number, at: string): Promise<void> {
  await ctx.db.query(`update training_plans set approved_by = $2, approved_at = $3 where id = $1`, [
    id,
    ctx.actor.id,
    at,
  ]);
}
