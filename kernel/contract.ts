import { z } from 'zod';

/** One entry of the API: what may be asked, what comes back. Shared by server and browser. */
export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  params: P;
  query: Q;
  body: B;
  output: O;
  /** Creating calls accept an Idempotency-Key and answer 201. */
  creates: boolean;
};

const nothing = z.object({});
const emptyBody = z.strictObject({});

type Parts<P, Q, B, O> = {
  method: Endpoint['method'];
  path: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  output: O;
  creates?: boolean;
};

/** Declares an endpoint; parts left out accept nothing. */
export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof emptyBody,
>(parts: Parts<P, Q, B, O>): Endpoint<P, Q, B, O> {
  return {
    method: parts.method,
    path: parts.path,
    summary: parts.summary,
    params: (parts.params ?? nothing) as P,
    query: (parts.query ?? nothing) as Q,
    body: (parts.body ?? emptyBody) as B,
    output: parts.output,
    creates: parts.creates ?? false,
  };
}

export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never;

// PostgreSQL stores no NUL; lone surrogates are not text.
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed();

/** Text of one line, trimmed, 1 to `max` characters. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).refine(storable, { message: 'not_storable' });
/** Text of several lines, kept as typed, 1 to `max` characters, not only blanks. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.trim().length > 0, { message: 'blank' })
    .refine(storable, { message: 'not_storable' });
/** An instant with offset, in the years the product knows (2000-2199). */
export const instant = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine((value) => /^(20|21)\d\d-/.test(value), { message: 'year_out_of_range' });
export const day = z.iso
  .date()
  .refine((value) => /^(19|20|21)\d\d-/.test(value), { message: 'year_out_of_range' });
export const fen = z.int().min(0).max(10_000_000_00);
/** A row's number, as JSON number or, in an address, as digits; nothing else is taken for a number. */
export const rowId = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.int().positive());
/** Number of the row's version that the client saw; a newer one in the database refuses the write. */
export const seenVersion = z.int().positive();

/** What is wrong at one place of a value; `at` leads there, `code` has a text for people. */
export type FieldProblem = { at: (string | number)[]; code: string; values: Record<string, unknown> };

/** What a schema found wrong, place by place; a field that it does not know is named itself. */
export const fieldProblems = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] =>
  issues.flatMap((issue) => problemsOf(issue));

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const at = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that came furthest tells best what is wrong.
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return best.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: [...at, key], code: 'unknown_field', values: {} }));
  }
  const values: Record<string, unknown> = {};
  if (issue.code === 'too_big') values.maximum = Number(issue.maximum);
  if (issue.code === 'too_small') values.minimum = Number(issue.minimum);
  return [{ at, code: codeOf(issue), values }];
}

const MESSAGE_CODE = /^[a-z_]+$/;

/** A schema that gives a code as its message says more than the kind of the issue. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return innerCode(issue.issues);
  if (MESSAGE_CODE.test(issue.message)) return issue.message;
  if (issue.code === 'custom') return 'invalid';
  return issue.code;
}

const innerCode = (issues: readonly z.core.$ZodIssue[]): string =>
  issues[0] === undefined ? 'invalid' : codeOf(issues[0]);
