-- The list of changes by their kind, whatever its order.

create index simulation_changes_kind on simulation_changes (simulation_id, change, shift_seconds, case_id, aspect);
