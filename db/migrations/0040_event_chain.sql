-- The chain of a subject goes on whoever adds to it, also for those who see no other fact of it.
create or replace function chain_event() returns trigger language plpgsql security definer as $$
declare last_hash text; last_seq integer;
begin
  if new.case_id is null then
    perform pg_advisory_xact_lock(7263, hashtext(new.subject) & 1023);
  end if;
  select hash, seq into last_hash, last_seq from public.events
    where subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.previous_hash := last_hash;
  new.hash := encode(sha256(convert_to(concat_ws('|', coalesce(last_hash, ''), new.subject, new.seq, new.type,
    extract(epoch from new.at)::numeric(20,6), coalesce(new.actor_id::text, ''), new.actor_name,
    coalesce(new.reason, ''), new.data::text), 'UTF8')), 'hex');
  return new;
end $$;
