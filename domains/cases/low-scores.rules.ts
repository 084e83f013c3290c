import type { Category } from './terms.contract.ts';

export type SatisfactionAnswer = {
  outcome: string;
  score?: number | undefined;
  /** What the dissatisfaction is about, as the agent heard it; it marks a comment as negative. */
  problemCategory?: Category | undefined;
};

/** One or two of five points, a dissatisfied answer, or a comment that somebody called negative (S0 5.3). */
export const isLowScore = (answer: SatisfactionAnswer): boolean =>
  answer.outcome === 'dissatisfied' || (answer.score ?? 5) <= 2 || answer.problemCategory !== undefined;

/** The category as heard, else the one of the complaint, else "other": no low score is without one. */
export const problemCategoryOf = (answer: SatisfactionAnswer, ofCase: Category | null): Category =>
  answer.problemCategory ?? ofCase ?? 'other';
