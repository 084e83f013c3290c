import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import type { Role } from './roles.contract.ts';
import { administrationsOf, type Holder } from './separation.rules.ts';

const ROLE = `jsonb_build_object('code', p.code, 'name', jsonb_build_object('zh', p.name_zh, 'en', p.name_en),
  'layer', p.layer, 'customerContact', p.customer_contact, 'supervising', p.supervising, 'external', p.external,
  'duty', jsonb_build_object('zh', p.duty_zh, 'en', p.duty_en), 'defaultScope', p.default_scope,
  'copiedFrom', p.copied_from, 'version', p.version,
  'people', (select count(*) from users u where u.position_code = p.code and u.active),
  'rights', (select coalesce(jsonb_object_agg(r.permission, r.case_kinds), '{}')
    from position_rights r where r.position_code = p.code)) as role`;

type Row = { role: Omit<Role, 'administrations'> };
const roleOf = ({ role }: Row): Role => ({ ...role, administrations: administrationsOf(role.rights) });

/** Every position with rights, scope and how many people have it (S1 1.2). */
export async function roles(ctx: Context): Promise<Role[]> {
  return (await ctx.db.query<Row>(`select ${ROLE} from positions p order by p.sort, p.code`)).map(roleOf);
}

/** One position; undefined when there is none. */
export async function findRole(ctx: Context, code: string): Promise<Role | undefined> {
  const row = await ctx.db.one<Row>(`select ${ROLE} from positions p where p.code = $1`, [code]);
  return row && roleOf(row);
}

/** One position; not found when there is none. */
export async function roleByCode(ctx: Context, code: string): Promise<Role> {
  const role = await findRole(ctx, code);
  if (role === undefined) throw notFound('position.not_found');
  return role;
}

/** Has anybody the position, once had it, or limits of authority with it? */
export async function isInUse(ctx: Context, code: string): Promise<boolean> {
  const row = await ctx.db.one<{ used: boolean }>(
    `select exists (select from users where position_code = $1)
       or exists (select from authority_limits where position_code = $1)
       or exists (select from positions where copied_from = $1) as used`,
    [code],
  );
  return row?.used === true;
}

/** What the separation of duties looks at in a person; not found when there is none. */
export async function holderOf(ctx: Context, userId: string): Promise<Holder & { external: boolean }> {
  const row = await ctx.db.one<Holder & { external: boolean }>(
    `select (select coalesce(jsonb_agg(s.department_id), '[]') from supervision_duties s where s.user_id = u.id) as supervises,
       open_cases_in_hand(u.id) as "openCases", to_jsonb(u.access_ends_at) #>> '{}' as "accessEndsAt", p.external
     from users u join positions p on p.code = u.position_code where u.id = $1`,
    [userId],
  );
  if (row === undefined) throw notFound('person.not_found');
  return row;
}
