import { z } from 'zod';

const date = z.string();

/** What is on file about a technician, as far as sending him or her to a customer depends on it. */
export const Qualification = z.object({
  active: z.boolean(),
  positionCertifiedOn: date.nullable(),
  health: z.object({ checkedOn: date.nullable(), fit: z.boolean().nullable(), dueOn: date.nullable() }),
  certificates: z.array(
    z.object({
      kind: z.string(),
      number: z.string(),
      issuedOn: date,
      reviewDueOn: date.nullable(),
      expiresOn: date.nullable(),
      revokedOn: date.nullable(),
    }),
  ),
  skills: z.array(z.object({ code: z.string(), level: z.int(), expiresOn: date.nullable() })),
  /** Passed courses, the latest time each was passed. */
  courses: z.array(
    z.object({
      topic: z.string().nullable(),
      productType: z.string().nullable(),
      passedOn: date,
      retrainBy: date.nullable(),
    }),
  ),
  /** Attended class hours with their day. */
  hours: z.array(z.object({ kind: z.enum(['theory', 'practice']), heldOn: date, classHours: z.number() })),
});
export type Qualification = z.infer<typeof Qualification>;

/** What a visit asks of the person who makes it. */
export type VisitNeed = {
  /** Day of the visit, YYYY-MM-DD in China. */
  day: string;
  /** Kinds of certificate that the work needs, all of them. */
  certificates: readonly string[];
  skills: readonly { code: string; level: number }[];
  /** Product line whose courses must have been passed; null: none. */
  productType: string | null;
};

const unfitCodes = [
  'not_active',
  'position_not_certified',
  'no_certificate_at_all',
  'certificate_missing',
  'certificate_expired',
  'certificate_review_overdue',
  'certificate_revoked',
  'skill_missing',
  'skill_level_too_low',
  'skill_expired',
  'safety_training_missing',
  'safety_training_overdue',
  'product_course_missing',
  'product_course_overdue',
  'hours_too_few',
  'health_check_missing',
  'health_check_overdue',
  'health_unfit',
] as const;

/** Why somebody may not be sent: a legal gate that nobody can override. */
export const Unfit = z.object({
  code: z.enum(unfitCodes),
  clause: z.string(),
  /** What it is about: certificate kind, skill, topic. */
  about: z.string().nullable(),
  /** The day that decided it. */
  on: z.string().nullable(),
});
export type Unfit = z.infer<typeof Unfit>;
