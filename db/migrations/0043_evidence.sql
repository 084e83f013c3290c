-- Photos of visits are kept as they were sent; with their place they are for those who check and supervise (S0 5.2).
insert into position_rights (position_code, permission)
  select code, 'evidence:view' from positions where code in ('auditor', 'supervisor');
