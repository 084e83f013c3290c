import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const Control = z.object({
  code: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  clause: z.string(),
  /** Null: not checked yet. */
  passed: z.boolean().nullable(),
  /** What was found: a count, an instant, a word of `found`. */
  count: z.int().nullable(),
  at: z.string().nullable(),
  checkedAt: z.string().nullable(),
});
export type Control = z.infer<typeof Control>;

const Target = z.object({ value: z.number(), clause: z.string() });

export const GetControls = endpoint({
  method: 'GET',
  path: '/api/privacy-controls',
  summary:
    'Controls of data security with what each found, the share that passes, and the major incidents of a year',
  output: z.object({
    controls: z.array(Control),
    passing: z.int(),
    /** Percent of the controls that pass, one decimal; null before the first check. */
    share: z.number().nullable(),
    majors: z.int(),
    from: z.string(),
    to: z.string(),
    /** From the standard in force; null when it sets none. */
    targets: z.object({ share: Target.nullable(), majors: Target.nullable() }),
    /** The last 30 days that were checked, oldest first. */
    days: z.array(z.object({ day: z.string(), share: z.number() })),
    may: z.object({ check: z.boolean() }),
  }),
});
export type Controls = z.infer<typeof GetControls.output>;

export const CheckControls = endpoint({
  method: 'POST',
  path: '/api/privacy-control-checks',
  summary: 'Checks every control now instead of at night',
  output: z.object({ asked: z.boolean() }),
  creates: true,
});
