import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { invalid } from '../../kernel/refusal.ts';
import { forgetStandard } from './standards.queries.ts';
import { parsePack } from './standards.rules.ts';
import { insertPack } from './standards.store.ts';

/** Publishes a standard pack; refuses one with errors, naming each place. The version in force stays until then. */
export async function publishPack(ctx: Context, value: unknown): Promise<boolean> {
  const parsed = parsePack(value);
  if (!parsed.ok) {
    const errors = parsed.problems.map(({ path, message, values }) => ({
      field: path,
      code: message,
      values,
    }));
    throw invalid('request.invalid', { errors });
  }
  const isNew = await insertPack(ctx, parsed.pack, `${parsed.pack.effectiveFrom}T00:00:00+08:00`);
  if (isNew) {
    await record(ctx, [
      {
        type: 'standard.published',
        subject: `standard:${parsed.pack.code}`,
        data: { version: parsed.pack.version, effectiveFrom: parsed.pack.effectiveFrom },
      },
    ]);
    forgetStandard();
  }
  return isNew;
}
