-- 三包: the catalogue of law and classes, the ledger of each unit, and what brands promise. Nothing is ever changed.

create table warranty_catalogues (
  id bigint generated always as identity primary key,
  code text not null,
  version text not null,
  effective_from date not null,
  body jsonb not null,
  published_at timestamptz not null default now(),
  constraint warranty_catalogues_are_unique unique (code, version)
);

create table unit_ledger (
  id bigint generated always as identity primary key,
  unit_id bigint not null references product_units (id),
  kind text not null check (kind in ('sale', 'repair', 'exchange', 'contract')),
  body jsonb not null,
  -- The unit that the customer got for this one.
  other_unit_id bigint references product_units (id),
  withdrawn boolean not null default false,
  corrects_id bigint references unit_ledger (id),
  reason text,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null,
  constraint entries_are_corrected_once unique (corrects_id),
  constraint an_exchange_names_both_units check ((kind = 'exchange') = (other_unit_id is not null)),
  constraint a_unit_is_not_its_own_exchange check (other_unit_id <> unit_id)
);
create index unit_ledger_unit on unit_ledger (unit_id, id);
create index unit_ledger_other_unit on unit_ledger (other_unit_id) where other_unit_id is not null;

create table brand_promises (
  id bigint generated always as identity primary key,
  model text not null references products (model),
  body jsonb not null,
  withdrawn boolean not null default false,
  corrects_id bigint references brand_promises (id),
  reason text,
  at timestamptz not null,
  by_id uuid references users (id),
  by_name text not null,
  constraint promises_are_corrected_once unique (corrects_id)
);
create index brand_promises_model on brand_promises (model);

create trigger warranty_catalogues_are_final before update or delete on warranty_catalogues
  for each row execute function refuse_change();
create trigger unit_ledger_is_final before update or delete on unit_ledger for each row execute function refuse_change();
create trigger unit_ledger_stays before truncate on unit_ledger for each statement execute function refuse_change();
create trigger brand_promises_are_final before update or delete on brand_promises
  for each row execute function refuse_change();

insert into position_rights (position_code, permission)
  select p.code, 'warranty:view' from positions p where p.code in ('agent', 'handler', 'department_head', 'supervisor',
    'regional_manager', 'manager', 'auditor', 'policy_manager', 'legal_counsel');
insert into position_rights (position_code, permission)
  select p.code, 'warranty:record' from positions p where p.code in ('agent', 'handler', 'department_head', 'supervisor',
    'regional_manager', 'manager');
insert into position_rights (position_code, permission) values
  ('manager', 'warranty:promise'), ('policy_manager', 'warranty:promise');
