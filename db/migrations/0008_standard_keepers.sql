-- Who keeps the standard: drafts it, gives the legal opinion, approves it, publishes it, acknowledges its tasks.

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort) values
  ('policy_manager', '制度管理员', 'Policy manager', 'management', false, false, false, 'all', '起草、核对、模拟并发布售后标准，维护日历与符合性', 'Drafts, checks, simulates and publishes the standard; keeps calendars and conformance', 9),
  ('legal_counsel', '法律顾问', 'Legal counsel', 'support', false, false, false, 'all', '审阅标准草案，签署法律意见', 'Reviews drafts of the standard and signs the legal opinion', 10),
  ('committee_member', '战略委员会委员', 'Committee member', 'decision', false, false, false, 'all', '批准重大政策与资源投入', 'Approves major policies and resources', 11);

insert into position_rights (position_code, permission) values
  ('policy_manager', 'standards:view'), ('policy_manager', 'standards:draft'), ('policy_manager', 'standards:review'),
  ('policy_manager', 'standards:publish'), ('policy_manager', 'standards:simulate'), ('policy_manager', 'standards:acknowledge'),
  ('policy_manager', 'calendars:manage'), ('policy_manager', 'conformance:view'), ('policy_manager', 'conformance:manage'),
  ('policy_manager', 'organisation:view'), ('policy_manager', 'cases:view'), ('policy_manager', 'wall:view'),
  ('legal_counsel', 'standards:view'), ('legal_counsel', 'standards:review'), ('legal_counsel', 'conformance:view'),
  ('legal_counsel', 'organisation:view'),
  ('committee_member', 'standards:view'), ('committee_member', 'standards:approve'), ('committee_member', 'conformance:view'),
  ('committee_member', 'organisation:view'), ('committee_member', 'wall:view');

insert into position_rights (position_code, permission)
  select p.code, r.permission from positions p cross join (values
    ('standards:acknowledge'), ('standards:simulate'), ('conformance:view')) as r (permission)
  where p.code in ('department_head', 'supervisor', 'regional_manager', 'manager');
insert into position_rights (position_code, permission) values
  ('manager', 'standards:approve'), ('auditor', 'conformance:view'), ('auditor', 'standards:simulate'),
  ('administrator', 'calendars:manage');
