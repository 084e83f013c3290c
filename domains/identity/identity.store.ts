import { insertIdentitiesSql } from '../../kernel/accounts.ts';
import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/refusal.ts';

export async function saveLocale(ctx: Context, locale: string): Promise<void> {
  await ctx.db.query(`update users set locale = $2 where id = $1`, [ctx.actor.id, locale]);
}

export async function saveProvinceRegion(
  ctx: Context,
  code: string,
  region: string,
): Promise<string | undefined> {
  const row = await ctx.db.one<{ before: string }>(
    `with before as (select region from provinces where code = $1 for update)
     update provinces p set region = $2 from before where p.code = $1 returning before.region as before`,
    [code, region],
  );
  return row?.before;
}

export async function insertUnit(
  ctx: Context,
  unit: {
    id: string;
    kind: string;
    layer: string;
    departmentType: string | null;
    region: string | null;
    nameZh: string;
    nameEn: string;
    parentId: string;
  },
): Promise<void> {
  const rows = await ctx.db.query(
    `insert into org_units (id, kind, layer, department_type, region, name_zh, name_en, parent_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`,
    [
      unit.id,
      unit.kind,
      unit.layer,
      unit.departmentType,
      unit.region,
      unit.nameZh,
      unit.nameEn,
      unit.parentId,
    ],
  );
  if (rows.length === 0) throw conflict('department.id_taken', { field: 'id' });
}

export async function saveRight(
  ctx: Context,
  right: { position: string; permission: string; granted: boolean; kinds: string[] | null },
): Promise<void> {
  if (right.granted) {
    await ctx.db.query(
      `insert into position_rights (position_code, permission, case_kinds) values ($1, $2, $3)
       on conflict (position_code, permission) do update set case_kinds = excluded.case_kinds`,
      [right.position, right.permission, right.kinds],
    );
    return;
  }
  await ctx.db.query(`delete from position_rights where position_code = $1 and permission = $2`, [
    right.position,
    right.permission,
  ]);
}

export async function insertSupervision(ctx: Context, userId: string, departmentId: string): Promise<void> {
  await ctx.db.query(
    `insert into supervision_duties (user_id, department_id) values ($1, $2) on conflict do nothing`,
    [userId, departmentId],
  );
}

export async function insertView(ctx: Context, view: { screen: string; name: string; query: string }) {
  return ctx.db.one<{ id: number; screen: string; name: string; query: string }>(
    `insert into saved_views (user_id, screen, name, query) values ($1, $2, $3, $4) returning id, screen, name, query`,
    [ctx.actor.id, view.screen, view.name, view.query],
  );
}

export async function deleteView(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(`delete from saved_views where id = $1 and user_id = $2 returning id`, [
    id,
    ctx.actor.id,
  ]);
  return rows.length > 0;
}

export type NewUser = {
  id: string;
  username: string;
  name: string;
  workNumber: string;
  position: string;
  departmentId: string | null;
  region: string | null;
  layer: string;
  scope: string;
  superiorId: string | null;
  /** Whose choice the password is; null for an account that nobody signs in to by one. */
  passwordState?: 'initial' | 'own' | 'demo' | null;
  /** An account of another system. */
  service?: boolean;
};

export async function insertUser(ctx: Context, user: NewUser): Promise<void> {
  await ctx.db.query(
    `with added as (
       insert into users (id, username, name, work_number, position_code, department_id, region, layer, scope, superior_id, service)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id)
     insert into user_sign_ins (user_id, password_state) select id, coalesce($12, 'own') from added`,
    [
      user.id,
      user.username,
      user.name,
      user.workNumber,
      user.position,
      user.departmentId,
      user.region,
      user.layer,
      user.scope,
      user.superiorId,
      user.service ?? false,
      user.passwordState ?? null,
    ],
  );
}

export type Placeholder = { username: string; name: string; position: string };

/** Inactive users without an account for people who are not here yet; those whose user name is taken are left out. */
export async function insertPlaceholders(
  ctx: Context,
  people: Placeholder[],
): Promise<{ id: string; username: string; position: string }[]> {
  return ctx.db.query(
    `with wanted as (
       select gen_random_uuid() as id, r.username, r.name, r.position, p.layer
       from jsonb_to_recordset($1::jsonb) as r(username text, name text, position text)
       join positions p on p.code = r.position
       where not exists (select 1 from users u where u.username = r.username)),
     identities as (${insertIdentitiesSql('wanted')})
     insert into users (id, username, name, work_number, position_code, layer, scope, active)
     select id, username, name, 'IMP-' || username, position, layer, 'own', false from wanted
     returning id, username, position_code as position`,
    [JSON.stringify(people)],
  );
}

export async function saveHead(ctx: Context, unitId: string, userId: string): Promise<void> {
  await ctx.db.query(`update org_units set head_user_id = $2 where id = $1`, [unitId, userId]);
}

export async function saveDemoMark(ctx: Context): Promise<void> {
  await ctx.db.query(`insert into settings (key, value) values ('demo', 'true') on conflict do nothing`);
}
