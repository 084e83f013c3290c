import type { z } from 'zod';
import { fieldProblems } from './contract.ts';
import { invalid } from './refusal.ts';

const MOST_ERRORS = 30;

/** Parses one part of the request; every wrong field is named. */
export function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw invalid('request.invalid', {
    errors: fieldProblems(result.error.issues.slice(0, MOST_ERRORS)).map(({ at, code, values }) => ({
      field: at.join('.'),
      code,
      values,
    })),
  });
}
