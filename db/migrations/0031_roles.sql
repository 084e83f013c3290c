-- Positions of a company's own beside those that come with the product, the administrator of rights (the one of the log is
-- the privacy officer), and external auditors.
alter table positions
  add column copied_from text references positions (code),
  add column external boolean not null default false,
  add column version integer not null default 1;

-- A person from outside has access until this instant and not a moment longer (S0 7.1).
alter table users add column access_ends_at timestamptz;
create index users_access_ends on users (access_ends_at) where access_ends_at is not null and active;

insert into positions (code, name_zh, name_en, layer, customer_contact, operating, supervising, default_scope, duty_zh, duty_en, sort, external) values
  ('security_administrator', '安全管理员', 'Security administrator', 'support', false, false, false, 'own', '维护岗位权限与职责分离，不管账号、不看审计', 'Keeps the rights of positions and the separation of duties, neither accounts nor the audit log', 30, false),
  ('external_auditor', '外部审核员', 'External auditor', 'support', false, false, true, 'all', '限期查阅，只读', 'Reads for a limited time, changes nothing', 32, true);

insert into position_rights (position_code, permission) values
  ('security_administrator', 'access:manage'), ('security_administrator', 'organisation:view'), ('security_administrator', 'standards:view'),
  ('external_auditor', 'cases:view'), ('external_auditor', 'conformance:view'), ('external_auditor', 'standards:view'),
  ('external_auditor', 'organisation:view'), ('external_auditor', 'workorders:view');
-- System, security and audit are kept by three different people (S0 5.2).
delete from position_rights where position_code = 'administrator' and permission in ('audit:view', 'access:manage');
