-- The privacy officer: verification, daily anchors and archives of the access log, limits and alerts (S0 5.2, S3 1-K5).

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('privacy_officer', '个人信息保护负责人', 'Privacy officer', 'support', false, false, false, 'all', '查看访问日志，处理异常访问，审批客户信息导出', 'Reads the access log, looks into abnormal access, approves exports of customer data', 12);
insert into position_rights (position_code, permission) values
  ('privacy_officer', 'organisation:view'), ('privacy_officer', 'standards:view'), ('privacy_officer', 'customers:view'),
  ('privacy_officer', 'audit:view'), ('privacy_officer', 'audit:manage');

create table access_anchors (
  day date primary key,
  seq bigint not null,
  hash text not null,
  made_at timestamptz not null
);

create table access_archives (
  id bigint generated always as identity primary key,
  first_seq bigint not null,
  last_seq bigint not null unique,
  last_hash text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  file text not null,
  sha256 text not null,
  made_at timestamptz not null
);

-- Months for which entries stay in the database before they go to a sealed file; the law asks for six.
create table access_keeping (
  one boolean primary key default true check (one),
  months integer not null default 12 check (months between 6 and 120),
  changed_by uuid references users (id),
  changed_at timestamptz
);
insert into access_keeping default values;

create table access_limits (
  rule text primary key check (rule in ('mass_viewing', 'mass_export', 'large_export', 'night_access', 'repeated_refusals')),
  active boolean not null default true,
  most integer not null check (most between 0 and 100000),
  minutes integer not null check (minutes between 1 and 1440),
  changed_by uuid references users (id),
  changed_at timestamptz
);
insert into access_limits (rule, most, minutes) values
  ('mass_viewing', 30, 60), ('mass_export', 5, 60), ('large_export', 1000, 1440), ('night_access', 0, 720),
  ('repeated_refusals', 10, 10);

create table access_alerts (
  id bigint generated always as identity primary key,
  rule text not null references access_limits (rule),
  who text not null,
  user_id uuid,
  user_name text not null,
  address text,
  at timestamptz not null,
  found integer not null,
  most integer not null,
  minutes integer not null,
  acknowledged_by uuid references users (id),
  acknowledged_at timestamptz,
  note text,
  constraint acknowledged_with_a_note check ((acknowledged_at is null) = (note is null))
);
create index access_alerts_open on access_alerts (id desc) where acknowledged_at is null;
create index access_alerts_who on access_alerts (who, rule, at desc);

create table access_verifications (
  id bigint generated always as identity primary key,
  asked_by uuid not null references users (id),
  asked_at timestamptz not null,
  status text not null default 'running' check (status in ('running', 'sound', 'broken')),
  last_seq bigint not null,
  seq bigint not null default 0,
  hash text not null default '',
  checked bigint not null default 0,
  fault jsonb,
  finished_at timestamptz
);
create unique index one_verification_at_a_time on access_verifications (status) where status = 'running';

create trigger access_anchors_are_final before update or delete on access_anchors
  for each row execute function refuse_change();
create trigger access_archives_are_final before update or delete on access_archives
  for each row execute function refuse_change();

-- Entries leave the log only for an archive of whole links that ended six months ago or earlier.
create or replace function refuse_access_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'access_chain' then
      if exists (select 1 from access_archives a
        where old.seq between a.first_seq and a.last_seq and a.to_at < now() - interval '6 months')
      then return old; end if;
    elsif exists (select 1 from access_chain c join access_archives a on c.seq between a.first_seq and a.last_seq
      where c.entry_id = old.id and old.at <= a.to_at and a.to_at < now() - interval '6 months')
    then return old; end if;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $$;

create function remove_archived_access(archive bigint) returns bigint language plpgsql security definer
  set search_path = pg_catalog, public as $$
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
end $$;

-- A new link also asks for a look at what its user did lately: one waiting question per user, whatever comes meanwhile.
create or replace function link_access() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
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
end $$;
