import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { WriteEligibility, WriteServiceWork } from './eligibility.contract.ts';

export async function updateEligibility(
  ctx: Context,
  code: string,
  input: BodyOf<typeof WriteEligibility>,
): Promise<void> {
  await ctx.db.query(
    `update service_items set product_types = $2, use_scenes = $3, customer_grades = $4, eligibility = $5 where code = $1`,
    [code, input.productTypes, input.useScenes, input.customerGrades, JSON.stringify(input.eligibility)],
  );
}

/** Stores what the work of an item asks for; false when the skill is unknown. */
export async function updateServiceWork(
  ctx: Context,
  code: string,
  work: BodyOf<typeof WriteServiceWork>,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update service_items set certificates = $2, skill_code = $3, skill_level = $4, survey = $5
     where code = $1 and ($3::text is null or exists (select 1 from skills s where s.code = $3))
       and not exists (select 1 from unnest($2::text[]) c where not exists (select 1 from certificate_kinds k where k.code = c))
     returning code`,
    [code, work.certificates, work.skillCode, work.skillLevel, work.survey],
  );
  return rows.length > 0;
}

export async function updateServiceDays(ctx: Context, code: string, days: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update service_types set complete_days = $2 where code = $1 returning code`,
    [code, days],
  );
  return rows.length > 0;
}
