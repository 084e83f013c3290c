import { z } from 'zod';

const Names = z.object({ zh: z.string(), en: z.string() });

/** The right behind an order, by the warranty books on the day it was opened (消法 24, 25; 三包规定). */
export const ReturnRight = z.object({
  open: z.boolean(),
  /** Last day to ask; null: no fixed day, or not open. */
  untilOn: z.string().nullable(),
  /** Fen that the law gives back; null: the price is not on file, or goods for goods. */
  lawfulFen: z.int().nullable(),
  /** Fen taken off for use; null: none, or not known. */
  useFen: z.int().nullable(),
  articles: z.array(z.object({ name: Names, number: z.string().nullable(), verified: z.boolean() })),
});
export type ReturnRight = z.infer<typeof ReturnRight>;
