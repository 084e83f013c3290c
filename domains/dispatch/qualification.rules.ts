import type { Depot, Problem, Reason, Technician, Visit } from './problem.contract.ts';

const reason = (code: string, subject: string | null = null, legal = false): Reason => ({
  code,
  subject,
  legal,
});

type Dated = Technician['certificates'];

const heldOn = (day: string, held: Dated, type: string): boolean =>
  held.some((one) => one.type === type && one.from <= day && day <= one.until);

function reasonsOfPapers(day: string, technician: Technician, visit: Visit): Reason[] {
  const missing = (held: Dated, wanted: string[], code: string) =>
    wanted.filter((type) => !heldOn(day, held, type)).map((type) => reason(code, type, true));
  return [
    ...missing(technician.certificates, visit.certificates, 'certificate_missing'),
    ...missing(technician.trainings, visit.trainings, 'training_missing'),
  ];
}

function reasonsOfPlace(technician: Technician, visit: Visit): Reason[] {
  const { regions, provider, id } = technician;
  const reasons: Reason[] = [];
  if (technician.shift === null) reasons.push(reason('on_leave'));
  if (visit.region !== null && regions !== null && !regions.includes(visit.region)) {
    reasons.push(reason('other_region', visit.region));
  }
  if (visit.providers !== null && !visit.providers.includes(provider ?? '')) {
    reasons.push(reason('other_provider', provider));
  }
  if (visit.excluded.includes(id)) reasons.push(reason('conflict_of_interest'));
  if (visit.locked !== null && visit.locked.technician !== id) {
    reasons.push(reason('locked_elsewhere', visit.locked.technician));
  }
  return reasons;
}

const hasTool = (depot: Depot | null, tool: string): boolean =>
  depot !== null && (depot.tools === null || depot.tools.includes(tool));

const hasPart = (depot: Depot | null, part: string): boolean =>
  depot !== null && (depot.parts === null || depot.parts.includes(part));

function reasonsOfSupply(depot: Depot | null, technician: Technician, visit: Visit): Reason[] {
  const tools = visit.tools.filter((tool) => !(technician.tools.includes(tool) || hasTool(depot, tool)));
  const parts = Object.entries(visit.parts).filter(
    ([part, amount]) => (technician.parts[part] ?? 0) < amount && !hasPart(depot, part),
  );
  return [
    ...tools.map((tool) => reason('tool_missing', tool)),
    ...parts.map(([part]) => reason('part_missing', part)),
  ];
}

/**
 * Why a technician may not make a visit on the day of the problem, whatever else is planned; empty if he may.
 * Certificates and trainings must be valid on the day (S0 2.2, 3.3): these reasons are `legal`, nobody overrides them.
 */
export function reasonsAgainst(
  problem: Pick<Problem, 'day' | 'depot'>,
  technician: Technician,
  visit: Visit,
): Reason[] {
  const skills = Object.entries(visit.skills)
    .filter(([skill, level]) => (technician.skills[skill] ?? Number.NEGATIVE_INFINITY) < level)
    .map(([skill]) => reason('skill_missing', skill));
  return [
    ...(visit.barred[technician.id] ?? []),
    ...reasonsOfPapers(problem.day, technician, visit),
    ...skills,
    ...reasonsOfPlace(technician, visit),
    ...reasonsOfSupply(problem.depot, technician, visit),
  ];
}
