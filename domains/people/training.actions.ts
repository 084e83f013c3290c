import type { Context } from '../../kernel/context.ts';
import type { BodyOf, InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { colleague, colleagues } from '../identity/identity.queries.ts';
import type { AddCourse, AddSession, AddTrainingPlan, SaveAssessment } from './training.contract.ts';
import { listCourses, planOnFile } from './training.queries.ts';
import {
  approvePlan,
  finaliseAssessment,
  insertCourse,
  insertPlan,
  insertSession,
  saveAssessment,
} from './training.store.ts';

/** Adds a course; a code is used once. */
export async function addCourse(ctx: Context, course: BodyOf<typeof AddCourse>) {
  if (!(await insertCourse(ctx, course))) throw conflict('course.code_taken', { field: 'code' });
  await record(ctx, [
    { type: 'course.added', subject: `course:${course.code}`, data: { area: course.area } },
  ]);
  const added = (await listCourses(ctx)).find(({ code }) => code === course.code);
  if (added === undefined) throw notFound('course.not_found');
  return added;
}

/**
 * Keeps a session with time, content, participants and results, as the Work Safety Law asks (安全生产法 28). Refuses a
 * day that has not come and somebody who is named twice or is no colleague.
 */
export async function addSession(ctx: Context, session: BodyOf<typeof AddSession>) {
  if (Date.parse(`${session.heldOn}T00:00:00+08:00`) > ctx.now)
    throw invalid('training.not_held_yet', { field: 'heldOn' });
  const people = new Set(session.attendances.map(({ userId }) => userId));
  if (people.size !== session.attendances.length)
    throw invalid('training.named_twice', { field: 'attendances' });
  if ((await colleagues(ctx, [...people])).length !== people.size)
    throw invalid('person.not_found', { field: 'attendances' });
  const id = await insertSession(ctx, session);
  if (id === undefined) throw invalid('course.not_found', { field: 'course' });
  await record(ctx, [{ type: 'training.held', subject: `training:${id}`, data: { ...session } }]);
  return { id };
}

/** Keeps the parts of an assessment that are known so far; a final one stays as it is. */
export async function keepAssessment(
  ctx: Context,
  { params, body }: Pick<InputOf<typeof SaveAssessment>, 'params' | 'body'>,
) {
  await colleague(ctx, params.userId);
  const id = await saveAssessment(ctx, params, body);
  if (id === undefined) throw conflict('assessment.final');
  await record(ctx, [
    { type: 'assessment.saved', subject: `assessment:${id}`, data: { ...params, ...body } },
  ]);
  return { id };
}

/** Ends an assessment: theory, practice, attitude and communication must all be scored (S0 3.2). */
export async function endAssessment(ctx: Context, id: number) {
  const ended = await finaliseAssessment(ctx, id, iso(ctx.now));
  if (ended === undefined) throw notFound('assessment.not_found');
  if (ended.total === null) throw conflict('assessment.part_missing', { clause: 'S0 3.2' });
  await record(ctx, [
    {
      type: 'assessment.finalised',
      subject: `assessment:${id}`,
      data: { userId: ended.userId, total: ended.total },
    },
  ]);
  return { id, total: ended.total };
}

export async function addTrainingPlan(ctx: Context, plan: BodyOf<typeof AddTrainingPlan>) {
  const known = new Set((await listCourses(ctx)).map(({ code }) => code));
  const stranger = plan.courses.find((code) => !known.has(code));
  if (stranger !== undefined) throw invalid('course.not_found', { field: 'courses', course: stranger });
  const id = await insertPlan(ctx, plan);
  await record(ctx, [{ type: 'training_plan.made', subject: `training_plan:${id}`, data: { ...plan } }]);
  return { id };
}

const AREAS = ['product_knowledge', 'repair_skill', 'service_skill', 'safety'];

/** Approves a plan that covers the four areas (S0 3.2); never by its own maker. */
export async function approveTrainingPlan(ctx: Context, id: number) {
  const plan = await planOnFile(ctx, id);
  if (plan === undefined) throw notFound('training_plan.not_found');
  if (plan.approved_at !== null) throw conflict('training_plan.approved');
  if (plan.made_by === ctx.actor.id) throw forbidden('training_plan.own');
  const missing = AREAS.filter((area) => !plan.areas.includes(area));
  if (missing.length > 0) throw conflict('training_plan.area_missing', { clause: 'S0 3.2', missing });
  const approvedAt = iso(ctx.now);
  await approvePlan(ctx, id, approvedAt);
  await record(ctx, [{ type: 'training_plan.approved', subject: `training_plan:${id}`, data: {} }]);
  return { id, approvedAt };
}
