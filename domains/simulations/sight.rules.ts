import type { Sides, SimulationPage, Totals } from './simulations.contract.ts';
import { noTotals } from './tallies.rules.ts';

type Reader = { scope: string; region: string | null; departmentId: string | null };
type Seen = Pick<SimulationPage, 'totals' | 'whole' | 'summary'>;

const nothing: Seen = { totals: null, whole: false, summary: null };

function part(totals: Totals, group: 'region' | 'department', key: string | null): Seen {
  const line: Sides | undefined = key === null ? undefined : totals[group][key];
  if (key === null || line === undefined) return nothing;
  return { totals: { ...noTotals(), total: line, [group]: { [key]: line } }, whole: false, summary: line };
}

/** The figures that a reader may see: all of the company, or the line of the own region or department. */
export function inSight(totals: Totals | null, reader: Reader): Seen {
  if (totals === null) return nothing;
  if (reader.scope === 'all') return { totals, whole: true, summary: totals.total };
  if (reader.scope === 'region') return part(totals, 'region', reader.region);
  return reader.scope === 'team' ? part(totals, 'department', reader.departmentId) : nothing;
}
