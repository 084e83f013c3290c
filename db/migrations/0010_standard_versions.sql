-- The life of a standard version (draft, reviewed, approved, published), what a publication asks of departments, changes
-- of law, terms of service items, their working instructions, and documents beside the standard.

alter table standard_versions
  drop constraint standard_versions_status_check,
  alter column effective_from drop not null,
  add column based_on bigint references standard_versions (id),
  -- Grows with every edit: who writes says which one was seen, and a signature holds for one revision only.
  add column revision integer not null default 1,
  add column made_by uuid references users (id),
  -- Everybody who wrote in it; none of them reviews or approves it.
  add column editors uuid[] not null default '{}',
  add column change_note text,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now(),
  add column published_by uuid references users (id),
  -- When it was recorded that the version binds.
  add column announced_at timestamptz,
  add constraint standard_versions_status_check
    check (status in ('draft', 'reviewed', 'approved', 'published', 'discarded')),
  add constraint published_standards_have_a_date
    check (status <> 'published' or (effective_from is not null and published_at is not null));
create index standard_versions_published on standard_versions (effective_from desc, id desc) where status = 'published';

-- A published version is what cases are judged by: its text, hash and date never change.
create function keep_published_standard() returns trigger language plpgsql as $$
begin
  if old.status <> 'published' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or (new.code, new.version, new.status, new.body, new.hash, new.effective_from, new.published_at)
      is distinct from (old.code, old.version, old.status, old.body, old.hash, old.effective_from, old.published_at) then
    raise exception 'a published standard never changes' using errcode = 'AN001';
  end if;
  return new;
end $$;
create trigger published_standards_are_final before update or delete on standard_versions
  for each row execute function keep_published_standard();

-- What people signed on a version: consumer-rights checklist, legal opinion, approval.
create table standard_signatures (
  id bigint generated always as identity primary key,
  version_id bigint not null references standard_versions (id),
  revision integer not null,
  kind text not null check (kind in ('checklist', 'opinion', 'approval')),
  result text not null check (result in ('kept', 'not_kept', 'consent', 'objection', 'approved', 'refused')),
  text text,
  answers jsonb,
  -- The body that was signed.
  hash text not null,
  signed_by uuid not null,
  signer_name text not null,
  signer_position text not null,
  signed_at timestamptz not null
);
create index standard_signatures_version on standard_signatures (version_id, id);
create trigger standard_signatures_are_final before update or delete on standard_signatures
  for each row execute function refuse_change();

create table implementation_tasks (
  id bigint generated always as identity primary key,
  version_id bigint not null references standard_versions (id),
  department_id text not null references org_units (id),
  responsible_id uuid references users (id),
  instruction text not null,
  -- Changed clauses that concern the department; empty: the whole standard.
  clauses text[] not null default '{}',
  due_on date not null,
  created_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_name text,
  done_at timestamptz,
  done_by uuid,
  done_name text,
  done_note text,
  constraint one_task_per_department unique (version_id, department_id)
);
create index implementation_tasks_open on implementation_tasks (due_on, id) where done_at is null;
create index implementation_tasks_department on implementation_tasks (department_id, id desc);

create table law_changes (
  id bigint generated always as identity primary key,
  document text not null,
  title text not null,
  kind text not null check (kind in ('new', 'amended', 'repealed')),
  effective_on date not null,
  summary text not null,
  articles text[] not null default '{}',
  recorded_by uuid not null,
  recorder_name text not null,
  recorded_at timestamptz not null
);
create index law_changes_effective on law_changes (effective_on desc, id desc);

create table clause_reviews (
  id bigint generated always as identity primary key,
  law_change_id bigint not null references law_changes (id),
  -- null: no clause serves the articles yet; the question is whether one is needed.
  clause text,
  department_type text,
  due_on date not null,
  closed_at timestamptz,
  closed_by uuid,
  closer_name text,
  outcome text check (outcome in ('no_change', 'draft')),
  reason text,
  draft_id bigint references standard_versions (id),
  constraint closed_reviews_say_how check ((closed_at is null) = (outcome is null)),
  constraint clause_reviews_name_the_draft check ((outcome = 'draft') = (draft_id is not null) or outcome is null)
);
create index clause_reviews_change on clause_reviews (law_change_id, id);
create index clause_reviews_open on clause_reviews (due_on, id) where closed_at is null;

alter table service_items
  add column status text not null default 'draft' check (status in ('draft', 'published')),
  add column effective_from date,
  add column effective_to date,
  add column next_review date,
  add column content jsonb,
  add column process jsonb,
  add column responsibility jsonb,
  -- The three parts of the service standard (S0 2.2): a limit of the pack, qualification, conduct of the work.
  add column response_limit text,
  add column staff_qualification jsonb,
  add column conduct jsonb;

update service_items i set
  content = t.content, process = t.process, responsibility = t.responsibility, response_limit = t.response_limit,
  staff_qualification = t.staff_qualification, conduct = t.conduct,
  status = 'published', effective_from = '2026-01-01', next_review = '2027-01-01'
from (values
  ('delivery_installation',
    '{"zh":"送货上门并安装到位，当面试用。","en":"Delivery to the door, installation and a trial in the customer’s presence."}'::jsonb,
    '{"zh":"预约、送货、开箱核对、安装、试用、客户签字。","en":"Appointment, delivery, unpacking check, installation, trial, customer’s signature."}'::jsonb,
    '{"lead":"logistics","duty":{"zh":"物流部负责送达，维修部负责安装。","en":"Logistics delivers, repair installs."}}'::jsonb,
    'request_respond',
    '{"zh":"安装人员持有效上岗证。","en":"Installers hold a valid certificate."}'::jsonb,
    '{"zh":"按安装指导书作业，完工拍照留存。","en":"Work follows the installation instruction; finished work is photographed."}'::jsonb),
  ('commissioning',
    '{"zh":"首次使用前的调试、参数设置和使用讲解，以及日常养护。","en":"Setting up before first use, explanation of use, and regular care."}'::jsonb,
    '{"zh":"预约、检查、调试或养护、讲解、客户确认。","en":"Appointment, inspection, commissioning or care, explanation, confirmation."}'::jsonb,
    '{"lead":"technical_support","duty":{"zh":"技术支持部负责调试与讲解。","en":"Technical support commissions and explains."}}'::jsonb,
    'request_respond',
    '{"zh":"通过对应产品的技术考核。","en":"Passed the technical test for the product."}'::jsonb,
    '{"zh":"逐项填写调试单，当面演示主要功能。","en":"A commissioning sheet is filled in point by point; main functions are shown."}'::jsonb),
  ('repair',
    '{"zh":"故障诊断、维修和换件，记录故障代码与过程。","en":"Diagnosis, repair and parts, with fault code and course on record."}'::jsonb,
    '{"zh":"受理、诊断、报价或核定保修、维修、检验、回访。","en":"Acceptance, diagnosis, quote or warranty decision, repair, check, follow-up."}'::jsonb,
    '{"lead":"repair","duty":{"zh":"维修部负责维修，客服部跟踪到结案。","en":"Repair does the work, customer service follows it to the end."}}'::jsonb,
    'request_respond',
    '{"zh":"持有效维修资格证。","en":"Holds a valid repair certificate."}'::jsonb,
    '{"zh":"断电检修、旧件交还、清理现场。","en":"Power off, old parts handed back, site left clean."}'::jsonb),
  ('return_exchange',
    '{"zh":"受理退货与换货，退款或补发。","en":"Returns and exchanges, with refund or replacement."}'::jsonb,
    '{"zh":"受理、核对条件、取回商品、检验、退款或换新。","en":"Acceptance, conditions checked, goods fetched, inspected, refunded or replaced."}'::jsonb,
    '{"lead":"after_sales","duty":{"zh":"售后部核定，物流部取送，财务部退款。","en":"After-sales decides, logistics carries, finance refunds."}}'::jsonb,
    'request_respond',
    '{"zh":"经三包规定培训并考核合格。","en":"Trained and tested on the statutory warranty rules."}'::jsonb,
    '{"zh":"不设法律之外的条件，全程告知进度。","en":"No condition beyond the law; the customer hears of every step."}'::jsonb),
  ('technical_advice',
    '{"zh":"解答使用、养护和技术问题。","en":"Answers on use, care and technique."}'::jsonb,
    '{"zh":"登记、解答、必要时转技术支持、确认已解决。","en":"Registered, answered, passed to technical support if needed, confirmed as solved."}'::jsonb,
    '{"lead":"customer_service","duty":{"zh":"客服部解答，技术支持部协助。","en":"Customer service answers, technical support assists."}}'::jsonb,
    'feedback_respond',
    '{"zh":"通过产品知识考核。","en":"Passed the product knowledge test."}'::jsonb,
    '{"zh":"用通俗的话解答，不能当场解决的约定回复时间。","en":"Plain words; what cannot be solved at once gets a time for the answer."}'::jsonb),
  ('extended_warranty',
    '{"zh":"保修期满后继续按约定提供维修。","en":"Repair as agreed beyond the warranty period."}'::jsonb,
    '{"zh":"说明条款、签约、建档、按约服务。","en":"Terms explained, contract signed, file opened, service as agreed."}'::jsonb,
    '{"lead":"sales","duty":{"zh":"销售部签约，维修部履约。","en":"Sales signs, repair performs."}}'::jsonb,
    'request_respond',
    '{"zh":"经延保条款培训。","en":"Trained on the terms of the extended warranty."}'::jsonb,
    '{"zh":"签约前书面告知范围与除外事项。","en":"Scope and exclusions are given in writing before signing."}'::jsonb),
  ('recycling',
    '{"zh":"旧品回收与环保处理。","en":"Collection of old products and their proper disposal."}'::jsonb,
    '{"zh":"预约、上门、估价、搬运、交处理单位。","en":"Appointment, visit, valuation, carrying, handing to the disposer."}'::jsonb,
    '{"lead":"logistics","duty":{"zh":"物流部负责回收与移交。","en":"Logistics collects and hands over."}}'::jsonb,
    'request_respond',
    '{"zh":"经搬运安全培训。","en":"Trained in safe carrying."}'::jsonb,
    '{"zh":"上门前说明估价方法，交接有单据。","en":"The valuation is explained beforehand; every hand-over has a receipt."}'::jsonb)
) as t (service_type, content, process, responsibility, response_limit, staff_qualification, conduct)
where t.service_type = i.service_type;

alter table service_items
  add constraint published_service_items_are_whole check (status = 'draft' or (effective_from is not null
    and next_review is not null and content is not null and process is not null and responsibility is not null
    and response_limit is not null and staff_qualification is not null and conduct is not null)),
  add constraint service_items_end_after_they_begin check (effective_to is null or effective_to > effective_from);
create index service_items_review on service_items (next_review) where active;

create table sops (
  id bigint generated always as identity primary key,
  service_item text not null references service_items (code),
  version integer not null,
  title text not null,
  body text not null,
  change_note text not null,
  effective_from timestamptz not null,
  published_by uuid not null,
  publisher_name text not null,
  published_at timestamptz not null,
  constraint sops_are_numbered unique (service_item, version)
);
create unique index sops_in_force on sops (service_item, effective_from desc);
create trigger sops_are_final before update or delete on sops for each row execute function refuse_change();

create table policy_documents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('service_blueprint', 'process_diagram', 'form', 'other')),
  process text not null,
  title text not null,
  version integer not null,
  body text,
  link text,
  file_id uuid,
  file_name text,
  media_type text,
  size_bytes integer,
  added_by uuid not null,
  adder_name text not null,
  added_at timestamptz not null,
  constraint policy_documents_are_numbered unique (kind, process, version),
  constraint policy_documents_hold_something check (body is not null or link is not null or file_id is not null)
);

-- Heads acknowledge what a publication asks of their department.
insert into position_rights (position_code, permission)
  select code, 'standards:acknowledge' from positions where code in ('legal_counsel', 'administrator', 'auditor')
  on conflict do nothing;
