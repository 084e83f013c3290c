-- Rights of positions are kept by the security administrator from now on.
update positions set duty_zh = '维护组织与账号，不管岗位权限', duty_en = 'Keeps organisation and accounts, not the rights of positions'
  where code = 'administrator';
