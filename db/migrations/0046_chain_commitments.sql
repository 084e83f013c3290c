-- The chains hash a commitment of their free words, not the words (S0 5.2; PIPL 47): words and salt lie beside it and can be
-- taken away; what is left tells nothing and the chain still holds.

alter table events add column content_salt text, add column content_hash text, add column erased_by bigint;

create function event_content_hash(salt text, reason text, data jsonb) returns text language sql immutable
set search_path = pg_catalog, public as $$
  select encode(sha256(convert_to(concat_ws('|', salt, coalesce(reason, ''), data::text), 'UTF8')), 'hex')
$$;
-- The hash of a fact: over the commitment, or over the words themselves for facts from before there were commitments.
create function event_hash(e events) returns text language sql stable set search_path = pg_catalog, public as $$
  select encode(sha256(convert_to(case when e.content_hash is null
    then concat_ws('|', coalesce(e.previous_hash, ''), e.subject, e.seq, e.type,
      extract(epoch from e.at)::numeric(20,6), coalesce(e.actor_id::text, ''), e.actor_name,
      coalesce(e.reason, ''), e.data::text)
    else concat_ws('|', coalesce(e.previous_hash, ''), e.subject, e.seq, e.type,
      extract(epoch from e.at)::numeric(20,6), coalesce(e.actor_id::text, ''), e.actor_name, e.content_hash) end, 'UTF8')), 'hex')
$$;
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
  new.erased_by := null;
  new.content_salt := replace(gen_random_uuid()::text, '-', '');
  new.content_hash := public.event_content_hash(new.content_salt, new.reason, new.data);
  new.hash := public.event_hash(new);
  return new;
end $$;

-- What is wrong with the facts of these ids, whole chains assumed: a changed fact, or one that does not follow.
create function event_faults(first bigint, last bigint) returns setof bigint language sql stable
set search_path = pg_catalog, public as $$
  select e.id from public.events e left join public.events p on p.subject = e.subject and p.seq = e.seq - 1
  where e.id between first and last and (
    e.previous_hash is distinct from p.hash or (e.seq > 1 and p.id is null)
    or case when e.content_hash is null then e.erased_by is null and e.hash <> public.event_hash(e)
      else e.hash <> public.event_hash(e) or (case when e.content_salt is null then e.erased_by is null
        else e.content_hash <> public.event_content_hash(e.content_salt, e.reason, e.data) end) end)
$$;

alter table access_log add column note_salt text, add column note_hash text, add column erased_by bigint;
create function note_commitment(salt text, note text) returns text language sql immutable
set search_path = pg_catalog, public as $$
  select encode(sha256(convert_to(salt || '|' || note, 'UTF8')), 'hex')
$$;
create function commit_note() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.erased_by := null;
  new.note_salt := case when new.note is not null then replace(gen_random_uuid()::text, '-', '') end;
  new.note_hash := case when new.note is not null then public.note_commitment(new.note_salt, new.note) end;
  return new;
end $$;
create trigger access_notes_are_committed before insert on access_log for each row execute function commit_note();

create or replace function access_entry_text(e access_log) returns text language sql stable as $$
  select '{"address":' || coalesce(to_json(e.address)::text, 'null')
    || ',"at":' || (extract(epoch from e.at) * 1000000)::bigint
    || ',"caseNumber":' || coalesce(to_json(e.case_number)::text, 'null')
    || ',"code":' || coalesce(to_json(e.code)::text, 'null')
    || ',"customerIds":' || to_json(array_to_string(e.customer_ids, ','))::text
    || ',"details":' || to_json(e.details::text)::text
    || ',"fields":' || to_json(array_to_string(e.fields, ','))::text
    || ',"id":' || e.id
    || ',"kind":' || to_json(e.kind)::text
    || ',"method":' || coalesce(to_json(e.method)::text, 'null')
    || ',"note":' || coalesce(to_json(coalesce(e.note_hash, e.note))::text, 'null')
    || ',"path":' || coalesce(to_json(e.path)::text, 'null')
    || ',"purpose":' || coalesce(to_json(e.purpose)::text, 'null')
    || ',"recordedAt":' || (extract(epoch from e.recorded_at) * 1000000)::bigint
    || ',"records":' || e.records
    || ',"requestId":' || to_json(e.request_id)::text
    || ',"subject":' || to_json(e.subject)::text
    || ',"userId":' || coalesce(to_json(e.user_id)::text, 'null')
    || ',"userName":' || to_json(e.user_name)::text || '}'
$$;
