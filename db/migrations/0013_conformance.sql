-- What shows that the standard is kept: statements of people, signed working papers, frameworks and how far they are met.

create table clause_statements (
  id bigint generated always as identity primary key,
  clause text not null,
  -- The day for which it is said.
  stated_for date not null,
  verdict text not null check (verdict in ('kept', 'not_kept', 'not_applicable')),
  text text not null,
  -- Where the proof lies: number or place of a file.
  file_reference text,
  stated_by uuid not null references users (id),
  stated_by_name text not null,
  stated_at timestamptz not null
);
create index clause_statements_clause on clause_statements (clause, stated_for desc, id desc);
create index clause_statements_day on clause_statements (stated_for);
create trigger clause_statements_are_final before update or delete on clause_statements
  for each row execute function refuse_change();

create table working_papers (
  id bigint generated always as identity primary key,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  standard_code text not null,
  standard_version text not null,
  cases integer not null,
  -- The figures as JSON text, so that the hash is of exactly what is kept.
  body text not null,
  status text not null default 'draft' check (status in ('draft', 'prepared', 'signed')),
  hash text,
  created_by uuid not null references users (id),
  created_by_name text not null,
  created_at timestamptz not null,
  prepared_by uuid references users (id),
  prepared_by_name text,
  prepared_at timestamptz,
  reviewed_by uuid references users (id),
  reviewed_by_name text,
  reviewed_at timestamptz,
  review_note text,
  version integer not null default 1,
  constraint two_people_sign check (reviewed_by is null or reviewed_by <> prepared_by)
);
create trigger signed_papers_are_final before update or delete on working_papers
  for each row when (old.status = 'signed') execute function refuse_change();

create table framework_versions (
  code text not null,
  version integer not null,
  body jsonb not null,
  hash text not null,
  origin text not null check (origin in ('shipped', 'import')),
  reason text,
  published_by uuid references users (id),
  published_by_name text not null,
  published_at timestamptz not null,
  primary key (code, version)
);
create trigger framework_versions_are_final before update or delete on framework_versions
  for each row execute function refuse_change();

create table framework_assessments (
  framework_code text not null,
  row_key text not null,
  status text not null check (status in ('compliant', 'partly', 'gap', 'not_assessed')),
  -- Clauses of ours that answer the row; null: as the framework's file maps it.
  clauses text[],
  remark text,
  responsible_id uuid references users (id),
  assessed_by uuid not null references users (id),
  assessed_by_name text not null,
  assessed_at timestamptz not null,
  version integer not null default 1,
  primary key (framework_code, row_key)
);

-- Who prepares a working paper does not review it.
insert into position_rights (position_code, permission) values
  ('policy_manager', 'conformance:review'), ('auditor', 'conformance:review'), ('manager', 'conformance:review');
