-- The service catalogue, and the departments that support the service from outside it.

create table service_items (
  code text primary key,
  -- Exactly one of three classes (S0 2.1).
  class text not null check (class in ('basic', 'extended', 'customised')),
  service_type text not null,
  name_zh text not null,
  name_en text not null,
  -- What it is offered for; an empty list: for every one.
  product_types text[] not null default '{}',
  use_scenes text[] not null default '{}',
  customer_grades text[] not null default '{}',
  active boolean not null default true,
  sort integer not null default 100
);

insert into service_items (code, class, service_type, name_zh, name_en, product_types, use_scenes, customer_grades, sort) values
  ('delivery_installation', 'basic', 'delivery_installation', '送货安装', 'Delivery and installation', '{}', '{}', '{}', 1),
  ('commissioning', 'basic', 'commissioning', '开机调试', 'Commissioning', '{appliance,electronics,office}', '{}', '{}', 2),
  ('warranty_repair', 'basic', 'repair', '保修期内维修', 'Repair under warranty', '{}', '{}', '{}', 3),
  ('return_exchange', 'basic', 'return_exchange', '退换货', 'Return and exchange', '{}', '{}', '{}', 4),
  ('technical_advice', 'basic', 'technical_advice', '使用与技术咨询', 'Advice on use and technique', '{}', '{}', '{}', 5),
  ('extended_warranty', 'extended', 'extended_warranty', '延保服务', 'Extended warranty', '{appliance,electronics,office}', '{}', '{}', 6),
  ('paid_repair', 'extended', 'repair', '保修期外维修', 'Repair after the warranty', '{}', '{}', '{}', 7),
  ('deep_cleaning', 'extended', 'commissioning', '深度清洗保养', 'Deep cleaning and care', '{appliance,home}', '{home,office}', '{}', 8),
  ('old_product_recycling', 'extended', 'recycling', '旧品回收', 'Recycling of old products', '{}', '{home}', '{}', 9),
  ('whole_house_design', 'customised', 'delivery_installation', '全屋定制与安装', 'Whole-house fitting to measure', '{home}', '{home}', '{}', 10),
  ('project_service', 'customised', 'commissioning', '工程项目驻场服务', 'On-site service for projects', '{}', '{office,shop,hotel}', '{key}', 11),
  ('named_engineer', 'customised', 'repair', '专属工程师', 'Own service engineer', '{}', '{}', '{gold,key}', 12);

insert into org_units (id, kind, layer, department_type, region, name_zh, name_en, parent_id) values
  ('research', 'department', 'support', 'research', null, '研发部', 'Research and Development', 'hq'),
  ('production', 'department', 'support', 'production', null, '生产部', 'Production', 'hq'),
  ('finance', 'department', 'support', 'finance', null, '财务部', 'Finance', 'hq'),
  ('legal', 'department', 'support', 'legal', null, '法务部', 'Legal', 'hq');
-- The name that S2 2.1.1 gives it.
update org_units set name_zh = '质量管控部', name_en = 'Quality Control' where id = 'quality';
