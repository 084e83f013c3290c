-- Sign-in that stands up: second factors, sessions that end, passwords with a history, throttles, keys of other systems.

alter table auth_users add column two_factor_enabled boolean not null default false;

alter table auth_sessions
  add column kind text not null default 'office' check (kind in ('office', 'field')),
  add column way text not null default 'password' check (way in ('password', 'passkey', 'single_sign_on')),
  add column second_factor_at timestamptz;

create table auth_two_factors (
  id uuid primary key,
  user_id uuid not null unique references auth_users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create table auth_passkeys (
  id text primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index auth_passkeys_user on auth_passkeys (user_id);

create unique index auth_accounts_of_a_provider on auth_accounts (provider_id, account_id);

-- An account of another system: it has rights, but nobody signs in as it.
alter table users add column service boolean not null default false;

create table user_sign_ins (
  user_id uuid primary key references users (id),
  password_state text not null check (password_state in ('initial', 'own', 'demo')),
  password_changed_at timestamptz,
  last_seen_at timestamptz,
  disuse_announced_at timestamptz,
  allowed_again_at timestamptz
);
insert into user_sign_ins (user_id, password_state)
  select id, case when exists (select 1 from settings where key = 'demo' and value = 'true') then 'demo' else 'own' end
  from users;

create table password_history (
  id bigint generated always as identity primary key,
  user_id uuid not null references users (id),
  hash text not null,
  kept_at timestamptz not null
);
create index password_history_user on password_history (user_id, id);

-- A device that a person signed in on before: its tries are counted apart from those of strangers.
create table known_devices (
  token_hash text primary key,
  user_id uuid not null references users (id),
  last_seen_at timestamptz not null
);
create index known_devices_user on known_devices (user_id);

-- Tries without success, by account and source (an address, or a known device).
create table sign_in_tries (
  account text not null,
  source text not null,
  tries integer not null,
  last_at timestamptz not null,
  wait_until timestamptz,
  primary key (account, source)
);
create index sign_in_tries_last on sign_in_tries (last_at);

create table api_keys (
  id uuid primary key,
  owner_id uuid not null references users (id),
  name text not null,
  prefix text not null,
  hash text not null unique,
  scopes text[] not null,
  region text references regions (code),
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_address text,
  revoked_at timestamptz,
  revoked_by uuid references users (id)
);
create index api_keys_owner on api_keys (owner_id);

insert into position_rights (position_code, permission) values
  ('administrator', 'security:manage'), ('administrator', 'keys:manage');
