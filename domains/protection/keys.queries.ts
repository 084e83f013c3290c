import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { may } from '../identity/identity.policy.ts';
import type { GetKeys, Run } from './keys.contract.ts';

const RUN = `id, reason, seal_key as "sealKey", lookup_key as "lookupKey", status, sealed, total, asked_by as "askedBy",
  to_jsonb(started_at) as "startedAt", to_jsonb(moved_at) as "movedAt", to_jsonb(finished_at) as "finishedAt"`;

/** The latest runs, newest first. */
const latestRuns = (ctx: Pick<Context, 'db'>): Promise<Run[]> =>
  ctx.db.query<Run>(`select ${RUN} from sealing_runs order by id desc limit 20`);

export const runOf = (ctx: Context, id: number): Promise<Run | undefined> =>
  ctx.db.one<Run>(`select ${RUN} from sealing_runs where id = $1`, [id]);

export const isUnderWay = async (ctx: Context): Promise<boolean> =>
  (await ctx.db.one(`select 1 from sealing_runs where status = 'running'`)) !== undefined;

/** Does anything of before the first sealing stand readable? */
export const standsReadable = async (ctx: Context): Promise<boolean> =>
  (await ctx.db.one(
    `select 1 where exists (select 1 from customers where name_plain is not null)
       or exists (select 1 from cases where contact_name_plain is not null)
       or exists (select 1 from outbound_messages where recipient_plain is not null)`,
  )) !== undefined;

/** Rows with a person in them: how many in all, and how many still stand readable. */
export async function personRows(ctx: Pick<Context, 'db'>): Promise<{ total: number; readable: number }> {
  const row = await ctx.db.one<{ total: number; readable: number }>(
    `select (select count(*) from customers) + (select count(*) from cases)
         + (select count(*) from outbound_messages where recipient_plain is not null or recipient_sealed is not null) as total,
       (select count(*) from customers where name_plain is not null) + (select count(*) from cases where contact_name_plain is not null)
         + (select count(*) from outbound_messages where recipient_plain is not null) as readable`,
  );
  return row ?? { total: 0, readable: 0 };
}

/** Keys and runs as the page shows them. */
export async function keysNow(ctx: Context): Promise<OutputOf<typeof GetKeys>> {
  const inUse = Object.values(ctx.db.vault.keyIds());
  const keys = await ctx.db.query<Omit<OutputOf<typeof GetKeys>['keys'][number], 'inUse'>>(
    `select id, purpose, to_jsonb(created_at) as "createdAt", to_jsonb(active_from) as "activeFrom",
       to_jsonb(replaced_at) as "replacedAt" from data_keys order by purpose desc, active_from desc, id desc`,
  );
  return {
    keys: keys.map((key) => ({ ...key, inUse: inUse.includes(key.id) })),
    runs: await latestRuns(ctx),
    readable: (await personRows(ctx)).readable,
    may: { rotate: may(ctx.actor, 'keys:rotate') },
  };
}
