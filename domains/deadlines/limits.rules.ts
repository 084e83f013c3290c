import type { Limit, Pack } from '../standards/standards.contract.ts';
import type { CaseFacts } from './deadlines.contract.ts';

/** What the clocks are for: the case itself, or the work inside it. */
export type Subject = Limit['subject'];
type Fit = readonly [keyof CaseFacts, readonly unknown[]];
type PreparedLimit = { limit: Limit; fits: readonly Fit[] };
/** Facts in force, and those before the case last changed its kind. */
export type FactsInForce = { facts: CaseFacts; formerKind: CaseFacts | null };

const prepare = (limit: Limit): PreparedLimit => ({
  limit,
  fits: Object.entries(limit.when).map(
    ([key, wanted]): Fit => [key as keyof CaseFacts, Array.isArray(wanted) ? wanted : [wanted]],
  ),
});

const fitsFacts = (fits: readonly Fit[], facts: CaseFacts): boolean =>
  fits.every(([key, wanted]) => wanted.includes(facts[key]));

const preparedByPack = new WeakMap<Pack, PreparedLimit[]>();
function preparedLimits(pack: Pack): PreparedLimit[] {
  const known = preparedByPack.get(pack);
  if (known !== undefined) return known;
  const made = pack.limits.map(prepare);
  preparedByPack.set(pack, made);
  return made;
}

function applies({ limit, fits }: PreparedLimit, { facts, formerKind }: FactsInForce): boolean {
  if (fitsFacts(fits, facts)) return true;
  return formerKind !== null && limit.keptWhenKindBecomes.includes(facts.kind) && fitsFacts(fits, formerKind);
}

/**
 * The limits that hold for a case, in the order of the pack. A limit that was running before the case changed its
 * kind stays where the standard says so (a request that becomes a complaint keeps S1 2.2).
 */
export function limitsFor(
  pack: Pack,
  subject: Subject,
  factsOf: (event: Limit['event']) => FactsInForce | null,
): Limit[] {
  const found: Limit[] = [];
  for (const prepared of preparedLimits(pack)) {
    if (prepared.limit.subject !== subject) continue;
    const inForce = factsOf(prepared.limit.event);
    if (inForce !== null && applies(prepared, inForce)) found.push(prepared.limit);
  }
  return found;
}

/** The limit of a pack by its key when it fits the facts, whatever its subject. */
export function fittingLimit(pack: Pack, key: string, inForce: FactsInForce): Limit | null {
  const prepared = preparedLimits(pack).find(({ limit }) => limit.key === key);
  return prepared !== undefined && applies(prepared, inForce) ? prepared.limit : null;
}
