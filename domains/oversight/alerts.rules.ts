/** What the officer is warned of (S3 1-K5-3). */
export const accessRules = [
  'mass_viewing',
  'mass_export',
  'large_export',
  'night_access',
  'repeated_refusals',
] as const;
export type AccessRule = (typeof accessRules)[number];

/** More than `most` within `minutes` is an alert. */
export type Limit = { rule: AccessRule; active: boolean; most: number; minutes: number };

/** What one user did within the minutes of each rule. */
export type Figures = Record<AccessRule, number>;

export type Exceeded = { rule: AccessRule; found: number; most: number; minutes: number };

/** The limits that one user is above now, in the order of the rules. */
export const exceeded = (limits: Limit[], figures: Figures): Exceeded[] =>
  accessRules.flatMap((rule) => {
    const limit = limits.find((one) => one.rule === rule);
    if (limit === undefined || !limit.active || figures[rule] <= limit.most) return [];
    return [{ rule, found: figures[rule], most: limit.most, minutes: limit.minutes }];
  });
