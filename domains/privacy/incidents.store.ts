import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { iso } from '../../kernel/time.ts';
import type {
  AddMeasure,
  AssessIncident,
  OpenIncident,
  RecordNotification,
  Scope,
} from './incidents.contract.ts';

export async function saveHours(
  ctx: Context,
  { authority, persons }: { authority: number; persons: number },
): Promise<void> {
  await ctx.db.query(
    `update privacy_settings set authority_hours = $1, persons_hours = $2, changed_by = $3, changed_at = $4`,
    [authority, persons, ctx.actor.id, iso(ctx.now)],
  );
}

export async function insertIncident(
  ctx: Context,
  incident: BodyOf<typeof OpenIncident>,
  by: { authorityBy: number; personsBy: number },
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into privacy_incidents (kind, title, what, found_at, opened_by, opened_at, fields, authority_by, persons_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      incident.kind,
      incident.title,
      incident.what,
      incident.foundAt,
      ctx.actor.id,
      iso(ctx.now),
      incident.fields,
      iso(by.authorityBy),
      iso(by.personsBy),
    ],
  );
  if (row === undefined) throw new Error('an insert answered no row');
  return row.id;
}

/** Locks an open incident at the version that was seen; false when it is closed or was changed. */
export async function takeIncident(ctx: Context, id: number, version?: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update privacy_incidents set version = version + 1
     where id = $1 and closed_at is null and ($2::int is null or version = $2) returning id`,
    [id, version ?? null],
  );
  return rows.length > 0;
}

export async function saveAssessment(
  ctx: Context,
  id: number,
  { severity, fields, cause, harm, advice, contact }: BodyOf<typeof AssessIncident>,
): Promise<void> {
  await ctx.db.query(
    `update privacy_incidents set severity = $2, fields = $3, cause = $4, harm = $5, advice = $6, enquiries = $7 where id = $1`,
    [id, severity, fields, cause, harm, advice, contact],
  );
}

/** The customers of a scope as a query; places from $3 on. */
function scopeSql(scope: Scope): { sql: string; values: unknown[] } {
  switch (scope.by) {
    case 'looks':
      return {
        sql: `select distinct c.id from access_log l cross join lateral unnest(l.customer_ids) seen (id) join customers c on c.id = seen.id
          where l.kind in ('disclosure', 'file', 'export') and l.at between $3 and $4
            and ($5::uuid is null or l.user_id = $5) and ($6::text is null or l.address = $6)`,
        values: [scope.from, scope.to, scope.userId, scope.address],
      };
    case 'provinces':
      return {
        sql: `select c.id from customers c where c.province_code = any($3::text[])`,
        values: [scope.codes],
      };
    case 'customers':
      return { sql: `select c.id from customers c where c.id = any($3::bigint[])`, values: [scope.ids] };
    case 'all':
      return { sql: `select c.id from customers c`, values: [] };
  }
}

/** Replaces the affected persons by the answer of the scope now; says how many they are. */
export async function saveScope(ctx: Context, id: number, scope: Scope): Promise<number> {
  const { sql, values } = scopeSql(scope);
  await ctx.db.query(`delete from privacy_incident_persons where incident_id = $1`, [id]);
  const row = await ctx.db.one<{ affected: number }>(
    `with found as (insert into privacy_incident_persons (incident_id, customer_id)
       select $1, f.id from (${sql}) f where $2::timestamptz is not null returning customer_id)
     select count(*)::int as affected from found`,
    [id, iso(ctx.now), ...values],
  );
  const affected = row?.affected ?? 0;
  await ctx.db.query(`update privacy_incidents set scope = $2, scoped_at = $3, affected = $4 where id = $1`, [
    id,
    JSON.stringify(scope),
    iso(ctx.now),
    affected,
  ]);
  return affected;
}

export async function insertMeasure(
  ctx: Context,
  id: number,
  { kind, task, ownerId, dueAt }: BodyOf<typeof AddMeasure>,
): Promise<void> {
  await ctx.db.query(
    `insert into privacy_incident_measures (incident_id, kind, task, owner_id, due_at) values ($1, $2, $3, $4, $5)`,
    [id, kind, task, ownerId, dueAt],
  );
}

/** False when the task is none of the incident or is done already. */
export async function saveResult(
  ctx: Context,
  key: { id: number; measureId: number },
  result: string,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update privacy_incident_measures set result = $3, done_by = $4, done_at = $5
     where incident_id = $1 and id = $2 and done_at is null returning id`,
    [key.id, key.measureId, result, ctx.actor.id, iso(ctx.now)],
  );
  return rows.length > 0;
}

export async function insertNotification(
  ctx: Context,
  id: number,
  { whom, channel, note, at }: BodyOf<typeof RecordNotification>,
): Promise<void> {
  await ctx.db.query(
    `insert into privacy_incident_notifications (incident_id, whom, told, channel, note, at, by_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, whom, channel !== null, channel, note, at, ctx.actor.id],
  );
}

export async function saveClosing(ctx: Context, id: number, lesson: string): Promise<void> {
  await ctx.db.query(
    `update privacy_incidents set lesson = $2, closed_by = $3, closed_at = $4 where id = $1`,
    [id, lesson, ctx.actor.id, iso(ctx.now)],
  );
}

export type Late = { id: number; whom: 'authority' | 'persons'; by: string };

/** Marks each open incident of which authority or persons were not told in time, once; answers those just marked. */
export async function markLate(ctx: Context): Promise<Late[]> {
  const mark = (whom: 'authority' | 'persons') =>
    ctx.db.query<Late>(
      `update privacy_incidents i set ${whom}_late_at = $1
       where i.closed_at is null and i.severity <> 'unfounded' and i.${whom}_late_at is null and i.${whom}_by <= $1
         and not exists (select from privacy_incident_notifications n where n.incident_id = i.id and n.whom = $2)
       returning i.id, $2 as whom, to_jsonb(i.${whom}_by) #>> '{}' as by`,
      [iso(ctx.now), whom],
    );
  return [...(await mark('authority')), ...(await mark('persons'))];
}
