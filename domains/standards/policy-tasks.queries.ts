import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { ImplementationTask, ListImplementationTasks } from './policy-tasks.contract.ts';
import { answersFor } from './policy-tasks.policy.ts';

type Row = Omit<ImplementationTask, 'may'>;

const TASK = `
  t.id, jsonb_build_object('id', v.id, 'version', v.version, 'effectiveFrom', v.effective_from) as version,
  jsonb_build_object('id', d.id, 'name', jsonb_build_object('zh', d.name_zh, 'en', d.name_en)) as department,
  case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as responsible,
  t.instruction, t.clauses, t.due_on::text as "dueOn",
  case when t.acknowledged_at is not null
    then jsonb_build_object('by', t.acknowledged_name, 'at', t.acknowledged_at) end as acknowledged,
  case when t.done_at is not null then jsonb_build_object('by', t.done_name, 'at', t.done_at) end as done,
  t.done_note as "doneNote", t.done_at is null and t.due_on < $1::date as overdue
  from implementation_tasks t
  join standard_versions v on v.id = t.version_id
  join org_units d on d.id = t.department_id
  left join users u on u.id = t.responsible_id`;

function withMay(ctx: Context, row: Row): ImplementationTask {
  const answers = answersFor(ctx.actor, {
    departmentId: row.department.id,
    responsibleId: row.responsible?.id ?? null,
  });
  return {
    ...row,
    may: {
      acknowledge: answers && row.acknowledged === null,
      finish: answers && row.acknowledged !== null && row.done === null,
    },
  };
}

/** Tasks of one version, of the caller's department, open, or open past their day; the nearest first, 300 at most. */
export async function implementationTasks(
  ctx: Context,
  wanted: z.output<(typeof ListImplementationTasks)['query']>,
): Promise<ImplementationTask[]> {
  const rows = await ctx.db.query<Row>(
    `select ${TASK}
     where ($2::bigint is null or t.version_id = $2)
       and ($3::text is null
         or $3 = 'open' and t.done_at is null
         or $3 = 'overdue' and t.done_at is null and t.due_on < $1::date
         or $3 = 'mine' and (t.department_id = $4 or t.responsible_id = $5))
     order by t.done_at is not null, t.due_on, t.id limit 300`,
    [chinaDay(ctx.now), wanted.version ?? null, wanted.only ?? null, ctx.actor.departmentId, ctx.actor.id],
  );
  return rows.map((row) => withMay(ctx, row));
}

export async function implementationTask(ctx: Context, id: number): Promise<ImplementationTask> {
  const row = await ctx.db.one<Row>(`select ${TASK} where t.id = $2`, [chinaDay(ctx.now), id]);
  if (row === undefined) throw notFound('policy_task.not_found');
  return withMay(ctx, row);
}
