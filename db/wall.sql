-- The second wall: which rows the application's role sees. Applied after the migrations whenever it or they have changed,
-- in one transaction, by the owner of the tables; `wall.role` names the application's role. May be applied any number of
-- times. A table with a personal column or a case stands here, or in `NOT_WALLED` of app/wall.flow.test.ts with a reason.

create table if not exists wall_key (key bytea not null);
insert into wall_key
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || clock_timestamp()::text, 'UTF8'))
  where not exists (select from wall_key);

-- What the actor sees by. The words are believed only with the mark that is made with the key, which the application's
-- role cannot read: a string that sets the setting itself sees nothing.
-- The key is folded into the plan of `sight()` once per connection; nobody else may ask for it.
create or replace function wall_secret() returns bytea language sql immutable security definer as $$
  select key from public.wall_key
$$;
revoke execute on function wall_secret() from public;
create or replace function sight() returns text[] language plpgsql stable security definer as $$
declare said text := pg_catalog.current_setting('anju.sight', true);
begin
  -- The owner, for whom the rules do not hold: migrations and commands.
  if session_user = current_user then return '{system,*,c:*,audit,accounts}'; end if;
  if left(said, 64) = encode(sha256(public.wall_secret() || sha256(public.wall_secret() || convert_to(substr(said, 66), 'UTF8'))), 'hex')
    then return string_to_array(substr(said, 66), ','); end if;
  return '{}';
end $$;

-- The words one by one, for rules that are read quickly: whether everything is seen, the region, the person.
create or replace function sees_all() returns boolean language plpgsql stable as $$ begin return '*' = any(sight()); end $$;
create or replace function sight_word(mark text) returns text language plpgsql stable as $$
declare word text;
begin
  foreach word in array sight() loop
    if starts_with(word, mark) then return substr(word, length(mark) + 1); end if;
  end loop;
  return null;
end $$;

-- Has the person a visit of the order, or for the case? Asked for people who make visits only; the rules of visits lean on
-- orders, so the rules of orders cannot lean on visits.
create or replace function visits_of(order_id bigint) returns boolean language sql stable security definer as $$
  select exists (select from public.work_order_visits v, (select public.sight_word('v:')::uuid as id) me
    where v.work_order_id = order_id and v.status <> 'moved' and (v.technician_id = me.id or me.id = any(v.crew)))
$$;
create or replace function visits_for(of_case bigint) returns boolean language sql stable security definer as $$
  select exists (select from public.work_orders w join public.work_order_visits v on v.work_order_id = w.id,
      (select public.sight_word('v:')::uuid as id) me
    where w.case_id = of_case and v.status <> 'moved' and (v.technician_id = me.id or me.id = any(v.crew)))
$$;

-- What the rules would keep from using an index: the operators of words and look-up hashes may not be tried on rows before
-- the rules. Each answers ids alone; the rows behind them are still shown by the rules only.
create or replace function units_with(unit_serial text) returns setof bigint language plpgsql stable security definer as $$
begin
  if cardinality(sight()) = 0 then return; end if;
  -- Planned for this serial each time: its start is a range of the index only when it is known.
  return query execute 'select n.id from public.product_units n where n.serial ^@ $1' using unit_serial;
end $$;
create or replace function cases_with(words text[], keys text[], unit_serial text) returns setof bigint
language plpgsql stable security definer rows 1000 as $$
declare wanted tsquery := (select string_agg(quote_literal(w), ' & ')::tsquery from unnest(words) w);
begin
  if cardinality(sight()) = 0 then return; end if;
  return query execute 'select t.case_id from public.case_texts t where t.tokens @@ $1
    union select c.id from public.cases c where c.contact_keys && $2
    union select c.id from public.cases c where c.unit_id = any($3)'
    using wanted, keys, array(select public.units_with(unit_serial));
end $$;
create or replace function cases_with_keys(keys text[]) returns bigint[] language sql stable security definer as $$
  select array(select c.id from public.cases c
    where c.contact_keys && keys and (select cardinality(public.sight())) > 0 order by c.id desc limit 1000)
$$;
create or replace function customers_with_keys(keys text[]) returns bigint[] language sql stable security definer as $$
  select array(select c.id from public.customers c
    where c.search_keys && keys and (select cardinality(public.sight())) > 0 order by c.id desc limit 1000)
$$;
-- What else a customer has asked for, whoever took it: so that nobody who answers the phone begins anew.
create or replace function open_cases_of(customer bigint) returns integer language sql stable security definer as $$
  select count(*)::int from (select from public.cases k where k.customer_id = customer and k.closed_at is null
    and (select cardinality(public.sight())) > 0 limit 99) few
$$;
create or replace function past_cases_of(customer bigint) returns jsonb language sql stable security definer as $$
  select coalesce(jsonb_agg(p order by p."receivedAt" desc), '[]') from (
    select k.number, k.kind, k.subject, k.stage, k.received_at as "receivedAt" from public.cases k
    where k.customer_id = customer and (select cardinality(public.sight())) > 0 order by k.received_at desc limit 20) p
$$;
-- Whose data is used for nothing but what the law or an open case needs: whoever searches must not find them (PIPL 44-50).
create or replace function restricted_customers() returns bigint[] language sql stable security definer as $$
  select array(select c.id from public.customers c where c.restricted_at is not null
    and (select cardinality(public.sight())) > 0)
$$;
-- How many open cases a person has in hand: a number, for the separation of duties.
create or replace function open_cases_in_hand(person uuid) returns integer language sql stable security definer as $$
  select count(*)::int from (select from public.cases k where k.closed_at is null and (select cardinality(public.sight())) > 0
    and person in (k.owner_id, k.handler_id, k.responsible_id) limit 1000) few
$$;
-- The last five orders on a unit, for whoever is about to work on it.
create or replace function earlier_work_on(unit bigint, but_order bigint) returns jsonb language sql stable security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('number', o.number, 'subject', o.subject, 'completedAt', o.completed_at,
    'status', o.status) order by o.id desc), '[]')
  from (select * from public.work_orders w where w.unit_id = unit and w.id <> but_order
    and (select cardinality(public.sight())) > 0 order by w.id desc limit 5) o
$$;

-- People see by the rule; the system's role, where there is one, sees every row: its plans carry no rules.
create or replace procedure pg_temp.show(target regclass, rows text) language plpgsql as $$
declare people text := coalesce(nullif(current_setting('wall.role', true), ''), 'public');
  system text := nullif(current_setting('wall.system', true), '');
begin
  execute format('alter table %s enable row level security', target);
  execute format('drop policy if exists in_sight on %s', target);
  execute format('drop policy if exists every_row on %s', target);
  execute format('create policy in_sight on %s to %s using (%s) with check (true)', target, quote_ident(people), rows);
  if system is not null then
    execute format('create policy every_row on %s to %I using (true) with check (true)', target, system);
  end if;
end $$;

create or replace procedure pg_temp.show_by(target regclass, column_name text, parent regclass, key text default 'id') language plpgsql as $$
begin
  call pg_temp.show(target, format(
    $f$(select sees_all()) or exists (select from %s p where p.%I = %s.%I)$f$, parent, key, target, column_name));
end $$;

-- Cases: by region, by owner, by who is involved (S2 2.1.2, S0 5.2).
call pg_temp.show('case_access', $$(select sees_all()) or principal = any((select sight())::text[])$$);
call pg_temp.show('cases', $$(select sees_all()) or region = (select sight_word('r:')) or owner_id = (select sight_word('u:'))::uuid
  or exists (select from case_access a where a.case_id = cases.id and a.principal = any((select sight())::text[]))
  or (select sight_word('v:')) is not null and visits_for(id)$$);

-- What hangs on a case.
call pg_temp.show_by('approvals', 'case_id', 'cases');
call pg_temp.show_by('case_bindings', 'case_id', 'cases');
call pg_temp.show_by('case_clocks', 'case_id', 'cases');
call pg_temp.show_by('case_cooperations', 'case_id', 'cases');
call pg_temp.show_by('case_files', 'case_id', 'cases');
call pg_temp.show_by('case_plans', 'case_id', 'cases');
call pg_temp.show_by('case_receipts', 'case_id', 'cases');
call pg_temp.show_by('case_records', 'case_id', 'cases');
call pg_temp.show_by('case_tasks', 'case_id', 'cases');
call pg_temp.show_by('case_texts', 'case_id', 'cases');
call pg_temp.show_by('clock_events', 'case_id', 'cases');
call pg_temp.show_by('outbound_messages', 'case_id', 'cases');
call pg_temp.show_by('recount_rows', 'case_id', 'cases');
call pg_temp.show_by('simulation_changes', 'case_id', 'cases');
-- Facts about no case (people, rights, settings) are for the system and for those who see everything.
call pg_temp.show_by('events', 'case_id', 'cases');

-- Customers and units: of the region, or of no province yet; who is bound to no region sees those of all (S2 2.1.2),
-- but who makes visits only those of the visits (S0 5.2).
call pg_temp.show('customers', $$(select 'c:*' = any(sight()))
  or province_code is null and (select cardinality(sight()) > 0)
  or province_code in (select p.code from provinces p where 'r:' || p.region = any((select sight())::text[]))
  or exists (select from cases k where k.customer_id = customers.id)
  or (select sight_word('v:')) is not null and exists (select from work_orders w where w.customer_id = customers.id)$$);
call pg_temp.show('product_units', $$(select sight() && '{c:*,n:*}')
  or customer_id is null and (select cardinality(sight()) > 0)
  or exists (select from customers c where c.id = customer_id)$$);
call pg_temp.show('unit_ledger', $$(select sight() && '{c:*,n:*}') or exists (select from product_units n where n.id = unit_id)$$);

-- Work orders: of the region, the department, the own cases and visits (S2 2.1.2).
call pg_temp.show('work_orders', $$(select sees_all()) or region = (select sight_word('r:'))
  or department_id = (select sight_word('d:')) or created_by = (select sight_word('o:'))::uuid
  or exists (select from case_access a where a.case_id = work_orders.case_id and a.principal = any((select sight())::text[]))
  or (select sight_word('v:')) is not null and visits_of(id)$$);
call pg_temp.show_by('work_order_visits', 'work_order_id', 'work_orders');
call pg_temp.show_by('visit_links', 'work_order_id', 'work_orders');
call pg_temp.show_by('slot_holds', 'link_id', 'visit_links');
call pg_temp.show_by('work_order_files', 'work_order_id', 'work_orders');
call pg_temp.show_by('work_order_records', 'work_order_id', 'work_orders');
call pg_temp.show_by('return_orders', 'case_id', 'cases');
call pg_temp.show_by('return_records', 'return_order_id', 'return_orders');
call pg_temp.show_by('return_payments', 'return_order_id', 'return_orders');
call pg_temp.show('device_alarms', $$(select sees_all()) or work_order_id is null and (select cardinality(sight()) > 0)
  or exists (select from work_orders w where w.id = work_order_id)$$);
call pg_temp.show_by('quotes', 'order_number', 'work_orders', 'number');
call pg_temp.show_by('payments', 'order_number', 'work_orders', 'number');
call pg_temp.show_by('settlements', 'order_number', 'work_orders', 'number');
call pg_temp.show_by('quote_lines', 'quote_id', 'quotes');
call pg_temp.show('cost_rows', $$(select sees_all()) or region = (select sight_word('r:'))
  or exists (select from cases c where c.id = cost_rows.case_id)$$);
call pg_temp.show_by('repair_choices', 'case_id', 'cases');
call pg_temp.show('work_order_commands', $$array['*', 'me:' || user_id] && (select sight())$$);

-- Rows of one person.
call pg_temp.show('notifications', $$array['system', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('saved_views', $$array['system', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('idempotency_keys', $$array['system', 'me:' || actor_id] && (select sight())$$);

-- Sign-in: the library, the own account, and whoever keeps accounts; who looked is for those who may read the log.
call pg_temp.show('auth_accounts', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('auth_sessions', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('auth_users', $$array['system', 'accounts', 'me:' || id] && (select sight())$$);
call pg_temp.show('auth_two_factors', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('auth_passkeys', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('user_sign_ins', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('password_history', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('known_devices', $$array['system', 'accounts', 'me:' || user_id] && (select sight())$$);
call pg_temp.show('sign_in_tries', $$(select 'system' = any(sight()))$$);
call pg_temp.show('auth_verifications', $$(select 'system' = any(sight()))$$);
call pg_temp.show('api_keys', $$array['system', 'keys', 'me:' || owner_id] && (select sight())$$);
call pg_temp.show('customer_exports', $$array['system', 'exports', 'me:' || requested_by] && (select sight())$$);
call pg_temp.show_by('consents', 'customer_id', 'customers');
call pg_temp.show('person_requests', $$array['*', 'audit', 'me:' || received_by] && (select sight())$$);
call pg_temp.show_by('person_request_checks', 'request_id', 'person_requests');
call pg_temp.show('access_alerts', $$(select 'audit' = any(sight()))$$);
call pg_temp.show('access_log', $$(select 'audit' = any(sight()))$$);
call pg_temp.show('erasures', $$(select array['system', 'privacy'] && sight())$$);
call pg_temp.show('erasure_kept', $$(select 'system' = any(sight()))$$);
call pg_temp.show('privacy_incident_persons', $$(select array['system', 'audit'] && sight())$$);

-- The application's roles: they read and write rows, own nothing, make nothing, and change no row that is final.
do $$
declare role text; final record;
begin
  foreach role in array array_remove(array[current_setting('wall.role', true), current_setting('wall.system', true)], '') loop
    continue when role is null;
    execute format('grant usage on schema public to %I', role);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', role);
    execute format('grant usage on all sequences in schema public to %I', role);
    execute format('revoke all on wall_key from %I', role);
    execute format('revoke insert on access_chain from %I', role);
    execute format('revoke insert, update, delete on migrations from %I', role);
    execute format('revoke insert, update, delete on erasure_places from %I', role);
    execute format('revoke update on erasure_kept from %I', role);
    for final in select distinct t.tgrelid::regclass as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where p.proname in ('refuse_change', 'refuse_access_change') and t.tgqual is null and t.tgtype & 1 = 1 loop
      execute format('revoke update, delete on %s from %I', final.name, role);
    end loop;
    execute format('grant usage on schema graphile_worker to %I', role);
    execute format('grant select, insert, update, delete on all tables in schema graphile_worker to %I', role);
    execute format('grant usage on all sequences in schema graphile_worker to %I', role);
  end loop;
  if role is null then return; end if;
  for final in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity loop
    execute format('drop policy if exists queue on %s', final.name);
    execute format('create policy queue on %s using (true) with check (true)', final.name);
  end loop;
  execute format('revoke temporary on database %I from public', current_database());
end $$;
