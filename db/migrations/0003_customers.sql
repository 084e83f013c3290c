-- Customers, what they own, and what we tell them and one another.

create table product_types (
  code text primary key,
  parent_code text references product_types (code),
  name_zh text not null,
  name_en text not null,
  sort integer not null
);

create table products (
  model text primary key,
  name_zh text not null,
  name_en text not null,
  product_type text not null references product_types (code)
);

create table customers (
  id bigint generated always as identity primary key,
  type text not null default 'consumer' check (type in ('consumer', 'business', 'partner')),
  name text not null,
  phone text,
  other_contact text,
  province_code text references provinces (code),
  city text,
  address text,
  grade text not null default 'standard' check (grade in ('standard', 'silver', 'gold', 'key')),
  contact_any_time boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint customers_can_be_reached check (phone is not null or other_contact is not null)
);
create index customers_phone on customers (phone text_pattern_ops);
create index customers_phone_end on customers (reverse(phone) text_pattern_ops);
create index customers_name on customers (name text_pattern_ops);
create index customers_other_contact on customers (other_contact text_pattern_ops);

create table product_units (
  id bigint generated always as identity primary key,
  serial text not null,
  customer_id bigint references customers (id),
  model text not null references products (model),
  purchase_channel text,
  purchased_on date,
  delivered_on date,
  seller text,
  province_code text references provinces (code),
  created_at timestamptz not null default now(),
  constraint serials_are_unique unique (serial)
);
create index product_units_customer on product_units (customer_id);
create index product_units_serial on product_units (serial text_pattern_ops);

create table outbound_messages (
  id bigint generated always as identity primary key,
  case_id bigint,
  customer_id bigint references customers (id),
  channel text not null check (channel in ('sms', 'email', 'portal', 'phone', 'letter')),
  template text not null,
  recipient text,
  body text not null,
  status text not null default 'queued' check (status in ('queued', 'held', 'sent', 'failed')),
  send_after timestamptz not null,
  sent_at timestamptz,
  failure text,
  cause_event text,
  created_at timestamptz not null default now()
);
create index outbound_messages_case on outbound_messages (case_id, id);
create index outbound_messages_waiting on outbound_messages (send_after) where status in ('queued', 'held');

create table notifications (
  id bigint generated always as identity primary key,
  user_id uuid not null references users (id),
  kind text not null,
  case_id bigint,
  case_number text,
  data jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz
);
create index notifications_user on notifications (user_id, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;
