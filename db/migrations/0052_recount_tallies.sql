-- What a recount moved in each department, added up while it runs: its report is looked at every second, and counting
-- the rows of a hundred thousand cases each time would take as long as the recount.
create table recount_tallies (
  run_id bigint not null references recount_runs(id),
  department_id text,
  direction text not null check (direction in ('earlier', 'later', 'cleared', 'differs')),
  cases integer not null,
  unique nulls not distinct (run_id, department_id, direction)
);
insert into recount_tallies (run_id, department_id, direction, cases)
  select run_id, department_id, direction, count(*) from recount_rows group by run_id, department_id, direction;
