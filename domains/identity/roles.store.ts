import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { iso } from '../../kernel/time.ts';
import type { ChangeRole, CreateRole } from './roles.contract.ts';

/** Stores a copy with the rights of its original; false when the code is taken. */
export async function insertRole(ctx: Context, role: BodyOf<typeof CreateRole>): Promise<boolean> {
  const row = await ctx.db.one(
    `with made as (
       insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope,
         duty_zh, duty_en, sort, external, copied_from)
       select $1, $3, $4, layer, customer_contact, operating, supervising, default_scope, $5, $6,
         (select max(sort) + 1 from positions), external, code
       from positions where code = $2 on conflict (code) do nothing returning code),
     rights as (
       insert into position_rights (position_code, permission, case_kinds)
       select made.code, r.permission, r.case_kinds from made join position_rights r on r.position_code = $2)
     select code from made`,
    [role.code, role.copyOf, role.nameZh, role.nameEn, role.dutyZh, role.dutyEn],
  );
  return row !== undefined;
}

/** Changes what is given, for the version that was seen; people with the old scope get the new one. */
export async function saveRole(
  ctx: Context,
  code: string,
  change: BodyOf<typeof ChangeRole>,
): Promise<boolean> {
  const row = await ctx.db.one(
    `with before as (select default_scope from positions where code = $1 and version = $2 for update),
     changed as (
       update positions p set name_zh = coalesce($3, name_zh), name_en = coalesce($4, name_en),
         duty_zh = coalesce($5, duty_zh), duty_en = coalesce($6, duty_en),
         default_scope = coalesce($7, p.default_scope), version = version + 1
       from before where p.code = $1 returning p.code),
     people as (
       update users u set scope = $7, version = u.version + 1 from before, changed
       where $7::text is not null and u.position_code = $1 and u.scope = before.default_scope)
     select code from changed`,
    [
      code,
      change.version,
      change.nameZh ?? null,
      change.nameEn ?? null,
      change.dutyZh ?? null,
      change.dutyEn ?? null,
      change.defaultScope ?? null,
    ],
  );
  return row !== undefined;
}

export async function deleteRole(ctx: Context, code: string): Promise<void> {
  await ctx.db.query(`delete from position_rights where position_code = $1`, [code]);
  await ctx.db.query(`delete from positions where code = $1`, [code]);
}

export async function saveAccessEnd(ctx: Context, userId: string, endsAt: string | null): Promise<void> {
  await ctx.db.query(`update users set access_ends_at = $2, version = version + 1 where id = $1`, [
    userId,
    endsAt,
  ]);
}

/** Closes every account whose time is over. */
export async function endAccess(ctx: Context): Promise<{ id: string; username: string }[]> {
  return ctx.db.query(
    `update users set active = false, version = version + 1
     where active and access_ends_at <= $1 returning id, username`,
    [iso(ctx.now)],
  );
}
