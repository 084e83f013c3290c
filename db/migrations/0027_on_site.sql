-- What a service promises to whom, how each service type is worked, codes of faults, alarms of devices.

-- What an item asks of whoever does it, how the customer is asked afterwards, and who may have it (S0 2.1, S2 1.4.2).
alter table service_items
  add column certificates text[] not null default '{}',
  add column skill_code text references skills (code),
  add column skill_level smallint not null default 1 check (skill_level between 1 and 5),
  add column survey text not null default 'none' check (survey in ('none', 'short', 'full')),
  add column eligibility jsonb not null default '{}';

update service_items set survey = 'short' where class = 'basic';
update service_items set survey = 'full' where class <> 'basic';
update service_items set skill_code = 'measuring', skill_level = 2 where code = 'whole_house_design';
update service_items set certificates = '{service_engineer}' where code = 'named_engineer';
update service_items set eligibility = '{"maximumUnitAgeMonths": 36, "reason": {"zh": "购买三年内的整机可加购", "en": "For whole units bought within three years"}}'
  where code = 'extended_warranty';

insert into service_items (code, class, service_type, name_zh, name_en, customer_grades, sort, status, effective_from, next_review,
    content, process, responsibility, response_limit, staff_qualification, conduct, survey, eligibility)
  values ('free_visit', 'extended', 'repair', '免费上门', 'Free visit', '{silver,gold,key}', 8, 'published', '2026-01-01', '2027-01-01',
    '{"zh":"银卡及以上客户一年内免上门费。","en":"No visit fee for a year for customers of silver grade and above."}',
    '{"zh":"受理时核对等级与购买日期，工单注明免上门费。","en":"Grade and purchase day are checked at intake; the order says that the visit is free."}',
    '{"lead":"customer_service","duty":{"zh":"客服部核对资格，维修部上门。","en":"Customer service checks, repair visits."}}',
    'request_respond',
    '{"zh":"上门人员持有效证件。","en":"Whoever visits holds valid certificates."}',
    '{"zh":"不得以任何名义收取上门费。","en":"No visit fee under any name."}',
    'full', '{"maximumUnitAgeMonths": 60, "reason": {"zh": "银卡及以上，购买五年内", "en": "Silver and above, bought within five years"}}');

-- The eight service types (S2 1.3.2). Days are working days after the order is made, a company setting; where the
-- standard has a clock for the case, the earlier of both counts.
create table service_types (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  complete_days smallint not null check (complete_days between 1 and 60),
  sort integer not null
);
insert into service_types (code, name_zh, name_en, complete_days, sort) values
  ('delivery_installation', '配送安装', 'Delivery and installation', 5, 1),
  ('commissioning', '调试维护', 'Commissioning and upkeep', 5, 2),
  ('repair', '维修保养', 'Repair and maintenance', 10, 3),
  ('return_exchange', '退换货', 'Return and exchange', 7, 4),
  ('extended_warranty', '延保服务', 'Extended warranty', 7, 5),
  ('recycling', '产品回收', 'Take-back of products', 10, 6),
  ('technical_advice', '技术咨询', 'Technical advice', 2, 7),
  ('complaint', '投诉处理', 'Complaint handling', 3, 8);

create table service_subtypes (
  code text primary key,
  service_type text not null references service_types (code),
  name_zh text not null,
  name_en text not null,
  sort integer not null
);
insert into service_subtypes (code, service_type, name_zh, name_en, sort) values
  ('install', 'delivery_installation', '安装', 'Installation', 1),
  ('dismantle', 'delivery_installation', '拆机', 'Dismantling', 2),
  ('relocate', 'delivery_installation', '移机', 'Moving a unit', 3),
  ('measure', 'delivery_installation', '上门量尺', 'Measuring on site', 4),
  ('commission', 'commissioning', '调试', 'Commissioning', 5),
  ('clean', 'commissioning', '清洗', 'Cleaning', 6),
  ('refrigerant', 'repair', '加冷媒', 'Refrigerant refill', 7),
  ('inspect', 'repair', '检测', 'Inspection', 8),
  ('replace_part', 'repair', '更换配件', 'Replacing a part', 9),
  ('touch_up', 'repair', '补漆修复', 'Paint repair', 10),
  ('hardware', 'repair', '五金调整', 'Adjusting fittings', 11),
  ('mould', 'repair', '防潮防霉处理', 'Moisture and mould treatment', 12),
  ('swap', 'return_exchange', '上门退换', 'Exchange on site', 13),
  ('extended_check', 'extended_warranty', '延保检测', 'Check for extended warranty', 14),
  ('take_back', 'recycling', '旧品回收', 'Take-back of old products', 15),
  ('formaldehyde', 'technical_advice', '甲醛检测', 'Formaldehyde test', 16),
  ('guide', 'technical_advice', '使用指导', 'Advice on use', 17),
  ('return_visit', 'complaint', '回访', 'Return visit', 18),
  ('verify', 'complaint', '现场核实', 'Check on site', 19);

alter table work_kinds
  add constraint work_kinds_service_type_fkey foreign key (service_type) references service_types (code),
  -- Connected products: what can be found from afar is written down before a visit is decided (S2 1.1).
  add column remote_first boolean not null default false;
update work_kinds set remote_first = true where code = 'smart_home_repair';

alter table work_orders
  add column subtype text references service_subtypes (code),
  add column remote_first boolean not null default false;
-- When somebody stood at the door: a visit that took place is never counted as moved.
alter table work_order_visits add column arrived_at timestamptz;
update work_order_visits set arrived_at = slot_from where status = 'done';
create index work_orders_completed on work_orders (completed_at) where completed_at is not null;

-- What a code on a product means; by brand, and by model where one differs (a code is no fact without its source).
create table fault_codes (
  id bigint generated always as identity primary key,
  brand text not null,
  -- Empty: every model of the brand.
  model text not null default '',
  code text not null,
  product_type text references product_types (code),
  meaning_zh text not null,
  meaning_en text not null,
  cause_zh text not null default '',
  cause_en text not null default '',
  action_zh text not null default '',
  action_en text not null default '',
  -- Shut off and leave first.
  dangerous boolean not null default false,
  source text not null,
  verified boolean not null default false,
  active boolean not null default true,
  changed_at timestamptz not null default now(),
  constraint fault_codes_are_unique unique (brand, model, code)
);
create index fault_codes_model on fault_codes (model, code) where active;

create table device_alarms (
  id bigint generated always as identity primary key,
  source text not null,
  alarm_id text not null,
  serial text not null,
  fault text not null,
  severity text not null check (severity in ('notice', 'warning', 'critical')),
  detail text,
  raised_at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null check (outcome in ('opened', 'attached', 'noted', 'refused')),
  -- Why it was refused.
  refusal text,
  unit_id bigint references product_units (id),
  work_order_id bigint references work_orders (id),
  sent_by uuid references users (id),
  constraint device_alarms_are_unique unique (source, alarm_id),
  constraint refused_alarms_say_why check ((outcome = 'refused') = (refusal is not null))
);
create index device_alarms_newest on device_alarms (id desc, outcome);
create index device_alarms_order on device_alarms (work_order_id, id) where work_order_id is not null;
create index device_alarms_unit on device_alarms (unit_id, fault, id desc) where unit_id is not null;

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('device_platform', '设备平台', 'Device platform', 'support', false, false, false, 'own', '由设备平台使用，只上报告警', 'Used by a device platform; reports alarms and nothing else', 17);
insert into position_rights (position_code, permission) values ('device_platform', 'alarms:send');
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values ('catalogue:manage')) as r (permission)
  where p.code in ('policy_manager', 'department_head', 'supervisor', 'dispatcher');
