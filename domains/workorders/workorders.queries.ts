import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { PERSON } from '../customers/customers.queries.ts';
import { openedPerson, type StoredPerson } from '../customers/person.rules.ts';
import type { Charge } from '../pricing/quotes.contract.ts';
import { CHARGE_SQL } from '../pricing/quotes.queries.ts';
import type { ListWorkKinds } from './work-kinds.contract.ts';
import type { OrderLine } from './workorders.contract.ts';

/** SQL that is true for the orders `w` in the actor's sight: region, department, own part or visit (S2 2.1.2, S0 5.2). */
export function ordersInSight({ actor }: Context): { sql: (place: number) => string; value: string | null } {
  const own = (place: number) =>
    `(w.created_by::text = $${place} or exists (select 1 from work_order_visits v where v.work_order_id = w.id
       and (v.technician_id::text = $${place} or $${place} = any(v.crew::text[])) and v.status <> 'moved')
     or exists (select 1 from case_access a where a.case_id = w.case_id and a.principal = 'u:' || $${place}))`;
  switch (actor.scope) {
    case 'all':
      return { sql: (place) => `$${place}::text is null`, value: null };
    case 'region':
      return { sql: (place) => `w.region = $${place}`, value: actor.region };
    case 'team':
      return {
        sql: (place) =>
          `(w.department_id = $${place} or exists (select 1 from case_access a where a.case_id = w.case_id and a.principal = 'd:' || $${place}))`,
        value: actor.departmentId,
      };
    case 'own':
      return { sql: own, value: actor.id };
  }
}

const VISIT = `jsonb_build_object('id', v.id,
  'technician', jsonb_build_object('id', u.id, 'name', u.name),
  'crew', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name)), '[]') from users k where k.id = any(v.crew)),
  'from', v.slot_from, 'to', v.slot_to, 'status', v.status, 'movedBy', v.moved_by, 'locked', v.locked)`;

/** SQL of the district of customer `c` in province `p`; a municipality, whose city has its name, stands there once. */
export const DISTRICT = `case when starts_with(c.city, p.name_zh) then c.city
    else coalesce(p.name_zh, '') || coalesce(c.city, '') end`;

const LINE = `w.id, w.number, w.status, to_jsonb(w.status_since) as "statusSince", w.nature, w.source, w.case_number as "caseNumber",
  w.work_kind as "workKind", jsonb_build_object('zh', k.name_zh, 'en', k.name_en) as "workKindName", w.subject,
  c.masked_name as "maskedName", ${DISTRICT} as district, w.region,
  w.product_type as "productType", w.minutes, w.crew_size as "crewSize", w.rank, w.rank_inputs as "rankInputs",
  (select ${VISIT} from work_order_visits v join users u on u.id = v.technician_id
   where v.work_order_id = w.id and v.status in ('planned', 'done') order by v.id desc limit 1) as visit,
  (select to_jsonb(least(min(l.due_at), case when w.completed_at is null then (w.due_on + 1)::timestamp at time zone 'Asia/Shanghai' end)) from case_clocks l where l.case_id = w.case_id and l.met_at is null
     and l.status in ('running', 'breached') and l.kind = 'breach' and l.event in ('arrange', 'complete')) as "dueAt"`;
const LINE_FROM = `work_orders w join work_kinds k on k.code = w.work_kind join customers c on c.id = w.customer_id
  left join provinces p on p.code = c.province_code`;

type LineRow = OrderLine & { id: number };

const lineOf = ({ id: _id, ...row }: LineRow): OrderLine => row;

export const OPEN = `('created', 'scheduled', 'dispatched', 'accepted', 'on_the_way', 'arrived', 'working', 'held')`;
const PAGE = 50;
const ON_DAY = `v.slot_from >= $8 and v.slot_from < $8 + interval '1 day'`;
const dayStart = (day: string): string => `${day}T00:00:00+08:00`;

export type OrdersWanted = {
  status?: string | undefined;
  region?: string | undefined;
  technician?: string | undefined;
  day?: string | undefined;
  case?: string | undefined;
  after?: string | undefined;
};

function statusSql(status: string | undefined): string {
  if (status === undefined) return 'true';
  if (status === 'open') return `w.status in ${OPEN}`;
  return status === 'unplanned' ? `w.status = 'created'` : 'w.status = $7';
}

/** The row a page ended with, as `next` named it: rank and id. */
function rowOf(cursor: string | undefined): [rank: number | null, id: number | null] {
  if (cursor === undefined) return [null, null];
  const [, rank, id] = /^(\d{1,9})[.](\d{1,15})$/.exec(cursor) ?? [];
  if (rank === undefined || id === undefined) throw invalid('cursor.invalid', { field: 'after' });
  return [Number(rank), Number(id)];
}

function listValues(wanted: OrdersWanted, sight: string | null, byRank: boolean): unknown[] {
  const [rank, id] = rowOf(wanted.after);
  const status = byRank ? null : (wanted.status ?? null);
  return [
    sight,
    wanted.region ?? null,
    wanted.case ?? null,
    wanted.technician ?? null,
    byRank ? rank : null,
    id,
    status,
    wanted.day === undefined ? null : dayStart(wanted.day),
  ];
}

/** Work orders in sight, 50 a page: open ones by rank, others newest first; `next` reads on behind the last one. */
export async function listOrders(
  ctx: Context,
  wanted: OrdersWanted,
): Promise<{ orders: OrderLine[]; next: string | null }> {
  const sight = ordersInSight(ctx);
  const byRank = wanted.status === 'open' || wanted.status === 'unplanned';
  const place = byRank ? '(w.rank, w.id) > ($5::int, $6::bigint)' : 'w.id < $6::bigint and $5::int is null';
  const rows = await ctx.db.query<LineRow>(
    `select ${LINE} from ${LINE_FROM}
     where ${sight.sql(1)} and ${statusSql(wanted.status)}
       and ($2::text is null or w.region = $2) and ($3::text is null or w.case_number = $3)
       and ($4::uuid is null or exists (select 1 from work_order_visits v where v.work_order_id = w.id
         and v.technician_id = $4 and v.status in ('planned', 'done')
         and ($8::timestamptz is null or ${ON_DAY})))
       and ($8::timestamptz is null or $4::uuid is not null or exists (select 1 from work_order_visits v where v.work_order_id = w.id
         and v.status in ('planned', 'done') and ${ON_DAY}))
       and ($6::bigint is null or ${place}) and ($7::text is null or true)
     order by ${byRank ? 'w.rank, w.id' : 'w.id desc'} limit ${PAGE + 1}`,
    listValues(wanted, sight.value, byRank),
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    orders: page.map(lineOf),
    next: rows.length > PAGE && last !== undefined ? `${last.rank}.${last.id}` : null,
  };
}

export type OrderSheet = LineRow &
  StoredPerson & {
    caseId: number | null;
    caseOwnerId: string | null;
    charge: Charge;
    template: string;
    serviceType: string;
    subtype: { zh: string; en: string } | null;
    remoteFirst: boolean;
    alarms: { fault: string; severity: string; detail: string | null; raisedAt: string }[];
    serviceClass: 'basic' | 'extended' | 'customised';
    certificates: string[];
    skills: { code: string; level: number }[];
    hazards: string[];
    highHumidity: boolean;
    unitId: number | null;
    unit: unknown;
    sop: { id: number; version: number; title: string; body: string } | null;
    customerId: number;
    maskedPhone: string | null;
    completedAt: string | null;
    addressHours: number;
    story: { course: string; demand: string } | null;
    visits: OrderLine['visit'][];
    records: { id: number; kind: string; body: Record<string, unknown>; at: string; byName: string }[];
    history: unknown[];
    clockEvents: { type: string; at: string; data: Record<string, unknown> }[];
    standardId: number | null;
    calendarId: number | null;
    version: number;
  };

/** SQL of the hours during which the actor still reads the address after the end: a provider's people shorter (S0 5.2). */
const ADDRESS_HOURS = (place: number) =>
  `(select case when exists (select 1 from technicians t where t.user_id = $${place}::uuid and t.provider_name is not null)
      then h.provider_hours else h.own_hours end from address_hours h)`;

/** Whole orders in one statement; numbers out of sight are left out. */
export async function orderSheets(ctx: Context, numbers: string[]): Promise<OrderSheet[]> {
  const sight = ordersInSight(ctx);
  return ctx.db.query<OrderSheet>(
    `select ${LINE}, w.case_id as "caseId", e.owner_id as "caseOwnerId", w.template, k.service_type as "serviceType", ${CHARGE_SQL(3)} as charge, w.service_class as "serviceClass",
       (select jsonb_build_object('zh', s.name_zh, 'en', s.name_en) from service_subtypes s where s.code = w.subtype) as subtype,
       w.remote_first as "remoteFirst", (select coalesce(jsonb_agg(jsonb_build_object('fault', a.fault, 'severity', a.severity, 'detail', a.detail,
          'raisedAt', a.raised_at) order by a.id desc), '[]') from device_alarms a where a.work_order_id = w.id) as alarms,
       w.certificates, w.skills, w.hazards, w.high_humidity as "highHumidity", w.unit_id as "unitId",
       (select jsonb_build_object('id', n.id, 'serial', n.serial, 'model', n.model,
          'name', jsonb_build_object('zh', m.name_zh, 'en', m.name_en), 'purchasedOn', n.purchased_on)
        from product_units n join products m on m.model = n.model where n.id = w.unit_id) as unit,
       (select jsonb_build_object('id', s.id, 'version', s.version, 'title', s.title, 'body', s.body) from sops s where s.id = w.sop_id) as sop,
       ${PERSON('c')}, w.customer_id as "customerId",
       coalesce(nullif(e.masked_contact_phone, ''), c.masked_phone) as "maskedPhone",
       to_jsonb(w.completed_at) as "completedAt", ${ADDRESS_HOURS(4)} as "addressHours",
       (select jsonb_build_object('course', t.course, 'demand', t.demand) from case_texts t where t.case_id = w.case_id) as story,
       (select coalesce(jsonb_agg(${VISIT} order by v.id), '[]') from work_order_visits v join users u on u.id = v.technician_id
        where v.work_order_id = w.id) as visits,
       (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'body', r.body, 'at', r.at, 'byName', r.by_name) order by r.id), '[]')
        from work_order_records r where r.work_order_id = w.id) as records,
       earlier_work_on(w.unit_id, w.id) as history,
       (select coalesce(jsonb_agg(jsonb_build_object('type', x.type, 'at', x.at, 'data', x.data)), '[]')
        from clock_events x where x.case_id = w.case_id) as "clockEvents",
       e.standard_version_id as "standardId", e.calendar_version_id as "calendarId", w.version
     from ${LINE_FROM} left join cases e on e.id = w.case_id
     where w.number = any($2) and ${sight.sql(1)} order by array_position($2, w.number)`,
    [sight.value, numbers, chinaDay(ctx.now), ctx.actor.id],
  );
}

/** One whole order; not found for whoever may not see it. */
export async function orderSheet(ctx: Context, number: string): Promise<OrderSheet> {
  const [sheet] = await orderSheets(ctx, [number]);
  if (sheet === undefined) throw notFound('order.not_found', { number });
  return sheet;
}

/** The visit that counts: the newest that was not moved away, a cancelled one included. */
export const currentVisit = (sheet: OrderSheet): OrderLine['visit'] =>
  sheet.visits.findLast((visit) => visit?.status !== 'moved') ?? null;

/** The line of a sheet as the lists show it, with masked name. */
export const lineOfSheet = (sheet: OrderSheet): OrderLine => ({
  number: sheet.number,
  status: sheet.status,
  statusSince: sheet.statusSince,
  nature: sheet.nature,
  source: sheet.source,
  caseNumber: sheet.caseNumber,
  workKind: sheet.workKind,
  workKindName: sheet.workKindName,
  subject: sheet.subject,
  maskedName: sheet.maskedName,
  district: sheet.district,
  region: sheet.region,
  productType: sheet.productType,
  minutes: sheet.minutes,
  crewSize: sheet.crewSize,
  rank: sheet.rank,
  rankInputs: sheet.rankInputs,
  visit: sheet.visit,
  dueAt: sheet.dueAt,
});

/** Where the customer lives, whole; only for who may read it. */
export const addressOf = (ctx: Context, sheet: OrderSheet): string | null =>
  openedPerson(ctx.db.vault, sheet).address;

/** Numbers of the orders that a technician visits on a day, in the order of the slots. */
export async function visitsOn(ctx: Context, day: string): Promise<string[]> {
  const rows = await ctx.db.query<{ number: string }>(
    `select w.number from work_order_visits v join work_orders w on w.id = v.work_order_id
     where (v.technician_id = $1 or $1 = any(v.crew)) and v.status in ('planned', 'done') and w.status <> 'cancelled'
       and v.slot_from >= $2::timestamptz and v.slot_from < $2::timestamptz + interval '1 day'
     order by v.slot_from limit 60`,
    [ctx.actor.id, dayStart(day)],
  );
  return rows.map((row) => row.number);
}

export type Overlap = { number: string; from: string; to: string };

/** Planned visits of people that overlap a span, those of some orders left out; no visit is longer than 12 hours. */
export async function overlaps(
  ctx: Context,
  people: string[],
  span: { from: string; to: string },
  butOrders: number[],
): Promise<Overlap[]> {
  const wide = ctx.db.beyond('nobody is planned twice at the same time, whatever the region of the orders');
  return wide.query<Overlap>(
    `select w.number, to_jsonb(v.slot_from) as "from", to_jsonb(v.slot_to) as "to" from work_order_visits v
     join work_orders w on w.id = v.work_order_id
     where (v.technician_id = any($1::uuid[]) or v.crew && $1::uuid[]) and v.status = 'planned'
       and v.slot_from > $2::timestamptz - interval '12 hours' and v.slot_from < $3::timestamptz
       and v.slot_to > $2::timestamptz and v.work_order_id <> all($4::bigint[])
       and w.status <> 'cancelled' order by v.slot_from limit 20`,
    [people, span.from, span.to, butOrders],
  );
}

export async function workKinds(ctx: Context): Promise<OutputOf<typeof ListWorkKinds>['kinds']> {
  return ctx.db.query(
    `select code, service_type as "serviceType", jsonb_build_object('zh', name_zh, 'en', name_en) as name, template, remote_first as "remoteFirst",
       certificates, skill_code as "skillCode", skill_level as "skillLevel", hazards, minutes
     from work_kinds order by sort, code`,
  );
}

/** Answers already given to commands, by their ids. */
export async function knownAnswers(ctx: Context, ids: string[]): Promise<Map<string, unknown>> {
  const rows = await ctx.db.query<{ id: string; answer: unknown }>(
    `select id, answer from work_order_commands where id = any($1::uuid[]) and user_id = $2`,
    [ids, ctx.actor.id],
  );
  return new Map(rows.map((row) => [row.id, row.answer]));
}

/** Working days that the service type of a kind of work has; undefined for an unknown kind (S2 1.3.2). */
export async function completeDaysOf(ctx: Context, workKind: string): Promise<number | undefined> {
  const row = await ctx.db.one<{ days: number }>(
    `select t.complete_days as days from work_kinds k join service_types t on t.code = k.service_type where k.code = $1`,
    [workKind],
  );
  return row?.days;
}
