-- What the technician took at the door: the command that brought it, and a photo that may stand for its number.
alter table payments add column file_id uuid, add column command_id uuid;
create unique index payments_command on payments (command_id) where command_id is not null;
alter table payments add constraint payments_have_a_proof check (proof <> '' or file_id is not null);

insert into position_rights (position_code, permission)
  select position_code, 'payments:take' from position_rights where permission = 'workorders:work';
