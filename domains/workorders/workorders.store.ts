import type { Context } from '../../kernel/context.ts';
import type { OrderStatus } from './orders.contract.ts';
import type { OrderCommand } from './workorders.contract.ts';

export type OrderToStore = {
  source: 'case' | 'maintenance' | 'device';
  nature: 'corrective' | 'preventive';
  caseId: number | null;
  caseNumber: string | null;
  workKind: string;
  serviceClass: string;
  customerId: number;
  unitId: number | null;
  productType: string | null;
  region: string | null;
  departmentId: string | null;
  place: { lng: number; lat: number } | null;
  highHumidity: boolean;
  subject: string;
  rank: number;
  rankInputs: object;
  dueOn: string | null;
  subtype?: string | undefined;
};

/**
 * Stores an order with what its kind of work asks for, and the instruction of its service item that is in force now
 * (S0 1.1); undefined when the kind is unknown.
 */
export async function insertOrder(
  ctx: Context,
  order: OrderToStore,
  at: { now: string; year: number },
): Promise<{ id: number; number: string; version: number } | undefined> {
  return ctx.db.one(
    `insert into work_orders (number, source, nature, case_id, case_number, work_kind, template, service_class, customer_id,
       unit_id, product_type, region, department_id, lng, lat, certificates, skills, hazards, minutes, high_humidity,
       status_since, subject, rank, rank_inputs, due_on, created_by, created_at, service_item, sop_id, subtype, remote_first, crew_size)
     select next_case_number('WO', $1), $2, $3, $4, $5, k.code, k.template, $7, $8, $9, $10, $11, $12, $13, $14,
       array(select distinct x from unnest(k.certificates || coalesce(i.certificates, '{}')) x order by x),
       (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'level', s.level) order by s.code), '[]')
        from (select code, max(level) as level from (values (k.skill_code, k.skill_level), (i.skill_code, i.skill_level)) v (code, level)
          where code is not null group by code) s),
       k.hazards, k.minutes, $15, $16, $17, $18, $19, $20, $21, $16,
       i.code, i.sop_id, (select t.code from service_subtypes t where t.code = $22 and t.service_type = k.service_type),
       k.remote_first or $2 = 'device', k.crew_size
     from work_kinds k left join lateral (
       select i.code, i.certificates, i.skill_code, i.skill_level, (select s.id from sops s where s.service_item = i.code and s.effective_from <= $16::timestamptz
         order by s.effective_from desc limit 1) as sop_id
       from service_items i where i.service_type = k.service_type and i.class = $7 and i.active and i.status = 'published'
         and (i.product_types = '{}' or $10::text = any(i.product_types)) order by i.sort, i.code limit 1) i on true
     where k.code = $6 returning id, number, version`,
    [
      at.year,
      order.source,
      order.nature,
      order.caseId,
      order.caseNumber,
      order.workKind,
      order.serviceClass,
      order.customerId,
      order.unitId,
      order.productType,
      order.region,
      order.departmentId,
      order.place?.lng ?? null,
      order.place?.lat ?? null,
      order.highHumidity,
      at.now,
      order.subject,
      order.rank,
      JSON.stringify(order.rankInputs),
      order.dueOn,
      ctx.actor.id,
      order.subtype ?? null,
    ],
  );
}

/** Locks an order; undefined when there is none. */
export async function lockOrder(
  ctx: Context,
  number: string,
): Promise<{ id: number; version: number; status: OrderStatus } | undefined> {
  return ctx.db.one(`select id, version, status from work_orders where number = $1 for update`, [number]);
}

/** A phone that sends again before it was answered waits for the first time. */
export async function lockCommandsOf({ db, actor }: Context): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('commands:' || $1))`, [actor.id]);
}

/** Two who plan visits of one person wait for each other. */
export async function lockPeople(ctx: Context, people: string[]): Promise<void> {
  await ctx.db.query(
    `select pg_advisory_xact_lock(hashtext('visits:' || id)) from unnest($1::text[]) as p(id) order by id`,
    [people.toSorted()],
  );
}

export type OrderChange = {
  status: string;
  startedAt?: string;
  completedAt?: string;
  confirmedAt?: string;
  cancelledReason?: string;
};

/** Moves an order on; answers with its new version. */
export async function saveOrder(ctx: Context, id: number, change: OrderChange, now: string): Promise<number> {
  const row = await ctx.db.one<{ version: number }>(
    `update work_orders set status = $2, status_since = case when status = $2 then status_since else $3 end,
       started_at = coalesce(started_at, $4::timestamptz), completed_at = coalesce($5::timestamptz, completed_at),
       confirmed_at = coalesce($6::timestamptz, confirmed_at), cancelled_reason = coalesce($7, cancelled_reason),
       version = version + 1
     where id = $1 returning version`,
    [
      id,
      change.status,
      now,
      change.startedAt ?? null,
      change.completedAt ?? null,
      change.confirmedAt ?? null,
      change.cancelledReason ?? null,
    ],
  );
  return row?.version ?? 0;
}

export type VisitToStore = {
  orderId: number;
  technicianId: string;
  crew: string[];
  from: string;
  to: string;
  movedBy: string | null;
  reason: string | null;
  /** Agreed with the customer: no plan moves it. */
  locked: boolean;
};

/** Stores a visit; a planned one of the same order becomes a moved one, or a done one where somebody had come. */
export async function insertVisit(ctx: Context, visit: VisitToStore, now: string): Promise<number> {
  await ctx.db.query(
    `update work_order_visits set status = case when arrived_at is null then 'moved' else 'done' end,
       moved_by = coalesce($2, moved_by), moved_reason = coalesce($3, moved_reason)
     where work_order_id = $1 and status = 'planned'`,
    [visit.orderId, visit.movedBy, visit.reason],
  );
  const row = await ctx.db.one<{ id: number }>(
    `insert into work_order_visits (work_order_id, technician_id, crew, slot_from, slot_to, moved_by, moved_reason, made_by, made_at, locked)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      visit.orderId,
      visit.technicianId,
      visit.crew,
      visit.from,
      visit.to,
      visit.movedBy,
      visit.reason,
      ctx.actor.id,
      now,
      visit.locked,
    ],
  );
  return row?.id ?? 0;
}

/** Holds the planned visit of an order at its person and time, or lets it go; false without one. */
export async function saveVisitLock(ctx: Context, orderId: number, locked: boolean): Promise<boolean> {
  const rows = await ctx.db.query(
    `update work_order_visits set locked = $2 where work_order_id = $1 and status = 'planned' returning id`,
    [orderId, locked],
  );
  return rows.length > 0;
}

/** Somebody stands at the door. */
export async function noteArrival(ctx: Context, orderId: number, at: string): Promise<void> {
  await ctx.db.query(
    `update work_order_visits set arrived_at = coalesce(arrived_at, $2) where work_order_id = $1 and status = 'planned'`,
    [orderId, at],
  );
}

/** Ends the planned visit of an order: done when the work is, cancelled otherwise. */
export async function endVisit(ctx: Context, orderId: number, status: 'done' | 'cancelled'): Promise<void> {
  await ctx.db.query(
    `update work_order_visits set status = $2 where work_order_id = $1 and status = 'planned'`,
    [orderId, status],
  );
}

export async function insertRecord(
  ctx: Context,
  orderId: number,
  record: { kind: string; body: object; at: string; commandId: string | null },
): Promise<void> {
  await ctx.db.query(
    `insert into work_order_records (work_order_id, kind, body, at, by_id, by_name, command_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      orderId,
      record.kind,
      JSON.stringify(record.body),
      record.at,
      ctx.actor.id,
      ctx.actor.name,
      record.commandId,
    ],
  );
}

/** Keeps a command with its answer. */
export async function insertCommand(
  ctx: Context,
  command: OrderCommand,
  kept: { orderId: number | null; receivedAt: string; skewSeconds: number; answer: object },
): Promise<void> {
  await ctx.db.query(
    `insert into work_order_commands (id, user_id, work_order_id, type, device_at, received_at, skew_seconds, answer)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [
      command.id,
      ctx.actor.id,
      kept.orderId,
      command.type,
      command.at,
      kept.receivedAt,
      kept.skewSeconds,
      JSON.stringify(kept.answer),
    ],
  );
}

/** Sets how often units of a model are cared for; false when the model or the kind of work is unknown. */
export async function saveMaintenance(
  ctx: Context,
  interval: { model: string; months: number; workKind: string; active: boolean },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into maintenance_intervals (model, months, work_kind, active)
     select p.model, $2, k.code, $4 from products p, work_kinds k where p.model = $1 and k.code = $3
     on conflict (model) do update set months = excluded.months, work_kind = excluded.work_kind, active = excluded.active
     returning model`,
    [interval.model, interval.months, interval.workKind, interval.active],
  );
  return rows.length > 0;
}
