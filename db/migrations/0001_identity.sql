-- Who is there: sign-in (kept by the sign-in library), organisation, positions and their rights.

create table auth_users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_sessions (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_sessions_user on auth_sessions (user_id);

create table auth_accounts (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  id_token text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_accounts_user on auth_accounts (user_id);

create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verifications_identifier on auth_verifications (identifier);

create table auth_rate_limits (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table regions (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  sort integer not null
);

create table provinces (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  region text not null references regions (code)
);
create index provinces_region on provinces (region);

create table org_units (
  id text primary key,
  kind text not null check (kind in ('headquarters', 'region', 'department', 'outlet')),
  layer text not null check (layer in ('decision', 'management', 'execution', 'support')),
  department_type text,
  region text references regions (code),
  name_zh text not null,
  name_en text not null,
  parent_id text references org_units (id),
  head_user_id uuid,
  active boolean not null default true,
  constraint departments_have_a_type check (kind <> 'department' or department_type is not null),
  constraint regions_and_outlets_have_a_region check (kind not in ('region', 'outlet') or region is not null)
);
create index org_units_parent on org_units (parent_id);

create table positions (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  layer text not null check (layer in ('decision', 'management', 'execution', 'support')),
  customer_contact boolean not null,
  operating boolean not null,
  supervising boolean not null,
  default_scope text not null check (default_scope in ('own', 'team', 'region', 'all')),
  duty_zh text not null,
  duty_en text not null,
  sort integer not null
);

create table position_rights (
  position_code text not null references positions (code),
  permission text not null,
  case_kinds text[],
  primary key (position_code, permission)
);

create table users (
  id uuid primary key references auth_users (id),
  username text not null unique,
  name text not null,
  work_number text not null unique,
  position_code text not null references positions (code),
  department_id text references org_units (id),
  region text references regions (code),
  layer text not null check (layer in ('decision', 'management', 'execution', 'support')),
  scope text not null check (scope in ('own', 'team', 'region', 'all')),
  superior_id uuid references users (id),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index users_department on users (department_id);
alter table org_units add constraint org_units_head foreign key (head_user_id) references users (id);

-- Nobody supervises the department that he or she works in (S0 7.1).
create table supervision_duties (
  user_id uuid not null references users (id),
  department_id text not null references org_units (id),
  primary key (user_id, department_id)
);

create table saved_views (
  id bigint generated always as identity primary key,
  user_id uuid not null references users (id),
  screen text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null default now(),
  constraint saved_view_names_are_unique unique (user_id, screen, name)
);
