import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export type NewTask = { departmentId: string; responsibleId: string | null; clauses: string[] };
type Publication = { versionId: number; instruction: string; dueOn: string };

export async function insertTasks(ctx: Context, publication: Publication, tasks: NewTask[]): Promise<void> {
  await ctx.db.query(
    `insert into implementation_tasks (version_id, department_id, responsible_id, instruction, clauses, due_on, created_at)
     select $1, t.department, t.responsible, $2, t.clauses, $3, $4
     from jsonb_to_recordset($5::jsonb) as t(department text, responsible uuid, clauses text[])`,
    [
      publication.versionId,
      publication.instruction,
      publication.dueOn,
      iso(ctx.now),
      JSON.stringify(
        tasks.map((task) => ({
          department: task.departmentId,
          responsible: task.responsibleId,
          clauses: task.clauses,
        })),
      ),
    ],
  );
}

export type LockedTask = {
  id: number;
  departmentId: string;
  responsibleId: string | null;
  versionCode: string;
  version: string;
  acknowledgedAt: string | null;
  doneAt: string | null;
};

export const lockTask = (ctx: Context, id: number): Promise<LockedTask | undefined> =>
  ctx.db.one<LockedTask>(
    `select t.id, t.department_id as "departmentId", t.responsible_id as "responsibleId", v.code as "versionCode",
       v.version, t.acknowledged_at::text as "acknowledgedAt", t.done_at::text as "doneAt"
     from implementation_tasks t join standard_versions v on v.id = t.version_id where t.id = $1 for update of t`,
    [id],
  );

export async function saveAcknowledged(ctx: Context, id: number): Promise<void> {
  await ctx.db.query(
    `update implementation_tasks set acknowledged_at = $2, acknowledged_by = $3, acknowledged_name = $4 where id = $1`,
    [id, iso(ctx.now), ctx.actor.id, ctx.actor.name],
  );
}

export async function saveDone(ctx: Context, id: number, note: string): Promise<void> {
  await ctx.db.query(
    `update implementation_tasks set done_at = $2, done_by = $3, done_name = $4, done_note = $5 where id = $1`,
    [id, iso(ctx.now), ctx.actor.id, ctx.actor.name, note],
  );
}
