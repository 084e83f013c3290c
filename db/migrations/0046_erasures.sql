-- Erasure of a person: what was said and known of somebody goes, the record of the service stays (S0 5.2; PIPL 47).

-- 1. The chains hash a commitment of their free words, not the words. The words and the salt lie beside it and can be
--    taken away; what is left tells nothing and the chain still holds.

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

-- 2. Erasures: asked for, decided by a second person, done in pieces, with a certificate of counts.

create table erasures (
  id bigint generated always as identity primary key,
  number text generated always as ('ER' || lpad(id::text, 6, '0')) stored,
  customer_id bigint not null references customers (id),
  origin text not null check (origin in ('officer', 'request', 'retention')),
  request text,
  reason text not null,
  state text not null check (state in ('waiting', 'refused', 'withdrawn', 'running', 'frozen', 'erased')),
  freezes boolean not null default false,
  frozen_until timestamptz,
  -- Why the person is only frozen: class of the data and until when the law keeps it.
  laws jsonb not null default '[]',
  asked_by uuid references users (id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by uuid references users (id),
  decided_by_name text,
  decided_at timestamptz,
  decision text,
  -- Where the run is: which rows, after which id of theirs.
  phase text not null default 'start',
  -- What the person is known by, sealed, while rows are still to be searched for it; gone when the person is erased.
  words_sealed text,
  after_id bigint not null default 0,
  counts jsonb not null default '{}',
  files integer not null default 0,
  started_at timestamptz,
  frozen_at timestamptz,
  finished_at timestamptz,
  constraint decided_by_a_second_person check (decided_by is null or decided_by <> asked_by),
  constraint run_only_when_decided check (state not in ('running', 'frozen', 'erased') or decided_by is not null or origin = 'retention'),
  constraint frozen_until_when check (state <> 'frozen' or frozen_until is not null)
);
create unique index one_erasure_of_a_person on erasures (customer_id) where state in ('waiting', 'running', 'frozen');
create index erasures_running on erasures (id) where state = 'running';
create index erasures_frozen on erasures (frozen_until) where state = 'frozen';

-- What a frozen person's rows said before: nobody reads it but the officer, for a purpose of the law, on record.
create table erasure_kept (
  id bigint generated always as identity primary key,
  erasure_id bigint not null references erasures (id),
  table_name text not null,
  kept jsonb not null
);
create index erasure_kept_of on erasure_kept (erasure_id, id);

alter table customers add column erased_at timestamptz;
alter table case_files add column erased_at timestamptz;
alter table work_order_files add column erased_at timestamptz;
create index outbound_messages_without_case on outbound_messages (customer_id) where case_id is null;

-- Where something of a person stands: `worded` loses the words by which the person is known and every sealed number,
-- `cleared` is set to a value whatever it was. `joins` ties row `r` to its parent `p`. `law_keeps`: stays while frozen.
-- Only the owner writes here: the application's role may erase what this table names and nothing else.
create table erasure_places (
  place smallint primary key,
  table_name text not null,
  parent text not null check (parent in ('case', 'order', 'unit', 'return', 'customer')),
  joins text not null,
  worded text[] not null default '{}',
  cleared jsonb not null default '{}',
  law_keeps boolean not null default false
);
insert into erasure_places (place, table_name, parent, joins, worded, cleared, law_keeps) values
  (1, 'case_texts', 'case', 'r.case_id = p.id', '{course,demand,expected_outcome}', '{}', false),
  (2, 'case_receipts', 'case', 'r.case_id = p.id', '{text}', '{}', false),
  (3, 'case_records', 'case', 'r.case_id = p.id', '{body}', '{}', false),
  (4, 'case_files', 'case', 'r.case_id = p.id', '{}', '{"name": "已删除", "erased_at": "$now"}', false),
  (5, 'case_plans', 'case', 'r.case_id = p.id', '{summary,template_replaced_reason,demands,measures,agreement_note}', '{}', false),
  (6, 'case_tasks', 'case', 'r.case_id = p.id', '{title,result}', '{}', false),
  (7, 'case_cooperations', 'case', 'r.case_id = p.id', '{task,answer}', '{}', false),
  (8, 'approvals', 'case', 'r.case_id = p.id', '{data,why,reason}', '{}', false),
  (9, 'repair_choices', 'case', 'r.case_id = p.id', '{reason,comparison,rights}', '{}', false),
  (10, 'outbound_messages', 'case', 'r.case_id = p.id', '{failure}', '{"body": "已删除", "recipient_sealed": null, "recipient_plain": null}', false),
  (11, 'notifications', 'case', 'r.case_id = p.id or r.case_number = p.number', '{data}', '{}', false),
  (12, 'clock_events', 'case', 'r.case_id = p.id', '{data}', '{}', false),
  (13, 'events', 'case', 'r.case_id = p.id', '{reason,data}', '{}', false),
  (19, 'cases', 'case', 'r.id = p.id', '{subject,use_scene,product_model_unknown,purchase_channel_unknown}',
    '{"contact_sealed": null, "masked_contact_name": "$name", "masked_contact_phone": "", "contact_key": null, "contact_keys": "{}", "contact_name_plain": null, "contact_phone_plain": null}', false),
  (20, 'work_order_records', 'order', 'r.work_order_id = p.id', '{body}', '{}', false),
  (21, 'work_order_files', 'order', 'r.work_order_id = p.id', '{}', '{"erased_at": "$now"}', false),
  (22, 'work_order_commands', 'order', 'r.work_order_id = p.id', '{answer}', '{}', false),
  (23, 'work_order_visits', 'order', 'r.work_order_id = p.id', '{moved_reason}', '{}', false),
  (24, 'device_alarms', 'order', 'r.work_order_id = p.id', '{detail}', '{}', false),
  (25, 'visit_links', 'order', 'r.work_order_id = p.id', '{}', '{"ended_at": "$now"}', false),
  (26, 'quotes', 'order', 'r.order_number = p.number', '{reduction_reason,answer_note,answered_by,cover}', '{}', false),
  (27, 'payments', 'order', 'r.order_number = p.number', '{reason}', '{"proof": "已删除"}', true),
  (28, 'events', 'order', $$r.subject = 'workorder:' || p.id$$, '{reason,data}', '{}', false),
  (29, 'notifications', 'order', $$r.data ->> 'number' = p.number$$, '{data}', '{}', false),
  (39, 'work_orders', 'order', 'r.id = p.id', '{subject,cancelled_reason,rank_inputs}', '{"lng": null, "lat": null}', false),
  (40, 'unit_ledger', 'unit', 'r.unit_id = p.id', '{body,reason}', '{}', false),
  (41, 'events', 'unit', $$r.subject = 'unit:' || p.id$$, '{reason,data}', '{}', false),
  (50, 'return_records', 'return', 'r.return_order_id = p.id', '{body}', '{}', false),
  (51, 'return_payments', 'return', 'r.return_order_id = p.id', '{}', '{"reference": "已删除"}', true),
  (52, 'events', 'return', $$r.subject = 'return:' || p.id$$, '{reason,data}', '{}', false),
  (53, 'notifications', 'return', $$r.data ->> 'number' = p.number$$, '{data}', '{}', false),
  (59, 'return_orders', 'return', 'r.id = p.id', '{entitlement}', '{}', false),
  (60, 'outbound_messages', 'customer', 'r.case_id is null and r.customer_id = p.id', '{failure}', '{"body": "已删除", "recipient_sealed": null, "recipient_plain": null}', false),
  (61, 'privacy_incidents', 'customer', 'exists (select from public.privacy_incident_persons x where x.incident_id = r.id and x.customer_id = p.id)',
    '{title,what,cause,harm,advice,lesson}', '{}', false),
  (62, 'access_log', 'customer', 'r.customer_ids @> array[p.id]', '{note}', '{}', false),
  (63, 'saved_views', 'customer', 'true', '{name,query}', '{}', false),
  (64, 'events', 'customer', $$r.subject = 'customer:' || p.id$$, '{reason,data}', '{}', false),
  (65, 'customer_exports', 'customer', $$exists (select from public.access_log l where l.subject = 'customer_export:' || r.id and l.customer_ids @> array[p.id])$$,
    '{reason,decision}', '{}', false),
  (66, 'events', 'customer', $$r.subject like 'customer\_export:%' and exists (select from public.access_log l where l.subject = r.subject and l.customer_ids @> array[p.id])$$,
    '{reason,data}', '{}', false),
  (67, 'consents', 'customer', 'r.customer_id = p.id', '{evidence}', '{}', true),
  (79, 'customers', 'customer', 'r.id = p.id', '{}',
    '{"person_sealed": null, "name_plain": null, "phone_plain": null, "other_contact_plain": null, "address_plain": null, "masked_name": "$name", "masked_phone": "", "search_keys": "{}", "erased_at": "$now"}', false);

-- 3. How words go out of a text and out of a document.

create function erased_text(said text, words text) returns text language sql immutable set search_path = pg_catalog, public as $$
  select case when said is null then null
    when words = '' then regexp_replace(said, '⟦[^⟧]*⟧', '已删除', 'g')
    else regexp_replace(regexp_replace(said, '⟦[^⟧]*⟧', '已删除', 'g'), words, '已删除', 'gi') end
$$;
-- Names of fields whose value is a person's whatever it says: a signature with its name, places, numbers.
create function erased_json(said jsonb, words text) returns jsonb language plpgsql immutable set search_path = pg_catalog, public as $$
begin
  case jsonb_typeof(said)
    when 'string' then return to_jsonb(public.erased_text(said #>> '{}', words));
    when 'array' then
      return coalesce((select jsonb_agg(public.erased_json(e.one, words) order by e.place)
        from jsonb_array_elements(said) with ordinality as e (one, place)), '[]');
    when 'object' then
      return coalesce((select jsonb_object_agg(f.key, case
          when f.key in ('lng', 'lat') then 'null'::jsonb
          when f.key in ('signedBy', 'strokes', 'contactName', 'contactPhone', 'otherContact', 'identityReference', 'recipient')
            and jsonb_typeof(f.value) = 'string' then '"已删除"'::jsonb
          else public.erased_json(f.value, words) end) from jsonb_each(said) as f (key, value)), '{}');
    else return said;
  end case;
end $$;

-- Final rows let an erasure through, and nothing else: only while the function below runs for one that is under way.
create function erasing() returns boolean language plpgsql stable set search_path = pg_catalog, public as $$
declare which text := current_setting('anju.erasing', true);
begin
  return coalesce(which, '') <> '' and exists (select from public.erasures where id = which::bigint and state = 'running');
end $$;
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and erasing() then return new; end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $$;
create or replace function refuse_access_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'access_chain' then
      if exists (select 1 from access_archives a
        where old.seq between a.first_seq and a.last_seq and a.to_at < now() - interval '6 months')
      then return old; end if;
    elsif exists (select 1 from access_chain c join access_archives a on c.seq between a.first_seq and a.last_seq
      where c.entry_id = old.id and old.at <= a.to_at and a.to_at < now() - interval '6 months')
    then return old; end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'access_log' and erasing() then return new;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'AN001';
end $$;

-- Erases one piece of a person: the rows of the given parents (cases, orders, units, returns, or the customer) in every
-- place. Answers how many rows changed, by table. A piece may run twice: the second time nothing is left to change.
create function erase_piece(erasure bigint, of text, ids bigint[], words text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  run public.erasures; spot public.erasure_places; parent_table text; owner_column text; changed bigint;
  sets text; differs text; kind text; one text; column_name text; value jsonb; literal text; totals jsonb := '{}';
begin
  select * into strict run from public.erasures where id = erasure and state = 'running';
  perform set_config('anju.erasing', erasure::text, true);
  parent_table := case of when 'case' then 'cases' when 'order' then 'work_orders' when 'unit' then 'product_units'
    when 'return' then 'return_orders' else 'customers' end;
  owner_column := case of when 'customer' then 'id' else 'customer_id' end;
  for spot in select * from public.erasure_places where parent = of and not (law_keeps and run.freezes) order by place loop
    sets := ''; differs := 'false';
    foreach column_name in array spot.worded loop
      select a.atttypid::regtype::text into strict kind from pg_attribute a
        where a.attrelid = format('public.%I', spot.table_name)::regclass and a.attname = column_name;
      one := format(case kind when 'jsonb' then 'public.erased_json(r.%I, %L)' else 'public.erased_text(r.%I, %L)' end, column_name, words);
      sets := sets || format(', %I = %s', column_name, one);
      differs := differs || format(' or r.%I is distinct from %s', column_name, one);
    end loop;
    for column_name, value in select * from jsonb_each(spot.cleared) loop
      literal := case when jsonb_typeof(value) = 'null' then 'null'
        when value #>> '{}' = '$now' then format('coalesce(r.%I, %L::timestamptz)', column_name, at)
        when value #>> '{}' = '$name' then quote_literal(case when run.freezes then '已限制' else '已删除' end)
        else quote_literal(value #>> '{}') end;
      sets := sets || format(', %I = %s', column_name, literal);
      differs := differs || format(' or r.%I is distinct from %s', column_name, literal);
    end loop;
    if spot.table_name = 'events' then sets := sets || format(', content_salt = null, erased_by = %s', erasure); end if;
    if spot.table_name = 'access_log' then sets := sets || format(', note_salt = null, erased_by = %s', erasure); end if;
    execute format($f$
      with hit as (select r.ctid as at from public.%1$I r, public.%2$I p
          where p.%3$I = %4$s and p.id = any(%5$L::bigint[]) and (%6$s) and (%7$s)),
        kept as (insert into public.erasure_kept (erasure_id, table_name, kept)
          select %8$s, %9$L, (select jsonb_object_agg(f.key, f.value) from jsonb_each(to_jsonb(r)) f
            where f.key = any(%10$L::text[])) from public.%1$I r join hit on r.ctid = hit.at where %11$L::boolean),
        done as (update public.%1$I r set %12$s from hit where r.ctid = hit.at returning 1)
      select count(*) from done$f$,
      spot.table_name, parent_table, owner_column, run.customer_id, ids, spot.joins, differs, erasure, spot.table_name,
      spot.worded || array(select jsonb_object_keys(spot.cleared)) || '{id,seal_id,case_id}'::text[], run.freezes, substr(sets, 3))
      into changed;
    if changed > 0 then
      totals := jsonb_set(totals, array[spot.table_name], to_jsonb(coalesce((totals ->> spot.table_name)::bigint, 0) + changed));
    end if;
  end loop;
  perform set_config('anju.erasing', '', true);
  return totals;
end $$;

-- 4. How long each class of data is kept. `months` null: until the company says; `verified`: the text of the law was seen.

create table retention_classes (
  code text primary key,
  months integer check (months between 1 and 600),
  least_months integer not null default 1,
  verified boolean not null default false,
  basis_zh text not null,
  basis_en text not null,
  -- The law keeps these records although the person asks for erasure: the person is frozen meanwhile.
  law_keeps boolean not null default false,
  in_force boolean not null default true,
  version integer not null default 1,
  changed_by uuid references users (id),
  changed_at timestamptz
);
insert into retention_classes (code, months, least_months, verified, basis_zh, basis_en, law_keeps, in_force) values
  ('payments', 36, 36, true, '电子商务法第31条：交易信息自交易完成之日起至少保存三年（适用于平台经营者）', 'E-Commerce Law 31: records of transactions at least three years from completion (for operators of platforms)', true, true),
  ('persons', 36, 1, false, '公司规定：最后一次服务结束后；个人信息保护法第19条要求最短必要时间', 'Company rule, from the end of the last service; PIPL 19 asks for the shortest time that is needed', false, false);

insert into position_rights (position_code, permission) values
  ('privacy_officer', 'privacy:erase'), ('legal_counsel', 'privacy:confirm'), ('manager', 'privacy:confirm');
