import type { Actor, Context, Db, Scope } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import type { Department, Me, Person } from './identity.contract.ts';

const PERSON = `
  jsonb_build_object('id', u.id, 'name', u.name, 'workNumber', u.work_number, 'position', u.position_code,
    'positionName', jsonb_build_object('zh', p.name_zh, 'en', p.name_en),
    'departmentId', u.department_id, 'region', u.region)`;

/**
 * The active user behind a sign-in at an instant (epoch ms), with the rights of the position; undefined for a stranger
 * and for somebody whose access has ended.
 */
export async function findActor(db: Db, authUserId: string, at: number): Promise<Actor | undefined> {
  const [found] = await findActors(db, [authUserId], at);
  return found;
}

/** The same for several users at once, in no order; those who are nobody are left out. */
export async function findActors(db: Db, userIds: string[], at: number): Promise<Actor[]> {
  return db.query<Actor>(
    `select u.id, u.name, u.username, u.position_code as position, u.layer, u.department_id as "departmentId", u.region,
       u.scope, u.superior_id as "superiorId", u.locale,
       (select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}') from position_rights r
        where r.position_code = u.position_code) as rights
     from users u join positions p on p.code = u.position_code
     where u.id = any($1::uuid[]) and u.active
       and case when u.access_ends_at is null then not p.external else u.access_ends_at > $2 end`,
    [userIds, new Date(at)],
  );
}

/** The signed-in user as the screens show it. */
export async function whoAmI(ctx: Context): Promise<Me> {
  const row = await ctx.db.one<{ person: Person; department: Me['departmentName'] }>(
    `select ${PERSON} as person,
       case when d.id is not null then jsonb_build_object('zh', d.name_zh, 'en', d.name_en) end as department
     from users u join positions p on p.code = u.position_code left join org_units d on d.id = u.department_id
     where u.id = $1`,
    [ctx.actor.id],
  );
  if (row === undefined) throw notFound('person.not_found');
  const { actor } = ctx;
  return {
    ...row.person,
    username: actor.username,
    scope: actor.scope,
    layer: actor.layer as Me['layer'],
    locale: actor.locale,
    departmentName: row.department,
    rights: actor.rights,
  };
}

/** Colleagues by the start of name or work number, department or right; 50 at most. */
export async function listPeople(
  ctx: Context,
  wanted: { find?: string | undefined; departmentId?: string | undefined; permission?: string | undefined },
): Promise<Person[]> {
  const rows = await ctx.db.query<{ person: Person }>(
    `select ${PERSON} as person from users u join positions p on p.code = u.position_code
     where u.active
       and ($1::text is null or u.name like $1 || '%' or u.work_number like $1 || '%' or u.username like $1 || '%')
       and ($2::text is null or u.department_id = $2)
       and ($3::text is null or exists (select 1 from position_rights r where r.position_code = u.position_code and r.permission = $3))
     order by p.sort, u.work_number limit 50`,
    [wanted.find?.replace(/[%_\\]/g, '\\$&') ?? null, wanted.departmentId ?? null, wanted.permission ?? null],
  );
  return rows.map((row) => row.person);
}

/** Who holds a right and is at work, 50 at most: those to tell of what the right is about. */
export const holdersOf = async (ctx: Context, permission: string): Promise<string[]> =>
  (await listPeople(ctx, { permission })).map(({ id }) => id);

/** A colleague as other domains need one: for assigning, deciding, notifying. */
export type Colleague = {
  id: string;
  name: string;
  position: string;
  layer: string;
  departmentId: string | null;
  region: string | null;
  scope: Scope;
  superiorId: string | null;
  rights: Record<string, string[] | null>;
};

/** Active colleagues by id, in no order; ids that name nobody are left out. */
export async function colleagues(ctx: Context, ids: string[]): Promise<Colleague[]> {
  if (ids.length === 0) return [];
  return ctx.db.query<Colleague>(
    `select u.id, u.name, u.position_code as position, u.layer, u.department_id as "departmentId", u.region, u.scope,
       u.superior_id as "superiorId",
       (select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}') from position_rights r
        where r.position_code = u.position_code) as rights
     from users u where u.id = any($1::uuid[]) and u.active`,
    [ids],
  );
}

/** One active colleague; refuses an id that names nobody. */
export async function colleague(ctx: Context, id: string): Promise<Colleague> {
  const [found] = await colleagues(ctx, [id]);
  if (found === undefined) throw notFound('person.not_found');
  return found;
}

/** The superiors of a colleague, nearest first; a circle in the data ends after ten. */
export async function superiorsOf(ctx: Context, id: string): Promise<Colleague[]> {
  return ctx.db.query<Colleague>(
    `with recursive up as (
       select u.superior_id as id, 1 as height from users u where u.id = $1
       union all
       select u.superior_id, up.height + 1 from up join users u on u.id = up.id where up.height < 10)
     select u.id, u.name, u.position_code as position, u.layer, u.department_id as "departmentId", u.region, u.scope,
       u.superior_id as "superiorId",
       (select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}') from position_rights r
        where r.position_code = u.position_code) as rights
     from up join users u on u.id = up.id where u.active order by up.height`,
    [id],
  );
}

/** Units, heads, regions and provinces: what routing and every screen's names need. */
export type Organisation = {
  units: Department[];
  regions: {
    code: string;
    name: { zh: string; en: string };
    provinces: { code: string; name: { zh: string; en: string } }[];
  }[];
  regionOfProvince: Record<string, string>;
};

export async function organisation(db: Db): Promise<Organisation> {
  const row = await db.one<Organisation>(
    `select
       (select jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'layer', o.layer,
          'departmentType', o.department_type, 'region', o.region,
          'name', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'parentId', o.parent_id,
          'head', case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end)
          order by o.parent_id nulls first, o.id)
        from org_units o left join users h on h.id = o.head_user_id and h.active where o.active) as units,
       (select jsonb_agg(jsonb_build_object('code', r.code, 'name', jsonb_build_object('zh', r.name_zh, 'en', r.name_en),
          'provinces', (select coalesce(jsonb_agg(jsonb_build_object('code', p.code,
             'name', jsonb_build_object('zh', p.name_zh, 'en', p.name_en)) order by p.code), '[]')
             from provinces p where p.region = r.code)) order by r.sort)
        from regions r) as regions,
       (select jsonb_object_agg(code, region) from provinces) as "regionOfProvince"`,
  );
  if (row === undefined) throw new Error('no organisation');
  return row;
}

const KEPT_MS = 2000;
let kept: { at: number; value: Promise<Organisation> } | undefined;

/** The organisation as of at most two seconds ago: it changes a few times a year and is read on every registration. */
export function organisationNow(ctx: Context): Promise<Organisation> {
  if (kept === undefined || Math.abs(ctx.now - kept.at) > KEPT_MS) {
    const value = organisation(ctx.db);
    kept = { at: ctx.now, value };
    value.catch(() => {
      kept = undefined;
    });
  }
  return kept.value;
}

export const forgetOrganisation = (): void => {
  kept = undefined;
};

export async function positions(ctx: Context) {
  const rows = await ctx.db.query<{ position: unknown }>(
    `select jsonb_build_object('code', p.code, 'name', jsonb_build_object('zh', p.name_zh, 'en', p.name_en),
       'layer', p.layer, 'customerContact', p.customer_contact, 'supervising', p.supervising,
       'duty', jsonb_build_object('zh', p.duty_zh, 'en', p.duty_en), 'defaultScope', p.default_scope,
       'rights', (select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}')
                  from position_rights r where r.position_code = p.code)) as position
     from positions p order by p.sort`,
  );
  return rows.map((row) => row.position as never);
}

export async function myViews(ctx: Context) {
  return ctx.db.query<{ id: number; screen: string; name: string; query: string }>(
    `select id, screen, name, query from saved_views where user_id = $1 order by screen, name`,
    [ctx.actor.id],
  );
}

export async function productTypes(ctx: Context) {
  return ctx.db.query<{ code: string; parentCode: string | null; name: { zh: string; en: string } }>(
    `select code, parent_code as "parentCode", jsonb_build_object('zh', name_zh, 'en', name_en) as name
     from product_types order by parent_code nulls first, sort`,
  );
}
