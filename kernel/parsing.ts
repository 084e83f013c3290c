import type { z } from 'zod';
import { invalid } from './refusal.ts';

/** Parses one part of the request; every wrong field is named. */
export function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw invalid('request.invalid', {
    errors: result.error.issues.slice(0, 30).flatMap((issue) => fieldErrors(issue)),
  });
}

/** A message that a contract gave itself, by the name of what is wrong. */
const NAMED = /^[a-z]+(?:_[a-z]+)+$/;

function fieldErrors(
  issue: z.core.$ZodIssue,
): { field: string; code: string; values: Record<string, unknown> }[] {
  const path = issue.path.map(String);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that came furthest tells best what is wrong.
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return best.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'unknown_field', values: {} }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.slice(0, 1).flatMap((inner) => fieldErrors({ ...inner, path: issue.path } as never));
  }
  const values: Record<string, unknown> = {};
  if (issue.code === 'too_big') values.maximum = Number(issue.maximum);
  if (issue.code === 'too_small') values.minimum = Number(issue.minimum);
  const custom = issue.code === 'custom' || issue.code === 'invalid_format' || NAMED.test(issue.message);
  return [{ field: path.join('.'), code: custom ? customCode(issue) : issue.code, values }];
}

function customCode(issue: z.core.$ZodIssue): string {
  return /^[a-z_]+$/.test(issue.message)
    ? issue.message
    : issue.code === 'custom'
      ? 'invalid'
      : 'invalid_format';
}
