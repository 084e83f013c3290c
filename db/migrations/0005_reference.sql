-- What every company starts with; all of it is editable.

insert into regions (code, name_zh, name_en, sort) values
  ('north', '华北', 'North', 1), ('east', '华东', 'East', 2), ('south', '华南', 'South', 3),
  ('central', '华中', 'Central', 4), ('northwest', '西北', 'Northwest', 5), ('southwest', '西南', 'Southwest', 6);

-- The north-east has no centre of its own in S2 2.1.2: it goes to the north until the company decides otherwise.
insert into provinces (code, name_zh, name_en, region) values
  ('11', '北京', 'Beijing', 'north'), ('12', '天津', 'Tianjin', 'north'), ('13', '河北', 'Hebei', 'north'),
  ('14', '山西', 'Shanxi', 'north'), ('15', '内蒙古', 'Inner Mongolia', 'north'), ('21', '辽宁', 'Liaoning', 'north'),
  ('22', '吉林', 'Jilin', 'north'), ('23', '黑龙江', 'Heilongjiang', 'north'), ('31', '上海', 'Shanghai', 'east'),
  ('32', '江苏', 'Jiangsu', 'east'), ('33', '浙江', 'Zhejiang', 'east'), ('34', '安徽', 'Anhui', 'east'),
  ('35', '福建', 'Fujian', 'east'), ('36', '江西', 'Jiangxi', 'east'), ('37', '山东', 'Shandong', 'east'),
  ('41', '河南', 'Henan', 'central'), ('42', '湖北', 'Hubei', 'central'), ('43', '湖南', 'Hunan', 'central'),
  ('44', '广东', 'Guangdong', 'south'), ('45', '广西', 'Guangxi', 'south'), ('46', '海南', 'Hainan', 'south'),
  ('50', '重庆', 'Chongqing', 'southwest'), ('51', '四川', 'Sichuan', 'southwest'), ('52', '贵州', 'Guizhou', 'southwest'),
  ('53', '云南', 'Yunnan', 'southwest'), ('54', '西藏', 'Tibet', 'southwest'), ('61', '陕西', 'Shaanxi', 'northwest'),
  ('62', '甘肃', 'Gansu', 'northwest'), ('63', '青海', 'Qinghai', 'northwest'), ('64', '宁夏', 'Ningxia', 'northwest'),
  ('65', '新疆', 'Xinjiang', 'northwest'), ('71', '台湾', 'Taiwan', 'east'), ('81', '香港', 'Hong Kong', 'south'),
  ('82', '澳门', 'Macau', 'south');

insert into org_units (id, kind, layer, department_type, region, name_zh, name_en, parent_id) values
  ('hq', 'headquarters', 'decision', null, null, '总部', 'Headquarters', null),
  ('customer-service', 'department', 'execution', 'customer_service', null, '客户服务部', 'Customer Service', 'hq'),
  ('after-sales', 'department', 'execution', 'after_sales', null, '售后服务部', 'After-sales Service', 'hq'),
  ('repair', 'department', 'execution', 'repair', null, '维修部', 'Repair', 'hq'),
  ('technical-support', 'department', 'support', 'technical_support', null, '技术支持部', 'Technical Support', 'hq'),
  ('sales', 'department', 'support', 'sales', null, '销售部', 'Sales', 'hq'),
  ('logistics', 'department', 'support', 'logistics', null, '物流部', 'Logistics', 'hq'),
  ('quality', 'department', 'management', 'quality', null, '质量部', 'Quality', 'hq'),
  ('quality-supervision', 'department', 'management', 'quality_supervision', null, '质量监督部', 'Quality Supervision', 'hq'),
  ('operations', 'department', 'management', 'operations', null, '服务运营部', 'Service Operations', 'hq'),
  ('digital', 'department', 'management', 'digital', null, '数字化建设部', 'Digital Development', 'hq'),
  ('parts', 'department', 'management', 'parts', null, '备件管理部', 'Parts Management', 'hq'),
  ('training', 'department', 'management', 'training', null, '培训发展部', 'Training', 'hq');
insert into org_units (id, kind, layer, department_type, region, name_zh, name_en, parent_id)
  select 'region-' || code, 'region', 'execution', null, code, name_zh || '区域服务中心', name_en || ' Regional Centre', 'hq'
  from regions;

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('agent', '客服专员', 'Agent', 'execution', true, true, false, 'own', '受理来电来函，登记分类，首问负责到底', 'Takes every contact, registers, classifies, owns the case to its end', 1),
  ('handler', '部门处理员', 'Department handler', 'execution', true, true, false, 'team', '调查取证，制定并执行处理方案', 'Investigates, plans and carries out', 2),
  ('department_head', '部门负责人', 'Department head', 'management', true, true, false, 'team', '受理分派，审批权限内方案', 'Accepts, assigns, approves within authority', 3),
  ('supervisor', '客服主管', 'Supervisor', 'management', true, true, false, 'all', '督办超时，审批移交、降级与跳过步骤', 'Drives what is late; approves hand-overs, lowering and skips', 4),
  ('regional_manager', '区域经理', 'Regional manager', 'management', true, true, false, 'region', '负责本区域调度、质量与审批', 'Dispatch, quality and approval inside the region', 5),
  ('manager', '服务总监', 'Service director', 'decision', true, true, false, 'all', '终审重大投诉与大额赔付', 'Decides major complaints and large amounts', 6),
  ('auditor', '质量审核员', 'Quality auditor', 'management', false, false, true, 'all', '抽检审核，不参与处理', 'Samples and audits, takes no part in handling', 7),
  ('administrator', '系统管理员', 'Administrator', 'support', false, false, false, 'own', '维护组织、岗位与权限', 'Keeps organisation, positions and rights', 8);

insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('cases:register'), ('cases:view'), ('cases:handle'), ('cases:classify'), ('cases:decide'), ('cases:close'),
    ('customers:view'), ('customers:reveal')) as r (permission)
  where p.customer_contact;
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('cases:assign'), ('approvals:decide'), ('wall:view'), ('cases:export')) as r (permission)
  where p.code in ('department_head', 'supervisor', 'regional_manager', 'manager');
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('cases:lower_level'), ('cases:override')) as r (permission)
  where p.code in ('supervisor', 'regional_manager', 'manager');
insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('standards:view'), ('organisation:view')) as r (permission);
insert into position_rights (position_code, permission) values
  ('auditor', 'cases:view'), ('auditor', 'wall:view'), ('auditor', 'cases:export'), ('auditor', 'audit:view'),
  ('auditor', 'customers:view'),
  ('administrator', 'organisation:manage'), ('administrator', 'authority:manage'), ('administrator', 'users:manage'),
  ('administrator', 'audit:view');

-- Amounts are not set until the company sets them: only the top decides compensation (S1 5.2).
insert into authority_limits (position_code, measure, case_level, amount_fen) values
  ('agent', 'any', 'general', null), ('handler', 'any', 'general', null),
  ('department_head', 'any', 'general', null), ('department_head', 'any', 'major', null),
  ('supervisor', 'any', 'general', null), ('supervisor', 'any', 'major', null),
  ('regional_manager', 'any', 'general', null), ('regional_manager', 'any', 'major', null),
  ('manager', 'any', 'general', 100000000000), ('manager', 'any', 'major', 100000000000);

insert into product_types (code, parent_code, name_zh, name_en, sort) values
  ('appliance', null, '智能家电', 'Smart appliances', 1), ('electronics', null, '消费电子', 'Consumer electronics', 2),
  ('home', null, '家居建材', 'Home and building materials', 3), ('office', null, '办公设备', 'Office equipment', 4),
  ('air_conditioner', 'appliance', '空调', 'Air conditioners', 1), ('refrigerator', 'appliance', '冰箱', 'Refrigerators', 2),
  ('washing_machine', 'appliance', '洗衣机', 'Washing machines', 3), ('water_heater', 'appliance', '热水器', 'Water heaters', 4),
  ('kitchen_appliance', 'appliance', '厨房电器', 'Kitchen appliances', 5), ('smart_lock', 'electronics', '智能门锁', 'Smart locks', 1),
  ('smart_speaker', 'electronics', '智能音箱', 'Smart speakers', 2), ('television', 'electronics', '电视', 'Televisions', 3),
  ('cabinet', 'home', '柜类家具', 'Cabinets', 1), ('sofa', 'home', '软体家具', 'Upholstered furniture', 2),
  ('bed', 'home', '床类家具', 'Beds', 3), ('custom_furniture', 'home', '定制家具', 'Custom furniture', 4),
  ('flooring', 'home', '地板', 'Flooring', 5), ('sanitary', 'home', '卫浴', 'Sanitary ware', 6),
  ('desk_chair', 'office', '办公桌椅', 'Desks and chairs', 1), ('printer', 'office', '打印设备', 'Printers', 2);
