-- Photos of an order. The id is made on the phone, so an upload that was cut off is sent again and counts once.
create table work_order_files (
  id uuid primary key,
  work_order_id bigint not null references work_orders (id),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  size_bytes integer not null,
  sha256 text not null,
  uploaded_by uuid not null references users (id),
  uploaded_at timestamptz not null
);
create index work_order_files_order on work_order_files (work_order_id);
