-- Customers pick or move the slot of a visit on a page of their own. The link's code is made of the link's number and the
-- server's key, so what is stored opens nothing.

create table visit_links (
  id bigint generated always as identity primary key,
  work_order_id bigint not null references work_orders (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- A newer link takes its place.
  ended_at timestamptz,
  picks smallint not null default 0,
  calls_asked smallint not null default 0
);
create index visit_links_order on visit_links (work_order_id, id desc);

-- A slot that somebody is about to confirm is nobody else's for some minutes.
create table slot_holds (
  link_id bigint primary key references visit_links (id) on delete cascade,
  people uuid[] not null,
  slot_from timestamptz not null,
  slot_to timestamptz not null check (slot_to > slot_from),
  held_until timestamptz not null
);
create index slot_holds_time on slot_holds (held_until, slot_from);
