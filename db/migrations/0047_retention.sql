-- How long each class of data is kept, the daily run that ends it, and the controls of data security (S0 5.2, S2 1.4.1).

alter table retention_classes add column days integer check (days between 1 and 3650);
alter table retention_classes add column place smallint not null default 0;
alter table retention_classes add constraint one_unit check (months is null or days is null);
update retention_classes set basis_zh = '最后一次服务结束后；个人信息保护法第19条要求最短必要时间',
  basis_en = 'From the end of the last service; PIPL 19 asks for the shortest time that is needed' where code = 'persons';
update retention_classes set place = case code when 'persons' then 1 else 2 end;
insert into retention_classes (code, months, days, least_months, verified, basis_zh, basis_en, law_keeps, in_force, place) values
  ('messages', 24, null, 1, false, '发给客户的消息原文与接收号码', 'Texts of messages to customers and their recipients', false, true, 3),
  ('notices', 12, null, 1, false, '员工已读的站内通知', 'Notices that staff have read', false, true, 4),
  ('visit_links', null, 90, 1, false, '已失效的上门选时链接', 'Links for choosing a visit, after they ended', false, true, 5),
  ('sessions', null, 30, 1, false, '已结束的登录会话（含地址与设备）', 'Sessions that ended, with address and device', false, true, 6),
  ('devices', null, 180, 1, false, '不再使用的已识别设备', 'Known devices that nobody uses any more', false, true, 7),
  ('tries', null, 30, 1, false, '登录失败计数', 'Counts of failed sign-ins', false, true, 8),
  ('replies', null, 2, 1, false, '为防重复提交而留存的应答', 'Replies that are kept for repeated calls', false, true, 9);

insert into erasure_places (place, table_name, parent, joins, worded, cleared, law_keeps) values
  (68, 'person_requests', 'customer', 'r.customer_id = p.id', '{matter,reason,outcome,verified_with}', '{"sealed_password": null}', false),
  (69, 'events', 'customer', $$exists (select from public.person_requests q where q.customer_id = p.id and r.subject = 'person_request:' || q.id)$$,
    '{reason,data}', '{}', false);

create table retention_changes (
  id bigint generated always as identity primary key,
  code text not null references retention_classes (code),
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  by_id uuid references users (id),
  by_name text not null,
  at timestamptz not null
);
create index retention_changes_of on retention_changes (code, id desc);
create trigger retention_changes_are_final before update or delete on retention_changes
  for each row execute function refuse_change();

-- One run a day, in pieces; its place is here, so a killed process goes on.
create table retention_runs (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  finished_at timestamptz,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  started_by text not null,
  ended_by text,
  class text,
  after_id bigint not null default 0,
  counts jsonb not null default '{}'
);
create unique index one_retention_run on retention_runs ((true)) where state = 'running';

-- What each control of data security said, day by day; the newest of a day stands.
create table control_checks (
  day date not null,
  code text not null,
  passed boolean not null,
  value jsonb not null,
  checked_at timestamptz not null,
  primary key (day, code)
);

-- The chain of looks is verified by itself once a day.
alter table access_verifications alter column asked_by drop not null;

create index outbound_messages_made on outbound_messages (created_at);
create index customers_kept on customers (id) where erased_at is null;
