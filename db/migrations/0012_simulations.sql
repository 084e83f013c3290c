-- Replays of a standard version on past cases. What a simulation finds is its own; nothing of a case is touched.

create table simulations (
  id bigint generated always as identity primary key,
  standard_version_id bigint not null references standard_versions (id) on delete cascade,
  calendar_version_id bigint references calendar_versions (id),
  filter jsonb not null default '{}',
  state text not null default 'queued'
    check (state in ('queued', 'running', 'done', 'cancelled', 'interrupted', 'failed')),
  asked_by uuid not null references users (id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  queued_at timestamptz not null default clock_timestamp(),
  -- The version as it was when the run began: a draft that changed since makes the result an outdated one.
  pack_hash text,
  -- Cases are judged as they stood at this moment.
  judged_at timestamptz,
  -- Which run holds the row, and its last sign of life.
  runner uuid,
  beat_at timestamptz,
  run_started_at timestamptz,
  run_started_done integer not null default 0,
  finished_at timestamptz,
  cancel_asked boolean not null default false,
  total integer,
  done integer not null default 0,
  -- Last case judged; a run that was interrupted goes on behind it.
  last_case_id bigint not null default 0,
  totals jsonb,
  failure text
);
create unique index one_simulation_runs on simulations ((true)) where state = 'running';
create index simulations_waiting on simulations (queued_at, id) where state in ('queued', 'running');
create index simulations_version on simulations (standard_version_id);

create table simulation_changes (
  simulation_id bigint not null references simulations (id) on delete cascade,
  case_id bigint not null,
  -- respond, solution …; work_complete for the work inside a case; approver, level, lead.
  aspect text not null,
  change text not null,
  -- Later (+) or earlier (-) by this many seconds; 0 where nothing is due.
  shift_seconds bigint not null default 0,
  before jsonb,
  after jsonb,
  primary key (simulation_id, case_id, aspect)
);
create index simulation_changes_shift on simulation_changes (simulation_id, shift_seconds, case_id, aspect);
