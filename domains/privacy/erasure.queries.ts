import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso, ms } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import { holdersOf } from '../identity/identity.queries.ts';
import type { Erasure, ErasureLine, ErasurePreview } from './erasure.contract.ts';
import { type Hold, type Kept, keptUntil } from './erasure.rules.ts';

const PAST = 'an erasure asks for everything of a person, whoever took it and wherever it lies';

const LINE = `e.id, e.number, e.customer_id as "customerId", c.masked_name as "maskedName", e.origin, e.state,
  e.asked_by_name as "askedBy", e.asked_by as "askedById", to_jsonb(e.asked_at) #>> '{}' as "askedAt",
  to_jsonb(e.frozen_until) #>> '{}' as "frozenUntil", to_jsonb(e.finished_at) #>> '{}' as "finishedAt"`;
const WHOLE = `${LINE}, e.reason, e.request, e.laws, e.decided_by_name as "decidedBy", to_jsonb(e.decided_at) #>> '{}' as "decidedAt",
  e.decision, to_jsonb(e.started_at) #>> '{}' as "startedAt", to_jsonb(e.frozen_at) #>> '{}' as "frozenAt", e.counts, e.files`;

type Row<T extends ErasureLine> = Omit<T, 'may'> & { askedById: string | null };

function shown<T extends ErasureLine>(
  ctx: Context,
  { askedById, ...row }: Row<T>,
): Omit<T, 'may'> & Pick<T, 'may'> {
  const isWaiting = row.state === 'waiting';
  return {
    ...row,
    may: {
      decide: isWaiting && may(ctx.actor, 'privacy:confirm') && askedById !== ctx.actor.id,
      withdraw: isWaiting && askedById === ctx.actor.id,
      open: row.state === 'frozen' && may(ctx.actor, 'privacy:erase'),
    },
  } as unknown as T;
}

/** Erasures, newest first, 50 at most; the open ones are those that wait, run or are frozen. */
export async function erasures(ctx: Context, wanted: { state: 'open' | 'all'; before?: number | undefined }) {
  const rows = await ctx.db.query<Row<ErasureLine>>(
    `select ${LINE} from erasures e join customers c on c.id = e.customer_id
     where ($1 or e.state in ('waiting', 'running', 'frozen')) and ($2::bigint is null or e.id < $2)
     order by e.id desc limit 50`,
    [wanted.state === 'all', wanted.before ?? null],
  );
  return {
    erasures: rows.map((row) => shown<ErasureLine>(ctx, row)),
    may: { ask: may(ctx.actor, 'privacy:erase'), confirm: may(ctx.actor, 'privacy:confirm') },
  };
}

/** One erasure with its certificate; not found when it is none. */
export async function erasureOf(ctx: Context, id: number): Promise<Erasure> {
  const row = await ctx.db.one<Row<Erasure>>(
    `select ${WHOLE} from erasures e join customers c on c.id = e.customer_id where e.id = $1`,
    [id],
  );
  if (row === undefined) throw notFound('erasure.not_found');
  return shown<Erasure>(ctx, row);
}

/** What is open and needs the person: cases, orders, refunds that were not paid, incidents under investigation (PIPL 47, 57). */
export async function holdsOf(ctx: Context, customerId: number): Promise<Hold[]> {
  return ctx.db.beyond(PAST).query<Hold>(
    `select 'case' as kind, k.number, to_jsonb(k.next_due_at) #>> '{}' as until from cases k
       where k.customer_id = $1 and k.closed_at is null
     union all select 'order', w.number, to_jsonb(w.due_on) #>> '{}' from work_orders w
       where w.customer_id = $1 and w.status not in ('confirmed', 'settled', 'cancelled')
     union all select 'refund', r.number, to_jsonb(coalesce(r.refund_due_on, r.due_on)) #>> '{}' from return_orders r
       where r.customer_id = $1 and r.ended_at is null
     union all select 'incident', i.title, null from privacy_incidents i join privacy_incident_persons x on x.incident_id = i.id
       where x.customer_id = $1 and i.closed_at is null
     order by 1, 2 limit 50`,
    [customerId],
  );
}

/** Until when the law keeps records of the person, by class; empty when none (PIPL 47). */
export async function lawsOf(ctx: Context, customerId: number): Promise<Kept[]> {
  const rows = await ctx.db.beyond(PAST).query<{ code: string; months: number; last: string | null }>(
    `select k.code, k.months, to_jsonb(greatest(
       (select max(p.at) from payments p join work_orders w on w.number = p.order_number where w.customer_id = $1),
       (select max(p.at) from return_payments p join return_orders r on r.id = p.return_order_id where r.customer_id = $1))) #>> '{}' as last
     from retention_classes k where k.code = 'payments' and k.law_keeps and k.in_force and k.months is not null`,
    [customerId],
  );
  return rows.flatMap(({ code, months, last }) => {
    const until = keptUntil(last === null ? null : ms(last), months, ctx.now);
    return until === null ? [] : [{ code, until: iso(until) }];
  });
}

/** What an erasure would meet: holds, terms of the law, how much there is; not found for a customer out of sight. */
export async function previewOf(ctx: Context, customerId: number): Promise<ErasurePreview> {
  const row = await ctx.db.beyond(PAST).one<Omit<ErasurePreview, 'holds' | 'laws'>>(
    `select c.id as "customerId", c.masked_name as "maskedName", coalesce(c.masked_phone, '') as "maskedPhone",
       c.erased_at is not null as "isErased",
       (select count(*)::int from cases k where k.customer_id = c.id) as cases,
       (select count(*)::int from work_orders w where w.customer_id = c.id) as orders,
       (select count(*)::int from case_files f join cases k on k.id = f.case_id where k.customer_id = c.id)
         + (select count(*)::int from work_order_files f join work_orders w on w.id = f.work_order_id where w.customer_id = c.id) as files
     from customers c where c.id = $1`,
    [customerId],
  );
  if (row === undefined) throw notFound('customer.not_found');
  const [holds, laws] = [await holdsOf(ctx, customerId), await lawsOf(ctx, customerId)];
  return { ...row, holds, laws: laws as ErasurePreview['laws'] };
}

/** What the box of a frozen person holds of who it is; undefined once it is emptied. */
export const keptPerson = (ctx: Context, erasureId: number) =>
  ctx.db.beyond('the box of a frozen person is shown to nobody but for a purpose of the law').one<{
    seal_id: string;
    person_sealed: string | null;
    name_plain: string | null;
    phone_plain: string | null;
    other_contact_plain: string | null;
    address_plain: string | null;
  }>(
    `select r.* from erasure_kept k, jsonb_to_record(k.kept) as r(seal_id text, person_sealed text, name_plain text,
       phone_plain text, other_contact_plain text, address_plain text)
     where k.erasure_id = $1 and k.table_name = 'customers' order by k.id limit 1`,
    [erasureId],
  );

/** Who confirms erasures and is at work. */
export const confirmers = (ctx: Context): Promise<string[]> => holdersOf(ctx, 'privacy:confirm');
