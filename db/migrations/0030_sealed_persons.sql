-- Names, numbers and addresses of customers stand sealed; beside them masked forms, which everybody may see, and keyed
-- hashes, by which they are found. What stood readable is sealed in pieces after this (S0 5.2).

alter table customers rename column name to name_plain;
alter table customers rename column phone to phone_plain;
alter table customers rename column other_contact to other_contact_plain;
alter table customers rename column address to address_plain;
alter table customers
  alter column name_plain drop not null,
  drop constraint customers_can_be_reached,
  add column seal_id uuid not null default gen_random_uuid(),
  add column person_sealed text,
  add column masked_name text not null default '',
  add column masked_phone text,
  add column search_keys text[] not null default '{}';

create function masked_contact(contact text) returns text language sql immutable as $$
  select case
    when contact is null then null
    when position('@' in contact) > 1 then left(contact, 1) || '***' || substr(contact, position('@' in contact))
    when char_length(contact) < 8 then repeat('*', greatest(char_length(contact) - 2, 0)) || right(contact, 2)
    else left(contact, 3) || '****' || right(contact, 4) end
$$;
create function masked_name(name text) returns text language sql immutable as $$
  select case when name = '' then '' else left(name, 1) || repeat('*', least(greatest(char_length(name) - 1, 1), 2)) end
$$;

update customers set masked_name = masked_name(name_plain), masked_phone = masked_contact(coalesce(phone_plain, other_contact_plain));
alter table customers add constraint customers_can_be_reached check (masked_phone is not null);
drop index customers_phone, customers_phone_end, customers_name, customers_other_contact;
create index customers_search on customers using gin (search_keys);
create index customers_readable on customers (id) where name_plain is not null;

alter table cases rename column contact_name to contact_name_plain;
alter table cases rename column contact_phone to contact_phone_plain;
alter table cases
  alter column contact_name_plain drop not null,
  alter column contact_phone_plain drop not null,
  add column seal_id uuid not null default gen_random_uuid(),
  add column contact_sealed text,
  add column masked_contact_name text not null default '',
  add column masked_contact_phone text not null default '',
  add column contact_key text,
  add column contact_keys text[] not null default '{}';
update cases set masked_contact_name = masked_name(contact_name_plain),
  masked_contact_phone = coalesce(masked_contact(contact_phone_plain), '');
drop index cases_phone, cases_phone_end, cases_contact_name;
create index cases_contact on cases (contact_key);
create index cases_contact_search on cases using gin (contact_keys);
create index cases_readable on cases (id) where contact_name_plain is not null;

alter table outbound_messages rename column recipient to recipient_plain;
alter table outbound_messages
  add column seal_id uuid not null default gen_random_uuid(),
  add column recipient_sealed text;
create index outbound_messages_readable on outbound_messages (id) where recipient_plain is not null;

drop function masked_contact(text);
drop function masked_name(text);

-- Sealing what stood readable, and sealing anew under another key: in pieces, each its own commit.
create table sealing_runs (
  id bigint generated always as identity primary key,
  reason text not null check (reason in ('first_sealing', 'rotation')),
  seal_key text not null,
  lookup_key text not null,
  status text not null default 'running' check (status in ('running', 'done')),
  place text,
  after_id bigint not null default 0,
  sealed bigint not null default 0,
  total bigint not null default 0,
  asked_by text not null,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  finished_at timestamptz
);
create unique index one_sealing_runs on sealing_runs ((true)) where status = 'running';
