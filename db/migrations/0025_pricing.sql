-- Public prices, quotes that the customer accepts before chargeable work, what was paid, the itemised bill (HAP price).

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('finance', '财务专员', 'Finance officer', 'support', false, false, false, 'all', '公布价目、登记收款、结算工单，核算服务成本与预算', 'Publishes prices, records payments, settles orders, accounts for service costs and budgets', 16);
insert into position_rights (position_code, permission) values
  ('finance', 'prices:view'), ('finance', 'prices:manage'), ('finance', 'payments:record'), ('finance', 'workorders:view'),
  ('finance', 'cases:view'), ('finance', 'parts:view'), ('finance', 'standards:view'), ('finance', 'organisation:view');
insert into position_rights (position_code, permission)
  select p.code, 'prices:view' from positions p
  where p.code in ('agent', 'handler', 'department_head', 'supervisor', 'regional_manager', 'manager', 'dispatcher', 'technician', 'parts_keeper', 'auditor');
insert into position_rights (position_code, permission)
  select p.code, 'quotes:make' from positions p
  where p.code in ('agent', 'handler', 'department_head', 'supervisor', 'regional_manager', 'dispatcher', 'technician');
insert into position_rights (position_code, permission)
  select p.code, 'payments:record' from positions p where p.code in ('department_head', 'supervisor', 'dispatcher');

create table price_lists (
  id bigint generated always as identity primary key,
  name text not null,
  status text not null default 'draft' check (status in ('draft', 'published')),
  effective_from date,
  made_by uuid references users (id),
  made_at timestamptz not null,
  published_by uuid references users (id),
  published_by_name text,
  published_at timestamptz,
  version integer not null default 1,
  constraint published_lists_have_a_day check (status = 'draft' or (effective_from is not null and published_at is not null))
);
create index price_lists_in_force on price_lists (effective_from desc, id desc) where status = 'published';
create unique index one_draft_of_prices on price_lists (status) where status = 'draft';

create table price_items (
  list_id bigint not null references price_lists (id) on delete cascade,
  code text not null,
  kind text not null check (kind in ('labour', 'visit', 'travel', 'part')),
  -- Labour: the kind of work. Part: its code, which is the code of the item as well.
  work_kind text references work_kinds (code),
  region text references regions (code),
  product_type text references product_types (code),
  name_zh text not null,
  name_en text not null,
  unit text not null check (unit in ('time', 'piece', 'hour', 'km')),
  price_fen bigint not null check (price_fen >= 0),
  sort integer not null default 100,
  constraint labour_names_its_work check ((kind = 'labour') = (work_kind is not null))
);
create unique index price_items_once on price_items (list_id, code, coalesce(region, ''), coalesce(product_type, ''));
create index price_items_kind on price_items (list_id, kind, sort, code);

-- What customers were told in public never changes; a new list follows it.
create function refuse_published_price() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'price_lists' then
    if old.status = 'published' then raise exception 'a published price list is final'; end if;
  elsif exists (select 1 from price_lists l where l.id in (old.list_id, new.list_id) and l.status = 'published') then
    raise exception 'a published price list is final';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_lists_are_final before update or delete on price_lists for each row execute function refuse_published_price();
create trigger published_items_are_final before insert or update or delete on price_items for each row execute function refuse_published_price();

create table quotes (
  id bigint generated always as identity primary key,
  order_number text not null,
  list_id bigint not null references price_lists (id),
  status text not null check (status in ('offered', 'accepted', 'refused', 'replaced')),
  -- What the guarantee says: basis and articles; null: none covers the fault.
  cover jsonb,
  total_fen bigint not null check (total_fen >= 0),
  reduction_fen bigint not null check (reduction_fen >= 0),
  reduction_reason text,
  valid_until timestamptz not null,
  made_by uuid references users (id),
  made_by_name text not null,
  made_at timestamptz not null,
  -- `free`: nothing is charged, so nobody has to agree.
  answered_by text check (answered_by in ('signature', 'phone', 'message', 'free')),
  answer_note text,
  answered_at timestamptz,
  answer_taken_by text,
  command_id uuid,
  constraint reductions_have_a_reason check (reduction_fen = 0 or reduction_reason is not null),
  constraint answers_are_whole check ((answered_at is null) = (answered_by is null))
);
create index quotes_order on quotes (order_number, id);
create unique index quotes_command on quotes (command_id) where command_id is not null;
create unique index one_open_quote on quotes (order_number) where status = 'offered';
create unique index one_accepted_quote on quotes (order_number) where status = 'accepted';

create table quote_lines (
  quote_id bigint not null references quotes (id),
  place smallint not null,
  code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  quantity integer not null check (quantity between 1 and 1000),
  marked_fen bigint not null,
  unit_fen bigint not null check (unit_fen >= 0),
  covered boolean not null,
  -- Why a line is charged although the guarantee covers the fault.
  apart text,
  primary key (quote_id, place),
  constraint nothing_beyond_marked_prices check (unit_fen <= marked_fen)
);
create trigger quote_lines_are_final before update or delete on quote_lines for each row execute function refuse_change();

create table payments (
  id bigint generated always as identity primary key,
  order_number text not null,
  method text not null check (method in ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  -- Negative: takes an earlier one back.
  amount_fen bigint not null check (amount_fen <> 0),
  proof text not null,
  reverses_id bigint references payments (id),
  reason text,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null,
  constraint reversals_name_what_they_reverse check ((amount_fen < 0) = (reverses_id is not null))
);
create index payments_order on payments (order_number, id);
create index payments_at on payments (at);
create unique index payments_reversed_once on payments (reverses_id) where reverses_id is not null;
create trigger payments_are_final before update or delete on payments for each row execute function refuse_change();

-- The bill as it was when the order was settled.
create table settlements (
  order_number text primary key,
  quote_id bigint references quotes (id),
  lines jsonb not null,
  total_fen bigint not null check (total_fen >= 0),
  settled_at timestamptz not null,
  settled_by text not null
);
create index settlements_at on settlements (settled_at);
create trigger settlements_are_final before update or delete on settlements for each row execute function refuse_change();
