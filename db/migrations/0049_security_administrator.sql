-- System, rights and audit are kept by three people (S0 5.2): how people sign in, keys of other systems and the keys of
-- personal data belong to who keeps rights, not to who keeps accounts.
delete from position_rights r
  where r.permission in ('security:manage', 'keys:manage', 'keys:rotate')
    and exists (select from position_rights o where o.position_code = r.position_code
      and o.permission in ('users:manage', 'organisation:manage'));
insert into position_rights (position_code, permission)
  select p.code, n.permission from positions p
  cross join (values ('security:manage'), ('keys:manage'), ('keys:rotate'), ('protection:view')) as n(permission)
  where exists (select from position_rights o where o.position_code = p.code and o.permission = 'access:manage')
  on conflict do nothing;
update positions set duty_zh = '维护岗位权限、职责分离、登录安全与密钥，不管账号、不看审计',
    duty_en = 'Keeps the rights of positions, the separation of duties, sign-in security and keys, neither accounts nor the audit log'
  where code = 'security_administrator';
