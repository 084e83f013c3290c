-- The privacy notice by version, consent by person and purpose, customers whose data is restricted (S0 5.2).

alter table customers add column restricted_at timestamptz;

insert into position_rights (position_code, permission)
  select p.code, 'privacy:receive' from positions p where p.code in ('agent', 'handler', 'department_head', 'privacy_officer');

create table privacy_notices (
  id bigint generated always as identity primary key,
  -- Given when it is published.
  number integer unique,
  effective_on date,
  sections jsonb not null,
  -- What a consent may be given for under this version, and which consents of before it ends.
  purposes text[] not null,
  renewed text[] not null default '{}',
  changed_by uuid references users (id),
  changed_at timestamptz not null,
  published_by uuid references users (id),
  published_at timestamptz,
  version integer not null default 1,
  constraint published_with_number_and_day check ((published_at is null) = (number is null) and (published_at is null or effective_on is not null))
);
create unique index privacy_notices_day on privacy_notices (effective_on) where published_at is not null;
create trigger published_notices_are_final before update or delete on privacy_notices
  for each row when (old.published_at is not null) execute function refuse_change();

create table consents (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  purpose text not null,
  answer text not null check (answer in ('given', 'refused', 'withdrawn')),
  notice_id bigint references privacy_notices (id),
  channel text not null,
  -- Where the proof lies: number of a recording, a form, a message.
  evidence text,
  at timestamptz not null,
  recorded_by uuid references users (id),
  recorded_at timestamptz not null,
  constraint given_under_a_notice check (answer = 'withdrawn' or (notice_id is not null and evidence is not null))
);
create index consents_latest on consents (customer_id, purpose, at desc, id desc);
create index consents_by_purpose on consents (purpose, id desc);
create trigger consents_are_final before update or delete on consents for each row execute function refuse_change();

alter table outbound_messages drop constraint outbound_messages_status_check;
alter table outbound_messages add constraint outbound_messages_status_check
  check (status in ('queued', 'held', 'sent', 'failed', 'stopped'));

insert into processing_activities
  (code, module, name_zh, name_en, purpose_zh, purpose_en, basis, fields, retention_zh, retention_en, recipients_zh, recipients_en) values
  ('consents', 'consents', '告知与同意', 'Notice and consent', '留存告知版本与个人的同意、撤回', 'To keep what persons were told, agreed to and withdrew', 'legal_duty', '{customer_number}', '用途终止后作为证明留存，期限由公司设定', 'Kept as proof after the use has ended, for the term that the company sets', '个人信息保护负责人；登记人员', 'Privacy officer and those who record them');

create index customers_restricted on customers (restricted_at) where restricted_at is not null;
