import type { Context } from '../../kernel/context.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { PublicStandard } from './public-standard.contract.ts';
import { publicStandard } from './public-standard.rules.ts';

/** The standard in force as customers may read it. */
export async function publicStandardNow(ctx: Context): Promise<PublicStandard> {
  const { pack, version } = await standardAt(ctx, ctx.now);
  return publicStandard(pack, version);
}
