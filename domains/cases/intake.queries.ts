import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import type { RegisterInput } from './intake.contract.ts';

export type IntakeFacts = {
  customer: { id: number; provinceCode: string | null; grade: string } | null;
  unit: { id: number; customerId: number | null; productType: string; seller: string | null } | null;
  /** Product type of the model named, when the model is a known one. */
  modelType: string | null;
  namedUserExists: boolean;
};

/** What is on file about the caller, the unit and the model, in one statement. */
export async function intakeFacts(ctx: Context, input: z.output<typeof RegisterInput>): Promise<IntakeFacts> {
  const model = 'value' in input.productModel ? input.productModel.value : null;
  const found = await ctx.db.one<IntakeFacts>(
    `select
       (select jsonb_build_object('id', id, 'provinceCode', province_code, 'grade', grade) from customers where id = $1 and erased_at is null) as customer,
       (select jsonb_build_object('id', n.id, 'customerId', n.customer_id, 'productType', coalesce(t.parent_code, t.code), 'seller', n.seller)
        from product_units n join products p on p.model = n.model join product_types t on t.code = p.product_type
        where n.serial = $2) as unit,
       (select coalesce(t.parent_code, t.code) from products p join product_types t on t.code = p.product_type where p.model = $3) as "modelType",
       exists (select 1 from users where id = $4 and active) as "namedUserExists"`,
    [
      'id' in input.customer ? input.customer.id : null,
      input.unitSerial?.toUpperCase() ?? null,
      model,
      input.namedUserId ?? null,
    ],
  );
  return found ?? { customer: null, unit: null, modelType: null, namedUserExists: false };
}
