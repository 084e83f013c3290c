import type { Gap } from './completion.rules.ts';

type Recorded = { records: readonly { kind: string; body: Record<string, unknown> }[] };

/** What the last diagnosis from afar said; null when there is none. */
export const remoteOutcome = ({ records }: Recorded): string | null =>
  (records.findLast((record) => record.kind === 'remote_diagnosis')?.body['outcome'] as string | undefined) ??
  null;

/**
 * What speaks against deciding on a first visit: a connected product that nobody has looked at from afar yet, or one where that
 * was enough (S2 1.1). Whoever sends somebody all the same says why.
 */
export function againstVisit(
  order: Recorded & { remoteFirst: boolean; visits: readonly unknown[] },
): Gap | null {
  if (order.visits.length > 0) return null;
  const outcome = remoteOutcome(order);
  if (outcome === 'solved_remotely') return { code: 'solved_remotely', clause: 'S2 1.1', about: null };
  return order.remoteFirst && outcome === null
    ? { code: 'remote_diagnosis_missing', clause: 'S2 1.1', about: null }
    : null;
}
