import type { Context } from '../../kernel/context.ts';
import { briefOf } from '../customers/customers.queries.ts';
import { type Standard, standardOf } from '../standards/standards.queries.ts';
import type { CasePage } from './case-page.contract.ts';
import { type CaseParts, caseParts } from './case-page.queries.ts';
import { caseMay, externalRemedies, isOpenStep, isTowardsCustomer, stepViews } from './case-page.rules.ts';
import { priorityOf } from './classification.rules.ts';
import { clauseText } from './clocks.rules.ts';
import { completenessOf } from './completeness.rules.ts';
import { type Handling, type StepState, stepsOf } from './handling.rules.ts';
import { handlingOf } from './handling-facts.rules.ts';
import { allowedMeasures } from './plan-templates.rules.ts';
import { isRemedy } from './remedies.rules.ts';
import { liveClocks, planByOf, type StepTime, stepTimes } from './step-times.rules.ts';
import type { Step } from './terms.contract.ts';

const pageHandling = (parts: CaseParts): Handling =>
  handlingOf({
    ...parts,
    approvals: parts.storedApprovals,
    cooperationsOpen: parts.cooperations.filter((asked) => asked.answeredAt === null).length,
  });

/** When each open step is to be done, by its clock, the plan or the company's time for its stage. */
function timesOf(parts: CaseParts, states: StepState[], standard: Standard): Map<Step, StepTime> {
  const { row } = parts;
  return stepTimes(states.filter(isOpenStep), {
    pack: standard.pack,
    calendar: standard.calendar.compiled,
    since: Date.parse(row.stage_since ?? row.received_at),
    clocks: liveClocks(parts.clocks.map((clock) => ({ ...clock, due_at: clock.dueAt, met_at: clock.metAt }))),
    planBy: planByOf(parts.plans, row.round),
  });
}

/** A case that ended elsewhere was never led through our steps: none is shown, rather than all as undone. */
const endedElsewhere = ({ row }: CaseParts): boolean => row.source !== null && row.closed_at !== null;

function steps(parts: CaseParts, handling: Handling, standard: Standard): CasePage['stepList'] {
  if (endedElsewhere(parts)) return [];
  const { persons } = parts;
  const states = stepsOf(handling);
  return stepViews(states, {
    responsible: persons.responsible ?? persons.owner,
    personFor: (step) => (isTowardsCustomer(step) ? persons.owner : (persons.handler ?? persons.owner)),
    departments: { lead: parts.row.lead_department_id, owner: parts.row.owner_department_id },
    times: timesOf(parts, states, standard),
  });
}

function tiers({ response, persons }: CaseParts): CasePage['tiers'] {
  const persons3 = [
    persons.owner,
    response?.head ?? persons.owner,
    response?.superior ?? response?.head ?? persons.owner,
  ];
  return (response?.thresholds ?? []).flatMap(({ key, at }) => {
    const tier = key.startsWith('tier:') ? Number(key.slice(5)) : 0;
    const responsible = persons3[tier - 1];
    if (responsible === undefined) return [];
    return [{ tier, responsible, dueAt: at, missed: response?.fired.includes(key) === true }];
  });
}

function plans(parts: CaseParts): CasePage['plans'] {
  return parts.plans.map((plan) => {
    return {
      id: plan.id,
      round: plan.round,
      status: plan.status,
      summary: plan.summary,
      template: plan.template,
      demands: plan.demands.map((demand) => ({ ...demand, reason: demand.reason ?? null })),
      measures: plan.measures.map((measure) => ({
        type: measure.type,
        description: measure.description,
        responsible: { id: measure.responsibleId, name: measure.responsibleName ?? '' },
        dueAt: measure.dueAt,
        amountFen: measure.amountFen,
        clause: measure.clause ?? null,
      })),
      responsible: plan.responsible,
      completeBy: plan.complete_by,
      estimatedCostFen: plan.estimated_cost_fen,
      compensationFen: plan.compensation_fen,
      madeBy: plan.made_by_name,
      madeAt: plan.made_at,
      agreedAt: plan.agreed_at,
      agreementChannel: plan.agreement_channel,
      agreementNote: plan.agreement_note,
      version: plan.version,
    };
  });
}

function tasks(parts: CaseParts, actorId: string | null, acts: boolean): CasePage['tasks'] {
  return parts.tasks.map((task) => {
    return {
      id: task.id,
      kind: task.kind,
      title: task.title,
      departmentId: task.department_id,
      responsible: task.responsible,
      dueAt: task.due_at,
      amountFen: task.amount_fen,
      status: task.status,
      result: task.result,
      actualCostFen: task.actual_cost_fen,
      completedAt: task.completed_at,
      mayComplete:
        task.status === 'open' &&
        !(task.plan_id !== null && isRemedy(task.kind)) &&
        (acts || task.responsible_id === actorId),
      version: task.version,
    };
  });
}

function facts(parts: CaseParts) {
  const { row } = parts;
  return {
    number: row.number,
    kind: row.kind,
    urgency: row.urgency,
    category: row.category,
    level: row.level,
    impactClass: row.impact_class,
    priority: row.priority,
    subject: row.subject,
    customer: row.masked_contact_name,
    region: row.region,
    channel: row.channel,
    productModel: row.product_model,
    stage: row.stage,
    step: row.step,
    owner: parts.persons.owner.name,
    handler: parts.persons.handler?.name ?? null,
    responsible: parts.persons.responsible?.name ?? null,
    departmentId: row.lead_department_id,
    receivedAt: row.received_at,
    nextDueAt: row.next_due_at,
    nextDueEvent: row.next_due_event,
    nextDueClause: row.next_due_clause,
    breached: row.breached,
    atRisk: row.at_risk,
    waitingForCustomer: row.waiting_for_customer,
    tier: row.tier,
    closedAt: row.closed_at,
    version: row.version,
  };
}

function moreFacts({ row }: CaseParts) {
  return {
    importance: row.importance,
    businessLink: row.business_link,
    phase: row.phase,
    productType: row.product_type,
    productModelUnknown: row.product_model_unknown,
    purchaseChannel: row.purchase_channel,
    purchaseChannelUnknown: row.purchase_channel_unknown,
    serviceType: row.service_type,
    useScene: row.use_scene,
    needsRepair: row.needs_repair,
    special: row.special,
    contactName: row.masked_contact_name,
    contactPhone: row.masked_contact_phone,
    complainedAt: row.complained_at,
    registeredAt: row.registered_at,
    round: row.round,
    acceptance: row.acceptance,
    assignmentRule: row.assignment_rule,
    sellingParty: row.selling_party,
    servicingParty: row.servicing_party,
    source: row.source,
    externalRef: row.external_ref,
  };
}

function completeness(parts: CaseParts): CasePage['completeness'] {
  const { row, text, records } = parts;
  return completenessOf({
    contactName: row.masked_contact_name,
    contactPhone: row.masked_contact_phone,
    course: text.course,
    demand: text.demand,
    productModel: row.product_model,
    productModelUnknown: row.product_model_unknown,
    receivedAt: row.received_at,
    firstContactAt: row.first_contact_at,
    ownerId: row.owner_id,
    handlerId: row.handler_id,
    hasFeedback: records.some((record) => record.kind === 'feedback'),
    hasSatisfaction: records.some((record) => record.kind === 'satisfaction'),
  });
}

const wasTwiceDissatisfied = (parts: CaseParts): boolean =>
  parts.records.filter((record) => record.kind === 'satisfaction' && record.body.outcome === 'dissatisfied')
    .length > 1;

function mayOf(ctx: Context, parts: CaseParts, handling: Handling): CasePage['may'] {
  const live = parts.clocks.filter(
    (clock) => clock.metAt === null && ['arrange', 'solution', 'complete'].includes(clock.event),
  );
  return caseMay({
    actor: ctx.actor,
    row: parts.row,
    handling,
    headId: parts.department?.headId ?? null,
    paused: live.some((clock) => clock.status === 'paused'),
    extendable: live.some((clock) => clock.status === 'running' || clock.status === 'paused'),
    hasWaitingHandover: parts.storedApprovals.some(
      (approval) => approval.kind === 'handover' && approval.status === 'waiting',
    ),
  });
}

/** Everything the case page shows and what the caller may do next; one statement (the standard is kept in the process). */
export async function casePage(ctx: Context, number: string): Promise<CasePage> {
  const parts = await caseParts(ctx, number);
  const { row } = parts;
  const standard = await standardOf(ctx, {
    standard: row.standard_version_id,
    calendar: row.calendar_version_id,
  });
  const handling = pageHandling(parts);
  const may = mayOf(ctx, parts, handling);
  const stepList = steps(parts, handling, standard);
  const { inputs } = priorityOf({
    ...row,
    impactClass: row.impact_class,
    productType: row.product_type,
    customerGrade: row.customer_grade,
  });
  return {
    ...facts(parts),
    ...moreFacts(parts),
    ...parts.text,
    ownerPerson: parts.persons.owner,
    handlerPerson: parts.persons.handler,
    responsiblePerson: parts.persons.responsible,
    namedUser: parts.persons.named,
    department: parts.department === null ? null : { id: parts.department.id, name: parts.department.name },
    mergedInto: parts.mergedInto,
    mergedFrom: parts.mergedFrom,
    standard: { code: standard.pack.code, version: standard.version },
    calendar: { code: standard.calendar.code, version: standard.calendar.version },
    completeness: completeness(parts),
    priorityInputs: inputs,
    nextStep: stepList.find((step) => step.status === 'current') ?? null,
    stepList,
    clocks: parts.clocks.map((clock) => ({ ...clock, text: clauseText(standard.pack, clock.clause) })),
    tiers: tiers(parts),
    measures: allowedMeasures(row, parts.productTypes ?? [], standard.pack),
    records: parts.records,
    plans: plans(parts),
    approvals: parts.approvals,
    tasks: tasks(parts, ctx.actor.id, may.record),
    cooperations: parts.cooperations,
    files: parts.files,
    receipts: parts.receipts,
    messages: parts.messages,
    customerFile: briefOf(parts.customer),
    unit: parts.unit,
    similar: parts.similar,
    events: parts.events,
    externalRemedies: wasTwiceDissatisfied(parts) ? externalRemedies : null,
    may,
  };
}
