-- Exports of customer data: asked for, decided by a second person, made, taken (S0 2.3).

create table customer_exports (
  id bigint generated always as identity primary key,
  number text generated always as ('EX' || lpad(id::text, 6, '0')) stored,
  state text not null default 'waiting' check (state in
    ('waiting', 'refused', 'withdrawn', 'approved', 'ready', 'failed', 'expired')),
  purpose text not null,
  reason text not null,
  filter jsonb not null,
  fields text[] not null,
  records integer not null,
  requested_by uuid not null references users (id),
  requested_at timestamptz not null,
  decided_by uuid references users (id),
  decided_at timestamptz,
  decision text,
  file_id uuid,
  sha256 text,
  sealed_password text,
  password_shown_at timestamptz,
  downloads integer not null default 0,
  expires_at timestamptz,
  constraint decided_by_a_second_person check (decided_by is null or decided_by <> requested_by),
  constraint made_only_when_approved check (file_id is null or decided_by is not null)
);
create index customer_exports_requester on customer_exports (requested_by, id desc);
create index customer_exports_ready on customer_exports (expires_at) where state = 'ready';

insert into position_rights (position_code, permission)
  select p.code, 'exports:request' from positions p where p.code in ('department_head', 'supervisor', 'regional_manager', 'manager', 'privacy_officer');
insert into position_rights (position_code, permission) values
  ('privacy_officer', 'exports:approve'), ('manager', 'exports:approve');
