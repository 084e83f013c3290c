import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import { UNIT_JSON } from '../customers/customers.queries.ts';
import type { ReturnBasis } from './amounts.rules.ts';
import { latenessOf, type ReturnDates } from './dates.rules.ts';
import type { ListReturns, ReturnLine, ReturnPage } from './returns.contract.ts';
import type { ReturnRight } from './right.contract.ts';
import type { ReturnKind, ReturnStep } from './steps.rules.ts';

/** A row of the orders as it is stored; days are YYYY-MM-DD, instants are text. */
export type StoredReturn = {
  id: number;
  number: string;
  case_id: number;
  task_id: number;
  plan_id: number;
  kind: ReturnKind;
  basis: ReturnBasis;
  clause: string | null;
  customer_id: number;
  unit_id: number | null;
  given_unit_id: number | null;
  step: ReturnStep;
  step_since: string;
  agreed_fen: number;
  goods_fen: number | null;
  freight_fen: number | null;
  received_on: string | null;
  due_on: string;
  refund_due_on: string | null;
  refund_delay_on: string | null;
  delay_on: string;
  entitlement: ReturnRight | null;
  wake_at: string | null;
  reported: string[];
  opened_at: string;
  ended_at: string | null;
  version: number;
};

export const storedDates = (row: StoredReturn): ReturnDates => ({
  dueOn: row.due_on,
  refundDueOn: row.refund_due_on,
  refundDelayOn: row.refund_delay_on,
  delayOn: row.delay_on,
});

type LineRow = {
  row: StoredReturn;
  caseNumber: string;
  subject: string;
  region: ReturnLine['region'];
  unit: ReturnPage['unit'];
  approvedFen: number;
};

const LINE = `to_jsonb(o) as row, c.number as "caseNumber", c.subject, c.region, ${UNIT_JSON('o.unit_id')} as unit,
  (select t.amount_fen from case_tasks t where t.id = o.task_id) as "approvedFen"`;
const LINE_FROM = 'return_orders o join cases c on c.id = o.case_id';

/** An order as lists show it on a day. */
function lineOf({ row, unit, approvedFen, ...about }: LineRow, today: string): ReturnLine {
  const isOpen = row.ended_at === null;
  return {
    number: row.number,
    kind: row.kind,
    step: row.step,
    stepSince: row.step_since,
    caseNumber: about.caseNumber,
    subject: about.subject,
    region: about.region,
    serial: unit?.serial ?? null,
    productName: unit?.productName ?? null,
    amountFen: row.goods_fen === null ? approvedFen : row.goods_fen + (row.freight_fen ?? 0),
    openedAt: row.opened_at,
    endedAt: row.ended_at,
    dueOn: isOpen ? row.due_on : null,
    lateness: isOpen ? latenessOf(storedDates(row), today) : 'none',
  };
}

const PAGE = 50;
const TABS = {
  open: 'o.ended_at is null',
  overdue: 'o.ended_at is null and o.due_on < $7::date',
  to_pay: `o.ended_at is null and o.step = 'settled'`,
  all: 'true',
};

/** The row that a page ended with, as `next` named it: day and id. */
function rowOf(cursor: string | undefined): [day: string | null, id: number | null] {
  if (cursor === undefined) return [null, null];
  const [, day, id] = /^(\d{4}-\d\d-\d\d)[.](\d{1,15})$/.exec(cursor) ?? [];
  if (day === undefined || id === undefined) throw invalid('cursor.invalid', { field: 'after' });
  return [day, Number(id)];
}

type Wanted = {
  tab: keyof typeof TABS;
  step?: string | undefined;
  kind?: string | undefined;
  region?: string | undefined;
  case?: string | undefined;
  after?: string | undefined;
};

/** Return orders in sight, 50 a page: open ones by the day of what is owed next, all of them newest first. */
export async function listReturns(ctx: Context, wanted: Wanted): Promise<OutputOf<typeof ListReturns>> {
  const visible = visibleTo(ctx.actor);
  const [day, id] = rowOf(wanted.after);
  const byDay = wanted.tab !== 'all';
  const today = chinaDay(ctx.now);
  const place = byDay ? '(o.due_on, o.id) > ($5::date, $6::bigint)' : 'o.id < $6::bigint';
  const rows = await ctx.db.query<LineRow>(
    `select ${LINE} from ${LINE_FROM}
     where ${TABS[wanted.tab]} and ($1::text is null or o.step = $1) and ($2::text is null or o.kind = $2)
       and ($3::text is null or c.region = $3) and ($4::text is null or c.number = $4)
       and ($6::bigint is null or ${place}) and ($5::date is null or true) and ($7::date is not null) and ${visible.sql(8)}
     order by ${byDay ? 'o.due_on, o.id' : 'o.id desc'} limit ${PAGE + 1}`,
    [
      wanted.step ?? null,
      wanted.kind ?? null,
      wanted.region ?? null,
      wanted.case ?? null,
      day,
      id,
      today,
      visible.value,
    ],
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1)?.row;
  return {
    returns: page.map((row) => lineOf(row, today)),
    next: rows.length > PAGE && last !== undefined ? `${last.due_on}.${last.id}` : null,
  };
}

export type ReturnSheet = LineRow & {
  line: ReturnLine;
  given: ReturnPage['given'];
  records: ReturnPage['records'];
  payment: ReturnPage['payment'];
};

/** One whole order; not found for whoever may not see its case. */
export async function returnSheet(ctx: Context, number: string): Promise<ReturnSheet> {
  const visible = visibleTo(ctx.actor);
  const sheet = await ctx.db.one<Omit<ReturnSheet, 'line'>>(
    `select ${LINE}, ${UNIT_JSON('o.given_unit_id')} as given,
       (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'act', r.act, 'body', r.body, 'at', r.at, 'by', r.by_name) order by r.id), '[]')
        from return_records r where r.return_order_id = o.id) as records,
       (select jsonb_build_object('amountFen', p.amount_fen, 'method', p.method, 'reference', p.reference, 'at', p.at, 'by', p.by_name)
        from return_payments p where p.return_order_id = o.id) as payment
     from ${LINE_FROM} where o.number = $1 and ${visible.sql(2)}`,
    [number, visible.value],
  );
  if (sheet === undefined) throw notFound('return.not_found', { number });
  return { ...sheet, line: lineOf(sheet, chinaDay(ctx.now)) };
}

/** The order that keeps a unit from another one: still open, or by which it came back for good. */
export async function returnOfUnit(
  ctx: Context,
  unitId: number,
  butId = 0,
): Promise<{ number: string; isOpen: boolean } | undefined> {
  return ctx.db.one(
    `select number, ended_at is null as "isOpen" from return_orders
     where unit_id = $1 and id <> $2 and kind <> 'compensation' and (ended_at is null or step in ('refunded', 'exchanged'))
     order by id desc limit 1`,
    [unitId, butId],
  );
}

export type PersonToTell = { caseId: number; caseNumber: string; subject: string; userId: string };

/** Who is told that an order is late: owner, handler and task person of its case, and their superiors. */
export async function peopleToTell(
  ctx: Context,
  ids: number[],
): Promise<(PersonToTell & { orderId: number })[]> {
  return ctx.db.query(
    `select distinct o.id as "orderId", c.id as "caseId", c.number as "caseNumber", c.subject, w.id as "userId"
     from return_orders o join cases c on c.id = o.case_id join case_tasks t on t.id = o.task_id
     join users p on p.id in (c.owner_id, c.handler_id, t.responsible_id)
     cross join lateral (values (p.id), (p.superior_id)) as w(id)
     where o.id = any($1::bigint[]) and w.id is not null`,
    [ids],
  );
}
