-- What was done with an account is looked up by its subject.
create index events_of_users on events (subject, id) where subject like 'user:%';
