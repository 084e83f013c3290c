import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { keepMonths } from '../oversight/chain.queries.ts';
import type { RetentionClass, RetentionCode, RetentionPreview, RetentionRun } from './retention.contract.ts';
import { cutOff } from './retention.rules.ts';

const CLASS = `k.code, k.months, k.days, k.in_force as "inForce", k.verified, k.law_keeps as "lawKeeps", k.least_months as "leastMonths",
  jsonb_build_object('zh', k.basis_zh, 'en', k.basis_en) as basis, k.version, u.name as "changedBy",
  to_jsonb(k.changed_at) #>> '{}' as "changedAt"`;
const CLASS_FROM = 'retention_classes k left join users u on u.id = k.changed_by';
const RUN = `id, state, to_jsonb(started_at) #>> '{}' as "startedAt", to_jsonb(finished_at) #>> '{}' as "finishedAt",
  started_by as "startedBy", ended_by as "endedBy", counts`;

/** Every class with its term, the company's own rules and the law's, and the last ten runs (PIPL 19, 47). */
export async function retention(ctx: Context) {
  return {
    classes: await ctx.db.query<RetentionClass>(
      `select ${CLASS} from ${CLASS_FROM} order by k.place, k.code`,
    ),
    accessLogMonths: await keepMonths(ctx),
    runs: await ctx.db.query<RetentionRun>(`select ${RUN} from retention_runs order by id desc limit 10`),
  };
}

/** One class with its term; not found when it is none. */
export async function classOf(ctx: Context, code: RetentionCode): Promise<RetentionClass> {
  const row = await ctx.db.one<RetentionClass>(`select ${CLASS} from ${CLASS_FROM} where k.code = $1`, [
    code,
  ]);
  if (row === undefined) throw notFound('retention.not_found');
  return row;
}

export async function runOf(ctx: Context, id: number): Promise<RetentionRun> {
  const row = await ctx.db.one<RetentionRun>(`select ${RUN} from retention_runs where id = $1`, [id]);
  if (row === undefined) throw notFound('retention.run_not_found');
  return row;
}

const OPEN = `(exists (select from cases k where k.customer_id = c.id and k.closed_at is null)
  or exists (select from work_orders w where w.customer_id = c.id and w.status not in ('confirmed', 'settled', 'cancelled'))
  or exists (select from return_orders r where r.customer_id = c.id and r.ended_at is null)
  or exists (select from privacy_incident_persons x join privacy_incidents i on i.id = x.incident_id
    where x.customer_id = c.id and i.closed_at is null))`;
const LAST = `greatest(c.created_at, (select max(k.closed_at) from cases k where k.customer_id = c.id),
  (select max(w.status_since) from work_orders w where w.customer_id = c.id),
  (select max(r.ended_at) from return_orders r where r.customer_id = c.id))`;

const ALL_PERSONS = 'a term ends for every person, whichever region it is of';

/**
 * Persons whose last service ended before an instant, after an id, in the order of ids: `scanned` is where the search came
 * to, null when there are no more. Those that something open needs are left for another day.
 */
export async function expiredPersons(
  ctx: Context,
  { before, after, limit }: { before: number; after: number; limit: number },
): Promise<{ ids: number[]; scanned: number | null }> {
  const rows = await ctx.db.query<{ id: number; over: boolean }>(
    `select c.id, c.created_at < $1 and ${LAST} < $1 and not ${OPEN} and not exists (select from erasures e where e.customer_id = c.id
       and e.state in ('waiting', 'running', 'frozen')) as over
     from customers c where c.id > $2 and c.erased_at is null order by c.id limit $3`,
    [iso(before), after, limit],
  );
  return {
    ids: rows.filter(({ over }) => over).map(({ id }) => id),
    scanned: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}

const MOST = 1000;

type Due = { due: number; held: number; first: { name: string; at: string | null }[] };

/** What is over its term in a class that is no person, as the SQL of its rows: `at` and a name that says nothing personal. */
const ROWS: Record<Exclude<RetentionCode, 'persons' | 'payments'>, string> = {
  messages: `select m.created_at as at, m.template as name from outbound_messages m where m.created_at < $1 and m.body <> '已删除' order by m.created_at`,
  notices: `select n.read_at as at, n.kind as name from notifications n where n.read_at < $1`,
  visit_links: `select coalesce(l.ended_at, l.expires_at) as at, w.number as name from visit_links l join work_orders w on w.id = l.work_order_id
    where coalesce(l.ended_at, l.expires_at) < $1`,
  sessions: `select s.expires_at as at, s.kind as name from auth_sessions s where s.expires_at < $1`,
  devices: `select d.last_seen_at as at, 'device' as name from known_devices d where d.last_seen_at < $1`,
  tries: `select t.last_at as at, 'tries' as name from sign_in_tries t where t.last_at < $1`,
  replies: `select i.at, 'reply' as name from idempotency_keys i where i.at < $1`,
};

async function personsDue(ctx: Context, before: number): Promise<Due> {
  const rows = await ctx.db.beyond(ALL_PERSONS).query<{ name: string; at: string; held: boolean }>(
    `select c.id || ' · ' || c.masked_name as name, to_jsonb(${LAST}) #>> '{}' as at, ${OPEN} as held
     from customers c where c.erased_at is null and c.created_at < $1 and ${LAST} < $1
       and not exists (select from erasures e where e.customer_id = c.id and e.state in ('waiting', 'running', 'frozen'))
     order by c.id limit ${MOST}`,
    [iso(before)],
  );
  const free = rows.filter(({ held }) => !held);
  return {
    due: free.length,
    held: rows.length - free.length,
    first: free.slice(0, 10).map(({ name, at }) => ({ name, at })),
  };
}

async function rowsDue(ctx: Context, sql: string, before: number): Promise<Due> {
  const rows = await ctx.db
    .beyond(ALL_PERSONS)
    .query<{ name: string; at: string | null }>(
      `select d.name, to_jsonb(d.at) #>> '{}' as at from (${sql}) d limit ${MOST}`,
      [iso(before)],
    );
  return { due: rows.length, held: 0, first: rows.slice(0, 10) };
}

/** What the next run would end in a class, masked, and how the term was set before; changes nothing. */
export async function retentionPreview(ctx: Context, code: RetentionCode): Promise<RetentionPreview> {
  const term = await classOf(ctx, code);
  const before = cutOff(term, ctx.now);
  const changes = await ctx.db.query<RetentionPreview['changes'][number]>(
    `select before, after, reason, by_name as by, to_jsonb(at) #>> '{}' as at from retention_changes
     where code = $1 order by id desc limit 20`,
    [code],
  );
  const nothing = { due: 0, held: 0, first: [] };
  if (before === null || code === 'payments') return { ...nothing, changes };
  const due = code === 'persons' ? await personsDue(ctx, before) : await rowsDue(ctx, ROWS[code], before);
  return { ...due, changes };
}
