import type { Context } from '../../kernel/context.ts';

export type RunCounts = { rows: number; stored: number; known: number; rejected: number };

export async function insertRun(
  ctx: Context,
  run: { source: string; sha256: string; mapping: string },
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into import_runs (source, file_sha256, mapping) values ($1, $2, $3) returning id`,
    [run.source, run.sha256, run.mapping],
  );
  return row?.id ?? 0;
}

export async function saveRun(ctx: Context, id: number, counts: RunCounts, finished: boolean): Promise<void> {
  await ctx.db.query(
    `update import_runs set read_rows = $2, stored = $3, known = $4, rejected = $5,
       finished_at = case when $6 then clock_timestamp() else finished_at end where id = $1`,
    [id, counts.rows, counts.stored, counts.known, counts.rejected, finished],
  );
}

/** Lets one batch at a time be stored, so that two imports do not both make the same person or customer. */
export async function takeTurn(ctx: Context): Promise<void> {
  await ctx.db.query(`select pg_advisory_xact_lock(hashtext('import'))`);
}

/** Cases of a source that are here already, with the digest of the rows they were made of. */
export async function knownCases(ctx: Context, source: string, refs: string[]) {
  return ctx.db.query<{ ref: string; number: string; digest: string | null }>(
    `select c.external_ref as ref, c.number, (
       select e.data->>'digest' from events e where e.case_id = c.id and e.type = 'case.imported' order by e.id limit 1) as digest
     from cases c where c.source = $1 and c.external_ref = any($2::text[])`,
    [source, refs],
  );
}

export async function usersNamed(ctx: Context, usernames: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.query<{ username: string; id: string }>(
    `select username, id from users where username = any($1::text[])`,
    [usernames],
  );
  return new Map(rows.map((row) => [row.username, row.id]));
}

const CASE_COLUMNS = `kind, urgency, importance, category, level, impact_class, priority, business_link, phase, channel,
  product_type, product_model_unknown, purchase_channel_unknown, service_type, subject, customer_id, customer_grade,
  seal_id, contact_sealed, masked_contact_name, masked_contact_phone, contact_key, contact_keys, stage, step, round, needs_repair, special, owner_id, lead_department_id, handler_id,
  responsible_id, acceptance, assignment_rule, tier, complained_at, received_at, registered_at, first_contact_at,
  last_contact_at, closed_at, next_due_at, next_due_event, next_due_clause, breached, at_risk, waiting_for_customer,
  stage_since, standard_version_id, calendar_version_id, source, external_ref, version, changed_at`;

/** Stores imported cases; one that somebody else stored meanwhile is left out of the answer. */
export async function insertImported(ctx: Context, rows: object[]): Promise<Map<string, number>> {
  const stored = await ctx.db.query<{ id: number; ref: string }>(
    `insert into cases (number, ${CASE_COLUMNS})
     select next_case_number(x->>'prefix', (x->>'year')::int), ${CASE_COLUMNS.split(',')
       .map((column) => `r.${column.trim()}`)
       .join(', ')}
     from jsonb_array_elements($1::jsonb) x, jsonb_populate_record(null::cases, x) r
     on conflict (source, external_ref) where source is not null do nothing
     returning id, external_ref as ref`,
    [JSON.stringify(rows)],
  );
  return new Map(stored.map((row) => [row.ref, row.id]));
}

export type ImportedParts = {
  texts: object[];
  receipts: object[];
  clockEvents: object[];
  clocks: object[];
  access: object[];
};

/** Everything of imported cases beside their rows, each part with its `case_id`; facts in the order of time. */
export async function insertImportedParts(ctx: Context, parts: ImportedParts): Promise<void> {
  await ctx.db.query(
    `with texts as (
       insert into case_texts (case_id, course, demand, tokens)
       select x.case_id, x.course, x.demand, array_to_tsvector(x.tokens)
       from jsonb_to_recordset($1::jsonb) as x(case_id bigint, course text, demand text, tokens text[])),
     receipts as (
       insert into case_receipts (case_id, original_number, channel, received_at, text, recorded_by)
       select case_id, original_number, channel, received_at, text, recorded_by
       from jsonb_to_recordset($2::jsonb) as x(case_id bigint, original_number text, channel text,
         received_at timestamptz, text text, recorded_by uuid)),
     clock_events as (
       insert into clock_events (case_id, at, type, data)
       select case_id, at, type, data
       from jsonb_to_recordset($3::jsonb) as x(case_id bigint, at timestamptz, type text, data jsonb)),
     clocks as (
       insert into case_clocks (case_id, limit_key, event, clause, kind, binding, status, started_at, original_due_at,
         due_at, met_at, breached_at, excused, flags, thresholds, fired, wake_at)
       select case_id, limit_key, event, clause, kind, binding, status, started_at, original_due_at, due_at, met_at,
         breached_at, excused, flags, thresholds, fired, wake_at
       from jsonb_to_recordset($4::jsonb) as x(case_id bigint, limit_key text, event text, clause text, kind text,
         binding boolean, status text, started_at timestamptz, original_due_at timestamptz, due_at timestamptz,
         met_at timestamptz, breached_at timestamptz, excused boolean, flags text[], thresholds jsonb, fired text[],
         wake_at timestamptz))
     insert into case_access (principal, case_id, received_at)
     select distinct principal, case_id, received_at
     from jsonb_to_recordset($5::jsonb) as x(principal text, case_id bigint, received_at timestamptz)`,
    [parts.texts, parts.receipts, parts.clockEvents, parts.clocks, parts.access].map((rows) =>
      JSON.stringify(rows),
    ),
  );
}
