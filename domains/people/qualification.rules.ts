import type { Qualification, Unfit, VisitNeed } from './qualification.contract.ts';

/** Class hours of a training cycle below which nobody is sent (S0 3.2). */
const CYCLE_HOURS = { theory: 20, practice: 10 } as const;
/** The training cycle ends on the day asked about; its length is a company setting. */
const CYCLE_MONTHS = 12;
/** Topics of a product line that are passed before its first visit (S0 3.1). */
const PRODUCT_TOPICS = ['manual', 'repair_process', 'emergency_handling'] as const;

const unfit = (code: Unfit['code'], clause: string, about: string | null, on: string | null): Unfit => ({
  code,
  clause,
  about,
  on,
});

/** Is `day` after the last day on which something holds? A certificate that ends on the day still holds on it. */
const isPast = (last: string | null, day: string): boolean => last !== null && last < day;

/** The same day some months earlier; a month without that day gives its last one (Civil Code 202). */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

type Certificate = Qualification['certificates'][number];

/** Why a certificate does not hold on a day; null when it does. */
export function certificateFault(certificate: Certificate, day: string): Unfit['code'] | null {
  const { issuedOn, expiresOn, reviewDueOn, revokedOn } = certificate;
  if (revokedOn !== null && revokedOn <= day) return 'certificate_revoked';
  if (issuedOn > day) return 'certificate_missing';
  if (isPast(expiresOn, day)) return 'certificate_expired';
  return isPast(reviewDueOn, day) ? 'certificate_review_overdue' : null;
}

const decidingDay = (
  { expiresOn, reviewDueOn, revokedOn }: Certificate,
  code: Unfit['code'],
): string | null =>
  ({
    certificate_expired: expiresOn,
    certificate_review_overdue: reviewDueOn,
    certificate_revoked: revokedOn,
  })[code as string] ?? null;

function certificateFaults(certificates: readonly Certificate[], need: VisitNeed): Unfit[] {
  const wanted = need.certificates.flatMap((kind): Unfit[] => {
    const held = certificates.filter((certificate) => certificate.kind === kind);
    const faults = held.map((certificate) => ({
      certificate,
      code: certificateFault(certificate, need.day),
    }));
    if (faults.some(({ code }) => code === null)) return [];
    const newest = faults.toSorted((a, b) => (a.certificate.issuedOn < b.certificate.issuedOn ? 1 : -1))[0];
    if (newest === undefined || newest.code === null)
      return [unfit('certificate_missing', 'S0 2.2', kind, null)];
    return [unfit(newest.code, 'S0 2.2', kind, decidingDay(newest.certificate, newest.code))];
  });
  if (wanted.length > 0) return wanted;
  const holdsAny = certificates.some((certificate) => certificateFault(certificate, need.day) === null);
  return holdsAny ? [] : [unfit('no_certificate_at_all', 'S2 1.4.2', null, null)];
}

function skillFaults(skills: Qualification['skills'], need: VisitNeed): Unfit[] {
  return need.skills.flatMap(({ code, level }): Unfit[] => {
    const held = skills.find((skill) => skill.code === code);
    if (held === undefined) return [unfit('skill_missing', 'S0 2.2', code, null)];
    if (held.level < level) return [unfit('skill_level_too_low', 'S2 1.4.2', code, null)];
    return isPast(held.expiresOn, need.day) ? [unfit('skill_expired', 'S0 2.2', code, held.expiresOn)] : [];
  });
}

type Course = Qualification['courses'][number];

function courseFault(courses: readonly Course[], day: string): 'missing' | { overdueSince: string } | null {
  const passed = courses.filter((course) => course.passedOn <= day);
  if (passed.length === 0) return 'missing';
  if (passed.some((course) => !isPast(course.retrainBy, day))) return null;
  const last =
    passed
      .map((course) => course.retrainBy ?? '')
      .toSorted()
      .at(-1) ?? '';
  return { overdueSince: last };
}

function trainingFaults({ courses, hours }: Qualification, { day, productType }: VisitNeed): Unfit[] {
  const faults: Unfit[] = [];
  const safety = courseFault(
    courses.filter((course) => course.topic === 'safety'),
    day,
  );
  if (safety === 'missing') faults.push(unfit('safety_training_missing', 'S0 3.3', null, null));
  else if (safety !== null)
    faults.push(unfit('safety_training_overdue', 'S0 3.3', null, safety.overdueSince));
  for (const topic of productType === null ? [] : PRODUCT_TOPICS) {
    const known = courses.filter((course) => course.topic === topic && course.productType === productType);
    const fault = courseFault(known, day);
    if (fault === 'missing') faults.push(unfit('product_course_missing', 'S0 3.1', topic, null));
    else if (fault !== null)
      faults.push(unfit('product_course_overdue', 'S0 3.2', topic, fault.overdueSince));
  }
  const { theory, practice } = cycleHours(hours, day);
  if (theory < CYCLE_HOURS.theory) faults.push(unfit('hours_too_few', 'S0 3.2', 'theory', null));
  if (practice < CYCLE_HOURS.practice) faults.push(unfit('hours_too_few', 'S0 3.2', 'practice', null));
  return faults;
}

/** Class hours of the training cycle that ends on the day, the day itself included (S0 3.2). */
export function cycleHours(hours: Qualification['hours'], day: string): { theory: number; practice: number } {
  const since = monthsBefore(day, CYCLE_MONTHS);
  const sum = { theory: 0, practice: 0 };
  for (const { kind, heldOn, classHours } of hours) {
    if (heldOn > since && heldOn <= day) sum[kind] += classHours;
  }
  return sum;
}

function healthFaults({ health }: Qualification, day: string): Unfit[] {
  if (health.checkedOn === null) return [unfit('health_check_missing', 'S0 3.1', null, null)];
  if (health.fit === false) return [unfit('health_unfit', 'S0 3.1', null, health.checkedOn)];
  return isPast(health.dueOn, day) ? [unfit('health_check_overdue', 'S0 3.1', null, health.dueOn)] : [];
}

/**
 * Everything that forbids sending a technician to a visit on its day; empty when he or she may go. Certificates and
 * skills must hold on the day of the visit (S0 2.2), safety training and the product line's courses be passed and not
 * overdue (S0 3.1, 3.3), 20 theory and 10 practice class hours attended in the cycle (S0 3.2), the health check be in
 * date (S0 3.1). Legal gates: nobody overrides them.
 */
export function unfitFor(qualification: Qualification, need: VisitNeed): Unfit[] {
  const { active, positionCertifiedOn } = qualification;
  return [
    ...(active ? [] : [unfit('not_active', 'S0 3.1', null, null)]),
    ...(positionCertifiedOn !== null && positionCertifiedOn <= need.day
      ? []
      : [unfit('position_not_certified', 'S0 3.1', null, positionCertifiedOn)]),
    ...certificateFaults(qualification.certificates, need),
    ...skillFaults(qualification.skills, need),
    ...trainingFaults(qualification, need),
    ...healthFaults(qualification, need.day),
  ];
}

/** Days before a certificate's end at which its keeper is warned; a company setting. */
const WARNING_DAYS = [60, 30, 7] as const;

/**
 * Warnings now due for a date `daysLeft` away that were not given yet; after a long silence only the nearest is given
 * and the earlier ones count as given (S0 3.1).
 */
export function warningsDue(
  daysLeft: number,
  given: readonly number[],
): { tell: number | null; given: number[] } {
  const reached = WARNING_DAYS.filter((days) => daysLeft <= days);
  const fresh = reached.filter((days) => !given.includes(days));
  return { tell: fresh.at(-1) ?? null, given: [...given, ...fresh] };
}
