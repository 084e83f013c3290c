-- The case and everything that happens to it.

create table cases (
  id bigint generated always as identity primary key,
  number text not null,
  kind text not null check (kind in ('request', 'complaint', 'consultation', 'suggestion', 'praise')),
  urgency text not null check (urgency in ('general', 'urgent')),
  importance text not null check (importance in ('high', 'medium', 'low')),
  category text,
  level smallint check (level in (1, 2)),
  impact_class text check (impact_class in ('A', 'B', 'C')),
  priority smallint not null check (priority between 1 and 5),
  business_link text not null,
  phase text not null,
  channel text not null,
  product_type text,
  product_model text,
  product_model_unknown text,
  purchase_channel text,
  purchase_channel_unknown text,
  use_scene text,
  service_type text,
  subject text not null,
  customer_id bigint not null references customers (id),
  customer_grade text not null,
  contact_name text not null,
  contact_phone text not null,
  unit_id bigint references product_units (id),
  unit_serial text,
  selling_party text,
  servicing_party text,
  region text references regions (code),
  stage text not null check (stage in ('receive', 'assess', 'dispatch', 'on_site', 'confirm', 'end', 'follow_up', 'closed')),
  step text not null,
  round smallint not null default 1,
  needs_repair boolean not null default false,
  special boolean not null default false,
  named_user_id uuid references users (id),
  owner_id uuid not null references users (id),
  owner_department_id text references org_units (id),
  lead_department_id text references org_units (id),
  handler_id uuid references users (id),
  responsible_id uuid references users (id),
  acceptance text not null default 'waiting' check (acceptance in ('waiting', 'accepted', 'returned')),
  assignment_rule text,
  tier smallint not null default 1 check (tier between 1 and 3),
  complained_at timestamptz not null,
  received_at timestamptz not null,
  registered_at timestamptz not null,
  first_contact_at timestamptz,
  last_contact_at timestamptz,
  last_progress_at timestamptz,
  closed_at timestamptz,
  next_due_at timestamptz,
  next_due_event text,
  next_due_clause text,
  breached boolean not null default false,
  at_risk boolean not null default false,
  waiting_for_customer boolean not null default false,
  merged_into_id bigint references cases (id),
  standard_version_id bigint not null references standard_versions (id),
  calendar_version_id bigint not null references calendar_versions (id),
  source text,
  external_ref text,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  constraint case_numbers_are_unique unique (number),
  constraint complaints_are_classified check (kind <> 'complaint' or (category is not null and level is not null and impact_class is not null))
);
create unique index cases_external on cases (source, external_ref) where source is not null;
create index cases_responsible on cases (responsible_id, next_due_at) where closed_at is null;
create index cases_owner on cases (owner_id, next_due_at) where closed_at is null;
create index cases_department on cases (lead_department_id, next_due_at) where closed_at is null;
create index cases_region on cases (region, next_due_at) where closed_at is null;
create index cases_due on cases (next_due_at, id) where closed_at is null;
create index cases_received on cases (received_at desc, id desc);
create index cases_region_received on cases (region, received_at desc, id desc);
create index cases_department_received on cases (lead_department_id, received_at desc, id desc);
create index cases_owner_received on cases (owner_id, received_at desc, id desc);
create index cases_handler_received on cases (handler_id, received_at desc, id desc);
create index cases_customer on cases (customer_id, received_at desc);
create index cases_unit on cases (unit_id, received_at desc) where unit_id is not null;
create index cases_phone on cases (contact_phone text_pattern_ops);
create index cases_phone_end on cases (reverse(contact_phone) text_pattern_ops);
create index cases_contact_name on cases (contact_name text_pattern_ops);
create index cases_merged on cases (merged_into_id) where merged_into_id is not null;

-- Numbers come from one sequence per kind and year: never reused, no lock between registrations.
create function next_case_number(prefix text, year integer) returns text
  language plpgsql security definer set search_path from current as $$
declare counter text := format('case_number_%s_%s', lower(prefix), year);
begin
  if prefix !~ '^[A-Z]{2}$' or year not between 1990 and 2200 then
    raise exception 'no case numbers for % %', prefix, year;
  end if;
  begin
    return format('%s%s-%s', prefix, year, lpad(nextval(counter)::text, 6, '0'));
  exception when undefined_table then
    perform pg_advisory_xact_lock(hashtext(counter));
    execute format('create sequence if not exists %I', counter);
    return format('%s%s-%s', prefix, year, lpad(nextval(counter)::text, 6, '0'));
  end;
end $$;

create table case_texts (
  case_id bigint primary key references cases (id),
  course text not null,
  demand text not null,
  expected_outcome text,
  tokens tsvector not null
);
create index case_texts_tokens on case_texts using gin (tokens);

-- Every message by which the matter reached us, untouched by merging.
create table case_receipts (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  original_number text not null,
  channel text not null,
  received_at timestamptz not null,
  text text not null,
  recorded_by uuid references users (id),
  recorded_at timestamptz not null default now()
);
create index case_receipts_case on case_receipts (case_id, id);

create table clock_events (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  at timestamptz not null,
  type text not null,
  data jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  actor_id uuid
);
create index clock_events_case on clock_events (case_id, id);

create table case_clocks (
  case_id bigint not null references cases (id),
  limit_key text not null,
  event text not null,
  clause text not null,
  kind text not null check (kind in ('breach', 'target')),
  binding boolean not null,
  status text not null,
  started_at timestamptz not null,
  original_due_at timestamptz,
  due_at timestamptz,
  met_at timestamptz,
  breached_at timestamptz,
  excused boolean not null default false,
  flags text[] not null default '{}',
  thresholds jsonb not null default '[]',
  fired text[] not null default '{}',
  wake_at timestamptz,
  primary key (case_id, limit_key)
);
create index case_clocks_wake on case_clocks (wake_at) where wake_at is not null;
create index case_clocks_due on case_clocks (due_at) where status in ('running', 'paused');

-- What was written down at a step: verification, contact, evidence, cause, satisfaction, and so on.
create table case_records (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  kind text not null,
  round smallint not null default 1,
  body jsonb not null,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null,
  corrects_id bigint references case_records (id)
);
create index case_records_case on case_records (case_id, kind, id);
create trigger case_records_are_final before update or delete on case_records for each row execute function refuse_change();

create table case_plans (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  round smallint not null,
  status text not null check (status in ('draft', 'submitted', 'approved', 'returned', 'agreed', 'refused')),
  summary text not null,
  template text not null,
  template_replaced_reason text,
  demands jsonb not null,
  measures jsonb not null,
  responsible_id uuid not null references users (id),
  complete_by timestamptz not null,
  estimated_cost_fen bigint not null default 0,
  compensation_fen bigint not null default 0,
  made_by uuid not null references users (id),
  made_at timestamptz not null,
  agreed_at timestamptz,
  agreement_channel text,
  agreement_note text,
  version integer not null default 1
);
create index case_plans_case on case_plans (case_id, id);

create table approvals (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  kind text not null check (kind in ('plan', 'handover', 'level_lowering', 'stage_skip')),
  plan_id bigint references case_plans (id),
  data jsonb not null default '{}',
  amount_fen bigint not null default 0,
  cumulative_fen bigint not null default 0,
  clause text not null,
  why jsonb not null default '[]',
  requested_by uuid not null references users (id),
  requested_by_name text not null,
  requested_at timestamptz not null,
  approver_id uuid references users (id),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by uuid references users (id),
  decided_by_name text,
  decided_at timestamptz,
  reason text
);
create index approvals_case on approvals (case_id, id);
create index approvals_waiting on approvals (approver_id, requested_at) where status = 'waiting';
create unique index one_waiting_approval on approvals (case_id, kind) where status = 'waiting';

create table case_tasks (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases (id),
  plan_id bigint references case_plans (id),
  kind text not null,
  title text not null,
  department_id text references org_units (id),
  responsible_id uuid references users (id),
  due_at timestamptz not null,
  amount_fen bigint not null default 0,
  status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  result text,
  actual_cost_fen bigint,
  completed_at timestamptz,
  completed_by uuid references users (id),
  reported_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index case_tasks_overdue on case_tasks (due_at) where status = 'open' and reported_at is null;
create index case_tasks_case on case_tasks (case_id, id);
create index case_tasks_responsible on case_tasks (responsible_id, due_at) where status = 'open';

create table case_cooperations (
  case_id bigint not null references cases (id),
  department_id text not null references org_units (id),
  task text not null,
  due_at timestamptz not null,
  asked_by uuid not null references users (id),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text,
  primary key (case_id, department_id)
);
create index case_cooperations_department on case_cooperations (department_id) where answered_at is null;

create table case_files (
  id uuid primary key,
  case_id bigint not null references cases (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  uploaded_by uuid not null references users (id),
  uploaded_at timestamptz not null
);
create index case_files_case on case_files (case_id);

create table refused_attempts (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id uuid,
  user_name text not null,
  method text not null,
  path text not null,
  code text not null,
  values jsonb not null default '{}',
  address text
);
create index refused_attempts_at on refused_attempts (at desc);

create table import_runs (
  id bigint generated always as identity primary key,
  source text not null,
  file_sha256 text not null,
  mapping text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  read_rows integer not null default 0,
  stored integer not null default 0,
  known integer not null default 0,
  rejected integer not null default 0
);

-- Who is involved in a case: `u:<user>` and `d:<department>`; what own and team scopes see.
create table case_access (
  principal text not null,
  case_id bigint not null references cases (id),
  received_at timestamptz not null,
  primary key (principal, case_id)
);
create index case_access_received on case_access (principal, received_at desc, case_id desc);
create index case_access_case on case_access (case_id);
