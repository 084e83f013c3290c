-- Keys of personal data: each value names the key it is sealed under; the keys are wrapped by a master key kept elsewhere.
create table data_keys (
  id text primary key check (id ~ '^[a-z][a-z0-9]{0,15}$'),
  purpose text not null check (purpose in ('seal', 'lookup')),
  wrapped text not null,
  master text not null,
  created_at timestamptz not null default now(),
  -- Processes that share the database read new keys before anybody seals with them.
  active_from timestamptz not null default now(),
  -- Nothing that can be sealed anew is sealed under it any more.
  replaced_at timestamptz
);
