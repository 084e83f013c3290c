import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { holdersOf } from '../identity/identity.queries.ts';
import { accessRules, type Limit } from './alerts.rules.ts';
import type { Alert, Verification } from './oversight.contract.ts';

const ALERT = `a.id, a.rule, a.user_id as "userId", a.user_name as "userName", a.address, to_jsonb(a.at) #>> '{}' as at,
  a.found, a.most, a.minutes, u.name as "acknowledgedBy", to_jsonb(a.acknowledged_at) #>> '{}' as "acknowledgedAt", a.note`;
const ALERT_FROM = `access_alerts a left join users u on u.id = a.acknowledged_by`;

/** Alerts, newest first, 50 at most: those that nobody looked into, or all. */
export async function alerts(
  ctx: Context,
  { state, before }: { state: 'open' | 'all'; before?: number | undefined },
): Promise<Alert[]> {
  return ctx.db.query<Alert>(
    `select ${ALERT} from ${ALERT_FROM}
     where ($1::bigint is null or a.id < $1) ${state === 'open' ? 'and a.acknowledged_at is null' : ''}
     order by a.id desc limit 50`,
    [before ?? null],
  );
}

export async function alertOf(ctx: Context, id: number): Promise<Alert> {
  const row = await ctx.db.one<Alert>(`select ${ALERT} from ${ALERT_FROM} where a.id = $1`, [id]);
  if (row === undefined) throw notFound('access_alert.not_found');
  return row;
}

/** The limits of abnormal access (S3 1-K5-3). */
export async function limits(ctx: Context): Promise<Limit[]> {
  return ctx.db.query<Limit>(
    `select rule, active, most, minutes from access_limits order by array_position($1::text[], rule)`,
    [accessRules],
  );
}

/** People who look into alerts. */
export const officers = (ctx: Context): Promise<string[]> => holdersOf(ctx, 'audit:manage');

const VERIFICATION = `v.id, u.name as "askedBy", to_jsonb(v.asked_at) #>> '{}' as "askedAt", v.status, v.checked,
  v.last_seq as "lastSeq", v.fault, to_jsonb(v.finished_at) #>> '{}' as "finishedAt"`;

export type Running = Verification & { seq: number; hash: string };

/** One check of the chain with the place it has come to; the newest when none is named. */
export async function verificationOf(ctx: Context, id: number | null): Promise<Running | undefined> {
  return ctx.db.one<Running>(
    `select ${VERIFICATION}, v.seq, v.hash from access_verifications v left join users u on u.id = v.asked_by
     where $1::bigint is null or v.id = $1 order by v.id desc limit 1`,
    [id],
  );
}
