import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { chinaDay } from '../../kernel/time.ts';
import { serviceItems } from '../standards/catalogue.queries.ts';
import { whyNotEligible } from '../standards/eligibility.rules.ts';
import type { ListServiceOffers } from './service-offers.contract.ts';

type Known = {
  grade: string | null;
  productType: string | null;
  modelType: string | null;
  purchasedOn: string | null;
  purchaseChannel: string | null;
};

/** What is on file about the caller and the unit; a unit of somebody else tells nothing. */
async function knownOf(ctx: Context, wanted: QueryOf<typeof ListServiceOffers>): Promise<Known> {
  const known = await ctx.db.one<Known>(
    `select (select grade from customers where id = $1) as grade, u.product_type as "productType",
       (select coalesce(t.parent_code, t.code) from products m join product_types t on t.code = m.product_type where m.model = $3) as "modelType",
       u.purchased_on::text as "purchasedOn", u.purchase_channel as "purchaseChannel"
     from (values (1)) one left join lateral (
       select coalesce(t.parent_code, t.code) as product_type, n.purchased_on, n.purchase_channel
       from product_units n join products m on m.model = n.model join product_types t on t.code = m.product_type
       where n.serial = $2 and ($1::bigint is null or n.customer_id = $1)) u on true`,
    [wanted.customerId ?? null, wanted.unitSerial?.toUpperCase() ?? null, wanted.model ?? null],
  );
  return (
    known ?? { grade: null, productType: null, modelType: null, purchasedOn: null, purchaseChannel: null }
  );
}

/** Extended services with the answer for this caller, those that he or she may have first (S0 2.1). */
export async function serviceOffers(
  ctx: Context,
  wanted: QueryOf<typeof ListServiceOffers>,
): Promise<OutputOf<typeof ListServiceOffers>> {
  const known = await knownOf(ctx, wanted);
  const facts = {
    customerGrade: known.grade ?? wanted.customerGrade ?? null,
    productType: known.productType ?? wanted.productType ?? known.modelType,
    useScene: wanted.useScene ?? null,
    purchaseChannel: known.purchaseChannel,
    purchasedOn: known.purchasedOn,
    today: chinaDay(ctx.now),
  };
  const items = (await serviceItems(ctx, { class: 'extended' })).filter(
    ({ status }) => status === 'published',
  );
  const offers = items.map((item) => {
    const whyNot = whyNotEligible(item, facts);
    return {
      code: item.code,
      name: item.name,
      serviceType: item.serviceType,
      content: item.terms.content,
      eligible: whyNot.length === 0,
      whyNot,
      rule: item.eligibility.reason ?? null,
    };
  });
  return { offers: offers.toSorted((a, b) => Number(b.eligible) - Number(a.eligible)) };
}
