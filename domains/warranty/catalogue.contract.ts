import { z } from 'zod';
import { day } from '../../kernel/contract.ts';

const Names = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const articleKeys = z.array(z.string().min(1)).min(1);

/** One article in our own words. `verified: false`: nobody has read it at its source yet; shown with that flag. */
export const Article = z.strictObject({
  document: Names,
  /** What people call it; absent: the document's own name. */
  short: Names.optional(),
  number: z.string().nullable(),
  text: Names,
  source: z.string().min(1),
  verified: z.boolean(),
});
export type Article = z.infer<typeof Article>;

/** A number that an article gives: days, months or a count, as the key says. */
const Limit = z.strictObject({ value: z.int().positive().max(10_000), articles: articleKeys });
export type Limit = z.infer<typeof Limit>;

/** What the rules count with. Absent: no such rule. Days, months and counts are those of the articles. */
export const Rules = z.strictObject({
  /** Return, exchange or repair of listed goods, from the sale. */
  sevenDays: Limit.optional(),
  /** Exchange or repair of listed goods, from the sale. */
  fifteenDays: Limit.optional(),
  /** Repairs of one fault after which listed goods are exchanged. */
  repairs: Limit.optional(),
  /** The same for all goods under guarantee, with return. */
  repairsAnyGoods: Limit.optional(),
  /** More days than this since sent, for want of parts. */
  partsWaitDays: Limit.optional(),
  /** More days than this since sent, by the repairer's own cause. */
  repairerDays: Limit.optional(),
  /** Days without completing one repair, whatever the cause. */
  incompleteDays: Limit.optional(),
  /** Repair days in all within the period. */
  totalRepairDays: Limit.optional(),
  /** Serious problem of furniture, from delivery. */
  seriousDays: Limit.optional(),
  /** Return of goods outside the catalogue, from receipt. */
  receiptDays: Limit.optional(),
  /** No-reason return of goods sold at a distance, from the day after signing. */
  noReasonDays: Limit.optional(),
  /** Refund, from the day the goods came back. */
  refundDays: Limit.optional(),
  /** Deliberate delay, from the demand. */
  delayDays: Limit.optional(),
  /** Deliberate delay of a refund, from the day the goods came back. */
  refundDelayDays: Limit.optional(),
  /** Burden of proof on the business, from receipt. */
  proofMonths: Limit.optional(),
  /** Warranty of a repair, from its end. */
  repairedDays: Limit.optional(),
  /** Days of a repair after which a stand-in unit is due. */
  standInDays: Limit.optional(),
  noDepreciation: articleKeys.optional(),
  /** A replaced part has its original period anew. */
  partAnew: articleKeys.optional(),
  /** Burden of proof on the business over the whole period. */
  proofWholePeriod: articleKeys.optional(),
  transport: articleKeys.optional(),
});
export type Rules = z.infer<typeof Rules>;

/** A shortest period that a region sets; class null: every class, part null: the whole unit. */
const Minimum = z.strictObject({
  class: z.string().nullable(),
  part: z.string().nullable(),
  months: z.int().positive().max(600),
  articles: articleKeys,
});

export const Region = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  name: Names,
  /** Date of the text that was read; it may have been revised since. */
  textDate: day.nullable(),
  effectiveFrom: day,
  effectiveTo: day.optional(),
  rules: Rules,
  minimums: z.array(Minimum),
});
export type Region = z.infer<typeof Region>;

const Part = z.strictObject({
  code: z.string(),
  name: Names,
  months: z.int().positive().max(600).nullable(),
  verified: z.boolean(),
});

/** `listed`: in the catalogue of the 三包 rules; `furniture`; `general`: neither, so article 24 of the law. */
export const ProductClass = z.strictObject({
  code: z.string(),
  name: Names,
  law: z.enum(['listed', 'furniture', 'general']),
  productTypes: z.array(z.string()),
  months: z.int().positive().max(600).nullable(),
  parts: z.array(Part),
  /** Depreciation per day in millionths of the price; null: not known. */
  dailyRate: z.int().positive().max(1_000_000).nullable(),
  durable: z.boolean(),
  verified: z.boolean(),
  source: z.string().min(1),
});
export type ProductClass = z.infer<typeof ProductClass>;

const namedArticles = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isList = Array.isArray(inner) && inner.every((one) => typeof one === 'string');
    if (isList && key !== 'productTypes') return inner as string[];
    return namedArticles(inner);
  });
};

/** Articles that no number of days belongs to. */
const Base = z.strictObject({
  listed: articleKeys,
  furniture: articleKeys,
  general: articleKeys,
  exchange: articleKeys,
  count: articleKeys,
  rest: articleKeys,
  depreciation: articleKeys,
  exclusion: articleKeys,
  paid: articleKeys,
});

export const WarrantyCatalogue = z
  .strictObject({
    code: z.string(),
    version: z.string(),
    effectiveFrom: day,
    articles: z.record(z.string(), Article),
    base: Base,
    national: Rules,
    regions: z.array(Region),
    classes: z.array(ProductClass).min(1),
  })
  .refine(
    ({ articles, base, national, regions }) =>
      namedArticles([base, national, regions]).every((key) => Object.hasOwn(articles, key)),
    { message: 'article_unknown' },
  );
export type WarrantyCatalogue = z.infer<typeof WarrantyCatalogue>;
