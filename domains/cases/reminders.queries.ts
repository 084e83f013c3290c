import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

/** Open cases without handler or past their next due instant, each with the person of the next level. */
export async function unownedCases(ctx: Context) {
  return ctx.db.query<{ id: number; number: string; subject: string; user_id: string; overdue: boolean }>(
    `select c.id, c.number, c.subject, coalesce(h.superior_id, o.head_user_id, w.superior_id) as user_id,
       coalesce(least(c.next_due_at, c.step_due_at) < $1, false) as overdue
     from cases c left join org_units o on o.id = c.lead_department_id left join users h on h.id = o.head_user_id
       join users w on w.id = c.owner_id
     where c.closed_at is null and (c.handler_id is null or c.next_due_at < $1 or c.step_due_at < $1)
       and coalesce(h.superior_id, o.head_user_id, w.superior_id) is not null
     order by c.next_due_at nulls last limit 2000`,
    [iso(ctx.now)],
  );
}

/** Open complaints whose customer heard nothing since an instant and whose owner was not prompted since then. */
export async function silentCases(ctx: Context, since: number) {
  return ctx.db.query<{ id: number; number: string; subject: string; owner_id: string; last_word: string }>(
    `select c.id, c.number, c.subject, c.owner_id, coalesce(c.last_contact_at, c.received_at)::text as last_word
     from cases c
     where c.closed_at is null and c.kind = 'complaint' and coalesce(c.last_contact_at, c.received_at) < $1
       and not exists (select 1 from events e where e.case_id = c.id and e.type = 'case.silent' and e.at > $1)
     order by c.id limit 1000`,
    [iso(since)],
  );
}

/** Open tasks past their time that were not reported yet. */
export async function overdueTasks(ctx: Context) {
  return ctx.db.query<{
    id: number;
    case_id: number;
    number: string;
    subject: string;
    title: string;
    due_at: string;
    responsible: string | null;
    responsible_id: string | null;
    superior_id: string | null;
    owner_id: string;
  }>(
    `select t.id, t.case_id, c.number, c.subject, t.title, t.due_at::text, u.name as responsible, t.responsible_id,
       u.superior_id, c.owner_id
     from case_tasks t join cases c on c.id = t.case_id left join users u on u.id = t.responsible_id
     where t.status = 'open' and t.reported_at is null and t.due_at < $1 and c.closed_at is null order by t.due_at limit 500`,
    [iso(ctx.now)],
  );
}

/** Open cases whose current step is past its time and was not reported yet, with the person and the next level. */
export async function overdueSteps(ctx: Context) {
  return ctx.db.query<{
    id: number;
    number: string;
    subject: string;
    step: string;
    due_at: string;
    clause: string | null;
    responsible: string | null;
    responsible_id: string | null;
    superior_id: string | null;
  }>(
    `select c.id, c.number, c.subject, c.step, c.step_due_at::text as due_at, c.step_due_clause as clause, u.name as responsible,
       c.responsible_id, u.superior_id
     from cases c left join users u on u.id = c.responsible_id
     where c.closed_at is null and c.step_reported_at is null and c.step_due_at < $1
     order by c.step_due_at limit 500 for update of c skip locked`,
    [iso(ctx.now)],
  );
}

/** Open complaints whose progress nobody checked since an instant and of which nobody was told since then (S1 6.1). */
export async function uncheckedCases(ctx: Context, since: number) {
  return ctx.db.query<{ id: number; number: string; subject: string; user_id: string; last_check: string }>(
    `select c.id, c.number, c.subject, coalesce(c.handler_id, o.head_user_id, c.owner_id) as user_id,
       coalesce(c.last_checked_at, c.received_at)::text as last_check
     from cases c left join org_units o on o.id = c.lead_department_id
     where c.closed_at is null and c.kind = 'complaint' and coalesce(c.last_checked_at, c.received_at) < $1
       and not exists (select 1 from events e where e.case_id = c.id and e.type = 'case.unchecked' and e.at > $1)
     order by c.id limit 1000`,
    [iso(since)],
  );
}

/** The latest other open case of the customer, or of the same phone, received since an instant. */
export async function earlierCaseOf(ctx: Context, caseId: number, hours: number) {
  return ctx.db.query<{ id: number; by: string; by_number: string }>(
    `select p.id, c.channel as by, c.number as by_number from cases c join cases p on p.id <> c.id and p.closed_at is null
       and (p.customer_id = c.customer_id or p.contact_key = c.contact_key)
       and (p.received_at, p.id) < (c.received_at, c.id) and p.received_at >= c.received_at - make_interval(hours => $2)
     where c.id = $1 and c.source is null and c.closed_at is null
       and not exists (select 1 from case_tasks t where t.case_id = c.id and t.plan_id is null and t.kind = 'proactive_contact')
     order by p.received_at desc limit 1`,
    [caseId, hours],
  );
}
