import { useQueryClient } from '@tanstack/react-query';
import { GetCostSettings, GetCosts } from '../../../domains/costs/costs.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';

export type Costs = OutputOf<typeof GetCosts>;

/** Asks for report and settings anew after one was changed. */
export function useCostsAnew(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [GetCosts.path] });
    void client.invalidateQueries({ queryKey: [GetCostSettings.path] });
  };
}
