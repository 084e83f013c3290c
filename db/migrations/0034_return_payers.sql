-- Finance pays what others approved.

insert into position_rights (position_code, permission) values ('finance', 'returns:view'), ('finance', 'returns:pay');
