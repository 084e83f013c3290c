-- Who sees the dictionary of personal data and the state of the keys, and who rotates them.
insert into position_rights (position_code, permission)
  select p.code, 'protection:view' from positions p
  where p.code in ('administrator', 'manager', 'auditor', 'supervisor', 'policy_manager', 'legal_counsel');
insert into position_rights (position_code, permission) values ('administrator', 'keys:rotate');

-- Hours after the end of a job during which who made the visit still reads the whole address; a service provider's people shorter.
create table address_hours (
  only_one boolean primary key default true check (only_one),
  own_hours smallint not null check (own_hours between 0 and 720),
  provider_hours smallint not null check (provider_hours between 0 and 720),
  check (provider_hours <= own_hours)
);
insert into address_hours (own_hours, provider_hours) values (24, 4);
