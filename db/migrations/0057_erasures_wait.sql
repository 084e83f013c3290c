-- An erasure passes over no row that something else changes meanwhile, and finds what it takes by an index.

create index notifications_case on notifications (case_id) where case_id is not null;
create index notifications_number on notifications ((data ->> 'number')) where data ->> 'number' is not null;
create index notifications_read on notifications (read_at) where read_at is not null;
create index return_orders_customer on return_orders (customer_id);
create index privacy_incident_persons_customer on privacy_incident_persons (customer_id);
drop index outbound_messages_made;
create index outbound_messages_made on outbound_messages (created_at) where body <> '已删除';

update erasure_places set joins = 'r.case_id = p.id' where place = 11;

create or replace function erase_piece(erasure bigint, of text, ids bigint[], words text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  run public.erasures; spot public.erasure_places; parent_table text; owner_column text; changed bigint;
  sets text; differs text; found text; kind text; one text; column_name text; value jsonb; literal text; totals jsonb := '{}';
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
        when value #>> '{}' = '$name' then quote_literal(case when run.freezes then '已冻结' else '已删除' end)
        else quote_literal(value #>> '{}') end;
      sets := sets || format(', %I = %s', column_name, literal);
      differs := differs || format(' or r.%I is distinct from %s', column_name, literal);
    end loop;
    if spot.table_name = 'events' then sets := sets || format(', content_salt = null, erased_by = %s', erasure); end if;
    if spot.table_name = 'access_log' then sets := sets || format(', note_salt = null, erased_by = %s', erasure); end if;
    -- Rows that something else changes at the same time are waited for and looked at anew; none is passed over.
    found := format('p.%1$I = %2$s and p.id = any(%3$L::bigint[]) and (%4$s) and (%5$s)',
      owner_column, run.customer_id, ids, spot.joins, differs);
    if run.freezes then
      execute format($f$
        insert into public.erasure_kept (erasure_id, table_name, kept)
        select %1$s, %2$L, (select jsonb_object_agg(f.key, f.value) from jsonb_each(to_jsonb(r)) f where f.key = any(%3$L::text[]))
        from public.%2$I r, public.%4$I p where %5$s for update of r$f$,
        erasure, spot.table_name, spot.worded || array(select jsonb_object_keys(spot.cleared)) || '{id,seal_id,case_id}'::text[],
        parent_table, found);
    end if;
    execute format('update public.%I r set %s from public.%I p where %s', spot.table_name, substr(sets, 3), parent_table, found);
    get diagnostics changed = row_count;
    if changed > 0 then
      totals := jsonb_set(totals, array[spot.table_name], to_jsonb(coalesce((totals ->> spot.table_name)::bigint, 0) + changed));
    end if;
  end loop;
  perform set_config('anju.erasing', '', true);
  return totals;
end $$;
