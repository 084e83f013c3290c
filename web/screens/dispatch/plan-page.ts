import type { GetDayPlan, PlanReason } from '../../../domains/dispatch/day-plans.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { type BoardSearch, readBoardSearch, wallOfMinute } from './board.ts';

export type DayPlan = OutputOf<typeof GetDayPlan>;
export type PlanSearch = BoardSearch & { plan?: number; kind?: 'replan' };

export function readPlanSearch(search: Record<string, unknown>): PlanSearch {
  const plan = Number(search.plan);
  return {
    ...readBoardSearch(search),
    ...(Number.isSafeInteger(plan) && plan > 0 ? { plan } : {}),
    ...(search.kind === 'replan' ? { kind: 'replan' as const } : {}),
  };
}

/** 09:00–10:30, in minutes of the day. */
export const spanOf = ({ start, end }: { start: number; end: number }): string =>
  `${wallOfMinute(Math.round(start))}–${wallOfMinute(Math.round(end))}`;

/** A reason as the widgets of a single order show it. */
export const asAgainst = ({ code, subject, clause, legal }: PlanReason) => ({
  code,
  about: subject,
  clause,
  legal,
  on: null,
});

export const nameIn = ({ people }: DayPlan, id: string): string =>
  people.find((person) => person.id === id)?.name ?? '';
