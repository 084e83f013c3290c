/** A list row of case `c` as JSON, the customer's name masked (S0 2.3). Joins: owner `o`, handler `h`, responsible `p`. */
export const CASE_ROW = `jsonb_build_object(
  'number', c.number, 'kind', c.kind, 'urgency', c.urgency, 'category', c.category, 'level', c.level,
  'impactClass', c.impact_class, 'priority', c.priority, 'subject', c.subject,
  'customer', c.masked_contact_name,
  'region', c.region, 'channel', c.channel, 'productModel', c.product_model, 'stage', c.stage, 'step', c.step,
  'owner', o.name, 'handler', h.name, 'responsible', p.name, 'departmentId', c.lead_department_id,
  'receivedAt', c.received_at, 'nextDueAt', c.next_due_at, 'nextDueEvent', c.next_due_event,
  'nextDueClause', c.next_due_clause, 'breached', c.breached, 'atRisk', c.at_risk,
  'waitingForCustomer', c.waiting_for_customer, 'tier', c.tier, 'closedAt', c.closed_at, 'version', c.version)`;

export const CASE_ROW_JOINS = `join users o on o.id = c.owner_id left join users h on h.id = c.handler_id
  left join users p on p.id = c.responsible_id`;
