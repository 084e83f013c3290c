-- Requests of persons about their data: received, identity verified, decided, carried out (S0 5.2; PIPL 44-50).

alter table privacy_settings
  add column request_days integer not null default 15 check (request_days between 1 and 90),
  add column request_warn_days integer not null default 3 check (request_warn_days between 0 and 30);

create table person_requests (
  id bigint generated always as identity primary key,
  number text generated always as ('GR' || lpad(id::text, 6, '0')) stored,
  kind text not null check (kind in ('access', 'copy', 'correction', 'deletion', 'restriction', 'withdrawal')),
  customer_id bigint not null references customers (id),
  channel text not null,
  -- What was asked, in our words.
  matter text not null,
  received_at timestamptz not null,
  received_by uuid not null references users (id),
  due_at timestamptz not null,
  warn_at timestamptz not null,
  warned_at timestamptz,
  late_at timestamptz,
  verified_at timestamptz,
  verified_by uuid references users (id),
  verified_with text,
  -- A code by message: which one, when it went, how often it was tried.
  code_round integer not null default 0,
  code_sent_at timestamptz,
  code_tries integer not null default 0,
  decision text check (decision in ('granted', 'refused', 'taken_back')),
  reason text,
  decided_by uuid references users (id),
  decided_at timestamptz,
  outcome text,
  done_by uuid references users (id),
  done_at timestamptz,
  file_id uuid,
  sha256 text,
  sealed_password text,
  password_shown_at timestamptz,
  downloads integer not null default 0,
  expires_at timestamptz,
  version integer not null default 1,
  constraint decided_with_a_reason check ((decision is null) = (decided_at is null) and (decision is null) = (reason is null)),
  constraint granted_to_a_known_person check (decision is distinct from 'granted' or verified_at is not null or kind = 'withdrawal'),
  constraint ended_when_decided check (done_at is null or decision is not null)
);
create index person_requests_open on person_requests (due_at) where done_at is null;
create index person_requests_customer on person_requests (customer_id, id desc);
create index person_requests_files on person_requests (expires_at) where file_id is not null;

-- Each try to verify who asks; never changed.
create table person_request_checks (
  id bigint generated always as identity primary key,
  request_id bigint not null references person_requests (id),
  method text not null check (method in ('order_number', 'phone_code', 'serial')),
  passed boolean not null,
  at timestamptz not null,
  by_id uuid not null references users (id)
);
create index person_request_checks_of on person_request_checks (request_id, id);
create trigger person_request_checks_are_final before update or delete on person_request_checks
  for each row execute function refuse_change();

insert into processing_activities
  (code, module, name_zh, name_en, purpose_zh, purpose_en, basis, fields, retention_zh, retention_en, recipients_zh, recipients_en) values
  ('person_requests', 'privacy', '个人行使权利的请求', 'Requests of persons', '核实身份并办理查阅、复制、更正、删除、限制与撤回', 'To verify and carry out access, copies, correction, deletion, restriction and withdrawal', 'legal_duty', '{customer_number,name,phone,address,matter}', '办理记录不少于 3 年；提供给本人的文件加密，取走或过期即删除', 'Records of handling three years at least; files for the person are encrypted and removed once taken or over', '个人信息保护负责人；请求人本人', 'Privacy officer; the person who asked');
