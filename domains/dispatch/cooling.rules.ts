import { next } from './random.rules.ts';
import { putBack } from './recreation.rules.ts';
import { removeStrings } from './removal.rules.ts';
import { accept, type Search, searchCost, takeBack } from './search.rules.ts';

function isAcceptable({ currentCost, schedule, random }: Search, cost: number): boolean {
  return cost < currentCost - schedule.heat * Math.log(Math.max(next(random), 1e-12));
}

/** Takes some visits out, puts them back, and keeps the outcome if it is better, or by chance if it is not much worse. */
export function stepCooling(search: Search): void {
  removeStrings(search);
  putBack(search);
  const cost = searchCost(search, search.trial);
  if (isAcceptable(search, cost)) accept(search);
  else takeBack(search);
}
