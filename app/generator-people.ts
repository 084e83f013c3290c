import type { Actor } from '../kernel/context.ts';
import { personName } from './generator-phrases.ts';
import type { Dice } from './generator-random.ts';

/** A user of the generated company, as the rules know people. */
export type Staff = Pick<
  Actor,
  'name' | 'username' | 'position' | 'departmentId' | 'region' | 'superiorId'
> & { id: string };

type Post = {
  position: string;
  layer: string;
  scope: string;
  departmentId: string;
  region: string | null;
  superior: string;
};

const at = (
  position: string,
  departmentId: string,
  superior: string,
  region: string | null = null,
): Post => ({
  position,
  departmentId,
  superior,
  region,
  layer: position === 'regional_manager' ? 'management' : 'execution',
  scope: { agent: 'own', regional_manager: 'region' }[position] ?? 'team',
});

const times = (count: number, post: Post): Post[] => Array.from({ length: count }, () => post);

const posts: Post[] = [
  ...['north', 'central', 'northwest', 'southwest'].map((region) =>
    at('regional_manager', 'operations', 'director', region),
  ),
  ...times(24, at('agent', 'customer-service', 'head-service')),
  ...times(14, at('handler', 'after-sales', 'head-after')),
  ...times(8, at('handler', 'repair', 'head-repair')),
  ...times(4, at('handler', 'logistics', 'head-logistics')),
  ...times(3, at('handler', 'sales', 'head-sales')),
  ...times(3, at('handler', 'customer-service', 'head-service')),
];

/** Sixty users beside the demo people: rows of their accounts and themselves. All have the password of the demo. */
export function generatedStaff(
  dice: Dice,
  known: { ids: Map<string, string>; passwordHash: string; from: number },
) {
  return posts.map((post, place) => {
    const [id, username] = [dice.uuid(), `staff${known.from + place}`];
    const name = `${personName(dice)}（生成）`;
    const superiorId = known.ids.get(post.superior) ?? null;
    const { position, departmentId, region, layer, scope } = post;
    return {
      staff: { id, name, username, position, departmentId, region, superiorId } satisfies Staff,
      user: {
        id,
        username,
        name,
        work_number: `G${String(known.from + place).padStart(4, '0')}`,
        position_code: position,
        department_id: departmentId,
        region,
        layer,
        scope,
        superior_id: superiorId,
      },
      authUser: { id, name, email: `${username}@users.invalid`, username, display_username: username },
      account: {
        id: dice.uuid(),
        user_id: id,
        account_id: id,
        provider_id: 'credential',
        password: known.passwordHash,
      },
    };
  });
}
