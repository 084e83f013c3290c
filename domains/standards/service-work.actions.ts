import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { invalid, notFound } from '../../kernel/refusal.ts';
import { serviceItem } from './catalogue.queries.ts';
import type { WriteEligibility, WriteServiceWork } from './eligibility.contract.ts';
import { updateEligibility, updateServiceDays, updateServiceWork } from './service-work.store.ts';

/** Writes who may have a service; refuses a least age above the greatest (S0 2.1). */
export async function writeEligibility(ctx: Context, code: string, input: BodyOf<typeof WriteEligibility>) {
  const before = await serviceItem(ctx, code);
  const { minimumUnitAgeMonths: least, maximumUnitAgeMonths: most } = input.eligibility;
  if (least !== undefined && most !== undefined && least > most)
    throw invalid('service.age_span', { field: 'eligibility.minimumUnitAgeMonths' });
  await updateEligibility(ctx, code, input);
  await record(ctx, [
    {
      type: 'service.eligibility_written',
      subject: `service:${code}`,
      data: { old: before.eligibility, ...input },
    },
  ]);
  return { code };
}

/** Writes what the work of a service asks for; refuses an unknown skill or certificate (S2 1.4.2). */
export async function writeServiceWork(ctx: Context, code: string, work: BodyOf<typeof WriteServiceWork>) {
  const before = await serviceItem(ctx, code);
  if (!(await updateServiceWork(ctx, code, work)))
    throw invalid('service.skill_unknown', { field: 'skillCode' });
  await record(ctx, [
    { type: 'service.work_written', subject: `service:${code}`, data: { old: before.work, new: work } },
  ]);
  return { code };
}

/** Sets the working days of a service type; orders made from now on follow (S2 1.3.2). */
export async function setServiceDays(ctx: Context, code: string, completeDays: number) {
  if (!(await updateServiceDays(ctx, code, completeDays))) throw notFound('service.not_found');
  await record(ctx, [{ type: 'service.days_set', subject: `service_type:${code}`, data: { completeDays } }]);
  return { code, completeDays };
}
