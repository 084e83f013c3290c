-- Parts: catalogue, places, balances that never go below zero, moves that are only added, reservations, shortages (S0 6.3).

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('parts_keeper', '备件管理员', 'Parts keeper', 'execution', false, false, false, 'all', '收发、调拨、盘点备件，补足关键件', 'Receives, moves and counts parts; keeps critical ones above their minimum', 15);
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values ('parts:view')) as r (permission)
  where p.code in ('agent', 'handler', 'department_head', 'supervisor', 'regional_manager', 'manager', 'dispatcher', 'technician', 'parts_keeper', 'auditor');
insert into position_rights (position_code, permission) values
  ('parts_keeper', 'parts:manage'), ('parts_keeper', 'standards:view'), ('parts_keeper', 'organisation:view'),
  ('regional_manager', 'parts:manage'), ('dispatcher', 'parts:reserve'), ('handler', 'parts:reserve'),
  ('department_head', 'parts:reserve'), ('supervisor', 'parts:reserve'), ('technician', 'parts:use');

create table parts (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  product_type text references product_types (code),
  serial_tracked boolean not null default false,
  critical boolean not null default false,
  superseded_by text references parts (code),
  alternatives text[] not null default '{}',
  -- Public price, shown before the work; nothing is charged beyond it.
  price_fen bigint not null check (price_fen >= 0),
  cost_fen bigint not null check (cost_fen >= 0),
  lead_days smallint not null default 7 check (lead_days between 0 and 365),
  -- The faulty part must come back.
  old_part_returns boolean not null default false,
  active boolean not null default true,
  constraint parts_do_not_supersede_themselves check (superseded_by <> code)
);

create table part_places (
  code text primary key,
  kind text not null check (kind in ('warehouse', 'outlet', 'van')),
  name_zh text not null,
  name_en text not null,
  region text references regions (code),
  user_id uuid references users (id),
  constraint vans_have_a_driver check (kind <> 'van' or user_id is not null)
);
create unique index one_van_a_person on part_places (user_id) where kind = 'van';

create table part_balances (
  part_code text not null references parts (code),
  place_code text not null references part_places (code),
  on_hand integer not null default 0,
  reserved integer not null default 0,
  minimum integer not null default 0 check (minimum >= 0),
  primary key (part_code, place_code),
  constraint stock_is_never_negative check (on_hand >= 0),
  constraint reserved_is_on_hand check (reserved between 0 and on_hand)
);
create index part_balances_low on part_balances (place_code, part_code) where minimum > 0;

create table part_moves (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('receive', 'transfer', 'use', 'return', 'old_part_back', 'stocktake')),
  part_code text not null references parts (code),
  from_place text references part_places (code),
  to_place text references part_places (code),
  quantity integer not null check (quantity > 0),
  serial text,
  order_number text,
  reason text,
  cost_fen bigint not null,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null,
  -- Command of a phone: the same one counts once.
  command_id uuid,
  constraint moves_go_somewhere check (from_place is not null or to_place is not null)
);
create index part_moves_part on part_moves (part_code, id desc);
create index part_moves_at on part_moves (at);
create index part_moves_order on part_moves (order_number, id) where order_number is not null;
create unique index part_moves_command on part_moves (command_id, part_code) where command_id is not null;
create trigger part_moves_are_final before update or delete on part_moves for each row execute function refuse_change();

create table part_serials (
  part_code text not null references parts (code),
  serial text not null,
  place_code text references part_places (code),
  status text not null check (status in ('in_stock', 'used', 'back')),
  order_number text,
  primary key (part_code, serial)
);

create table part_reservations (
  id bigint generated always as identity primary key,
  order_number text not null,
  part_code text not null references parts (code),
  place_code text references part_places (code),
  quantity integer not null check (quantity > 0),
  status text not null check (status in ('held', 'short', 'used', 'released')),
  expected_on date,
  made_by uuid references users (id),
  made_at timestamptz not null
);
create index part_reservations_order on part_reservations (order_number, id);
create index part_reservations_short on part_reservations (part_code, id) where status = 'short';

create table replenishments (
  id bigint generated always as identity primary key,
  part_code text not null references parts (code),
  place_code text not null references part_places (code),
  quantity integer not null check (quantity > 0),
  status text not null default 'open' check (status in ('open', 'ordered', 'arrived', 'cancelled')),
  expected_on date,
  made_at timestamptz not null,
  changed_by uuid references users (id)
);
create unique index one_replenishment_at_a_time on replenishments (part_code, place_code) where status in ('open', 'ordered');

create table part_offers (
  part_code text not null references parts (code),
  supplier text not null,
  price_fen bigint not null check (price_fen >= 0),
  lead_days smallint not null check (lead_days between 0 and 365),
  chosen boolean not null default false,
  chosen_reason text,
  primary key (part_code, supplier)
);
create unique index one_chosen_offer on part_offers (part_code) where chosen;

create table part_baselines (
  place_code text primary key references part_places (code),
  from_day date not null,
  to_day date not null check (to_day > from_day),
  turnover numeric(12, 4) not null,
  frozen_at timestamptz not null,
  frozen_by uuid references users (id)
);
create trigger part_baselines_are_final before update or delete on part_baselines for each row execute function refuse_change();

insert into part_places (code, kind, name_zh, name_en, region)
  select 'wh_' || code, 'warehouse', name_zh || '备件库', name_en || ' parts warehouse', code from regions;
