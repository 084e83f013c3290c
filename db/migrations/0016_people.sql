-- Who goes to the customer's door: skills, certificates, training, health, shifts (S0 3.1, 3.2, 3.3).

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('technician', '服务工程师', 'Technician', 'execution', true, true, false, 'own', '持证上门，按规程检查、维修并留存记录', 'Visits with valid certificates, works by procedure and keeps the record', 12),
  ('dispatcher', '调度员', 'Dispatcher', 'execution', true, true, false, 'region', '按证件、技能、时间和路程派工', 'Sends the right technician by certificate, skill, time and travel', 13),
  ('training_officer', '培训专员', 'Training officer', 'management', false, false, false, 'all', '维护人员档案、证件、培训与考核', 'Keeps staff files, certificates, training and assessments', 14);

insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('cases:register'), ('cases:view'), ('cases:handle'), ('customers:view'), ('standards:view'), ('organisation:view')) as r (permission)
  where p.code in ('technician', 'dispatcher');
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values ('people:view')) as r (permission)
  where p.code in ('dispatcher', 'training_officer', 'department_head', 'supervisor', 'regional_manager', 'manager', 'auditor', 'technician');
insert into position_rights (position_code, permission) values
  ('training_officer', 'people:manage'), ('training_officer', 'training:manage'), ('training_officer', 'standards:view'),
  ('training_officer', 'organisation:view'), ('manager', 'training:approve'), ('department_head', 'training:approve'),
  ('dispatcher', 'customers:reveal'), ('technician', 'customers:reveal');

create table technicians (
  user_id uuid primary key references users (id),
  speciality text not null check (speciality in ('mechanical', 'electrical', 'home_design', 'electronics', 'other')),
  experience_years smallint not null check (experience_years between 0 and 60),
  -- The authorised provider that employs the person; null: own staff.
  provider_name text,
  -- Where the day starts, rounded to about a hundred metres.
  home_lng double precision check (home_lng between 73 and 136),
  home_lat double precision check (home_lat between 3 and 54),
  position_certified_on date,
  emergency boolean not null default false,
  conduct_version text,
  conduct_signed_at timestamptz,
  health_checked_on date,
  health_fit boolean,
  health_due_on date,
  active boolean not null default true,
  version integer not null default 1
);

create table skills (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  sort integer not null default 100
);
create table technician_skills (
  user_id uuid not null references technicians (user_id),
  skill_code text not null references skills (code),
  level smallint not null check (level between 1 and 5),
  certified_on date not null,
  expires_on date,
  primary key (user_id, skill_code)
);
create index technician_skills_skill on technician_skills (skill_code, level);

create table certificate_kinds (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  -- Special operation by the Work Safety Law 30: six years, reviewed every three.
  special_operation boolean not null,
  valid_years smallint,
  review_years smallint,
  source text not null,
  verified boolean not null
);
create table certificates (
  id bigint generated always as identity primary key,
  user_id uuid not null references technicians (user_id),
  kind text not null references certificate_kinds (code),
  number text not null,
  issuer text not null,
  issued_on date not null,
  review_due_on date,
  expires_on date,
  revoked_on date,
  revoked_reason text,
  -- Days before the end at which a warning went out already.
  warned smallint[] not null default '{}',
  constraint certificate_numbers_are_unique unique (kind, number),
  constraint certificates_end_after_they_begin check (expires_on is null or expires_on > issued_on)
);
create index certificates_person on certificates (user_id);
create index certificates_end on certificates (least(expires_on, review_due_on)) where revoked_on is null;

create table courses (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  area text not null check (area in ('product_knowledge', 'repair_skill', 'service_skill', 'safety', 'emergency')),
  -- What a technician must have passed before the first visit for a product line (S0 3.1), or the safety training (S0 3.3).
  topic text check (topic in ('manual', 'repair_process', 'emergency_handling', 'safety')),
  product_type text references product_types (code),
  retrain_months smallint check (retrain_months between 1 and 120),
  -- Topics of an emergency course (S0 6.4).
  covers text[] not null default '{}',
  constraint emergency_courses_cover_four check (area <> 'emergency'
    or covers @> '{process,communication,problem_handling,safety}')
);
create table training_sessions (
  id bigint generated always as identity primary key,
  course_code text not null references courses (code),
  mode text not null check (mode in ('online', 'on_site', 'case_analysis', 'simulation')),
  hours_kind text not null check (hours_kind in ('theory', 'practice')),
  class_hours numeric(5, 1) not null check (class_hours between 0.5 and 200),
  held_on date not null,
  content text not null,
  trainer text not null,
  made_by uuid not null references users (id)
);
create index training_sessions_held on training_sessions (held_on, id);
create table training_attendances (
  session_id bigint not null references training_sessions (id),
  user_id uuid not null references users (id),
  attended boolean not null,
  result text not null check (result in ('passed', 'failed', 'none')),
  primary key (session_id, user_id)
);
create index training_attendances_person on training_attendances (user_id);
create table assessments (
  id bigint generated always as identity primary key,
  user_id uuid not null references users (id),
  period text not null,
  theory smallint check (theory between 0 and 100),
  practice smallint check (practice between 0 and 100),
  attitude smallint check (attitude between 0 and 100),
  communication smallint check (communication between 0 and 100),
  note text,
  finalised_at timestamptz,
  finalised_by uuid references users (id),
  constraint one_assessment_a_period unique (user_id, period),
  constraint final_assessments_have_four_parts check (finalised_at is null
    or num_nonnulls(theory, practice, attitude, communication) = 4)
);
create table training_plans (
  id bigint generated always as identity primary key,
  title text not null,
  year smallint not null check (year between 2000 and 2199),
  courses text[] not null,
  made_by uuid not null references users (id),
  approved_by uuid references users (id),
  approved_at timestamptz
);

create table shifts (
  user_id uuid not null references technicians (user_id),
  -- 1 is Monday.
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null check (ends > starts),
  primary key (user_id, weekday, starts)
);
create table shift_changes (
  user_id uuid not null references technicians (user_id),
  day date not null,
  kind text not null check (kind in ('leave', 'extra')),
  starts time,
  ends time check (ends > starts),
  reason text not null,
  primary key (user_id, day),
  constraint extra_shifts_have_hours check (kind <> 'extra' or (starts is not null and ends is not null))
);

insert into skills (code, name_zh, name_en, sort) values
  ('appliance_repair', '家电维修', 'Appliance repair', 1), ('refrigeration', '制冷系统', 'Refrigeration', 2),
  ('gas_appliance', '燃气具', 'Gas appliances', 3), ('smart_home', '智能家居', 'Smart home', 4),
  ('furniture_installation', '家具安装', 'Furniture installation', 5), ('furniture_repair', '家具修复', 'Furniture repair', 6),
  ('measuring', '上门量尺', 'Measuring', 7), ('sanitary_repair', '卫浴维修', 'Sanitary repair', 8);

insert into certificate_kinds (code, name_zh, name_en, special_operation, valid_years, review_years, source, verified) values
  ('electrician', '低压电工作业证', 'Low-voltage electrician', true, 6, 3, 'SWL 30', true),
  ('refrigeration', '制冷与空调作业证', 'Refrigeration and air conditioning', true, 6, 3, 'SWL 30', true),
  ('height', '高处作业证', 'Work at height', true, 6, 3, 'SWL 30', true),
  ('gas', '燃气具安装维修证', 'Gas appliance installation', false, null, null, 'S0 3.1', false),
  ('repair_worker', '家电维修职业资格', 'Appliance repair qualification', false, null, null, 'S0 3.1', false),
  ('service_engineer', '售后服务工程师认证', 'After-sales engineer certification', false, null, null, 'S0 3.1', false),
  ('auditor', '服务审核员资格', 'Service auditor qualification', false, null, null, 'S0 7.1', false);

insert into courses (code, name_zh, name_en, area, topic, product_type, retrain_months) values
  ('safety', '安全规范', 'Safety rules', 'safety', 'safety', null, 12),
  ('service_skill', '客户服务技巧', 'Customer service', 'service_skill', null, null, 24);
insert into courses (code, name_zh, name_en, area, topic, product_type, retrain_months)
  select t.topic || '_' || p.code, p.name_zh || t.zh, t.en || ': ' || p.name_en, t.area, t.topic, p.code, 24
  from product_types p cross join (values
    ('manual', '产品使用说明', 'Product manual', 'product_knowledge'),
    ('repair_process', '维修流程', 'Repair process', 'repair_skill'),
    ('emergency_handling', '应急处理', 'Emergency handling', 'repair_skill')) as t (topic, zh, en, area)
  where p.parent_code is null;
