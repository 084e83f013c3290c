-- Calendars of regions and departments, notices of a year, and the recounting of open cases.

alter table calendar_versions
  -- The version that this one is, with the notice of a year added: hours are the same.
  add column amends_id bigint references calendar_versions (id),
  -- What a region or department wrote itself; `body` is the whole calendar made from it.
  add column override jsonb,
  add column reason text,
  add column published_by uuid references users (id);
create index calendar_versions_newest on calendar_versions (code, effective_from desc, id desc);
create index calendar_versions_amended on calendar_versions (amends_id) where amends_id is not null;

-- Whose calendar a code is; a code that is not here is the company's.
create table calendar_places (
  code text primary key,
  region text references regions (code),
  department_id text references org_units (id),
  ended_at timestamptz,
  constraint one_place_each check (num_nonnulls(region, department_id) = 1),
  constraint one_calendar_per_region unique (region),
  constraint one_calendar_per_department unique (department_id)
);

create table recount_runs (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('notice', 'calendar', 'standard', 'verification')),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'cancelled')),
  params jsonb not null,
  reason text not null,
  started_by uuid references users (id),
  started_by_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Last sign of life; a run without one for a minute is taken up again.
  worked_at timestamptz not null,
  -- Number of the next piece: a piece that comes twice finds another number and ends.
  piece integer not null default 0,
  pass smallint not null default 1,
  last_case_id bigint not null default 0,
  total integer,
  done integer not null default 0,
  earlier integer not null default 0,
  later integer not null default 0,
  cleared integer not null default 0,
  same integer not null default 0,
  differing integer not null default 0
);
create index recount_runs_open on recount_runs (id) where status in ('waiting', 'running');

create table recount_rows (
  run_id bigint not null references recount_runs (id),
  case_id bigint not null references cases (id),
  department_id text,
  direction text not null check (direction in ('earlier', 'later', 'cleared', 'differs')),
  -- One entry per limit: due instant before and after.
  changes jsonb not null,
  primary key (run_id, case_id)
);

-- The versions that a case was bound to before its present ones, each until when.
create table case_bindings (
  case_id bigint not null references cases (id),
  until timestamptz not null,
  standard_version_id bigint not null references standard_versions (id),
  calendar_version_id bigint not null references calendar_versions (id),
  run_id bigint references recount_runs (id),
  primary key (case_id, until)
);

create index cases_open on cases (id) where closed_at is null;
