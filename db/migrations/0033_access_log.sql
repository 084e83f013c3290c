-- Who looked: one append-only log of every unmasked read, export, refused access, sign-in and change of rights. Each
-- entry is linked into one hash chain when its transaction commits (S0 5.2).

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in
    ('disclosure', 'file', 'export', 'refused', 'sign_in', 'sign_in_failed', 'rights', 'archive')),
  user_id uuid,
  user_name text not null,
  subject text not null,
  customer_ids bigint[] not null default '{}',
  case_number text,
  purpose text,
  note text,
  fields text[] not null default '{}',
  records integer not null default 1 check (records >= 0),
  method text,
  path text,
  code text,
  address text,
  request_id text not null,
  details jsonb not null default '{}'
);
create index access_log_at on access_log (at desc, id desc);
create index access_log_user on access_log (user_id, at desc, id desc);
create index access_log_customers on access_log using gin (customer_ids);
create index access_log_case on access_log (case_number, at desc, id desc) where case_number is not null;
create index access_log_kind on access_log (kind, at desc, id desc);
create index access_log_address on access_log (address, at desc, id desc);

-- The chain: the place of each entry in the order of commits, with the hash over the entry and the link before it.
create table access_chain (
  seq bigint primary key,
  entry_id bigint not null unique,
  previous_hash text not null,
  hash text not null
);

create function refuse_access_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $$;

-- Canonical JSON of an entry: keys in alphabetical order, no blanks, instants in whole microseconds.
create function access_entry_text(e access_log) returns text language sql stable as $$
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
    || ',"note":' || coalesce(to_json(e.note)::text, 'null')
    || ',"path":' || coalesce(to_json(e.path)::text, 'null')
    || ',"purpose":' || coalesce(to_json(e.purpose)::text, 'null')
    || ',"recordedAt":' || (extract(epoch from e.recorded_at) * 1000000)::bigint
    || ',"records":' || e.records
    || ',"requestId":' || to_json(e.request_id)::text
    || ',"subject":' || to_json(e.subject)::text
    || ',"userId":' || coalesce(to_json(e.user_id)::text, 'null')
    || ',"userName":' || to_json(e.user_name)::text || '}'
$$;

-- Runs at the commit, as the owner: the application may add an entry but writes no link. The lock is held from here to
-- the end of the commit only, so a slow request holds up nobody.
create function link_access() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare last record;
begin
  perform pg_advisory_xact_lock(7262);
  select seq, hash into last from public.access_chain order by seq desc limit 1;
  insert into public.access_chain (seq, entry_id, previous_hash, hash)
    values (coalesce(last.seq, 0) + 1, new.id, coalesce(last.hash, ''),
      encode(sha256(convert_to(coalesce(last.hash, '') || public.access_entry_text(new), 'UTF8')), 'hex'));
  return null;
end $$;
create constraint trigger access_log_is_chained after insert on access_log
  deferrable initially deferred for each row execute function link_access();

create trigger access_log_is_final before update or delete on access_log
  for each row execute function refuse_access_change();
create trigger access_log_stays before truncate on access_log
  for each statement execute function refuse_access_change();
create trigger access_chain_is_final before update or delete on access_chain
  for each row execute function refuse_access_change();
create trigger access_chain_stays before truncate on access_chain
  for each statement execute function refuse_access_change();

-- Refused attempts are entries of this log from now on; the customer's text in a query never belongs in it.
insert into access_log (at, kind, user_id, user_name, subject, method, path, code, address, request_id)
  select at, 'refused', user_id, user_name, 'route', method, left(split_part(path, '?', 1), 300), code, address, 'before'
  from refused_attempts order by id;
set constraints all immediate;
drop table refused_attempts;

-- Two facts about one customer at the same instant wait for each other; a case is locked by its own row. The buckets
-- bound the locks of a transaction that records thousands of facts.
create or replace function chain_event() returns trigger language plpgsql as $$
declare last_hash text; last_seq integer;
begin
  if new.case_id is null then
    perform pg_advisory_xact_lock(7263, hashtext(new.subject) & 1023);
  end if;
  select hash, seq into last_hash, last_seq from events
    where subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.previous_hash := last_hash;
  new.hash := encode(sha256(convert_to(concat_ws('|', coalesce(last_hash, ''), new.subject, new.seq, new.type,
    extract(epoch from new.at)::numeric(20,6), coalesce(new.actor_id::text, ''), new.actor_name,
    coalesce(new.reason, ''), new.data::text), 'UTF8')), 'hex');
  return new;
end $$;
