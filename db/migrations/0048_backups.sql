-- What is known of each backup, beside the backup itself: no value of any row (S0 5.2).

create table backups (
  id uuid primary key,
  made_at timestamptz not null,
  seconds integer not null,
  made_by text not null,
  scheduled boolean not null,
  status text not null check (status in ('done', 'failed')),
  -- Locked with the master key of the company or with a passphrase.
  locked_by text not null check (locked_by in ('master', 'passphrase')),
  -- Name of the file without its folder.
  file text not null,
  bytes bigint,
  tables integer,
  rows bigint,
  files integer,
  -- SHA-256 of the file as it lies there.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  failure text,
  check ((status = 'done') = (digest is not null and bytes is not null and rows is not null))
);
create index backups_latest on backups (made_at desc);
