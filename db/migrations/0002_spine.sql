-- The spine: business facts, replies already given, settings, standards and calendars in force.

create table events (
  id bigint generated always as identity primary key,
  case_id bigint,
  subject text not null,
  seq integer not null,
  type text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  reason text,
  data jsonb not null default '{}',
  previous_hash text,
  hash text not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint one_event_per_place unique (subject, seq)
);
create index events_case on events (case_id, id) where case_id is not null;
create index events_type_at on events (type, at);

-- One chain per subject: each event carries the hash of the one before it (S0 1.1: traceable).
create function chain_event() returns trigger language plpgsql as $$
declare last_hash text; last_seq integer;
begin
  select hash, seq into last_hash, last_seq from events
    where subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.previous_hash := last_hash;
  new.hash := encode(sha256(convert_to(concat_ws('|', coalesce(last_hash, ''), new.subject, new.seq, new.type,
    extract(epoch from new.at)::numeric(20,6), coalesce(new.actor_id::text, ''), new.actor_name,
    coalesce(new.reason, ''), new.data::text), 'UTF8')), 'hex');
  return new;
end $$;
create trigger events_are_chained before insert on events for each row execute function chain_event();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $$;
create trigger events_are_final before update or delete on events for each row execute function refuse_change();
create trigger events_stay before truncate on events for each statement execute function refuse_change();

create table idempotency_keys (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_keys_at on idempotency_keys (at);

create table settings (
  key text primary key,
  value jsonb not null,
  changed_by uuid references users (id),
  changed_at timestamptz not null default now()
);

create table standard_versions (
  id bigint generated always as identity primary key,
  code text not null,
  version text not null,
  status text not null check (status in ('draft', 'published', 'superseded')),
  effective_from timestamptz not null,
  body jsonb not null,
  hash text not null,
  published_at timestamptz,
  constraint standard_versions_are_unique unique (code, version)
);

create table calendar_versions (
  id bigint generated always as identity primary key,
  code text not null,
  version text not null,
  effective_from timestamptz not null,
  body jsonb not null,
  hash text not null,
  published_at timestamptz not null default now(),
  constraint calendar_versions_are_unique unique (code, version)
);

-- What a position may decide, in fen; null amount: not set, so every compensation goes up (S1 5.2).
create table authority_limits (
  position_code text not null references positions (code),
  measure text not null check (measure in ('return', 'exchange', 'repair', 'compensation', 'any')),
  case_level text not null check (case_level in ('general', 'major')),
  amount_fen bigint check (amount_fen >= 0),
  changed_by uuid references users (id),
  changed_at timestamptz not null default now(),
  primary key (position_code, measure, case_level)
);

-- Readers follow facts in commit-safe order: a transaction still open keeps its facts behind the reader.
create index events_feed on events (xid, id);
create table feed_cursors (
  name text primary key,
  xid xid8 not null,
  event_id bigint not null
);
