import type { Limit, Pack } from '../../standards/standards.contract.ts';

/** A pack with other durations, by the key of the limit; everything else as it was. */
export const withDurations = (pack: Pack, durations: Record<string, number>): Pack => ({
  ...pack,
  limits: pack.limits.map((limit) => {
    const value = durations[limit.key];
    return value === undefined ? limit : { ...limit, duration: { ...limit.duration, value } };
  }),
});

export const withoutLimits = (pack: Pack, keys: string[]): Pack => ({
  ...pack,
  limits: pack.limits.filter((limit: Limit) => !keys.includes(limit.key)),
});

export const withLevels = (pack: Pack, levels: Record<string, 1 | 2>): Pack => ({
  ...pack,
  categories: pack.categories.map((category) => ({
    ...category,
    defaultLevel: levels[category.key] ?? category.defaultLevel,
  })),
});

/** Another kind of department leads the cases of one routing rule. */
export const withLead = (pack: Pack, key: string, lead: Pack['routing'][number]['lead']): Pack => ({
  ...pack,
  routing: pack.routing.map((route) => (route.key === key ? { ...route, lead } : route)),
});

export const withMajor = (pack: Pack, majorWhen: Pack['authority']['majorWhen']): Pack => ({
  ...pack,
  authority: { ...pack.authority, majorWhen },
});
