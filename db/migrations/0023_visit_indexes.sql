-- The visits of a day or around a span, whoever makes them, and the orders of a case by its number.
create index work_order_visits_day on work_order_visits (slot_from) where status in ('planned', 'done');
create index work_orders_case_number on work_orders (case_number, id desc) where case_number is not null;
