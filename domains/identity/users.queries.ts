import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { HAS_SECOND_FACTOR, securitySettings } from './account.queries.ts';
import { isPrivileged, PRIVILEGED_RIGHTS } from './sessions.rules.ts';
import type { UserRow } from './users.contract.ts';

type Row = Omit<UserRow, 'secondFactorRequired'> & { rights: Record<string, unknown> };

const RIGHTS = `(select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}') from position_rights r
     where r.position_code = u.position_code)`;

const USER = `
  select u.id, u.username, u.name, u.work_number as "workNumber", u.position_code as position,
    json_build_object('zh', p.name_zh, 'en', p.name_en) as "positionName", u.department_id as "departmentId",
    case when d.id is not null then json_build_object('zh', d.name_zh, 'en', d.name_en) end as "departmentName",
    u.region, u.scope, case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as superior,
    u.active, u.service,
    case when exists (select 1 from auth_accounts a where a.user_id = u.id and a.provider_id = 'credential')
      then coalesce(s.password_state, 'own') else 'none' end as "passwordState",
    ${HAS_SECOND_FACTOR} as "secondFactor",
    (select a.account_id from auth_accounts a where a.user_id = u.id and a.provider_id <> 'credential' limit 1) as "singleSignOn",
    (select count(*)::int from auth_sessions e where e.user_id = u.id and e.expires_at > now()) as sessions,
    to_json(s.last_seen_at) as "lastSeenAt", to_json(s.disuse_announced_at) as "disuseAnnouncedAt",
    to_json(u.access_ends_at) as "accessEndsAt", ${RIGHTS} as rights
  from users u join positions p on p.code = u.position_code left join org_units d on d.id = u.department_id
    left join users o on o.id = u.superior_id left join user_sign_ins s on s.user_id = u.id`;

const PAGE = 50;

type Wanted = {
  find?: string | undefined;
  position?: string | undefined;
  state?: string | undefined;
  after?: string | undefined;
};

function asRow({ rights, ...user }: Row, required: boolean): UserRow {
  return { ...user, secondFactorRequired: required && isPrivileged(rights) && !user.service };
}

/** Users by user name, 50 at a time; `find` is the start of user name, name or work number. */
export async function listUsers(ctx: Context, wanted: Wanted): Promise<{ users: UserRow[]; more: boolean }> {
  const { settings } = await securitySettings(ctx.db);
  const required = settings.secondFactor === 'required';
  const rows = await ctx.db.query<Row>(
    `select * from (${USER}
       where ($1::text is null or u.username like $1 || '%' or u.name like $1 || '%' or u.work_number like $1 || '%')
         and ($2::text is null or u.position_code = $2) and ($3::text is null or u.username > $3)
         and case $4::text
           when 'active' then u.active and not u.service
           when 'inactive' then not u.active
           when 'service' then u.service
           when 'initial' then u.active and s.password_state = 'initial'
           when 'unused' then u.active and s.disuse_announced_at is not null
           when 'no_second_factor' then u.active and not u.service and not ${HAS_SECOND_FACTOR}
             and exists (select 1 from position_rights r where r.position_code = u.position_code
                         and r.permission = any($5::text[]))
           else true end
     ) users order by username limit ${PAGE + 1}`,
    [
      wanted.find?.replace(/[%_\\]/g, '\\$&') ?? null,
      wanted.position ?? null,
      wanted.after ?? null,
      wanted.state ?? null,
      PRIVILEGED_RIGHTS,
    ],
  );
  return { users: rows.slice(0, PAGE).map((row) => asRow(row, required)), more: rows.length > PAGE };
}

/** One user as administrators see it; refuses an id that names nobody. */
export async function userRow(ctx: Context, id: string): Promise<UserRow> {
  const { settings } = await securitySettings(ctx.db);
  const row = await ctx.db.one<Row>(`${USER} where u.id = $1`, [id]);
  if (row === undefined) throw notFound('person.not_found');
  return asRow(row, settings.secondFactor === 'required');
}

const FACTS_SHOWN = 50;

/** What was done with a user's account, newest first. */
export async function factsOfUser(ctx: Context, id: string) {
  const facts = ctx.db.beyond('what was done with an account, for whoever keeps accounts');
  return facts.query<{
    type: string;
    at: string;
    by: string;
    reason: string | null;
    data: Record<string, unknown>;
  }>(
    `select type, to_json(at)#>>'{}' as at, actor_name as by, reason, data from events
     where subject = $1 and subject like 'user:%' and type ~ '^(user|supervision)[.]'
     order by id desc limit ${FACTS_SHOWN}`,
    [`user:${id}`],
  );
}

/** Active people, other than one, who may administer users: there is always one left. */
export async function otherAdministrators(ctx: Context, id: string): Promise<number> {
  return (await administrators(ctx)).filter((other) => other !== id).length;
}

/** Active users with the last day on which they came in (or were made), for the watch over unused accounts. */
export async function usersByUse(ctx: Context, seenBefore: number) {
  return ctx.db.query<{
    id: string;
    username: string;
    seenAt: Date;
    announcedAt: Date | null;
    superiorId: string | null;
  }>(
    `select u.id, u.username, greatest(u.created_at, s.last_seen_at, s.allowed_again_at) as "seenAt",
       s.disuse_announced_at as "announcedAt", u.superior_id as "superiorId"
     from users u left join user_sign_ins s on s.user_id = u.id
     where u.active and not u.service and coalesce(s.password_state, 'own') <> 'demo'
       and greatest(u.created_at, s.last_seen_at, s.allowed_again_at) < $1 order by u.username`,
    [new Date(seenBefore)],
  );
}

/** What of a new user is taken already: the user name (in any letters' case), the work number, the id. */
export async function userTaken(
  ctx: Context,
  user: { id: string; username: string; workNumber: string },
): Promise<{ code: string; field: string } | null> {
  const row = await ctx.db.one<{ name: boolean; number: boolean; made: boolean }>(
    `select exists (select 1 from users where lower(username) = lower($1)) as name,
       exists (select 1 from users where work_number = $2) as number,
       exists (select 1 from auth_users where id = $3) as made`,
    [user.username, user.workNumber, user.id],
  );
  if (row?.made === true) return { code: 'user.exists', field: 'id' };
  if (row?.name === true) return { code: 'user.name_taken', field: 'username' };
  return row?.number === true ? { code: 'user.work_number_taken', field: 'workNumber' } : null;
}

/** Active people who administer users. */
export async function administrators(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }>(
    `select u.id from users u
     join position_rights r on r.position_code = u.position_code and r.permission = 'users:manage'
     where u.active and not u.service`,
  );
  return rows.map(({ id }) => id);
}
