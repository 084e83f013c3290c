-- Who makes visits sees the customers of the visits, and no others (S0 5.2).
create index work_orders_customer on work_orders (customer_id);
