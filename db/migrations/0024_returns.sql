-- Returns, exchanges, refunds and compensation: one order per remedy that the customer agreed to.

insert into position_rights (position_code, permission)
  select p.code, 'returns:view' from positions p where p.code in ('agent', 'handler', 'department_head', 'supervisor',
    'regional_manager', 'manager', 'auditor', 'parts_keeper');
insert into position_rights (position_code, permission)
  select p.code, 'returns:handle' from positions p where p.code in ('handler', 'department_head', 'supervisor',
    'regional_manager', 'manager', 'parts_keeper');
insert into position_rights (position_code, permission)
  select p.code, 'returns:reject' from positions p where p.code in ('department_head', 'supervisor', 'regional_manager', 'manager');

-- More than the plan approved goes to the same approvals as the plan did.
alter table approvals drop constraint approvals_kind_check;
alter table approvals add constraint approvals_kind_check
  check (kind in ('plan', 'handover', 'level_lowering', 'stage_skip', 'amount_raise'));
create index approvals_plan on approvals (plan_id) where plan_id is not null;

create table return_orders (
  id bigint generated always as identity primary key,
  number text not null,
  case_id bigint not null references cases (id),
  task_id bigint not null references case_tasks (id),
  plan_id bigint not null references case_plans (id),
  kind text not null check (kind in ('return', 'exchange', 'compensation')),
  basis text not null check (basis in ('quality', 'no_reason')),
  clause text,
  customer_id bigint not null references customers (id),
  unit_id bigint references product_units (id),
  given_unit_id bigint references product_units (id),
  step text not null check (step in ('opened', 'on_the_way', 'received', 'inspected', 'settled', 'refunded', 'exchanged',
    'compensated', 'rejected', 'cancelled')),
  step_since timestamptz not null,
  -- What the customer agreed to; what is paid may differ, with approval or the customer's word.
  agreed_fen bigint not null check (agreed_fen >= 0),
  goods_fen bigint check (goods_fen >= 0),
  freight_fen bigint check (freight_fen >= 0),
  received_on date,
  -- The day by which the next thing is owed: the agreed day, then the day of the refund.
  due_on date not null,
  refund_due_on date,
  refund_delay_on date,
  delay_on date not null,
  -- What the warranty books said the customer may ask for, on the day.
  entitlement jsonb,
  wake_at timestamptz,
  reported text[] not null default '{}',
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  constraint return_numbers_are_unique unique (number),
  constraint a_remedy_has_one_return_order unique (task_id),
  constraint ended_return_orders_wait_for_nothing check (ended_at is null or wake_at is null),
  constraint goods_of_an_exchange_are_named check (step <> 'exchanged' or (unit_id is not null and given_unit_id is not null))
);
create index return_orders_case on return_orders (case_id);
create index return_orders_open on return_orders (due_on, id) where ended_at is null;
create index return_orders_wake on return_orders (wake_at) where wake_at is not null;
create index return_orders_unit on return_orders (unit_id) where unit_id is not null;
create unique index a_unit_is_in_one_open_return on return_orders (unit_id) where ended_at is null and kind <> 'compensation';

create table return_records (
  id bigint generated always as identity primary key,
  return_order_id bigint not null references return_orders (id),
  act text not null,
  body jsonb not null,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null
);
create index return_records_order on return_records (return_order_id, id);
create trigger return_records_are_final before update or delete on return_records
  for each row execute function refuse_change();

create table return_payments (
  id bigint generated always as identity primary key,
  return_order_id bigint not null references return_orders (id),
  amount_fen bigint not null check (amount_fen > 0),
  method text not null check (method in ('original', 'bank_transfer', 'wechat', 'alipay', 'cash', 'voucher')),
  reference text not null,
  at timestamptz not null,
  by_id uuid not null references users (id),
  by_name text not null,
  constraint a_return_is_paid_once unique (return_order_id)
);
create trigger return_payments_are_final before update or delete on return_payments
  for each row execute function refuse_change();
