import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { iso } from '../../kernel/time.ts';
import type { SaveFaultCode } from './fault-codes.contract.ts';
import { saveFaultCode } from './fault-codes.store.ts';

/** Keeps what a code means, with the source of it; codes are written in capitals (S0 2.2). */
export async function keepFaultCode(
  ctx: Context,
  { brand, code }: { brand: string; code: string },
  body: BodyOf<typeof SaveFaultCode>,
) {
  const key = { brand, code: code.toUpperCase(), at: iso(ctx.now) };
  const id = await saveFaultCode(ctx, key, body);
  await record(ctx, [
    { type: 'fault_code.saved', subject: `fault_code:${id}`, data: { brand, ...body, code: key.code } },
  ]);
  return { id };
}
