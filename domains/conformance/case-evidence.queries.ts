import type { CaseEvidence } from './evidence.rules.ts';

type Source = 'records' | 'plans' | 'decisions' | 'facts' | 'chain' | 'answer';

/** Named, so that the many facts of other types are passed over. */
const FACT_TYPES = [
  'case.registered',
  'case.imported',
  'case.assigned',
  'case.classified',
  'case.merged',
  'case.silent',
  'case.second_round',
  'case.reopened',
  'case.closed',
  'remedies.told',
  'clock.tier_raised',
  'clock.extended',
]
  .map((type) => `'${type}'`)
  .join(', ');

/** What is on record per case, read once for all keys that ask for it. */
const SOURCES: Record<Source, string> = {
  records: `left join (select case_id,
      bool_or(kind = 'contact' and body->>'way' = 'two_way') as contacted, bool_or(kind = 'evidence') as investigated,
      bool_or(kind = 'cause') as analysed, bool_or(kind = 'feedback') as fed_back,
      bool_or(kind = 'satisfaction') as asked, bool_or(kind = 'checks') as checked,
      bool_or(kind = 'follow_up') as followed_up, bool_or(kind = 'classification') as classified,
      bool_or(kind = 'satisfaction' and body->>'confirmed' = 'true') as confirmed,
      bool_or(kind = 'satisfaction' and body->>'outcome' = 'not_reached') as not_reached,
      count(*) filter (where kind = 'satisfaction' and body->>'outcome' = 'dissatisfied') as dissatisfied
    from case_records where case_id in (select id from seen) group by case_id) r on r.case_id = c.id`,
  plans: `left join (select case_id, bool_or(status = 'agreed') as agreed,
      bool_or(status in ('approved', 'agreed')) as decided,
      bool_or(status in ('approved', 'agreed') and not exists (select 1 from approvals d
        where d.plan_id = case_plans.id and d.status = 'approved')) as undecided
    from case_plans where case_id in (select id from seen) group by case_id) p on p.case_id = c.id`,
  decisions: `left join (select case_id,
      array_agg(data->>'step') filter (where kind = 'stage_skip' and status = 'approved') as skipped,
      bool_or(kind = 'plan' and status = 'approved' and decided_by = requested_by and why <> '[]') as beyond
    from approvals where case_id in (select id from seen) group by case_id) a on a.case_id = c.id`,
  facts: `left join (select case_id, bool_or(type = 'case.closed') as closing_told,
      bool_or(type in ('case.registered', 'case.imported')) as opening_told,
      bool_or(type = 'case.merged' and reason is not null) as merged_for_a_reason, bool_or(type = 'case.silent') as silent,
      bool_or(type in ('case.second_round', 'case.reopened')) as second_round, bool_or(type = 'remedies.told') as told_remedies,
      min(at) filter (where type = 'case.assigned' and data->>'notified' is not null) as head_told_at,
      count(*) filter (where type = 'clock.tier_raised') as raised, count(*) filter (where type = 'clock.extended') as extended,
      count(*) filter (where type = 'clock.extended' and reason is not null and data->>'customerToldAt' is not null) as excused_well,
      count(*) filter (where type = 'case.classified' and data->'from' <> data->'to') as reclassified,
      count(*) filter (where type = 'case.classified' and data->'from' <> data->'to' and actor_id is not null) as reclassified_by_name
    from events where case_id in (select id from seen) and type in (${FACT_TYPES}) group by case_id) f on f.case_id = c.id`,
  chain: `left join (select subject, count(*) = max(seq) as unbroken from events
    where subject in (select 'case:' || id from seen) group by subject) h on h.subject = 'case:' || c.id`,
  answer: `left join (select case_id, min((extract(epoch from coalesce(met_at, (select now from rule)) - started_at)
        / nullif(extract(epoch from original_due_at - started_at), 0))) as used
    from case_clocks where case_id in (select id from seen) and event = 'respond' and kind = 'breach' and binding
      and not excused and status not in ('stopped', 'paused') group by case_id) w on w.case_id = c.id`,
};

type Evidence = {
  needs: Source[];
  /** The case is one that the clause touches. */
  applies: string;
  kept: string;
  /** Left out with leave on record. */
  excused?: string;
  /** From here on it can no longer be made good; until then it is open. */
  final: string;
};

const CLOSED = 'c.closed_at is not null';
const COMPLAINT = `c.kind = 'complaint'`;
const FEEDBACK = `c.kind in ('complaint', 'suggestion', 'praise')`;
const onRecord = (kept: string, applies = 'true'): Evidence => ({
  needs: ['records'],
  applies,
  kept,
  final: CLOSED,
});
const skippable = (evidence: Evidence, step: string): Evidence => ({
  ...evidence,
  needs: [...evidence.needs, 'decisions'],
  excused: `'${step}' = any(a.skipped)`,
});
const atOnce = (kept: string, applies = 'true'): Evidence => ({
  needs: [],
  applies,
  kept,
  final: 'true',
});

const EVIDENCE: Record<CaseEvidence, Evidence> = {
  owner_named: atOnce('c.owner_id is not null'),
  department_named: { ...atOnce('c.lead_department_id is not null', COMPLAINT), final: CLOSED },
  contact_recorded: skippable(onRecord('r.contacted'), 'contact'),
  investigation_recorded: onRecord('r.investigated', COMPLAINT),
  cause_recorded: skippable(onRecord('r.analysed', FEEDBACK), 'analyse'),
  plan_agreed: skippable(
    { needs: ['plans'], applies: `c.kind in ('complaint', 'request')`, kept: 'p.agreed', final: CLOSED },
    'agree',
  ),
  satisfaction_asked: onRecord('r.asked'),
  follow_up_done: onRecord('r.followed_up'),
  four_checks: onRecord('r.checked'),
  closed_with_confirmation: {
    ...onRecord('r.confirmed and r.followed_up'),
    excused: `(r.not_reached or r.dissatisfied > 0) and r.followed_up and ${CLOSED}`,
  },
  approvals_within_authority: {
    needs: ['plans', 'decisions'],
    applies: 'p.decided',
    kept: 'not p.undecided and a.beyond is not true',
    final: 'true',
  },
  extension_with_notice: {
    needs: ['facts'],
    applies: 'f.extended > 0',
    kept: 'f.excused_well = f.extended',
    final: 'true',
  },
  product_recorded: atOnce(
    `coalesce(c.product_model, c.product_model_unknown) is not null
      and coalesce(c.purchase_channel, c.purchase_channel_unknown) is not null`,
    COMPLAINT,
  ),
  rated_at_registration: atOnce('c.urgency is not null and c.importance is not null', COMPLAINT),
  classified: skippable(
    onRecord('r.classified and c.category is not null and c.level is not null', COMPLAINT),
    'classify',
  ),
  reclassified: {
    needs: ['facts'],
    applies: 'f.reclassified > 0',
    kept: 'f.reclassified_by_name = f.reclassified',
    final: 'true',
  },
  merged: {
    needs: ['facts'],
    applies: 'c.merged_into_id is not null',
    kept: 'f.merged_for_a_reason',
    final: 'true',
  },
  response_tiers: {
    needs: ['facts', 'answer'],
    applies: `${COMPLAINT} and w.used >= (select tier_one from rule)`,
    kept: 'f.raised >= 1 + (w.used >= (select tier_two from rule))::int',
    final: 'true',
  },
  department_head_told: {
    needs: ['facts'],
    applies: `${COMPLAINT} and c.lead_department_id is not null`,
    kept: `f.head_told_at <= c.registered_at + (select told_within from rule)`,
    final: `f.head_told_at is not null or c.registered_at + (select told_within from rule) < (select now from rule)`,
  },
  progress_fed_back: {
    needs: ['facts'],
    applies: COMPLAINT,
    kept: `f.silent is not true and ${CLOSED}`,
    final: `f.silent or ${CLOSED}`,
  },
  second_round: {
    needs: ['records', 'facts'],
    applies: 'r.dissatisfied > 0',
    kept: 'f.second_round',
    final: CLOSED,
  },
  external_remedies_told: {
    needs: ['records', 'facts'],
    applies: 'r.dissatisfied > (select reopenings from rule)',
    kept: 'f.told_remedies',
    final: CLOSED,
  },
  timeline_complete: {
    needs: ['facts', 'chain'],
    applies: CLOSED,
    kept: 'h.unbroken and f.opening_told and (f.closing_told or c.merged_into_id is not null)',
    final: 'true',
  },
  feedback_classified: onRecord('r.analysed and r.fed_back', FEEDBACK),
};

// A case that went into another is carried on there.
const OF_MERGED: CaseEvidence[] = ['merged', 'timeline_complete'];

/** SQL of the verdict on case `c`; null: not applicable. */
export function verdictSql(key: CaseEvidence): string {
  const { applies, kept, excused, final } = EVIDENCE[key];
  const touched = OF_MERGED.includes(key) ? applies : `c.merged_into_id is null and ${applies}`;
  return `case when (${touched}) is not true then null when (${kept}) then 'kept' ${
    excused === undefined ? '' : `when (${excused}) then 'excused'`
  } when (${final}) then 'not_kept' else 'open' end`;
}

/** The joins that the keys need, on `seen c`. */
export function sourcesSql(keys: readonly CaseEvidence[]): string {
  const needed = new Set(keys.flatMap((key) => EVIDENCE[key].needs));
  return (Object.keys(SOURCES) as Source[])
    .filter((source) => needed.has(source))
    .map((source) => SOURCES[source])
    .join('\n');
}
