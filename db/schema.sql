-- What db/migrations make together. Written by a script, never by hand.

create table access_alerts (
  id bigint generated always as identity not null,
  rule text not null,
  who text not null,
  user_id uuid,
  user_name text not null,
  address text,
  at timestamp with time zone not null,
  found integer not null,
  most integer not null,
  minutes integer not null,
  acknowledged_by uuid,
  acknowledged_at timestamp with time zone,
  note text,
  constraint access_alerts_pkey PRIMARY KEY (id),
  constraint access_alerts_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES users(id),
  constraint access_alerts_rule_fkey FOREIGN KEY (rule) REFERENCES access_limits(rule),
  constraint acknowledged_with_a_note CHECK (((acknowledged_at IS NULL) = (note IS NULL)))
);

create table access_anchors (
  day date not null,
  seq bigint not null,
  hash text not null,
  made_at timestamp with time zone not null,
  constraint access_anchors_pkey PRIMARY KEY (day)
);

create table access_archives (
  id bigint generated always as identity not null,
  first_seq bigint not null,
  last_seq bigint not null,
  last_hash text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  file text not null,
  sha256 text not null,
  made_at timestamp with time zone not null,
  constraint access_archives_pkey PRIMARY KEY (id),
  constraint access_archives_last_seq_key UNIQUE (last_seq)
);

create table access_chain (
  seq bigint not null,
  entry_id bigint not null,
  previous_hash text not null,
  hash text not null,
  constraint access_chain_pkey PRIMARY KEY (seq),
  constraint access_chain_entry_id_key UNIQUE (entry_id)
);

create table access_keeping (
  one boolean default true not null,
  months integer default 12 not null,
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint access_keeping_pkey PRIMARY KEY (one),
  constraint access_keeping_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint access_keeping_months_check CHECK (((months >= 6) AND (months <= 120))),
  constraint access_keeping_one_check CHECK (one)
);

create table access_limits (
  rule text not null,
  active boolean default true not null,
  most integer not null,
  minutes integer not null,
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint access_limits_pkey PRIMARY KEY (rule),
  constraint access_limits_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint access_limits_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440))),
  constraint access_limits_most_check CHECK (((most >= 0) AND (most <= 100000))),
  constraint access_limits_rule_check CHECK ((rule = ANY (ARRAY['mass_viewing'::text, 'mass_export'::text, 'large_export'::text, 'night_access'::text, 'repeated_refusals'::text])))
);

create table access_log (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  kind text not null,
  user_id uuid,
  user_name text not null,
  subject text not null,
  customer_ids bigint[] default '{}'::bigint[] not null,
  case_number text,
  purpose text,
  note text,
  fields text[] default '{}'::text[] not null,
  records integer default 1 not null,
  method text,
  path text,
  code text,
  address text,
  request_id text not null,
  details jsonb default '{}'::jsonb not null,
  note_salt text,
  note_hash text,
  erased_by bigint,
  constraint access_log_pkey PRIMARY KEY (id),
  constraint access_log_kind_check CHECK ((kind = ANY (ARRAY['disclosure'::text, 'file'::text, 'export'::text, 'refused'::text, 'sign_in'::text, 'sign_in_failed'::text, 'rights'::text, 'archive'::text]))),
  constraint access_log_records_check CHECK ((records >= 0))
);

create table access_verifications (
  id bigint generated always as identity not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  status text default 'running'::text not null,
  last_seq bigint not null,
  seq bigint default 0 not null,
  hash text default ''::text not null,
  checked bigint default 0 not null,
  fault jsonb,
  finished_at timestamp with time zone,
  constraint access_verifications_pkey PRIMARY KEY (id),
  constraint access_verifications_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint access_verifications_status_check CHECK ((status = ANY (ARRAY['running'::text, 'sound'::text, 'broken'::text])))
);

create table address_hours (
  only_one boolean default true not null,
  own_hours smallint not null,
  provider_hours smallint not null,
  constraint address_hours_pkey PRIMARY KEY (only_one),
  constraint address_hours_check CHECK ((provider_hours <= own_hours)),
  constraint address_hours_only_one_check CHECK (only_one),
  constraint address_hours_own_hours_check CHECK (((own_hours >= 0) AND (own_hours <= 720))),
  constraint address_hours_provider_hours_check CHECK (((provider_hours >= 0) AND (provider_hours <= 720)))
);

create table api_keys (
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  region text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  last_address text,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint api_keys_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id),
  constraint api_keys_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint api_keys_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES users(id)
);

create table approvals (
  id bigint generated always as identity not null,
  case_id bigint not null,
  kind text not null,
  plan_id bigint,
  data jsonb default '{}'::jsonb not null,
  amount_fen bigint default 0 not null,
  cumulative_fen bigint default 0 not null,
  clause text not null,
  why jsonb default '[]'::jsonb not null,
  requested_by uuid not null,
  requested_by_name text not null,
  requested_at timestamp with time zone not null,
  approver_id uuid,
  status text default 'waiting'::text not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  reason text,
  constraint approvals_pkey PRIMARY KEY (id),
  constraint approvals_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES users(id),
  constraint approvals_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint approvals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint approvals_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES case_plans(id),
  constraint approvals_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users(id),
  constraint approvals_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'handover'::text, 'level_lowering'::text, 'stage_skip'::text, 'amount_raise'::text]))),
  constraint approvals_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
);

create table assessments (
  id bigint generated always as identity not null,
  user_id uuid not null,
  period text not null,
  theory smallint,
  practice smallint,
  attitude smallint,
  communication smallint,
  note text,
  finalised_at timestamp with time zone,
  finalised_by uuid,
  constraint assessments_pkey PRIMARY KEY (id),
  constraint one_assessment_a_period UNIQUE (user_id, period),
  constraint assessments_finalised_by_fkey FOREIGN KEY (finalised_by) REFERENCES users(id),
  constraint assessments_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint assessments_attitude_check CHECK (((attitude >= 0) AND (attitude <= 100))),
  constraint assessments_communication_check CHECK (((communication >= 0) AND (communication <= 100))),
  constraint assessments_practice_check CHECK (((practice >= 0) AND (practice <= 100))),
  constraint assessments_theory_check CHECK (((theory >= 0) AND (theory <= 100))),
  constraint final_assessments_have_four_parts CHECK (((finalised_at IS NULL) OR (num_nonnulls(theory, practice, attitude, communication) = 4)))
);

create table auth_accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  id_token text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_accounts_pkey PRIMARY KEY (id),
  constraint auth_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE
);

create table auth_passkeys (
  id text not null,
  user_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  constraint auth_passkeys_pkey PRIMARY KEY (id),
  constraint auth_passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE
);

create table auth_rate_limits (
  id uuid not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint auth_rate_limits_pkey PRIMARY KEY (id),
  constraint auth_rate_limits_key_key UNIQUE (key)
);

create table auth_sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  kind text default 'office'::text not null,
  way text default 'password'::text not null,
  second_factor_at timestamp with time zone,
  constraint auth_sessions_pkey PRIMARY KEY (id),
  constraint auth_sessions_token_key UNIQUE (token),
  constraint auth_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint auth_sessions_kind_check CHECK ((kind = ANY (ARRAY['office'::text, 'field'::text]))),
  constraint auth_sessions_way_check CHECK ((way = ANY (ARRAY['password'::text, 'passkey'::text, 'single_sign_on'::text])))
);

create table auth_two_factors (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  constraint auth_two_factors_pkey PRIMARY KEY (id),
  constraint auth_two_factors_user_id_key UNIQUE (user_id),
  constraint auth_two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE
);

create table auth_users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  username text,
  display_username text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  two_factor_enabled boolean default false not null,
  constraint auth_users_pkey PRIMARY KEY (id),
  constraint auth_users_email_key UNIQUE (email),
  constraint auth_users_username_key UNIQUE (username)
);

create table auth_verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_verifications_pkey PRIMARY KEY (id)
);

create table authority_limits (
  position_code text not null,
  measure text not null,
  case_level text not null,
  amount_fen bigint,
  changed_by uuid,
  changed_at timestamp with time zone default now() not null,
  constraint authority_limits_pkey PRIMARY KEY (position_code, measure, case_level),
  constraint authority_limits_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint authority_limits_position_code_fkey FOREIGN KEY (position_code) REFERENCES positions(code),
  constraint authority_limits_amount_fen_check CHECK ((amount_fen >= 0)),
  constraint authority_limits_case_level_check CHECK ((case_level = ANY (ARRAY['general'::text, 'major'::text]))),
  constraint authority_limits_measure_check CHECK ((measure = ANY (ARRAY['return'::text, 'exchange'::text, 'repair'::text, 'compensation'::text, 'any'::text])))
);

create table backups (
  id uuid not null,
  made_at timestamp with time zone not null,
  seconds integer not null,
  made_by text not null,
  scheduled boolean not null,
  status text not null,
  locked_by text not null,
  file text not null,
  bytes bigint,
  tables integer,
  rows bigint,
  files integer,
  digest text,
  failure text,
  constraint backups_pkey PRIMARY KEY (id),
  constraint backups_check CHECK (((status = 'done'::text) = ((digest IS NOT NULL) AND (bytes IS NOT NULL) AND (rows IS NOT NULL)))),
  constraint backups_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint backups_locked_by_check CHECK ((locked_by = ANY (ARRAY['master'::text, 'passphrase'::text]))),
  constraint backups_status_check CHECK ((status = ANY (ARRAY['done'::text, 'failed'::text])))
);

create table brand_promises (
  id bigint generated always as identity not null,
  model text not null,
  body jsonb not null,
  withdrawn boolean default false not null,
  corrects_id bigint,
  reason text,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  constraint brand_promises_pkey PRIMARY KEY (id),
  constraint promises_are_corrected_once UNIQUE (corrects_id),
  constraint brand_promises_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint brand_promises_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES brand_promises(id),
  constraint brand_promises_model_fkey FOREIGN KEY (model) REFERENCES products(model)
);

create table budgets (
  id bigint generated always as identity not null,
  category text not null,
  region text,
  from_day date not null,
  to_day date not null,
  amount_fen bigint not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  near_told_at timestamp with time zone,
  over_told_at timestamp with time zone,
  constraint budgets_pkey PRIMARY KEY (id),
  constraint budgets_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint budgets_set_by_fkey FOREIGN KEY (set_by) REFERENCES users(id),
  constraint budgets_amount_fen_check CHECK ((amount_fen > 0)),
  constraint budgets_category_check CHECK ((category = ANY (ARRAY['repair'::text, 'replacement'::text, 'return'::text, 'compensation'::text, 'service'::text]))),
  constraint budgets_check CHECK ((to_day >= from_day))
);

create table calendar_places (
  code text not null,
  region text,
  department_id text,
  ended_at timestamp with time zone,
  constraint calendar_places_pkey PRIMARY KEY (code),
  constraint one_calendar_per_department UNIQUE (department_id),
  constraint one_calendar_per_region UNIQUE (region),
  constraint calendar_places_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint calendar_places_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint one_place_each CHECK ((num_nonnulls(region, department_id) = 1))
);

create table calendar_versions (
  id bigint generated always as identity not null,
  code text not null,
  version text not null,
  effective_from timestamp with time zone not null,
  body jsonb not null,
  hash text not null,
  published_at timestamp with time zone default now() not null,
  amends_id bigint,
  override jsonb,
  reason text,
  published_by uuid,
  constraint calendar_versions_pkey PRIMARY KEY (id),
  constraint calendar_versions_are_unique UNIQUE (code, version),
  constraint calendar_versions_amends_id_fkey FOREIGN KEY (amends_id) REFERENCES calendar_versions(id),
  constraint calendar_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES users(id)
);

create table case_access (
  principal text not null,
  case_id bigint not null,
  received_at timestamp with time zone not null,
  constraint case_access_pkey PRIMARY KEY (principal, case_id),
  constraint case_access_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);

create table case_bindings (
  case_id bigint not null,
  until timestamp with time zone not null,
  standard_version_id bigint not null,
  calendar_version_id bigint not null,
  run_id bigint,
  constraint case_bindings_pkey PRIMARY KEY (case_id, until),
  constraint case_bindings_calendar_version_id_fkey FOREIGN KEY (calendar_version_id) REFERENCES calendar_versions(id),
  constraint case_bindings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_bindings_run_id_fkey FOREIGN KEY (run_id) REFERENCES recount_runs(id),
  constraint case_bindings_standard_version_id_fkey FOREIGN KEY (standard_version_id) REFERENCES standard_versions(id)
);

create table case_clocks (
  case_id bigint not null,
  limit_key text not null,
  event text not null,
  clause text not null,
  kind text not null,
  binding boolean not null,
  status text not null,
  started_at timestamp with time zone not null,
  original_due_at timestamp with time zone,
  due_at timestamp with time zone,
  met_at timestamp with time zone,
  breached_at timestamp with time zone,
  excused boolean default false not null,
  flags text[] default '{}'::text[] not null,
  thresholds jsonb default '[]'::jsonb not null,
  fired text[] default '{}'::text[] not null,
  wake_at timestamp with time zone,
  constraint case_clocks_pkey PRIMARY KEY (case_id, limit_key),
  constraint case_clocks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_clocks_kind_check CHECK ((kind = ANY (ARRAY['breach'::text, 'target'::text])))
);

create table case_cooperations (
  case_id bigint not null,
  department_id text not null,
  task text not null,
  due_at timestamp with time zone not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answer text,
  constraint case_cooperations_pkey PRIMARY KEY (case_id, department_id),
  constraint case_cooperations_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint case_cooperations_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_cooperations_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id)
);

create table case_files (
  id uuid not null,
  case_id bigint not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint case_files_pkey PRIMARY KEY (id),
  constraint case_files_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_files_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES users(id)
);

create table case_plans (
  id bigint generated always as identity not null,
  case_id bigint not null,
  round smallint not null,
  status text not null,
  summary text not null,
  template text not null,
  template_replaced_reason text,
  demands jsonb not null,
  measures jsonb not null,
  responsible_id uuid not null,
  complete_by timestamp with time zone not null,
  estimated_cost_fen bigint default 0 not null,
  compensation_fen bigint default 0 not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  agreement_channel text,
  agreement_note text,
  version integer default 1 not null,
  constraint case_plans_pkey PRIMARY KEY (id),
  constraint case_plans_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_plans_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint case_plans_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES users(id),
  constraint case_plans_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'returned'::text, 'agreed'::text, 'refused'::text])))
);

create table case_receipts (
  id bigint generated always as identity not null,
  case_id bigint not null,
  original_number text not null,
  channel text not null,
  received_at timestamp with time zone not null,
  text text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone default now() not null,
  constraint case_receipts_pkey PRIMARY KEY (id),
  constraint case_receipts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_receipts_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES users(id)
);

create table case_records (
  id bigint generated always as identity not null,
  case_id bigint not null,
  kind text not null,
  round smallint default 1 not null,
  body jsonb not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  corrects_id bigint,
  constraint case_records_pkey PRIMARY KEY (id),
  constraint case_records_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint case_records_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_records_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES case_records(id)
);

create table case_tasks (
  id bigint generated always as identity not null,
  case_id bigint not null,
  plan_id bigint,
  kind text not null,
  title text not null,
  department_id text,
  responsible_id uuid,
  due_at timestamp with time zone not null,
  amount_fen bigint default 0 not null,
  status text default 'open'::text not null,
  result text,
  actual_cost_fen bigint,
  completed_at timestamp with time zone,
  completed_by uuid,
  reported_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint case_tasks_pkey PRIMARY KEY (id),
  constraint case_tasks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_tasks_completed_by_fkey FOREIGN KEY (completed_by) REFERENCES users(id),
  constraint case_tasks_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint case_tasks_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES case_plans(id),
  constraint case_tasks_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES users(id),
  constraint case_tasks_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);

create table case_texts (
  case_id bigint not null,
  course text not null,
  demand text not null,
  expected_outcome text,
  tokens tsvector not null,
  constraint case_texts_pkey PRIMARY KEY (case_id),
  constraint case_texts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);

create table cases (
  id bigint generated always as identity not null,
  number text not null,
  kind text not null,
  urgency text not null,
  importance text not null,
  category text,
  level smallint,
  impact_class text,
  priority smallint not null,
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
  customer_id bigint not null,
  customer_grade text not null,
  contact_name_plain text,
  contact_phone_plain text,
  unit_id bigint,
  unit_serial text,
  selling_party text,
  servicing_party text,
  region text,
  stage text not null,
  step text not null,
  round smallint default 1 not null,
  needs_repair boolean default false not null,
  special boolean default false not null,
  named_user_id uuid,
  owner_id uuid not null,
  owner_department_id text,
  lead_department_id text,
  handler_id uuid,
  responsible_id uuid,
  acceptance text default 'waiting'::text not null,
  assignment_rule text,
  tier smallint default 1 not null,
  complained_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  registered_at timestamp with time zone not null,
  first_contact_at timestamp with time zone,
  last_contact_at timestamp with time zone,
  last_progress_at timestamp with time zone,
  closed_at timestamp with time zone,
  next_due_at timestamp with time zone,
  next_due_event text,
  next_due_clause text,
  breached boolean default false not null,
  at_risk boolean default false not null,
  waiting_for_customer boolean default false not null,
  merged_into_id bigint,
  standard_version_id bigint not null,
  calendar_version_id bigint not null,
  source text,
  external_ref text,
  version integer default 1 not null,
  changed_at timestamp with time zone default now() not null,
  stage_since timestamp with time zone,
  step_due_at timestamp with time zone,
  step_due_clause text,
  step_reported_at timestamp with time zone,
  last_checked_at timestamp with time zone,
  seal_id uuid default gen_random_uuid() not null,
  contact_sealed text,
  masked_contact_name text default ''::text not null,
  masked_contact_phone text default ''::text not null,
  contact_key text,
  contact_keys text[] default '{}'::text[] not null,
  constraint cases_pkey PRIMARY KEY (id),
  constraint case_numbers_are_unique UNIQUE (number),
  constraint cases_calendar_version_id_fkey FOREIGN KEY (calendar_version_id) REFERENCES calendar_versions(id),
  constraint cases_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint cases_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES users(id),
  constraint cases_lead_department_id_fkey FOREIGN KEY (lead_department_id) REFERENCES org_units(id),
  constraint cases_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES cases(id),
  constraint cases_named_user_id_fkey FOREIGN KEY (named_user_id) REFERENCES users(id),
  constraint cases_owner_department_id_fkey FOREIGN KEY (owner_department_id) REFERENCES org_units(id),
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id),
  constraint cases_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint cases_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES users(id),
  constraint cases_standard_version_id_fkey FOREIGN KEY (standard_version_id) REFERENCES standard_versions(id),
  constraint cases_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES product_units(id),
  constraint cases_acceptance_check CHECK ((acceptance = ANY (ARRAY['waiting'::text, 'accepted'::text, 'returned'::text]))),
  constraint cases_impact_class_check CHECK ((impact_class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  constraint cases_importance_check CHECK ((importance = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
  constraint cases_kind_check CHECK ((kind = ANY (ARRAY['request'::text, 'complaint'::text, 'consultation'::text, 'suggestion'::text, 'praise'::text]))),
  constraint cases_level_check CHECK ((level = ANY (ARRAY[1, 2]))),
  constraint cases_priority_check CHECK (((priority >= 1) AND (priority <= 5))),
  constraint cases_stage_check CHECK ((stage = ANY (ARRAY['receive'::text, 'assess'::text, 'dispatch'::text, 'on_site'::text, 'confirm'::text, 'end'::text, 'follow_up'::text, 'closed'::text]))),
  constraint cases_tier_check CHECK (((tier >= 1) AND (tier <= 3))),
  constraint cases_urgency_check CHECK ((urgency = ANY (ARRAY['general'::text, 'urgent'::text]))),
  constraint complaints_are_classified CHECK (((kind <> 'complaint'::text) OR ((category IS NOT NULL) AND (level IS NOT NULL) AND (impact_class IS NOT NULL))))
);

create table certificate_kinds (
  code text not null,
  name_zh text not null,
  name_en text not null,
  special_operation boolean not null,
  valid_years smallint,
  review_years smallint,
  source text not null,
  verified boolean not null,
  constraint certificate_kinds_pkey PRIMARY KEY (code)
);

create table certificates (
  id bigint generated always as identity not null,
  user_id uuid not null,
  kind text not null,
  number text not null,
  issuer text not null,
  issued_on date not null,
  review_due_on date,
  expires_on date,
  revoked_on date,
  revoked_reason text,
  warned smallint[] default '{}'::smallint[] not null,
  constraint certificates_pkey PRIMARY KEY (id),
  constraint certificate_numbers_are_unique UNIQUE (kind, number),
  constraint certificates_kind_fkey FOREIGN KEY (kind) REFERENCES certificate_kinds(code),
  constraint certificates_user_id_fkey FOREIGN KEY (user_id) REFERENCES technicians(user_id),
  constraint certificates_end_after_they_begin CHECK (((expires_on IS NULL) OR (expires_on > issued_on)))
);

create table clause_reviews (
  id bigint generated always as identity not null,
  law_change_id bigint not null,
  clause text,
  department_type text,
  due_on date not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closer_name text,
  outcome text,
  reason text,
  draft_id bigint,
  constraint clause_reviews_pkey PRIMARY KEY (id),
  constraint clause_reviews_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES standard_versions(id),
  constraint clause_reviews_law_change_id_fkey FOREIGN KEY (law_change_id) REFERENCES law_changes(id),
  constraint clause_reviews_name_the_draft CHECK ((((outcome = 'draft'::text) = (draft_id IS NOT NULL)) OR (outcome IS NULL))),
  constraint clause_reviews_outcome_check CHECK ((outcome = ANY (ARRAY['no_change'::text, 'draft'::text]))),
  constraint closed_reviews_say_how CHECK (((closed_at IS NULL) = (outcome IS NULL)))
);

create table clause_statements (
  id bigint generated always as identity not null,
  clause text not null,
  stated_for date not null,
  verdict text not null,
  text text not null,
  file_reference text,
  stated_by uuid not null,
  stated_by_name text not null,
  stated_at timestamp with time zone not null,
  constraint clause_statements_pkey PRIMARY KEY (id),
  constraint clause_statements_stated_by_fkey FOREIGN KEY (stated_by) REFERENCES users(id),
  constraint clause_statements_verdict_check CHECK ((verdict = ANY (ARRAY['kept'::text, 'not_kept'::text, 'not_applicable'::text])))
);

create table clock_events (
  id bigint generated always as identity not null,
  case_id bigint not null,
  at timestamp with time zone not null,
  type text not null,
  data jsonb default '{}'::jsonb not null,
  recorded_at timestamp with time zone default now() not null,
  actor_id uuid,
  constraint clock_events_pkey PRIMARY KEY (id),
  constraint clock_events_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);

create table consents (
  id bigint generated always as identity not null,
  customer_id bigint not null,
  purpose text not null,
  answer text not null,
  notice_id bigint,
  channel text not null,
  evidence text,
  at timestamp with time zone not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint consents_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES privacy_notices(id),
  constraint consents_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES users(id),
  constraint consents_answer_check CHECK ((answer = ANY (ARRAY['given'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint given_under_a_notice CHECK (((answer = 'withdrawn'::text) OR ((notice_id IS NOT NULL) AND (evidence IS NOT NULL))))
);

create table control_checks (
  day date not null,
  code text not null,
  passed boolean not null,
  value jsonb not null,
  checked_at timestamp with time zone not null,
  constraint control_checks_pkey PRIMARY KEY (day, code)
);

create table cost_baselines (
  one boolean default true not null,
  from_day date not null,
  to_day date not null,
  cost_fen bigint not null,
  customers integer not null,
  frozen_at timestamp with time zone not null,
  frozen_by text not null,
  constraint cost_baselines_pkey PRIMARY KEY (one),
  constraint cost_baselines_check CHECK ((to_day > from_day)),
  constraint cost_baselines_customers_check CHECK ((customers > 0)),
  constraint cost_baselines_one_check CHECK (one)
);

create table cost_rates (
  code text not null,
  amount_fen bigint not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint cost_rates_pkey PRIMARY KEY (code),
  constraint cost_rates_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint cost_rates_amount_fen_check CHECK ((amount_fen >= 0)),
  constraint cost_rates_code_check CHECK ((code = ANY (ARRAY['hour_1'::text, 'hour_2'::text, 'hour_3'::text, 'hour_4'::text, 'hour_5'::text, 'visit'::text, 'km'::text])))
);

create table cost_rows (
  source text not null,
  case_id bigint,
  order_number text,
  component text not null,
  category text not null,
  region text,
  day date not null,
  quantity integer not null,
  amount_fen bigint not null,
  made_at timestamp with time zone not null,
  constraint cost_rows_pkey PRIMARY KEY (source),
  constraint cost_rows_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint cost_rows_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint cost_rows_category_check CHECK ((category = ANY (ARRAY['repair'::text, 'replacement'::text, 'return'::text, 'compensation'::text, 'service'::text]))),
  constraint cost_rows_component_check CHECK ((component = ANY (ARRAY['labour'::text, 'parts'::text, 'travel'::text, 'compensation'::text])))
);

create table courses (
  code text not null,
  name_zh text not null,
  name_en text not null,
  area text not null,
  topic text,
  product_type text,
  retrain_months smallint,
  covers text[] default '{}'::text[] not null,
  constraint courses_pkey PRIMARY KEY (code),
  constraint courses_product_type_fkey FOREIGN KEY (product_type) REFERENCES product_types(code),
  constraint courses_area_check CHECK ((area = ANY (ARRAY['product_knowledge'::text, 'repair_skill'::text, 'service_skill'::text, 'safety'::text, 'emergency'::text]))),
  constraint courses_retrain_months_check CHECK (((retrain_months >= 1) AND (retrain_months <= 120))),
  constraint courses_topic_check CHECK ((topic = ANY (ARRAY['manual'::text, 'repair_process'::text, 'emergency_handling'::text, 'safety'::text]))),
  constraint emergency_courses_cover_four CHECK (((area <> 'emergency'::text) OR (covers @> '{process,communication,problem_handling,safety}'::text[])))
);

create table customer_exports (
  id bigint generated always as identity not null,
  number text generated always as (('EX'::text || lpad((id)::text, 6, '0'::text))),
  state text default 'waiting'::text not null,
  purpose text not null,
  reason text not null,
  filter jsonb not null,
  fields text[] not null,
  records integer not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  file_id uuid,
  sha256 text,
  sealed_password text,
  password_shown_at timestamp with time zone,
  downloads integer default 0 not null,
  expires_at timestamp with time zone,
  constraint customer_exports_pkey PRIMARY KEY (id),
  constraint customer_exports_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint customer_exports_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users(id),
  constraint customer_exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'refused'::text, 'withdrawn'::text, 'approved'::text, 'ready'::text, 'failed'::text, 'expired'::text]))),
  constraint decided_by_a_second_person CHECK (((decided_by IS NULL) OR (decided_by <> requested_by))),
  constraint made_only_when_approved CHECK (((file_id IS NULL) OR (decided_by IS NOT NULL)))
);

create table customers (
  id bigint generated always as identity not null,
  type text default 'consumer'::text not null,
  name_plain text,
  phone_plain text,
  other_contact_plain text,
  province_code text,
  city text,
  address_plain text,
  grade text default 'standard'::text not null,
  contact_any_time boolean default false not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  seal_id uuid default gen_random_uuid() not null,
  person_sealed text,
  masked_name text default ''::text not null,
  masked_phone text,
  search_keys text[] default '{}'::text[] not null,
  restricted_at timestamp with time zone,
  erased_at timestamp with time zone,
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_province_code_fkey FOREIGN KEY (province_code) REFERENCES provinces(code),
  constraint customers_can_be_reached CHECK ((masked_phone IS NOT NULL)),
  constraint customers_grade_check CHECK ((grade = ANY (ARRAY['standard'::text, 'silver'::text, 'gold'::text, 'key'::text]))),
  constraint customers_type_check CHECK ((type = ANY (ARRAY['consumer'::text, 'business'::text, 'partner'::text])))
);

create table data_keys (
  id text not null,
  purpose text not null,
  wrapped text not null,
  master text not null,
  created_at timestamp with time zone default now() not null,
  active_from timestamp with time zone default now() not null,
  replaced_at timestamp with time zone,
  constraint data_keys_pkey PRIMARY KEY (id),
  constraint data_keys_id_check CHECK ((id ~ '^[a-z][a-z0-9]{0,15}$'::text)),
  constraint data_keys_purpose_check CHECK ((purpose = ANY (ARRAY['seal'::text, 'lookup'::text])))
);

create table day_plans (
  id bigint generated always as identity not null,
  region text not null,
  day date not null,
  kind text not null,
  seconds smallint not null,
  shift_minutes smallint default 0 not null,
  seed integer not null,
  weights jsonb not null,
  state text default 'queued'::text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  queued_at timestamp with time zone default clock_timestamp() not null,
  stop_asked boolean default false not null,
  runner uuid,
  beat_at timestamp with time zone,
  spent_ms integer default 0 not null,
  steps integer default 0 not null,
  finished_at timestamp with time zone,
  failure text,
  orders jsonb,
  proposal jsonb,
  ways text,
  cost double precision,
  first_cost double precision,
  adopted_at timestamp with time zone,
  adopted_by_name text,
  constraint day_plans_pkey PRIMARY KEY (id),
  constraint day_plans_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint day_plans_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint day_plans_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'replan'::text]))),
  constraint day_plans_seconds_check CHECK (((seconds >= 1) AND (seconds <= 600))),
  constraint day_plans_shift_minutes_check CHECK (((shift_minutes >= 0) AND (shift_minutes <= 240))),
  constraint day_plans_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'stopped'::text, 'interrupted'::text, 'failed'::text]))),
  constraint day_plans_ways_check CHECK ((ways = ANY (ARRAY['straight'::text, 'engine'::text])))
);

create table device_alarms (
  id bigint generated always as identity not null,
  source text not null,
  alarm_id text not null,
  serial text not null,
  fault text not null,
  severity text not null,
  detail text,
  raised_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  outcome text not null,
  refusal text,
  unit_id bigint,
  work_order_id bigint,
  sent_by uuid,
  constraint device_alarms_pkey PRIMARY KEY (id),
  constraint device_alarms_are_unique UNIQUE (source, alarm_id),
  constraint device_alarms_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES users(id),
  constraint device_alarms_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES product_units(id),
  constraint device_alarms_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id),
  constraint device_alarms_outcome_check CHECK ((outcome = ANY (ARRAY['opened'::text, 'attached'::text, 'noted'::text, 'refused'::text]))),
  constraint device_alarms_severity_check CHECK ((severity = ANY (ARRAY['notice'::text, 'warning'::text, 'critical'::text]))),
  constraint refused_alarms_say_why CHECK (((outcome = 'refused'::text) = (refusal IS NOT NULL)))
);

create table dispatch_settings (
  only_one boolean default true not null,
  weights jsonb not null,
  suggestion jsonb not null,
  customer_slots boolean default true not null,
  version integer default 1 not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint dispatch_settings_pkey PRIMARY KEY (only_one),
  constraint dispatch_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint dispatch_settings_only_one_check CHECK (only_one)
);

create table erasure_kept (
  id bigint generated always as identity not null,
  erasure_id bigint not null,
  table_name text not null,
  kept jsonb not null,
  constraint erasure_kept_pkey PRIMARY KEY (id),
  constraint erasure_kept_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id)
);

create table erasure_places (
  place smallint not null,
  table_name text not null,
  parent text not null,
  joins text not null,
  worded text[] default '{}'::text[] not null,
  cleared jsonb default '{}'::jsonb not null,
  law_keeps boolean default false not null,
  constraint erasure_places_pkey PRIMARY KEY (place),
  constraint erasure_places_parent_check CHECK ((parent = ANY (ARRAY['case'::text, 'order'::text, 'unit'::text, 'return'::text, 'customer'::text])))
);

create table erasures (
  id bigint generated always as identity not null,
  number text generated always as (('ER'::text || lpad((id)::text, 6, '0'::text))),
  customer_id bigint not null,
  origin text not null,
  request text,
  reason text not null,
  state text not null,
  freezes boolean default false not null,
  frozen_until timestamp with time zone,
  laws jsonb default '[]'::jsonb not null,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  decision text,
  phase text default 'start'::text not null,
  words_sealed text,
  after_id bigint default 0 not null,
  counts jsonb default '{}'::jsonb not null,
  files integer default 0 not null,
  started_at timestamp with time zone,
  frozen_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (id),
  constraint erasures_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint erasures_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint erasures_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint decided_by_a_second_person CHECK (((decided_by IS NULL) OR (decided_by <> asked_by))),
  constraint erasures_origin_check CHECK ((origin = ANY (ARRAY['officer'::text, 'request'::text, 'retention'::text]))),
  constraint erasures_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'refused'::text, 'withdrawn'::text, 'running'::text, 'frozen'::text, 'erased'::text]))),
  constraint frozen_until_when CHECK (((state <> 'frozen'::text) OR (frozen_until IS NOT NULL))),
  constraint run_only_when_decided CHECK (((state <> ALL (ARRAY['running'::text, 'frozen'::text, 'erased'::text])) OR (decided_by IS NOT NULL) OR (origin = 'retention'::text)))
);

create table events (
  id bigint generated always as identity not null,
  case_id bigint,
  subject text not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  actor_id uuid,
  actor_name text not null,
  reason text,
  data jsonb default '{}'::jsonb not null,
  previous_hash text,
  hash text not null,
  xid xid8 default pg_current_xact_id() not null,
  content_salt text,
  content_hash text,
  erased_by bigint,
  constraint events_pkey PRIMARY KEY (id),
  constraint one_event_per_place UNIQUE (subject, seq)
);

create table fault_codes (
  id bigint generated always as identity not null,
  brand text not null,
  model text default ''::text not null,
  code text not null,
  product_type text,
  meaning_zh text not null,
  meaning_en text not null,
  cause_zh text default ''::text not null,
  cause_en text default ''::text not null,
  action_zh text default ''::text not null,
  action_en text default ''::text not null,
  dangerous boolean default false not null,
  source text not null,
  verified boolean default false not null,
  active boolean default true not null,
  changed_at timestamp with time zone default now() not null,
  constraint fault_codes_pkey PRIMARY KEY (id),
  constraint fault_codes_are_unique UNIQUE (brand, model, code),
  constraint fault_codes_product_type_fkey FOREIGN KEY (product_type) REFERENCES product_types(code)
);

create table feed_cursors (
  name text not null,
  xid xid8 not null,
  event_id bigint not null,
  constraint feed_cursors_pkey PRIMARY KEY (name)
);

create table framework_assessments (
  framework_code text not null,
  row_key text not null,
  status text not null,
  clauses text[],
  remark text,
  responsible_id uuid,
  assessed_by uuid not null,
  assessed_by_name text not null,
  assessed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint framework_assessments_pkey PRIMARY KEY (framework_code, row_key),
  constraint framework_assessments_assessed_by_fkey FOREIGN KEY (assessed_by) REFERENCES users(id),
  constraint framework_assessments_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES users(id),
  constraint framework_assessments_status_check CHECK ((status = ANY (ARRAY['compliant'::text, 'partly'::text, 'gap'::text, 'not_assessed'::text])))
);

create table framework_versions (
  code text not null,
  version integer not null,
  body jsonb not null,
  hash text not null,
  origin text not null,
  reason text,
  published_by uuid,
  published_by_name text not null,
  published_at timestamp with time zone not null,
  constraint framework_versions_pkey PRIMARY KEY (code, version),
  constraint framework_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES users(id),
  constraint framework_versions_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'import'::text])))
);

create table idempotency_keys (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (actor_id, key)
);

create table implementation_tasks (
  id bigint generated always as identity not null,
  version_id bigint not null,
  department_id text not null,
  responsible_id uuid,
  instruction text not null,
  clauses text[] default '{}'::text[] not null,
  due_on date not null,
  created_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  acknowledged_name text,
  done_at timestamp with time zone,
  done_by uuid,
  done_name text,
  done_note text,
  constraint implementation_tasks_pkey PRIMARY KEY (id),
  constraint one_task_per_department UNIQUE (version_id, department_id),
  constraint implementation_tasks_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint implementation_tasks_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES users(id),
  constraint implementation_tasks_version_id_fkey FOREIGN KEY (version_id) REFERENCES standard_versions(id)
);

create table import_runs (
  id bigint generated always as identity not null,
  source text not null,
  file_sha256 text not null,
  mapping text not null,
  started_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  read_rows integer default 0 not null,
  stored integer default 0 not null,
  known integer default 0 not null,
  rejected integer default 0 not null,
  constraint import_runs_pkey PRIMARY KEY (id)
);

create table known_devices (
  token_hash text not null,
  user_id uuid not null,
  last_seen_at timestamp with time zone not null,
  constraint known_devices_pkey PRIMARY KEY (token_hash),
  constraint known_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table law_changes (
  id bigint generated always as identity not null,
  document text not null,
  title text not null,
  kind text not null,
  effective_on date not null,
  summary text not null,
  articles text[] default '{}'::text[] not null,
  recorded_by uuid not null,
  recorder_name text not null,
  recorded_at timestamp with time zone not null,
  constraint law_changes_pkey PRIMARY KEY (id),
  constraint law_changes_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'amended'::text, 'repealed'::text])))
);

create table maintenance_intervals (
  model text not null,
  months smallint not null,
  work_kind text not null,
  active boolean default true not null,
  constraint maintenance_intervals_pkey PRIMARY KEY (model),
  constraint maintenance_intervals_model_fkey FOREIGN KEY (model) REFERENCES products(model),
  constraint maintenance_intervals_work_kind_fkey FOREIGN KEY (work_kind) REFERENCES work_kinds(code),
  constraint maintenance_intervals_months_check CHECK (((months >= 1) AND (months <= 120)))
);

create table notifications (
  id bigint generated always as identity not null,
  user_id uuid not null,
  kind text not null,
  case_id bigint,
  case_number text,
  data jsonb default '{}'::jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table org_units (
  id text not null,
  kind text not null,
  layer text not null,
  department_type text,
  region text,
  name_zh text not null,
  name_en text not null,
  parent_id text,
  head_user_id uuid,
  active boolean default true not null,
  constraint org_units_pkey PRIMARY KEY (id),
  constraint org_units_head FOREIGN KEY (head_user_id) REFERENCES users(id),
  constraint org_units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org_units(id),
  constraint org_units_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint departments_have_a_type CHECK (((kind <> 'department'::text) OR (department_type IS NOT NULL))),
  constraint org_units_kind_check CHECK ((kind = ANY (ARRAY['headquarters'::text, 'region'::text, 'department'::text, 'outlet'::text]))),
  constraint org_units_layer_check CHECK ((layer = ANY (ARRAY['decision'::text, 'management'::text, 'execution'::text, 'support'::text]))),
  constraint regions_and_outlets_have_a_region CHECK (((kind <> ALL (ARRAY['region'::text, 'outlet'::text])) OR (region IS NOT NULL)))
);

create table outbound_messages (
  id bigint generated always as identity not null,
  case_id bigint,
  customer_id bigint,
  channel text not null,
  template text not null,
  recipient_plain text,
  body text not null,
  status text default 'queued'::text not null,
  send_after timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure text,
  cause_event text,
  created_at timestamp with time zone default now() not null,
  seal_id uuid default gen_random_uuid() not null,
  recipient_sealed text,
  constraint outbound_messages_pkey PRIMARY KEY (id),
  constraint outbound_messages_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint outbound_messages_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'portal'::text, 'phone'::text, 'letter'::text]))),
  constraint outbound_messages_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'held'::text, 'sent'::text, 'failed'::text, 'stopped'::text])))
);

create table part_balances (
  part_code text not null,
  place_code text not null,
  on_hand integer default 0 not null,
  reserved integer default 0 not null,
  minimum integer default 0 not null,
  constraint part_balances_pkey PRIMARY KEY (part_code, place_code),
  constraint part_balances_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint part_balances_place_code_fkey FOREIGN KEY (place_code) REFERENCES part_places(code),
  constraint part_balances_minimum_check CHECK ((minimum >= 0)),
  constraint reserved_is_on_hand CHECK (((reserved >= 0) AND (reserved <= on_hand))),
  constraint stock_is_never_negative CHECK ((on_hand >= 0))
);

create table part_baselines (
  place_code text not null,
  from_day date not null,
  to_day date not null,
  turnover numeric(12,4) not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid,
  constraint part_baselines_pkey PRIMARY KEY (place_code),
  constraint part_baselines_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES users(id),
  constraint part_baselines_place_code_fkey FOREIGN KEY (place_code) REFERENCES part_places(code),
  constraint part_baselines_check CHECK ((to_day > from_day))
);

create table part_moves (
  id bigint generated always as identity not null,
  kind text not null,
  part_code text not null,
  from_place text,
  to_place text,
  quantity integer not null,
  serial text,
  order_number text,
  reason text,
  cost_fen bigint not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  command_id uuid,
  constraint part_moves_pkey PRIMARY KEY (id),
  constraint part_moves_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint part_moves_from_place_fkey FOREIGN KEY (from_place) REFERENCES part_places(code),
  constraint part_moves_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint part_moves_to_place_fkey FOREIGN KEY (to_place) REFERENCES part_places(code),
  constraint moves_go_somewhere CHECK (((from_place IS NOT NULL) OR (to_place IS NOT NULL))),
  constraint part_moves_kind_check CHECK ((kind = ANY (ARRAY['receive'::text, 'transfer'::text, 'use'::text, 'return'::text, 'old_part_back'::text, 'stocktake'::text]))),
  constraint part_moves_quantity_check CHECK ((quantity > 0))
);

create table part_offers (
  part_code text not null,
  supplier text not null,
  price_fen bigint not null,
  lead_days smallint not null,
  chosen boolean default false not null,
  chosen_reason text,
  constraint part_offers_pkey PRIMARY KEY (part_code, supplier),
  constraint part_offers_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint part_offers_lead_days_check CHECK (((lead_days >= 0) AND (lead_days <= 365))),
  constraint part_offers_price_fen_check CHECK ((price_fen >= 0))
);

create table part_places (
  code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  region text,
  user_id uuid,
  constraint part_places_pkey PRIMARY KEY (code),
  constraint part_places_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint part_places_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint part_places_kind_check CHECK ((kind = ANY (ARRAY['warehouse'::text, 'outlet'::text, 'van'::text]))),
  constraint vans_have_a_driver CHECK (((kind <> 'van'::text) OR (user_id IS NOT NULL)))
);

create table part_reservations (
  id bigint generated always as identity not null,
  order_number text not null,
  part_code text not null,
  place_code text,
  quantity integer not null,
  status text not null,
  expected_on date,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint part_reservations_pkey PRIMARY KEY (id),
  constraint part_reservations_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint part_reservations_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint part_reservations_place_code_fkey FOREIGN KEY (place_code) REFERENCES part_places(code),
  constraint part_reservations_quantity_check CHECK ((quantity > 0)),
  constraint part_reservations_status_check CHECK ((status = ANY (ARRAY['held'::text, 'short'::text, 'used'::text, 'released'::text])))
);

create table part_serials (
  part_code text not null,
  serial text not null,
  place_code text,
  status text not null,
  order_number text,
  constraint part_serials_pkey PRIMARY KEY (part_code, serial),
  constraint part_serials_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint part_serials_place_code_fkey FOREIGN KEY (place_code) REFERENCES part_places(code),
  constraint part_serials_status_check CHECK ((status = ANY (ARRAY['in_stock'::text, 'used'::text, 'back'::text])))
);

create table parts (
  code text not null,
  name_zh text not null,
  name_en text not null,
  product_type text,
  serial_tracked boolean default false not null,
  critical boolean default false not null,
  superseded_by text,
  alternatives text[] default '{}'::text[] not null,
  price_fen bigint not null,
  cost_fen bigint not null,
  lead_days smallint default 7 not null,
  old_part_returns boolean default false not null,
  active boolean default true not null,
  constraint parts_pkey PRIMARY KEY (code),
  constraint parts_product_type_fkey FOREIGN KEY (product_type) REFERENCES product_types(code),
  constraint parts_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES parts(code),
  constraint parts_cost_fen_check CHECK ((cost_fen >= 0)),
  constraint parts_do_not_supersede_themselves CHECK ((superseded_by <> code)),
  constraint parts_lead_days_check CHECK (((lead_days >= 0) AND (lead_days <= 365))),
  constraint parts_price_fen_check CHECK ((price_fen >= 0))
);

create table password_history (
  id bigint generated always as identity not null,
  user_id uuid not null,
  hash text not null,
  kept_at timestamp with time zone not null,
  constraint password_history_pkey PRIMARY KEY (id),
  constraint password_history_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table payments (
  id bigint generated always as identity not null,
  order_number text not null,
  method text not null,
  amount_fen bigint not null,
  proof text not null,
  reverses_id bigint,
  reason text,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  file_id uuid,
  command_id uuid,
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint payments_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES payments(id),
  constraint payments_amount_fen_check CHECK ((amount_fen <> 0)),
  constraint payments_have_a_proof CHECK (((proof <> ''::text) OR (file_id IS NOT NULL))),
  constraint payments_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'wechat'::text, 'alipay'::text, 'card'::text, 'transfer'::text]))),
  constraint reversals_name_what_they_reverse CHECK (((amount_fen < 0) = (reverses_id IS NOT NULL)))
);

create table person_request_checks (
  id bigint generated always as identity not null,
  request_id bigint not null,
  method text not null,
  passed boolean not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint person_request_checks_pkey PRIMARY KEY (id),
  constraint person_request_checks_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint person_request_checks_request_id_fkey FOREIGN KEY (request_id) REFERENCES person_requests(id),
  constraint person_request_checks_method_check CHECK ((method = ANY (ARRAY['order_number'::text, 'phone_code'::text, 'serial'::text])))
);

create table person_requests (
  id bigint generated always as identity not null,
  number text generated always as (('GR'::text || lpad((id)::text, 6, '0'::text))),
  kind text not null,
  customer_id bigint not null,
  channel text not null,
  matter text not null,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  due_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  warned_at timestamp with time zone,
  late_at timestamp with time zone,
  verified_at timestamp with time zone,
  verified_by uuid,
  verified_with text,
  code_round integer default 0 not null,
  code_sent_at timestamp with time zone,
  code_tries integer default 0 not null,
  decision text,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  outcome text,
  done_by uuid,
  done_at timestamp with time zone,
  file_id uuid,
  sha256 text,
  sealed_password text,
  password_shown_at timestamp with time zone,
  downloads integer default 0 not null,
  expires_at timestamp with time zone,
  version integer default 1 not null,
  constraint person_requests_pkey PRIMARY KEY (id),
  constraint person_requests_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint person_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint person_requests_done_by_fkey FOREIGN KEY (done_by) REFERENCES users(id),
  constraint person_requests_received_by_fkey FOREIGN KEY (received_by) REFERENCES users(id),
  constraint person_requests_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES users(id),
  constraint decided_with_a_reason CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (reason IS NULL)))),
  constraint ended_when_decided CHECK (((done_at IS NULL) OR (decision IS NOT NULL))),
  constraint granted_to_a_known_person CHECK (((decision IS DISTINCT FROM 'granted'::text) OR (verified_at IS NOT NULL) OR (kind = 'withdrawal'::text))),
  constraint person_requests_decision_check CHECK ((decision = ANY (ARRAY['granted'::text, 'refused'::text, 'taken_back'::text]))),
  constraint person_requests_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'copy'::text, 'correction'::text, 'deletion'::text, 'restriction'::text, 'withdrawal'::text])))
);

create table place_centres (
  province_code text not null,
  name_zh text not null,
  name_en text not null,
  lng real not null,
  lat real not null,
  constraint place_centres_pkey PRIMARY KEY (province_code, name_zh),
  constraint place_centres_province_code_fkey FOREIGN KEY (province_code) REFERENCES provinces(code)
);

create table policy_documents (
  id bigint generated always as identity not null,
  kind text not null,
  process text not null,
  title text not null,
  version integer not null,
  body text,
  link text,
  file_id uuid,
  file_name text,
  media_type text,
  size_bytes integer,
  added_by uuid not null,
  adder_name text not null,
  added_at timestamp with time zone not null,
  constraint policy_documents_pkey PRIMARY KEY (id),
  constraint policy_documents_are_numbered UNIQUE (kind, process, version),
  constraint policy_documents_hold_something CHECK (((body IS NOT NULL) OR (link IS NOT NULL) OR (file_id IS NOT NULL))),
  constraint policy_documents_kind_check CHECK ((kind = ANY (ARRAY['service_blueprint'::text, 'process_diagram'::text, 'form'::text, 'other'::text])))
);

create table position_rights (
  position_code text not null,
  permission text not null,
  case_kinds text[],
  constraint position_rights_pkey PRIMARY KEY (position_code, permission),
  constraint position_rights_position_code_fkey FOREIGN KEY (position_code) REFERENCES positions(code)
);

create table positions (
  code text not null,
  name_zh text not null,
  name_en text not null,
  layer text not null,
  customer_contact boolean not null,
  operating boolean not null,
  supervising boolean not null,
  default_scope text not null,
  duty_zh text not null,
  duty_en text not null,
  sort integer not null,
  copied_from text,
  external boolean default false not null,
  version integer default 1 not null,
  constraint positions_pkey PRIMARY KEY (code),
  constraint positions_copied_from_fkey FOREIGN KEY (copied_from) REFERENCES positions(code),
  constraint positions_default_scope_check CHECK ((default_scope = ANY (ARRAY['own'::text, 'team'::text, 'region'::text, 'all'::text]))),
  constraint positions_layer_check CHECK ((layer = ANY (ARRAY['decision'::text, 'management'::text, 'execution'::text, 'support'::text])))
);

create table price_items (
  list_id bigint not null,
  code text not null,
  kind text not null,
  work_kind text,
  region text,
  product_type text,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  price_fen bigint not null,
  sort integer default 100 not null,
  constraint price_items_list_id_fkey FOREIGN KEY (list_id) REFERENCES price_lists(id) ON DELETE CASCADE,
  constraint price_items_product_type_fkey FOREIGN KEY (product_type) REFERENCES product_types(code),
  constraint price_items_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint price_items_work_kind_fkey FOREIGN KEY (work_kind) REFERENCES work_kinds(code),
  constraint labour_names_its_work CHECK (((kind = 'labour'::text) = (work_kind IS NOT NULL))),
  constraint price_items_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'visit'::text, 'travel'::text, 'part'::text]))),
  constraint price_items_price_fen_check CHECK ((price_fen >= 0)),
  constraint price_items_unit_check CHECK ((unit = ANY (ARRAY['time'::text, 'piece'::text, 'hour'::text, 'km'::text])))
);

create table price_lists (
  id bigint generated always as identity not null,
  name text not null,
  status text default 'draft'::text not null,
  effective_from date,
  made_by uuid,
  made_at timestamp with time zone not null,
  published_by uuid,
  published_by_name text,
  published_at timestamp with time zone,
  version integer default 1 not null,
  constraint price_lists_pkey PRIMARY KEY (id),
  constraint price_lists_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint price_lists_published_by_fkey FOREIGN KEY (published_by) REFERENCES users(id),
  constraint price_lists_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint published_lists_have_a_day CHECK (((status = 'draft'::text) OR ((effective_from IS NOT NULL) AND (published_at IS NOT NULL))))
);

create table privacy_incident_measures (
  id bigint generated always as identity not null,
  incident_id bigint not null,
  kind text not null,
  task text not null,
  owner_id uuid not null,
  due_at timestamp with time zone not null,
  result text,
  done_by uuid,
  done_at timestamp with time zone,
  constraint privacy_incident_measures_pkey PRIMARY KEY (id),
  constraint privacy_incident_measures_done_by_fkey FOREIGN KEY (done_by) REFERENCES users(id),
  constraint privacy_incident_measures_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES privacy_incidents(id),
  constraint privacy_incident_measures_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id),
  constraint done_with_a_result CHECK (((done_at IS NULL) = (result IS NULL))),
  constraint privacy_incident_measures_kind_check CHECK ((kind = ANY (ARRAY['contain'::text, 'investigate'::text, 'remedy'::text, 'prevent'::text])))
);

create table privacy_incident_notifications (
  id bigint generated always as identity not null,
  incident_id bigint not null,
  whom text not null,
  told boolean not null,
  channel text,
  note text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint privacy_incident_notifications_pkey PRIMARY KEY (id),
  constraint privacy_incident_notifications_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint privacy_incident_notifications_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES privacy_incidents(id),
  constraint privacy_incident_notifications_whom_check CHECK ((whom = ANY (ARRAY['authority'::text, 'persons'::text]))),
  constraint told_by_a_channel CHECK ((told = (channel IS NOT NULL)))
);

create table privacy_incident_persons (
  incident_id bigint not null,
  customer_id bigint not null,
  constraint privacy_incident_persons_pkey PRIMARY KEY (incident_id, customer_id),
  constraint privacy_incident_persons_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint privacy_incident_persons_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES privacy_incidents(id)
);

create table privacy_incidents (
  id bigint generated always as identity not null,
  kind text not null,
  title text not null,
  what text not null,
  severity text default 'suspected'::text not null,
  found_at timestamp with time zone not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  fields text[] not null,
  cause text,
  harm text,
  advice text,
  enquiries text,
  scope jsonb,
  scoped_at timestamp with time zone,
  affected integer,
  authority_by timestamp with time zone not null,
  persons_by timestamp with time zone not null,
  authority_late_at timestamp with time zone,
  persons_late_at timestamp with time zone,
  closed_by uuid,
  closed_at timestamp with time zone,
  lesson text,
  version integer default 1 not null,
  constraint privacy_incidents_pkey PRIMARY KEY (id),
  constraint privacy_incidents_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES users(id),
  constraint privacy_incidents_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES users(id),
  constraint privacy_incidents_fields_check CHECK ((cardinality(fields) > 0)),
  constraint privacy_incidents_kind_check CHECK ((kind = ANY (ARRAY['leak'::text, 'tampering'::text, 'loss'::text]))),
  constraint privacy_incidents_severity_check CHECK ((severity = ANY (ARRAY['suspected'::text, 'ordinary'::text, 'major'::text, 'unfounded'::text])))
);

create table privacy_notices (
  id bigint generated always as identity not null,
  number integer,
  effective_on date,
  sections jsonb not null,
  purposes text[] not null,
  renewed text[] default '{}'::text[] not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  version integer default 1 not null,
  constraint privacy_notices_pkey PRIMARY KEY (id),
  constraint privacy_notices_number_key UNIQUE (number),
  constraint privacy_notices_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint privacy_notices_published_by_fkey FOREIGN KEY (published_by) REFERENCES users(id),
  constraint published_with_number_and_day CHECK ((((published_at IS NULL) = (number IS NULL)) AND ((published_at IS NULL) OR (effective_on IS NOT NULL))))
);

create table privacy_settings (
  one boolean default true not null,
  authority_hours integer default 4 not null,
  persons_hours integer default 24 not null,
  changed_by uuid,
  changed_at timestamp with time zone,
  request_days integer default 15 not null,
  request_warn_days integer default 3 not null,
  constraint privacy_settings_pkey PRIMARY KEY (one),
  constraint privacy_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint privacy_settings_authority_hours_check CHECK (((authority_hours >= 1) AND (authority_hours <= 72))),
  constraint privacy_settings_one_check CHECK (one),
  constraint privacy_settings_persons_hours_check CHECK (((persons_hours >= 1) AND (persons_hours <= 168))),
  constraint privacy_settings_request_days_check CHECK (((request_days >= 1) AND (request_days <= 90))),
  constraint privacy_settings_request_warn_days_check CHECK (((request_warn_days >= 0) AND (request_warn_days <= 30)))
);

create table processing_activities (
  code text not null,
  module text not null,
  name_zh text not null,
  name_en text not null,
  purpose_zh text not null,
  purpose_en text not null,
  basis text not null,
  fields text[] not null,
  retention_zh text not null,
  retention_en text not null,
  recipients_zh text not null,
  recipients_en text not null,
  version integer default 1 not null,
  changed_by uuid,
  changed_at timestamp with time zone default now() not null,
  constraint processing_activities_pkey PRIMARY KEY (code),
  constraint processing_activities_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint processing_activities_basis_check CHECK ((basis = ANY (ARRAY['contract'::text, 'legal_duty'::text, 'consent'::text, 'staff'::text]))),
  constraint processing_activities_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{1,39}$'::text)),
  constraint processing_activities_fields_check CHECK ((cardinality(fields) > 0))
);

create table product_types (
  code text not null,
  parent_code text,
  name_zh text not null,
  name_en text not null,
  sort integer not null,
  constraint product_types_pkey PRIMARY KEY (code),
  constraint product_types_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES product_types(code)
);

create table product_units (
  id bigint generated always as identity not null,
  serial text not null,
  customer_id bigint,
  model text not null,
  purchase_channel text,
  purchased_on date,
  delivered_on date,
  seller text,
  province_code text,
  created_at timestamp with time zone default now() not null,
  constraint product_units_pkey PRIMARY KEY (id),
  constraint serials_are_unique UNIQUE (serial),
  constraint product_units_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint product_units_model_fkey FOREIGN KEY (model) REFERENCES products(model),
  constraint product_units_province_code_fkey FOREIGN KEY (province_code) REFERENCES provinces(code)
);

create table products (
  model text not null,
  name_zh text not null,
  name_en text not null,
  product_type text not null,
  constraint products_pkey PRIMARY KEY (model),
  constraint products_product_type_fkey FOREIGN KEY (product_type) REFERENCES product_types(code)
);

create table provinces (
  code text not null,
  name_zh text not null,
  name_en text not null,
  region text not null,
  constraint provinces_pkey PRIMARY KEY (code),
  constraint provinces_region_fkey FOREIGN KEY (region) REFERENCES regions(code)
);

create table quote_lines (
  quote_id bigint not null,
  place smallint not null,
  code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  quantity integer not null,
  marked_fen bigint not null,
  unit_fen bigint not null,
  covered boolean not null,
  apart text,
  constraint quote_lines_pkey PRIMARY KEY (quote_id, place),
  constraint quote_lines_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES quotes(id),
  constraint nothing_beyond_marked_prices CHECK ((unit_fen <= marked_fen)),
  constraint quote_lines_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000))),
  constraint quote_lines_unit_fen_check CHECK ((unit_fen >= 0))
);

create table quotes (
  id bigint generated always as identity not null,
  order_number text not null,
  list_id bigint not null,
  status text not null,
  cover jsonb,
  total_fen bigint not null,
  reduction_fen bigint not null,
  reduction_reason text,
  valid_until timestamp with time zone not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  answered_by text,
  answer_note text,
  answered_at timestamp with time zone,
  answer_taken_by text,
  command_id uuid,
  constraint quotes_pkey PRIMARY KEY (id),
  constraint quotes_list_id_fkey FOREIGN KEY (list_id) REFERENCES price_lists(id),
  constraint quotes_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint answers_are_whole CHECK (((answered_at IS NULL) = (answered_by IS NULL))),
  constraint quotes_answered_by_check CHECK ((answered_by = ANY (ARRAY['signature'::text, 'phone'::text, 'message'::text, 'free'::text]))),
  constraint quotes_reduction_fen_check CHECK ((reduction_fen >= 0)),
  constraint quotes_status_check CHECK ((status = ANY (ARRAY['offered'::text, 'accepted'::text, 'refused'::text, 'replaced'::text]))),
  constraint quotes_total_fen_check CHECK ((total_fen >= 0)),
  constraint reductions_have_a_reason CHECK (((reduction_fen = 0) OR (reduction_reason IS NOT NULL)))
);

create table recount_rows (
  run_id bigint not null,
  case_id bigint not null,
  department_id text,
  direction text not null,
  changes jsonb not null,
  constraint recount_rows_pkey PRIMARY KEY (run_id, case_id),
  constraint recount_rows_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint recount_rows_run_id_fkey FOREIGN KEY (run_id) REFERENCES recount_runs(id),
  constraint recount_rows_direction_check CHECK ((direction = ANY (ARRAY['earlier'::text, 'later'::text, 'cleared'::text, 'differs'::text])))
);

create table recount_runs (
  id bigint generated always as identity not null,
  kind text not null,
  status text default 'waiting'::text not null,
  params jsonb not null,
  reason text not null,
  started_by uuid,
  started_by_name text not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  worked_at timestamp with time zone not null,
  piece integer default 0 not null,
  pass smallint default 1 not null,
  last_case_id bigint default 0 not null,
  total integer,
  done integer default 0 not null,
  earlier integer default 0 not null,
  later integer default 0 not null,
  cleared integer default 0 not null,
  same integer default 0 not null,
  differing integer default 0 not null,
  constraint recount_runs_pkey PRIMARY KEY (id),
  constraint recount_runs_started_by_fkey FOREIGN KEY (started_by) REFERENCES users(id),
  constraint recount_runs_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'calendar'::text, 'standard'::text, 'verification'::text]))),
  constraint recount_runs_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text])))
);

create table recount_tallies (
  run_id bigint not null,
  department_id text,
  direction text not null,
  cases integer not null,
  constraint recount_tallies_run_id_department_id_direction_key UNIQUE NULLS NOT DISTINCT (run_id, department_id, direction),
  constraint recount_tallies_run_id_fkey FOREIGN KEY (run_id) REFERENCES recount_runs(id),
  constraint recount_tallies_direction_check CHECK ((direction = ANY (ARRAY['earlier'::text, 'later'::text, 'cleared'::text, 'differs'::text])))
);

create table regions (
  code text not null,
  name_zh text not null,
  name_en text not null,
  sort integer not null,
  constraint regions_pkey PRIMARY KEY (code)
);

create table repair_choices (
  id bigint generated always as identity not null,
  case_id bigint not null,
  choice text not null,
  reason text not null,
  customer_agreed boolean not null,
  comparison jsonb not null,
  rights jsonb not null,
  by_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint repair_choices_pkey PRIMARY KEY (id),
  constraint repair_choices_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint repair_choices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint repair_choices_choice_check CHECK ((choice = ANY (ARRAY['repair'::text, 'replacement'::text])))
);

create table replenishments (
  id bigint generated always as identity not null,
  part_code text not null,
  place_code text not null,
  quantity integer not null,
  status text default 'open'::text not null,
  expected_on date,
  made_at timestamp with time zone not null,
  changed_by uuid,
  constraint replenishments_pkey PRIMARY KEY (id),
  constraint replenishments_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint replenishments_part_code_fkey FOREIGN KEY (part_code) REFERENCES parts(code),
  constraint replenishments_place_code_fkey FOREIGN KEY (place_code) REFERENCES part_places(code),
  constraint replenishments_quantity_check CHECK ((quantity > 0)),
  constraint replenishments_status_check CHECK ((status = ANY (ARRAY['open'::text, 'ordered'::text, 'arrived'::text, 'cancelled'::text])))
);

create table retention_changes (
  id bigint generated always as identity not null,
  code text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  by_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint retention_changes_pkey PRIMARY KEY (id),
  constraint retention_changes_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint retention_changes_code_fkey FOREIGN KEY (code) REFERENCES retention_classes(code)
);

create table retention_classes (
  code text not null,
  months integer,
  least_months integer default 1 not null,
  verified boolean default false not null,
  basis_zh text not null,
  basis_en text not null,
  law_keeps boolean default false not null,
  in_force boolean default true not null,
  version integer default 1 not null,
  changed_by uuid,
  changed_at timestamp with time zone,
  days integer,
  place smallint default 0 not null,
  constraint retention_classes_pkey PRIMARY KEY (code),
  constraint retention_classes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint one_unit CHECK (((months IS NULL) OR (days IS NULL))),
  constraint retention_classes_days_check CHECK (((days >= 1) AND (days <= 3650))),
  constraint retention_classes_months_check CHECK (((months >= 1) AND (months <= 600)))
);

create table retention_runs (
  id bigint generated always as identity not null,
  started_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  state text default 'running'::text not null,
  started_by text not null,
  ended_by text,
  class text,
  after_id bigint default 0 not null,
  counts jsonb default '{}'::jsonb not null,
  constraint retention_runs_pkey PRIMARY KEY (id),
  constraint retention_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text])))
);

create table return_orders (
  id bigint generated always as identity not null,
  number text not null,
  case_id bigint not null,
  task_id bigint not null,
  plan_id bigint not null,
  kind text not null,
  basis text not null,
  clause text,
  customer_id bigint not null,
  unit_id bigint,
  given_unit_id bigint,
  step text not null,
  step_since timestamp with time zone not null,
  agreed_fen bigint not null,
  goods_fen bigint,
  freight_fen bigint,
  received_on date,
  due_on date not null,
  refund_due_on date,
  refund_delay_on date,
  delay_on date not null,
  entitlement jsonb,
  wake_at timestamp with time zone,
  reported text[] default '{}'::text[] not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  constraint return_orders_pkey PRIMARY KEY (id),
  constraint a_remedy_has_one_return_order UNIQUE (task_id),
  constraint return_numbers_are_unique UNIQUE (number),
  constraint return_orders_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint return_orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint return_orders_given_unit_id_fkey FOREIGN KEY (given_unit_id) REFERENCES product_units(id),
  constraint return_orders_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES case_plans(id),
  constraint return_orders_task_id_fkey FOREIGN KEY (task_id) REFERENCES case_tasks(id),
  constraint return_orders_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES product_units(id),
  constraint ended_return_orders_wait_for_nothing CHECK (((ended_at IS NULL) OR (wake_at IS NULL))),
  constraint goods_of_an_exchange_are_named CHECK (((step <> 'exchanged'::text) OR ((unit_id IS NOT NULL) AND (given_unit_id IS NOT NULL)))),
  constraint return_orders_agreed_fen_check CHECK ((agreed_fen >= 0)),
  constraint return_orders_basis_check CHECK ((basis = ANY (ARRAY['quality'::text, 'no_reason'::text]))),
  constraint return_orders_freight_fen_check CHECK ((freight_fen >= 0)),
  constraint return_orders_goods_fen_check CHECK ((goods_fen >= 0)),
  constraint return_orders_kind_check CHECK ((kind = ANY (ARRAY['return'::text, 'exchange'::text, 'compensation'::text]))),
  constraint return_orders_step_check CHECK ((step = ANY (ARRAY['opened'::text, 'on_the_way'::text, 'received'::text, 'inspected'::text, 'settled'::text, 'refunded'::text, 'exchanged'::text, 'compensated'::text, 'rejected'::text, 'cancelled'::text])))
);

create table return_payments (
  id bigint generated always as identity not null,
  return_order_id bigint not null,
  amount_fen bigint not null,
  method text not null,
  reference text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  constraint return_payments_pkey PRIMARY KEY (id),
  constraint a_return_is_paid_once UNIQUE (return_order_id),
  constraint return_payments_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint return_payments_return_order_id_fkey FOREIGN KEY (return_order_id) REFERENCES return_orders(id),
  constraint return_payments_amount_fen_check CHECK ((amount_fen > 0)),
  constraint return_payments_method_check CHECK ((method = ANY (ARRAY['original'::text, 'bank_transfer'::text, 'wechat'::text, 'alipay'::text, 'cash'::text, 'voucher'::text])))
);

create table return_records (
  id bigint generated always as identity not null,
  return_order_id bigint not null,
  act text not null,
  body jsonb not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  constraint return_records_pkey PRIMARY KEY (id),
  constraint return_records_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint return_records_return_order_id_fkey FOREIGN KEY (return_order_id) REFERENCES return_orders(id)
);

create table revenues (
  month date not null,
  total_fen bigint not null,
  origin text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint revenues_pkey PRIMARY KEY (month),
  constraint revenues_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id),
  constraint revenues_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint revenues_origin_check CHECK ((origin = ANY (ARRAY['entered'::text, 'imported'::text]))),
  constraint revenues_total_fen_check CHECK ((total_fen > 0))
);

create table saved_views (
  id bigint generated always as identity not null,
  user_id uuid not null,
  screen text not null,
  name text not null,
  query text not null,
  created_at timestamp with time zone default now() not null,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_view_names_are_unique UNIQUE (user_id, screen, name),
  constraint saved_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table sealing_runs (
  id bigint generated always as identity not null,
  reason text not null,
  seal_key text not null,
  lookup_key text not null,
  status text default 'running'::text not null,
  place text,
  after_id bigint default 0 not null,
  sealed bigint default 0 not null,
  total bigint default 0 not null,
  asked_by text not null,
  started_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint sealing_runs_pkey PRIMARY KEY (id),
  constraint sealing_runs_reason_check CHECK ((reason = ANY (ARRAY['first_sealing'::text, 'rotation'::text]))),
  constraint sealing_runs_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text])))
);

create table service_items (
  code text not null,
  class text not null,
  service_type text not null,
  name_zh text not null,
  name_en text not null,
  product_types text[] default '{}'::text[] not null,
  use_scenes text[] default '{}'::text[] not null,
  customer_grades text[] default '{}'::text[] not null,
  active boolean default true not null,
  sort integer default 100 not null,
  status text default 'draft'::text not null,
  effective_from date,
  effective_to date,
  next_review date,
  content jsonb,
  process jsonb,
  responsibility jsonb,
  response_limit text,
  staff_qualification jsonb,
  conduct jsonb,
  certificates text[] default '{}'::text[] not null,
  skill_code text,
  skill_level smallint default 1 not null,
  survey text default 'none'::text not null,
  eligibility jsonb default '{}'::jsonb not null,
  constraint service_items_pkey PRIMARY KEY (code),
  constraint service_items_skill_code_fkey FOREIGN KEY (skill_code) REFERENCES skills(code),
  constraint published_service_items_are_whole CHECK (((status = 'draft'::text) OR ((effective_from IS NOT NULL) AND (next_review IS NOT NULL) AND (content IS NOT NULL) AND (process IS NOT NULL) AND (responsibility IS NOT NULL) AND (response_limit IS NOT NULL) AND (staff_qualification IS NOT NULL) AND (conduct IS NOT NULL)))),
  constraint service_items_class_check CHECK ((class = ANY (ARRAY['basic'::text, 'extended'::text, 'customised'::text]))),
  constraint service_items_end_after_they_begin CHECK (((effective_to IS NULL) OR (effective_to > effective_from))),
  constraint service_items_skill_level_check CHECK (((skill_level >= 1) AND (skill_level <= 5))),
  constraint service_items_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint service_items_survey_check CHECK ((survey = ANY (ARRAY['none'::text, 'short'::text, 'full'::text])))
);

create table service_subtypes (
  code text not null,
  service_type text not null,
  name_zh text not null,
  name_en text not null,
  sort integer not null,
  constraint service_subtypes_pkey PRIMARY KEY (code),
  constraint service_subtypes_service_type_fkey FOREIGN KEY (service_type) REFERENCES service_types(code)
);

create table service_types (
  code text not null,
  name_zh text not null,
  name_en text not null,
  complete_days smallint not null,
  sort integer not null,
  constraint service_types_pkey PRIMARY KEY (code),
  constraint service_types_complete_days_check CHECK (((complete_days >= 1) AND (complete_days <= 60)))
);

create table settings (
  key text not null,
  value jsonb not null,
  changed_by uuid,
  changed_at timestamp with time zone default now() not null,
  constraint settings_pkey PRIMARY KEY (key),
  constraint settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id)
);

create table settlements (
  order_number text not null,
  quote_id bigint,
  lines jsonb not null,
  total_fen bigint not null,
  settled_at timestamp with time zone not null,
  settled_by text not null,
  constraint settlements_pkey PRIMARY KEY (order_number),
  constraint settlements_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES quotes(id),
  constraint settlements_total_fen_check CHECK ((total_fen >= 0))
);

create table shift_changes (
  user_id uuid not null,
  day date not null,
  kind text not null,
  starts time without time zone,
  ends time without time zone,
  reason text not null,
  constraint shift_changes_pkey PRIMARY KEY (user_id, day),
  constraint shift_changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES technicians(user_id),
  constraint extra_shifts_have_hours CHECK (((kind <> 'extra'::text) OR ((starts IS NOT NULL) AND (ends IS NOT NULL)))),
  constraint shift_changes_check CHECK ((ends > starts)),
  constraint shift_changes_kind_check CHECK ((kind = ANY (ARRAY['leave'::text, 'extra'::text])))
);

create table shifts (
  user_id uuid not null,
  weekday smallint not null,
  starts time without time zone not null,
  ends time without time zone not null,
  constraint shifts_pkey PRIMARY KEY (user_id, weekday, starts),
  constraint shifts_user_id_fkey FOREIGN KEY (user_id) REFERENCES technicians(user_id),
  constraint shifts_check CHECK ((ends > starts)),
  constraint shifts_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

create table sign_in_tries (
  account text not null,
  source text not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  wait_until timestamp with time zone,
  constraint sign_in_tries_pkey PRIMARY KEY (account, source)
);

create table simulation_changes (
  simulation_id bigint not null,
  case_id bigint not null,
  aspect text not null,
  change text not null,
  shift_seconds bigint default 0 not null,
  before jsonb,
  after jsonb,
  constraint simulation_changes_pkey PRIMARY KEY (simulation_id, case_id, aspect),
  constraint simulation_changes_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES simulations(id) ON DELETE CASCADE
);

create table simulations (
  id bigint generated always as identity not null,
  standard_version_id bigint not null,
  calendar_version_id bigint,
  filter jsonb default '{}'::jsonb not null,
  state text default 'queued'::text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  queued_at timestamp with time zone default clock_timestamp() not null,
  pack_hash text,
  judged_at timestamp with time zone,
  runner uuid,
  beat_at timestamp with time zone,
  run_started_at timestamp with time zone,
  run_started_done integer default 0 not null,
  finished_at timestamp with time zone,
  cancel_asked boolean default false not null,
  total integer,
  done integer default 0 not null,
  last_case_id bigint default 0 not null,
  totals jsonb,
  failure text,
  constraint simulations_pkey PRIMARY KEY (id),
  constraint simulations_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint simulations_calendar_version_id_fkey FOREIGN KEY (calendar_version_id) REFERENCES calendar_versions(id),
  constraint simulations_standard_version_id_fkey FOREIGN KEY (standard_version_id) REFERENCES standard_versions(id) ON DELETE CASCADE,
  constraint simulations_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'interrupted'::text, 'failed'::text])))
);

create table skills (
  code text not null,
  name_zh text not null,
  name_en text not null,
  sort integer default 100 not null,
  constraint skills_pkey PRIMARY KEY (code)
);

create table slot_holds (
  link_id bigint not null,
  people uuid[] not null,
  slot_from timestamp with time zone not null,
  slot_to timestamp with time zone not null,
  held_until timestamp with time zone not null,
  constraint slot_holds_pkey PRIMARY KEY (link_id),
  constraint slot_holds_link_id_fkey FOREIGN KEY (link_id) REFERENCES visit_links(id) ON DELETE CASCADE,
  constraint slot_holds_check CHECK ((slot_to > slot_from))
);

create table sops (
  id bigint generated always as identity not null,
  service_item text not null,
  version integer not null,
  title text not null,
  body text not null,
  change_note text not null,
  effective_from timestamp with time zone not null,
  published_by uuid not null,
  publisher_name text not null,
  published_at timestamp with time zone not null,
  constraint sops_pkey PRIMARY KEY (id),
  constraint sops_are_numbered UNIQUE (service_item, version),
  constraint sops_service_item_fkey FOREIGN KEY (service_item) REFERENCES service_items(code)
);

create table standard_signatures (
  id bigint generated always as identity not null,
  version_id bigint not null,
  revision integer not null,
  kind text not null,
  result text not null,
  text text,
  answers jsonb,
  hash text not null,
  signed_by uuid not null,
  signer_name text not null,
  signer_position text not null,
  signed_at timestamp with time zone not null,
  constraint standard_signatures_pkey PRIMARY KEY (id),
  constraint standard_signatures_version_id_fkey FOREIGN KEY (version_id) REFERENCES standard_versions(id),
  constraint standard_signatures_kind_check CHECK ((kind = ANY (ARRAY['checklist'::text, 'opinion'::text, 'approval'::text]))),
  constraint standard_signatures_result_check CHECK ((result = ANY (ARRAY['kept'::text, 'not_kept'::text, 'consent'::text, 'objection'::text, 'approved'::text, 'refused'::text])))
);

create table standard_versions (
  id bigint generated always as identity not null,
  code text not null,
  version text not null,
  status text not null,
  effective_from timestamp with time zone,
  body jsonb not null,
  hash text not null,
  published_at timestamp with time zone,
  based_on bigint,
  revision integer default 1 not null,
  made_by uuid,
  editors uuid[] default '{}'::uuid[] not null,
  change_note text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  published_by uuid,
  announced_at timestamp with time zone,
  constraint standard_versions_pkey PRIMARY KEY (id),
  constraint standard_versions_are_unique UNIQUE (code, version),
  constraint standard_versions_based_on_fkey FOREIGN KEY (based_on) REFERENCES standard_versions(id),
  constraint standard_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint standard_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES users(id),
  constraint published_standards_have_a_date CHECK (((status <> 'published'::text) OR ((effective_from IS NOT NULL) AND (published_at IS NOT NULL)))),
  constraint standard_versions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'reviewed'::text, 'approved'::text, 'published'::text, 'discarded'::text])))
);

create table supervision_duties (
  user_id uuid not null,
  department_id text not null,
  constraint supervision_duties_pkey PRIMARY KEY (user_id, department_id),
  constraint supervision_duties_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint supervision_duties_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table technician_skills (
  user_id uuid not null,
  skill_code text not null,
  level smallint not null,
  certified_on date not null,
  expires_on date,
  constraint technician_skills_pkey PRIMARY KEY (user_id, skill_code),
  constraint technician_skills_skill_code_fkey FOREIGN KEY (skill_code) REFERENCES skills(code),
  constraint technician_skills_user_id_fkey FOREIGN KEY (user_id) REFERENCES technicians(user_id),
  constraint technician_skills_level_check CHECK (((level >= 1) AND (level <= 5)))
);

create table technicians (
  user_id uuid not null,
  speciality text not null,
  experience_years smallint not null,
  provider_name text,
  home_lng double precision,
  home_lat double precision,
  position_certified_on date,
  emergency boolean default false not null,
  conduct_version text,
  conduct_signed_at timestamp with time zone,
  health_checked_on date,
  health_fit boolean,
  health_due_on date,
  active boolean default true not null,
  version integer default 1 not null,
  constraint technicians_pkey PRIMARY KEY (user_id),
  constraint technicians_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint technicians_experience_years_check CHECK (((experience_years >= 0) AND (experience_years <= 60))),
  constraint technicians_home_lat_check CHECK (((home_lat >= (3)::double precision) AND (home_lat <= (54)::double precision))),
  constraint technicians_home_lng_check CHECK (((home_lng >= (73)::double precision) AND (home_lng <= (136)::double precision))),
  constraint technicians_speciality_check CHECK ((speciality = ANY (ARRAY['mechanical'::text, 'electrical'::text, 'home_design'::text, 'electronics'::text, 'other'::text])))
);

create table training_attendances (
  session_id bigint not null,
  user_id uuid not null,
  attended boolean not null,
  result text not null,
  constraint training_attendances_pkey PRIMARY KEY (session_id, user_id),
  constraint training_attendances_session_id_fkey FOREIGN KEY (session_id) REFERENCES training_sessions(id),
  constraint training_attendances_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint training_attendances_result_check CHECK ((result = ANY (ARRAY['passed'::text, 'failed'::text, 'none'::text])))
);

create table training_plans (
  id bigint generated always as identity not null,
  title text not null,
  year smallint not null,
  courses text[] not null,
  made_by uuid not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint training_plans_pkey PRIMARY KEY (id),
  constraint training_plans_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES users(id),
  constraint training_plans_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint training_plans_year_check CHECK (((year >= 2000) AND (year <= 2199)))
);

create table training_sessions (
  id bigint generated always as identity not null,
  course_code text not null,
  mode text not null,
  hours_kind text not null,
  class_hours numeric(5,1) not null,
  held_on date not null,
  content text not null,
  trainer text not null,
  made_by uuid not null,
  constraint training_sessions_pkey PRIMARY KEY (id),
  constraint training_sessions_course_code_fkey FOREIGN KEY (course_code) REFERENCES courses(code),
  constraint training_sessions_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint training_sessions_class_hours_check CHECK (((class_hours >= 0.5) AND (class_hours <= (200)::numeric))),
  constraint training_sessions_hours_kind_check CHECK ((hours_kind = ANY (ARRAY['theory'::text, 'practice'::text]))),
  constraint training_sessions_mode_check CHECK ((mode = ANY (ARRAY['online'::text, 'on_site'::text, 'case_analysis'::text, 'simulation'::text])))
);

create table unit_ledger (
  id bigint generated always as identity not null,
  unit_id bigint not null,
  kind text not null,
  body jsonb not null,
  other_unit_id bigint,
  withdrawn boolean default false not null,
  corrects_id bigint,
  reason text,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  constraint unit_ledger_pkey PRIMARY KEY (id),
  constraint entries_are_corrected_once UNIQUE (corrects_id),
  constraint unit_ledger_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint unit_ledger_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES unit_ledger(id),
  constraint unit_ledger_other_unit_id_fkey FOREIGN KEY (other_unit_id) REFERENCES product_units(id),
  constraint unit_ledger_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES product_units(id),
  constraint a_unit_is_not_its_own_exchange CHECK ((other_unit_id <> unit_id)),
  constraint an_exchange_names_both_units CHECK (((kind = 'exchange'::text) = (other_unit_id IS NOT NULL))),
  constraint unit_ledger_kind_check CHECK ((kind = ANY (ARRAY['sale'::text, 'repair'::text, 'exchange'::text, 'contract'::text])))
);

create table user_sign_ins (
  user_id uuid not null,
  password_state text not null,
  password_changed_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  disuse_announced_at timestamp with time zone,
  allowed_again_at timestamp with time zone,
  constraint user_sign_ins_pkey PRIMARY KEY (user_id),
  constraint user_sign_ins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint user_sign_ins_password_state_check CHECK ((password_state = ANY (ARRAY['initial'::text, 'own'::text, 'demo'::text])))
);

create table users (
  id uuid not null,
  username text not null,
  name text not null,
  work_number text not null,
  position_code text not null,
  department_id text,
  region text,
  layer text not null,
  scope text not null,
  superior_id uuid,
  locale text default 'zh-CN'::text not null,
  active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  service boolean default false not null,
  access_ends_at timestamp with time zone,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_username_key UNIQUE (username),
  constraint users_work_number_key UNIQUE (work_number),
  constraint users_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint users_id_fkey FOREIGN KEY (id) REFERENCES auth_users(id),
  constraint users_position_code_fkey FOREIGN KEY (position_code) REFERENCES positions(code),
  constraint users_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint users_superior_id_fkey FOREIGN KEY (superior_id) REFERENCES users(id),
  constraint users_layer_check CHECK ((layer = ANY (ARRAY['decision'::text, 'management'::text, 'execution'::text, 'support'::text]))),
  constraint users_locale_check CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint users_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'team'::text, 'region'::text, 'all'::text])))
);

create table visit_links (
  id bigint generated always as identity not null,
  work_order_id bigint not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  picks smallint default 0 not null,
  calls_asked smallint default 0 not null,
  constraint visit_links_pkey PRIMARY KEY (id),
  constraint visit_links_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id)
);

create table warranty_catalogues (
  id bigint generated always as identity not null,
  code text not null,
  version text not null,
  effective_from date not null,
  body jsonb not null,
  published_at timestamp with time zone default now() not null,
  constraint warranty_catalogues_pkey PRIMARY KEY (id),
  constraint warranty_catalogues_are_unique UNIQUE (code, version)
);

create table work_kinds (
  code text not null,
  service_type text not null,
  name_zh text not null,
  name_en text not null,
  template text not null,
  certificates text[] default '{}'::text[] not null,
  skill_code text,
  skill_level smallint default 1 not null,
  hazards text[] default '{}'::text[] not null,
  minutes smallint not null,
  sort integer default 100 not null,
  crew_size smallint default 1 not null,
  remote_first boolean default false not null,
  constraint work_kinds_pkey PRIMARY KEY (code),
  constraint work_kinds_service_type_fkey FOREIGN KEY (service_type) REFERENCES service_types(code),
  constraint work_kinds_skill_code_fkey FOREIGN KEY (skill_code) REFERENCES skills(code),
  constraint work_kinds_crew_size_check CHECK (((crew_size >= 1) AND (crew_size <= 4))),
  constraint work_kinds_minutes_check CHECK (((minutes >= 10) AND (minutes <= 720))),
  constraint work_kinds_skill_level_check CHECK (((skill_level >= 1) AND (skill_level <= 5))),
  constraint work_kinds_template_check CHECK ((template = ANY (ARRAY['appliance'::text, 'furniture'::text, 'custom_furniture'::text, 'smart_home'::text, 'plain'::text])))
);

create table work_order_commands (
  id uuid not null,
  user_id uuid not null,
  work_order_id bigint,
  type text not null,
  device_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  skew_seconds integer not null,
  answer jsonb not null,
  constraint work_order_commands_pkey PRIMARY KEY (id),
  constraint work_order_commands_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint work_order_commands_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id)
);

create table work_order_files (
  id uuid not null,
  work_order_id bigint not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint work_order_files_pkey PRIMARY KEY (id),
  constraint work_order_files_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES users(id),
  constraint work_order_files_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id),
  constraint work_order_files_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text])))
);

create table work_order_records (
  id bigint generated always as identity not null,
  work_order_id bigint not null,
  kind text not null,
  body jsonb not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default now() not null,
  by_id uuid,
  by_name text not null,
  command_id uuid,
  constraint work_order_records_pkey PRIMARY KEY (id),
  constraint work_order_records_by_id_fkey FOREIGN KEY (by_id) REFERENCES users(id),
  constraint work_order_records_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id)
);

create table work_order_visits (
  id bigint generated always as identity not null,
  work_order_id bigint not null,
  technician_id uuid not null,
  crew uuid[] default '{}'::uuid[] not null,
  slot_from timestamp with time zone not null,
  slot_to timestamp with time zone not null,
  status text default 'planned'::text not null,
  moved_by text,
  moved_reason text,
  locked boolean default false not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  constraint work_order_visits_pkey PRIMARY KEY (id),
  constraint work_order_visits_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint work_order_visits_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES technicians(user_id),
  constraint work_order_visits_work_order_id_fkey FOREIGN KEY (work_order_id) REFERENCES work_orders(id),
  constraint work_order_visits_check CHECK ((slot_to > slot_from)),
  constraint work_order_visits_moved_by_check CHECK ((moved_by = ANY (ARRAY['customer'::text, 'company'::text]))),
  constraint work_order_visits_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'done'::text, 'moved'::text, 'cancelled'::text])))
);

create table work_orders (
  id bigint generated always as identity not null,
  number text not null,
  source text not null,
  nature text not null,
  case_id bigint,
  case_number text,
  work_kind text not null,
  template text not null,
  service_class text not null,
  customer_id bigint not null,
  unit_id bigint,
  product_type text,
  region text,
  department_id text,
  lng double precision,
  lat double precision,
  certificates text[] default '{}'::text[] not null,
  skills jsonb default '[]'::jsonb not null,
  hazards text[] default '{}'::text[] not null,
  minutes smallint not null,
  high_humidity boolean default false not null,
  status text default 'created'::text not null,
  status_since timestamp with time zone not null,
  subject text not null,
  rank smallint not null,
  rank_inputs jsonb not null,
  due_on date,
  created_by uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  completed_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  cancelled_reason text,
  version integer default 1 not null,
  service_item text,
  sop_id bigint,
  crew_size smallint default 1 not null,
  subtype text,
  remote_first boolean default false not null,
  constraint work_orders_pkey PRIMARY KEY (id),
  constraint work_order_numbers_are_unique UNIQUE (number),
  constraint work_orders_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint work_orders_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint work_orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint work_orders_department_id_fkey FOREIGN KEY (department_id) REFERENCES org_units(id),
  constraint work_orders_region_fkey FOREIGN KEY (region) REFERENCES regions(code),
  constraint work_orders_service_item_fkey FOREIGN KEY (service_item) REFERENCES service_items(code),
  constraint work_orders_sop_id_fkey FOREIGN KEY (sop_id) REFERENCES sops(id),
  constraint work_orders_subtype_fkey FOREIGN KEY (subtype) REFERENCES service_subtypes(code),
  constraint work_orders_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES product_units(id),
  constraint work_orders_work_kind_fkey FOREIGN KEY (work_kind) REFERENCES work_kinds(code),
  constraint orders_of_cases_name_it CHECK (((source <> 'case'::text) OR (case_id IS NOT NULL))),
  constraint work_orders_crew_size_check CHECK (((crew_size >= 1) AND (crew_size <= 4))),
  constraint work_orders_nature_check CHECK ((nature = ANY (ARRAY['corrective'::text, 'preventive'::text]))),
  constraint work_orders_service_class_check CHECK ((service_class = ANY (ARRAY['basic'::text, 'extended'::text, 'customised'::text]))),
  constraint work_orders_source_check CHECK ((source = ANY (ARRAY['case'::text, 'maintenance'::text, 'device'::text]))),
  constraint work_orders_status_check CHECK ((status = ANY (ARRAY['created'::text, 'scheduled'::text, 'dispatched'::text, 'accepted'::text, 'on_the_way'::text, 'arrived'::text, 'working'::text, 'held'::text, 'completed'::text, 'confirmed'::text, 'settled'::text, 'cancelled'::text])))
);

create table working_papers (
  id bigint generated always as identity not null,
  from_day date not null,
  to_day date not null,
  standard_code text not null,
  standard_version text not null,
  cases integer not null,
  body text not null,
  status text default 'draft'::text not null,
  hash text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  prepared_by uuid,
  prepared_by_name text,
  prepared_at timestamp with time zone,
  reviewed_by uuid,
  reviewed_by_name text,
  reviewed_at timestamp with time zone,
  review_note text,
  version integer default 1 not null,
  constraint working_papers_pkey PRIMARY KEY (id),
  constraint working_papers_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint working_papers_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES users(id),
  constraint working_papers_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES users(id),
  constraint two_people_sign CHECK (((reviewed_by IS NULL) OR (reviewed_by <> prepared_by))),
  constraint working_papers_check CHECK ((to_day > from_day)),
  constraint working_papers_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'prepared'::text, 'signed'::text])))
);

CREATE INDEX access_alerts_open ON public.access_alerts USING btree (id DESC) WHERE (acknowledged_at IS NULL);

CREATE INDEX access_alerts_who ON public.access_alerts USING btree (who, rule, at DESC);

CREATE INDEX access_log_address ON public.access_log USING btree (address, at DESC, id DESC);

CREATE INDEX access_log_at ON public.access_log USING btree (at DESC, id DESC);

CREATE INDEX access_log_case ON public.access_log USING btree (case_number, at DESC, id DESC) WHERE (case_number IS NOT NULL);

CREATE INDEX access_log_customers ON public.access_log USING gin (customer_ids);

CREATE INDEX access_log_kind ON public.access_log USING btree (kind, at DESC, id DESC);

CREATE INDEX access_log_user ON public.access_log USING btree (user_id, at DESC, id DESC);

CREATE UNIQUE INDEX one_verification_at_a_time ON public.access_verifications USING btree (status) WHERE (status = 'running'::text);

CREATE INDEX api_keys_owner ON public.api_keys USING btree (owner_id);

CREATE INDEX approvals_case ON public.approvals USING btree (case_id, id);

CREATE INDEX approvals_plan ON public.approvals USING btree (plan_id) WHERE (plan_id IS NOT NULL);

CREATE INDEX approvals_waiting ON public.approvals USING btree (approver_id, requested_at) WHERE (status = 'waiting'::text);

CREATE UNIQUE INDEX one_waiting_approval ON public.approvals USING btree (case_id, kind) WHERE (status = 'waiting'::text);

CREATE UNIQUE INDEX auth_accounts_of_a_provider ON public.auth_accounts USING btree (provider_id, account_id);

CREATE INDEX auth_accounts_user ON public.auth_accounts USING btree (user_id);

CREATE INDEX auth_passkeys_user ON public.auth_passkeys USING btree (user_id);

CREATE INDEX auth_sessions_user ON public.auth_sessions USING btree (user_id);

CREATE INDEX auth_verifications_identifier ON public.auth_verifications USING btree (identifier);

CREATE INDEX backups_latest ON public.backups USING btree (made_at DESC);

CREATE INDEX brand_promises_model ON public.brand_promises USING btree (model);

CREATE INDEX budgets_span ON public.budgets USING btree (to_day, from_day);

CREATE UNIQUE INDEX one_budget_a_span ON public.budgets USING btree (category, COALESCE(region, ''::text), from_day, to_day);

CREATE INDEX calendar_versions_amended ON public.calendar_versions USING btree (amends_id) WHERE (amends_id IS NOT NULL);

CREATE INDEX calendar_versions_newest ON public.calendar_versions USING btree (code, effective_from DESC, id DESC);

CREATE INDEX case_access_case ON public.case_access USING btree (case_id);

CREATE INDEX case_access_received ON public.case_access USING btree (principal, received_at DESC, case_id DESC);

CREATE INDEX case_clocks_due ON public.case_clocks USING btree (due_at) WHERE (status = ANY (ARRAY['running'::text, 'paused'::text]));

CREATE INDEX case_clocks_paused ON public.case_clocks USING btree (case_id) WHERE (status = 'paused'::text);

CREATE INDEX case_clocks_wake ON public.case_clocks USING btree (wake_at) WHERE (wake_at IS NOT NULL);

CREATE INDEX case_cooperations_department ON public.case_cooperations USING btree (department_id) WHERE (answered_at IS NULL);

CREATE INDEX case_files_case ON public.case_files USING btree (case_id);

CREATE INDEX case_plans_case ON public.case_plans USING btree (case_id, id);

CREATE INDEX case_receipts_case ON public.case_receipts USING btree (case_id, id);

CREATE INDEX case_records_case ON public.case_records USING btree (case_id, kind, id);

CREATE INDEX case_tasks_case ON public.case_tasks USING btree (case_id, id);

CREATE INDEX case_tasks_overdue ON public.case_tasks USING btree (due_at) WHERE ((status = 'open'::text) AND (reported_at IS NULL));

CREATE INDEX case_tasks_responsible ON public.case_tasks USING btree (responsible_id, due_at) WHERE (status = 'open'::text);

CREATE INDEX case_texts_tokens ON public.case_texts USING gin (tokens);

CREATE INDEX cases_contact ON public.cases USING btree (contact_key);

CREATE INDEX cases_contact_search ON public.cases USING gin (contact_keys);

CREATE INDEX cases_customer ON public.cases USING btree (customer_id, received_at DESC);

CREATE INDEX cases_department ON public.cases USING btree (lead_department_id, next_due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_department_received ON public.cases USING btree (lead_department_id, received_at DESC, id DESC);

CREATE INDEX cases_due ON public.cases USING btree (next_due_at, id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX cases_external ON public.cases USING btree (source, external_ref) WHERE (source IS NOT NULL);

CREATE INDEX cases_handler_received ON public.cases USING btree (handler_id, received_at DESC, id DESC);

CREATE INDEX cases_merged ON public.cases USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX cases_open ON public.cases USING btree (id) WHERE (closed_at IS NULL);

CREATE INDEX cases_owner ON public.cases USING btree (owner_id, next_due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_owner_received ON public.cases USING btree (owner_id, received_at DESC, id DESC);

CREATE INDEX cases_readable ON public.cases USING btree (id) WHERE (contact_name_plain IS NOT NULL);

CREATE INDEX cases_received ON public.cases USING btree (received_at DESC, id DESC);

CREATE INDEX cases_region ON public.cases USING btree (region, next_due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_region_received ON public.cases USING btree (region, received_at DESC, id DESC);

CREATE INDEX cases_responsible ON public.cases USING btree (responsible_id, next_due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_step_due ON public.cases USING btree (step_due_at) WHERE ((closed_at IS NULL) AND (step_reported_at IS NULL));

CREATE INDEX cases_unchecked ON public.cases USING btree (COALESCE(last_checked_at, received_at)) WHERE ((closed_at IS NULL) AND (kind = 'complaint'::text));

CREATE INDEX cases_unit ON public.cases USING btree (unit_id, received_at DESC) WHERE (unit_id IS NOT NULL);

CREATE INDEX certificates_end ON public.certificates USING btree (LEAST(expires_on, review_due_on)) WHERE (revoked_on IS NULL);

CREATE INDEX certificates_person ON public.certificates USING btree (user_id);

CREATE INDEX clause_reviews_change ON public.clause_reviews USING btree (law_change_id, id);

CREATE INDEX clause_reviews_open ON public.clause_reviews USING btree (due_on, id) WHERE (closed_at IS NULL);

CREATE INDEX clause_statements_clause ON public.clause_statements USING btree (clause, stated_for DESC, id DESC);

CREATE INDEX clause_statements_day ON public.clause_statements USING btree (stated_for);

CREATE INDEX clock_events_case ON public.clock_events USING btree (case_id, id);

CREATE INDEX consents_by_purpose ON public.consents USING btree (purpose, id DESC);

CREATE INDEX consents_latest ON public.consents USING btree (customer_id, purpose, at DESC, id DESC);

CREATE INDEX cost_rows_case ON public.cost_rows USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX cost_rows_day ON public.cost_rows USING btree (day, category, region);

CREATE INDEX cost_rows_order ON public.cost_rows USING btree (order_number) WHERE (order_number IS NOT NULL);

CREATE INDEX customer_exports_ready ON public.customer_exports USING btree (expires_at) WHERE (state = 'ready'::text);

CREATE INDEX customer_exports_requester ON public.customer_exports USING btree (requested_by, id DESC);

CREATE INDEX customers_kept ON public.customers USING btree (id) WHERE (erased_at IS NULL);

CREATE INDEX customers_readable ON public.customers USING btree (id) WHERE (name_plain IS NOT NULL);

CREATE INDEX customers_restricted ON public.customers USING btree (restricted_at) WHERE (restricted_at IS NOT NULL);

CREATE INDEX customers_search ON public.customers USING gin (search_keys);

CREATE INDEX day_plans_newest ON public.day_plans USING btree (region, day, id DESC);

CREATE INDEX day_plans_waiting ON public.day_plans USING btree (queued_at, id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE UNIQUE INDEX one_day_plan_runs ON public.day_plans USING btree ((true)) WHERE (state = 'running'::text);

CREATE INDEX device_alarms_newest ON public.device_alarms USING btree (id DESC, outcome);

CREATE INDEX device_alarms_order ON public.device_alarms USING btree (work_order_id, id) WHERE (work_order_id IS NOT NULL);

CREATE INDEX device_alarms_unit ON public.device_alarms USING btree (unit_id, fault, id DESC) WHERE (unit_id IS NOT NULL);

CREATE INDEX erasure_kept_of ON public.erasure_kept USING btree (erasure_id, id);

CREATE INDEX erasures_frozen ON public.erasures USING btree (frozen_until) WHERE (state = 'frozen'::text);

CREATE INDEX erasures_running ON public.erasures USING btree (id) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX one_erasure_of_a_person ON public.erasures USING btree (customer_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'frozen'::text]));

CREATE INDEX events_case ON public.events USING btree (case_id, id) WHERE (case_id IS NOT NULL);

CREATE INDEX events_feed ON public.events USING btree (xid, id);

CREATE INDEX events_of_users ON public.events USING btree (subject, id) WHERE (subject ~~ 'user:%'::text);

CREATE INDEX events_type_at ON public.events USING btree (type, at);

CREATE INDEX fault_codes_model ON public.fault_codes USING btree (model, code) WHERE active;

CREATE INDEX idempotency_keys_at ON public.idempotency_keys USING btree (at);

CREATE INDEX implementation_tasks_department ON public.implementation_tasks USING btree (department_id, id DESC);

CREATE INDEX implementation_tasks_open ON public.implementation_tasks USING btree (due_on, id) WHERE (done_at IS NULL);

CREATE INDEX known_devices_user ON public.known_devices USING btree (user_id);

CREATE INDEX law_changes_effective ON public.law_changes USING btree (effective_on DESC, id DESC);

CREATE INDEX notifications_case ON public.notifications USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX notifications_number ON public.notifications USING btree (((data ->> 'number'::text))) WHERE ((data ->> 'number'::text) IS NOT NULL);

CREATE INDEX notifications_read ON public.notifications USING btree (read_at) WHERE (read_at IS NOT NULL);

CREATE INDEX notifications_unread ON public.notifications USING btree (user_id) WHERE (read_at IS NULL);

CREATE INDEX notifications_user ON public.notifications USING btree (user_id, id DESC);

CREATE INDEX org_units_parent ON public.org_units USING btree (parent_id);

CREATE INDEX outbound_messages_case ON public.outbound_messages USING btree (case_id, id);

CREATE INDEX outbound_messages_made ON public.outbound_messages USING btree (created_at) WHERE (body <> '已删除'::text);

CREATE INDEX outbound_messages_readable ON public.outbound_messages USING btree (id) WHERE (recipient_plain IS NOT NULL);

CREATE INDEX outbound_messages_waiting ON public.outbound_messages USING btree (send_after) WHERE (status = ANY (ARRAY['queued'::text, 'held'::text]));

CREATE INDEX outbound_messages_without_case ON public.outbound_messages USING btree (customer_id) WHERE (case_id IS NULL);

CREATE INDEX part_balances_low ON public.part_balances USING btree (place_code, part_code) WHERE (minimum > 0);

CREATE INDEX part_moves_at ON public.part_moves USING btree (at);

CREATE UNIQUE INDEX part_moves_command ON public.part_moves USING btree (command_id, part_code) WHERE (command_id IS NOT NULL);

CREATE INDEX part_moves_order ON public.part_moves USING btree (order_number, id) WHERE (order_number IS NOT NULL);

CREATE INDEX part_moves_part ON public.part_moves USING btree (part_code, id DESC);

CREATE UNIQUE INDEX one_chosen_offer ON public.part_offers USING btree (part_code) WHERE chosen;

CREATE UNIQUE INDEX one_van_a_person ON public.part_places USING btree (user_id) WHERE (kind = 'van'::text);

CREATE INDEX part_reservations_order ON public.part_reservations USING btree (order_number, id);

CREATE INDEX part_reservations_short ON public.part_reservations USING btree (part_code, id) WHERE (status = 'short'::text);

CREATE INDEX password_history_user ON public.password_history USING btree (user_id, id);

CREATE INDEX payments_at ON public.payments USING btree (at);

CREATE UNIQUE INDEX payments_command ON public.payments USING btree (command_id) WHERE (command_id IS NOT NULL);

CREATE INDEX payments_order ON public.payments USING btree (order_number, id);

CREATE UNIQUE INDEX payments_reversed_once ON public.payments USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);

CREATE INDEX person_request_checks_of ON public.person_request_checks USING btree (request_id, id);

CREATE INDEX person_requests_customer ON public.person_requests USING btree (customer_id, id DESC);

CREATE INDEX person_requests_files ON public.person_requests USING btree (expires_at) WHERE (file_id IS NOT NULL);

CREATE INDEX person_requests_open ON public.person_requests USING btree (due_at) WHERE (done_at IS NULL);

CREATE INDEX price_items_kind ON public.price_items USING btree (list_id, kind, sort, code);

CREATE UNIQUE INDEX price_items_once ON public.price_items USING btree (list_id, code, COALESCE(region, ''::text), COALESCE(product_type, ''::text));

CREATE UNIQUE INDEX one_draft_of_prices ON public.price_lists USING btree (status) WHERE (status = 'draft'::text);

CREATE INDEX price_lists_in_force ON public.price_lists USING btree (effective_from DESC, id DESC) WHERE (status = 'published'::text);

CREATE INDEX privacy_incident_measures_of ON public.privacy_incident_measures USING btree (incident_id, id);

CREATE INDEX privacy_incident_notifications_of ON public.privacy_incident_notifications USING btree (incident_id, id);

CREATE INDEX privacy_incident_persons_customer ON public.privacy_incident_persons USING btree (customer_id);

CREATE INDEX privacy_incidents_open ON public.privacy_incidents USING btree (found_at DESC) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX privacy_notices_day ON public.privacy_notices USING btree (effective_on) WHERE (published_at IS NOT NULL);

CREATE INDEX product_units_customer ON public.product_units USING btree (customer_id);

CREATE INDEX product_units_serial ON public.product_units USING btree (serial text_pattern_ops);

CREATE INDEX provinces_region ON public.provinces USING btree (region);

CREATE UNIQUE INDEX one_accepted_quote ON public.quotes USING btree (order_number) WHERE (status = 'accepted'::text);

CREATE UNIQUE INDEX one_open_quote ON public.quotes USING btree (order_number) WHERE (status = 'offered'::text);

CREATE UNIQUE INDEX quotes_command ON public.quotes USING btree (command_id) WHERE (command_id IS NOT NULL);

CREATE INDEX quotes_order ON public.quotes USING btree (order_number, id);

CREATE INDEX recount_runs_open ON public.recount_runs USING btree (id) WHERE (status = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX repair_choices_case ON public.repair_choices USING btree (case_id, id);

CREATE UNIQUE INDEX one_replenishment_at_a_time ON public.replenishments USING btree (part_code, place_code) WHERE (status = ANY (ARRAY['open'::text, 'ordered'::text]));

CREATE INDEX retention_changes_of ON public.retention_changes USING btree (code, id DESC);

CREATE UNIQUE INDEX one_retention_run ON public.retention_runs USING btree ((true)) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX a_unit_is_in_one_open_return ON public.return_orders USING btree (unit_id) WHERE ((ended_at IS NULL) AND (kind <> 'compensation'::text));

CREATE INDEX return_orders_case ON public.return_orders USING btree (case_id);

CREATE INDEX return_orders_customer ON public.return_orders USING btree (customer_id);

CREATE INDEX return_orders_open ON public.return_orders USING btree (due_on, id) WHERE (ended_at IS NULL);

CREATE INDEX return_orders_unit ON public.return_orders USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX return_orders_wake ON public.return_orders USING btree (wake_at) WHERE (wake_at IS NOT NULL);

CREATE INDEX return_records_order ON public.return_records USING btree (return_order_id, id);

CREATE UNIQUE INDEX one_sealing_runs ON public.sealing_runs USING btree ((true)) WHERE (status = 'running'::text);

CREATE INDEX service_items_review ON public.service_items USING btree (next_review) WHERE active;

CREATE INDEX settlements_at ON public.settlements USING btree (settled_at);

CREATE INDEX sign_in_tries_last ON public.sign_in_tries USING btree (last_at);

CREATE INDEX simulation_changes_kind ON public.simulation_changes USING btree (simulation_id, change, shift_seconds, case_id, aspect);

CREATE INDEX simulation_changes_shift ON public.simulation_changes USING btree (simulation_id, shift_seconds, case_id, aspect);

CREATE UNIQUE INDEX one_simulation_runs ON public.simulations USING btree ((true)) WHERE (state = 'running'::text);

CREATE INDEX simulations_version ON public.simulations USING btree (standard_version_id);

CREATE INDEX simulations_waiting ON public.simulations USING btree (queued_at, id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX slot_holds_time ON public.slot_holds USING btree (held_until, slot_from);

CREATE UNIQUE INDEX sops_in_force ON public.sops USING btree (service_item, effective_from DESC);

CREATE INDEX standard_signatures_version ON public.standard_signatures USING btree (version_id, id);

CREATE INDEX standard_versions_published ON public.standard_versions USING btree (effective_from DESC, id DESC) WHERE (status = 'published'::text);

CREATE INDEX technician_skills_skill ON public.technician_skills USING btree (skill_code, level);

CREATE INDEX training_attendances_person ON public.training_attendances USING btree (user_id);

CREATE INDEX training_sessions_held ON public.training_sessions USING btree (held_on, id);

CREATE INDEX unit_ledger_other_unit ON public.unit_ledger USING btree (other_unit_id) WHERE (other_unit_id IS NOT NULL);

CREATE INDEX unit_ledger_unit ON public.unit_ledger USING btree (unit_id, id);

CREATE INDEX users_access_ends ON public.users USING btree (access_ends_at) WHERE ((access_ends_at IS NOT NULL) AND active);

CREATE INDEX users_department ON public.users USING btree (department_id);

CREATE INDEX visit_links_order ON public.visit_links USING btree (work_order_id, id DESC);

CREATE INDEX work_order_commands_order ON public.work_order_commands USING btree (work_order_id, received_at);

CREATE INDEX work_order_files_order ON public.work_order_files USING btree (work_order_id);

CREATE INDEX work_order_records_order ON public.work_order_records USING btree (work_order_id, id);

CREATE INDEX work_order_visits_crew ON public.work_order_visits USING gin (crew) WHERE (status = ANY (ARRAY['planned'::text, 'done'::text]));

CREATE INDEX work_order_visits_day ON public.work_order_visits USING btree (slot_from) WHERE (status = ANY (ARRAY['planned'::text, 'done'::text]));

CREATE INDEX work_order_visits_order ON public.work_order_visits USING btree (work_order_id, id);

CREATE INDEX work_order_visits_person ON public.work_order_visits USING btree (technician_id, slot_from) WHERE (status = ANY (ARRAY['planned'::text, 'done'::text]));

CREATE INDEX work_orders_case ON public.work_orders USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX work_orders_case_number ON public.work_orders USING btree (case_number, id DESC) WHERE (case_number IS NOT NULL);

CREATE INDEX work_orders_completed ON public.work_orders USING btree (completed_at) WHERE (completed_at IS NOT NULL);

CREATE INDEX work_orders_customer ON public.work_orders USING btree (customer_id);

CREATE INDEX work_orders_made ON public.work_orders USING btree (created_by, id DESC);

CREATE INDEX work_orders_newest ON public.work_orders USING btree (id DESC, status);

CREATE INDEX work_orders_open ON public.work_orders USING btree (region, rank, id) WHERE (status <> ALL (ARRAY['completed'::text, 'confirmed'::text, 'settled'::text, 'cancelled'::text]));

CREATE INDEX work_orders_unit ON public.work_orders USING btree (unit_id, id) WHERE (unit_id IS NOT NULL);

CREATE OR REPLACE FUNCTION public.access_entry_text(e access_log)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select '{"address":' || coalesce(to_json(e.address)::text, 'null')
    || ',"at":' || (extract(epoch from e.at) * 1000000)::bigint
    || ',"caseNumber":' || coalesce(to_json(e.case_number)::text, 'null')
    || ',"code":' || coalesce(to_json(e.code)::text, 'null')
    || ',"customerIds":' || to_json(array_to_string(e.customer_ids, ','))::text
    || ',"details":' || to_json(e.details::text)::text
    || ',"fields":' || to_json(array_to_string(e.fields, ','))::text
    || ',"id":' || e.id
    || ',"kind":' || to_json(e.kind)::text
    || ',"method":' || coalesce(to_json(e.method)::text, 'null')
    || ',"note":' || coalesce(to_json(coalesce(e.note_hash, e.note))::text, 'null')
    || ',"path":' || coalesce(to_json(e.path)::text, 'null')
    || ',"purpose":' || coalesce(to_json(e.purpose)::text, 'null')
    || ',"recordedAt":' || (extract(epoch from e.recorded_at) * 1000000)::bigint
    || ',"records":' || e.records
    || ',"requestId":' || to_json(e.request_id)::text
    || ',"subject":' || to_json(e.subject)::text
    || ',"userId":' || coalesce(to_json(e.user_id)::text, 'null')
    || ',"userName":' || to_json(e.user_name)::text || '}'
$function$;

CREATE OR REPLACE FUNCTION public.chain_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$
declare last_hash text; last_seq integer;
begin
  if new.case_id is null then
    perform pg_advisory_xact_lock(7263, hashtext(new.subject) & 1023);
  end if;
  select hash, seq into last_hash, last_seq from public.events
    where subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.previous_hash := last_hash;
  new.erased_by := null;
  new.content_salt := replace(gen_random_uuid()::text, '-', '');
  new.content_hash := public.event_content_hash(new.content_salt, new.reason, new.data);
  new.hash := public.event_hash(new);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.commit_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  new.erased_by := null;
  new.note_salt := case when new.note is not null then replace(gen_random_uuid()::text, '-', '') end;
  new.note_hash := case when new.note is not null then public.note_commitment(new.note_salt, new.note) end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.erase_piece(erasure bigint, of text, ids bigint[], words text, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  run public.erasures; spot public.erasure_places; parent_table text; owner_column text; changed bigint;
  sets text; differs text; found text; kind text; one text; column_name text; value jsonb; literal text; totals jsonb := '{}';
begin
  select * into strict run from public.erasures where id = erasure and state = 'running';
  perform set_config('anju.erasing', erasure::text, true);
  parent_table := case of when 'case' then 'cases' when 'order' then 'work_orders' when 'unit' then 'product_units'
    when 'return' then 'return_orders' else 'customers' end;
  owner_column := case of when 'customer' then 'id' else 'customer_id' end;
  for spot in select * from public.erasure_places where parent = of and not (law_keeps and run.freezes) order by place loop
    sets := ''; differs := 'false';
    foreach column_name in array spot.worded loop
      select a.atttypid::regtype::text into strict kind from pg_attribute a
        where a.attrelid = format('public.%I', spot.table_name)::regclass and a.attname = column_name;
      one := format(case kind when 'jsonb' then 'public.erased_json(r.%I, %L)' else 'public.erased_text(r.%I, %L)' end, column_name, words);
      sets := sets || format(', %I = %s', column_name, one);
      differs := differs || format(' or r.%I is distinct from %s', column_name, one);
    end loop;
    for column_name, value in select * from jsonb_each(spot.cleared) loop
      literal := case when jsonb_typeof(value) = 'null' then 'null'
        when value #>> '{}' = '$now' then format('coalesce(r.%I, %L::timestamptz)', column_name, at)
        when value #>> '{}' = '$name' then quote_literal(case when run.freezes then '已冻结' else '已删除' end)
        else quote_literal(value #>> '{}') end;
      sets := sets || format(', %I = %s', column_name, literal);
      differs := differs || format(' or r.%I is distinct from %s', column_name, literal);
    end loop;
    if spot.table_name = 'events' then sets := sets || format(', content_salt = null, erased_by = %s', erasure); end if;
    if spot.table_name = 'access_log' then sets := sets || format(', note_salt = null, erased_by = %s', erasure); end if;
    -- Rows that something else changes at the same time are waited for and looked at anew; none is passed over.
    found := format('p.%1$I = %2$s and p.id = any(%3$L::bigint[]) and (%4$s) and (%5$s)',
      owner_column, run.customer_id, ids, spot.joins, differs);
    if run.freezes then
      execute format($f$
        insert into public.erasure_kept (erasure_id, table_name, kept)
        select %1$s, %2$L, (select jsonb_object_agg(f.key, f.value) from jsonb_each(to_jsonb(r)) f where f.key = any(%3$L::text[]))
        from public.%2$I r, public.%4$I p where %5$s for update of r$f$,
        erasure, spot.table_name, spot.worded || array(select jsonb_object_keys(spot.cleared)) || '{id,seal_id,case_id}'::text[],
        parent_table, found);
    end if;
    execute format('update public.%I r set %s from public.%I p where %s', spot.table_name, substr(sets, 3), parent_table, found);
    get diagnostics changed = row_count;
    if changed > 0 then
      totals := jsonb_set(totals, array[spot.table_name], to_jsonb(coalesce((totals ->> spot.table_name)::bigint, 0) + changed));
    end if;
  end loop;
  perform set_config('anju.erasing', '', true);
  return totals;
end $function$;

CREATE OR REPLACE FUNCTION public.erased_json(said jsonb, words text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  case jsonb_typeof(said)
    when 'string' then return to_jsonb(public.erased_text(said #>> '{}', words));
    when 'array' then
      return coalesce((select jsonb_agg(public.erased_json(e.one, words) order by e.place)
        from jsonb_array_elements(said) with ordinality as e (one, place)), '[]');
    when 'object' then
      return coalesce((select jsonb_object_agg(f.key, case
          when f.key in ('lng', 'lat') then 'null'::jsonb
          when f.key in ('signedBy', 'strokes', 'contactName', 'contactPhone', 'otherContact', 'identityReference', 'recipient')
            and jsonb_typeof(f.value) = 'string' then '"已删除"'::jsonb
          else public.erased_json(f.value, words) end) from jsonb_each(said) as f (key, value)), '{}');
    else return said;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION public.erased_text(said text, words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select case when said is null then null
    when words = '' then regexp_replace(said, '⟦[^⟧]*⟧', '已删除', 'g')
    else regexp_replace(regexp_replace(said, '⟦[^⟧]*⟧', '已删除', 'g'), words, '已删除', 'gi') end
$function$;

CREATE OR REPLACE FUNCTION public.erasing()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare which text := current_setting('anju.erasing', true);
begin
  return coalesce(which, '') <> '' and exists (select from public.erasures where id = which::bigint and state = 'running');
end $function$;

CREATE OR REPLACE FUNCTION public.event_content_hash(salt text, reason text, data jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select encode(sha256(convert_to(concat_ws('|', salt, coalesce(reason, ''), data::text), 'UTF8')), 'hex')
$function$;

CREATE OR REPLACE FUNCTION public.event_faults(first bigint, last bigint)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select e.id from public.events e left join public.events p on p.subject = e.subject and p.seq = e.seq - 1
  where e.id between first and last and (
    e.previous_hash is distinct from p.hash or (e.seq > 1 and p.id is null)
    or case when e.content_hash is null then e.erased_by is null and e.hash <> public.event_hash(e)
      else e.hash <> public.event_hash(e) or (case when e.content_salt is null then e.erased_by is null
        else e.content_hash <> public.event_content_hash(e.content_salt, e.reason, e.data) end) end)
$function$;

CREATE OR REPLACE FUNCTION public.event_hash(e events)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select encode(sha256(convert_to(case when e.content_hash is null
    then concat_ws('|', coalesce(e.previous_hash, ''), e.subject, e.seq, e.type,
      extract(epoch from e.at)::numeric(20,6), coalesce(e.actor_id::text, ''), e.actor_name,
      coalesce(e.reason, ''), e.data::text)
    else concat_ws('|', coalesce(e.previous_hash, ''), e.subject, e.seq, e.type,
      extract(epoch from e.at)::numeric(20,6), coalesce(e.actor_id::text, ''), e.actor_name, e.content_hash) end, 'UTF8')), 'hex')
$function$;

CREATE OR REPLACE FUNCTION public.keep_published_standard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status <> 'published' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or (new.code, new.version, new.status, new.body, new.hash, new.effective_from, new.published_at)
      is distinct from (old.code, old.version, old.status, old.body, old.hash, old.effective_from, old.published_at) then
    raise exception 'a published standard never changes' using errcode = 'AN001';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.link_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare last record; who text := coalesce(new.user_id::text, 'address:' || new.address);
begin
  if who is not null and new.kind in ('disclosure', 'file', 'export', 'refused', 'sign_in_failed') then
    perform graphile_worker.add_job('oversight:watch', job_key := 'watch:' || who, payload := json_build_object('data',
      json_build_object('who', who, 'userId', new.user_id, 'userName', new.user_name, 'address', new.address)));
  end if;
  perform pg_advisory_xact_lock(7262);
  select seq, hash into last from public.access_chain order by seq desc limit 1;
  if last is null then
    select a.last_seq as seq, a.last_hash as hash into last from public.access_archives a order by a.last_seq desc limit 1;
  end if;
  insert into public.access_chain (seq, entry_id, previous_hash, hash)
    values (coalesce(last.seq, 0) + 1, new.id, coalesce(last.hash, ''),
      encode(sha256(convert_to(coalesce(last.hash, '') || public.access_entry_text(new), 'UTF8')), 'hex'));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.next_case_number(prefix text, year integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.note_commitment(salt text, note text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select encode(sha256(convert_to(salt || '|' || note, 'UTF8')), 'hex')
$function$;

CREATE OR REPLACE FUNCTION public.refuse_access_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'access_chain' then
      if exists (select 1 from access_archives a
        where old.seq between a.first_seq and a.last_seq and a.to_at < now() - interval '6 months')
      then return old; end if;
    elsif exists (select 1 from access_chain c join access_archives a on c.seq between a.first_seq and a.last_seq
      where c.entry_id = old.id and old.at <= a.to_at and a.to_at < now() - interval '6 months')
    then return old; end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'access_log' and erasing() then return new;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and erasing() then return new; end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_published_price()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'price_lists' then
    if old.status = 'published' then raise exception 'a published price list is final'; end if;
  elsif exists (select 1 from price_lists l where l.id in (old.list_id, new.list_id) and l.status = 'published') then
    raise exception 'a published price list is final';
  end if;
  return coalesce(new, old);
end $function$;

CREATE OR REPLACE FUNCTION public.remove_archived_access(archive bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare a public.access_archives; removed bigint;
begin
  select * into strict a from public.access_archives where id = archive;
  if not exists (select 1 from public.access_chain where seq = a.last_seq and hash = a.last_hash) then
    raise exception 'archive % does not end in the chain', archive;
  end if;
  delete from public.access_log e using public.access_chain c
    where c.entry_id = e.id and c.seq between a.first_seq and a.last_seq;
  get diagnostics removed = row_count;
  delete from public.access_chain where seq between a.first_seq and a.last_seq;
  return removed;
end $function$;

CREATE TRIGGER access_anchors_are_final BEFORE DELETE OR UPDATE ON public.access_anchors FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_archives_are_final BEFORE DELETE OR UPDATE ON public.access_archives FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_chain_is_final BEFORE DELETE OR UPDATE ON public.access_chain FOR EACH ROW EXECUTE FUNCTION refuse_access_change();

CREATE TRIGGER access_chain_stays BEFORE TRUNCATE ON public.access_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_change();

CREATE CONSTRAINT TRIGGER access_log_is_chained AFTER INSERT ON public.access_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_access();

CREATE TRIGGER access_log_is_final BEFORE DELETE OR UPDATE ON public.access_log FOR EACH ROW EXECUTE FUNCTION refuse_access_change();

CREATE TRIGGER access_log_stays BEFORE TRUNCATE ON public.access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_change();

CREATE TRIGGER access_notes_are_committed BEFORE INSERT ON public.access_log FOR EACH ROW EXECUTE FUNCTION commit_note();

CREATE TRIGGER brand_promises_are_final BEFORE DELETE OR UPDATE ON public.brand_promises FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER case_records_are_final BEFORE DELETE OR UPDATE ON public.case_records FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER clause_statements_are_final BEFORE DELETE OR UPDATE ON public.clause_statements FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER consents_are_final BEFORE DELETE OR UPDATE ON public.consents FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER cost_baselines_are_final BEFORE DELETE OR UPDATE ON public.cost_baselines FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_are_chained BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION chain_event();

CREATE TRIGGER events_are_final BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_stay BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER framework_versions_are_final BEFORE DELETE OR UPDATE ON public.framework_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER part_baselines_are_final BEFORE DELETE OR UPDATE ON public.part_baselines FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER part_moves_are_final BEFORE DELETE OR UPDATE ON public.part_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER payments_are_final BEFORE DELETE OR UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_request_checks_are_final BEFORE DELETE OR UPDATE ON public.person_request_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER published_items_are_final BEFORE INSERT OR DELETE OR UPDATE ON public.price_items FOR EACH ROW EXECUTE FUNCTION refuse_published_price();

CREATE TRIGGER published_lists_are_final BEFORE DELETE OR UPDATE ON public.price_lists FOR EACH ROW EXECUTE FUNCTION refuse_published_price();

CREATE TRIGGER privacy_incident_notifications_are_final BEFORE DELETE OR UPDATE ON public.privacy_incident_notifications FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER published_notices_are_final BEFORE DELETE OR UPDATE ON public.privacy_notices FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER quote_lines_are_final BEFORE DELETE OR UPDATE ON public.quote_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER repair_choices_are_final BEFORE DELETE OR UPDATE ON public.repair_choices FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER retention_changes_are_final BEFORE DELETE OR UPDATE ON public.retention_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER return_payments_are_final BEFORE DELETE OR UPDATE ON public.return_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER return_records_are_final BEFORE DELETE OR UPDATE ON public.return_records FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER settlements_are_final BEFORE DELETE OR UPDATE ON public.settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sops_are_final BEFORE DELETE OR UPDATE ON public.sops FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standard_signatures_are_final BEFORE DELETE OR UPDATE ON public.standard_signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER published_standards_are_final BEFORE DELETE OR UPDATE ON public.standard_versions FOR EACH ROW EXECUTE FUNCTION keep_published_standard();

CREATE TRIGGER unit_ledger_is_final BEFORE DELETE OR UPDATE ON public.unit_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER unit_ledger_stays BEFORE TRUNCATE ON public.unit_ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER warranty_catalogues_are_final BEFORE DELETE OR UPDATE ON public.warranty_catalogues FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_order_records_are_final BEFORE DELETE OR UPDATE ON public.work_order_records FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER signed_papers_are_final BEFORE DELETE OR UPDATE ON public.working_papers FOR EACH ROW WHEN ((old.status = 'signed'::text)) EXECUTE FUNCTION refuse_change();
