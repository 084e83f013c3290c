import type { Gap } from './completion.rules.ts';
import type { OrderRecord } from './orders.contract.ts';

type Remote = { remoteFirst: boolean; records: readonly Pick<OrderRecord, 'kind' | 'body'>[] };

/** What the last diagnosis from afar said; null when there is none. */
export const remoteOutcome = ({ records }: Pick<Remote, 'records'>): string | null =>
  (records.findLast((record) => record.kind === 'remote_diagnosis')?.body['outcome'] as string | undefined) ??
  null;

/**
 * What speaks against deciding on a visit: a connected product that nobody has looked at from afar yet, or one where that
 * was enough (S2 1.1). Whoever sends somebody all the same says why.
 */
export function againstVisit(order: Remote): Gap | null {
  const outcome = remoteOutcome(order);
  if (outcome === 'solved_remotely') return { code: 'solved_remotely', clause: 'S2 1.1', about: null };
  return order.remoteFirst && outcome === null
    ? { code: 'remote_diagnosis_missing', clause: 'S2 1.1', about: null }
    : null;
}
