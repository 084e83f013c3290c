import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export type UserPlace = {
  position: string;
  departmentId: string | null;
  region: string | null;
  layer: string;
  scope: string;
  superiorId: string | null;
};

export async function saveUserPlace(ctx: Context, id: string, place: UserPlace): Promise<void> {
  await ctx.db.query(
    `update users set position_code = $2, department_id = $3, region = $4, layer = $5, scope = $6, superior_id = $7,
       version = version + 1 where id = $1`,
    [id, place.position, place.departmentId, place.region, place.layer, place.scope, place.superiorId],
  );
}

export async function saveUserActive(ctx: Context, id: string, active: boolean): Promise<void> {
  await ctx.db.query(
    `with changed as (update users set active = $2, version = version + 1 where id = $1 returning id)
     insert into user_sign_ins (user_id, password_state, allowed_again_at)
       select id, 'own', case when $2 then $3::timestamptz end from changed
     on conflict (user_id) do update
       set allowed_again_at = coalesce(excluded.allowed_again_at, user_sign_ins.allowed_again_at), disuse_announced_at = null`,
    [id, active, iso(ctx.now)],
  );
}

export async function saveDisuseAnnounced(ctx: Context, ids: string[]): Promise<void> {
  await ctx.db.query(
    `insert into user_sign_ins (user_id, password_state, disuse_announced_at)
       select id, 'own', $2 from unnest($1::uuid[]) as id
     on conflict (user_id) do update set disuse_announced_at = excluded.disuse_announced_at`,
    [ids, iso(ctx.now)],
  );
}
