import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { ms } from '../../kernel/time.ts';
import { organisationNow } from '../identity/identity.queries.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { PreviewCase } from './intake.contract.ts';
import { clocksToBe, decideIntake } from './registration.actions.ts';

/** What the form shows before saving: level, priority with its inputs, lead department, clocks to be. Stores nothing. */
export async function previewCase(ctx: Context, intake: z.output<(typeof PreviewCase)['body']>) {
  const receivedAt = Math.min(intake.receivedAt === undefined ? ctx.now : ms(intake.receivedAt), ctx.now);
  const standard = await standardAt(ctx, receivedAt);
  const org = await organisationNow(ctx);
  const region =
    intake.provinceCode === undefined ? null : (org.regionOfProvince[intake.provinceCode] ?? null);
  const known = { region, grade: 'standard', productType: null };
  const decided = decideIntake({ intake, known, standard, org, receivedAt, now: ctx.now });
  const { department, route } = decided;
  return {
    level: decided.row.level,
    priority: decided.priority,
    priorityInputs: decided.inputs,
    department:
      department === undefined
        ? null
        : { id: department.id, name: department.name, rule: `${route.key} · ${route.clause}` },
    clocks: clocksToBe(decided),
  };
}
