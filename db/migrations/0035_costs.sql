-- What service costs: rows per case by labour, parts, travel and compensation; budgets, revenue, a frozen baseline, and the
-- choice between repair and replacement (S3 6.0, S3 1-K3, S2 1.4.1).

insert into position_rights (position_code, permission)
  select p.code, 'costs:view' from positions p
  where p.code in ('finance', 'department_head', 'supervisor', 'regional_manager', 'manager', 'auditor');
insert into position_rights (position_code, permission) values ('finance', 'costs:manage');

-- What an hour of each skill level, a visit and a kilometre cost; the company's to set.
create table cost_rates (
  code text primary key check (code in ('hour_1', 'hour_2', 'hour_3', 'hour_4', 'hour_5', 'visit', 'km')),
  amount_fen bigint not null check (amount_fen >= 0),
  changed_by uuid references users (id),
  changed_at timestamptz not null
);

create table cost_rows (
  -- What the row was made of, so that making it again puts it in its own place.
  source text primary key,
  case_id bigint references cases (id),
  order_number text,
  component text not null check (component in ('labour', 'parts', 'travel', 'compensation')),
  category text not null check (category in ('repair', 'replacement', 'return', 'compensation', 'service')),
  region text references regions (code),
  day date not null,
  -- Minutes of work, pieces of a part, kilometres.
  quantity integer not null,
  amount_fen bigint not null,
  made_at timestamptz not null
);
create index cost_rows_case on cost_rows (case_id) where case_id is not null;
create index cost_rows_order on cost_rows (order_number) where order_number is not null;
create index cost_rows_day on cost_rows (day, category, region);

create table budgets (
  id bigint generated always as identity primary key,
  category text not null check (category in ('repair', 'replacement', 'return', 'compensation', 'service')),
  region text references regions (code),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  amount_fen bigint not null check (amount_fen > 0),
  set_by uuid references users (id),
  set_at timestamptz not null,
  -- Told once at nine tenths and once when it is used up.
  near_told_at timestamptz,
  over_told_at timestamptz
);
create unique index one_budget_a_span on budgets (category, coalesce(region, ''), from_day, to_day);
create index budgets_span on budgets (to_day, from_day);

-- Total revenue of the company by month, entered or imported.
create table revenues (
  month date primary key check (extract(day from month) = 1),
  total_fen bigint not null check (total_fen > 0),
  origin text not null check (origin in ('entered', 'imported')),
  changed_by uuid references users (id),
  changed_at timestamptz not null
);

create table cost_baselines (
  one boolean primary key default true check (one),
  from_day date not null,
  to_day date not null check (to_day > from_day),
  cost_fen bigint not null,
  customers integer not null check (customers > 0),
  frozen_at timestamptz not null,
  frozen_by text not null
);
create trigger cost_baselines_are_final before update or delete on cost_baselines for each row execute function refuse_change();

create table repair_choices (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  choice text not null check (choice in ('repair', 'replacement')),
  reason text not null,
  customer_agreed boolean not null,
  comparison jsonb not null,
  rights jsonb not null,
  by_id uuid references users (id),
  by_name text not null,
  at timestamptz not null
);
create index repair_choices_case on repair_choices (case_id, id);
create trigger repair_choices_are_final before update or delete on repair_choices for each row execute function refuse_change();
