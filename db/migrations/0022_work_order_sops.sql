-- The instruction that an order's work follows is the one in force when the order was made (S0 1.1).

alter table work_orders add column service_item text references service_items (code);
alter table work_orders add column sop_id bigint references sops (id);
