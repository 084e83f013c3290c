-- Until when the current step is to be done, and when the work was last checked.

alter table cases
  add column stage_since timestamptz,
  add column step_due_at timestamptz,
  add column step_due_clause text,
  -- When the step was reported as overdue; null again with the next step or due instant.
  add column step_reported_at timestamptz,
  add column last_checked_at timestamptz;
create index cases_step_due on cases (step_due_at) where closed_at is null and step_reported_at is null;
create index cases_unchecked on cases (coalesce(last_checked_at, received_at)) where closed_at is null and kind = 'complaint';
create index case_clocks_paused on case_clocks (case_id) where status = 'paused';
