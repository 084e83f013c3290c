import { workflowStages } from './policy-terms.contract.ts';
import { fits } from './routing.rules.ts';
import type { Pack } from './standards.contract.ts';

type Lack = 'process' | 'department' | 'limit';
export type IncompleteCategory = { category: string; lacks: Lack[] };

const processActions = ['register_complaint', 'submit_plan', 'close_complaint'];
const timedEvents = ['respond', 'solution'];

/**
 * Categories of complaint for which the rules say too little: no process (every stage timed; something asked before
 * registering, planning and closing), routing that does not lead to its department, or no limit to respond and to
 * give a solution. Empty: the rule set is complete (S3 2-七-1).
 */
export function incompleteCategories(pack: Pack): IncompleteCategory[] {
  const hasProcess =
    workflowStages.every((stage) => pack.stages.some((limit) => limit.stage === stage)) &&
    processActions.every((action) => pack.gates.some((gate) => gate.action === action));
  return pack.categories.flatMap(({ key, defaultLevel, lead }) => {
    const complaint = { kind: 'complaint', category: key, level: defaultLevel };
    const route = pack.routing.find(({ when }) => fits(when, complaint));
    const timed = timedEvents.every((event) =>
      pack.limits.some(
        (limit) =>
          limit.event === event &&
          limit.subject === 'case' &&
          limit.binding === 'breach' &&
          limit.supersededBy === null &&
          fits(limit.when, complaint),
      ),
    );
    const lacks: Lack[] = [
      ...(hasProcess ? [] : (['process'] as const)),
      ...(route?.lead === lead ? [] : (['department'] as const)),
      ...(timed ? [] : (['limit'] as const)),
    ];
    return lacks.length === 0 ? [] : [{ category: key, lacks }];
  });
}
