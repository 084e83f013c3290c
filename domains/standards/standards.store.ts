import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import type { Pack } from './standards.contract.ts';

/**
 * Stores a published pack once; a version that is stored already stays as it is, and a company that published a version
 * of its own is given no other.
 */
export async function insertPack(ctx: Context, pack: Pack, effectiveFrom: string): Promise<boolean> {
  const body = JSON.stringify(pack);
  const rows = await ctx.db.query(
    `insert into standard_versions (code, version, status, effective_from, body, hash, published_at)
     select $1, $2, 'published', $3, $4, $5, now()
     where not exists (select 1 from standard_versions where code = $1 and published_by is not null)
     on conflict (code, version) do nothing returning id`,
    [pack.code, String(pack.version), effectiveFrom, body, createHash('sha256').update(body).digest('hex')],
  );
  return rows.length > 0;
}
