import type { z } from 'zod';
import type { RegisterInput } from './intake.contract.ts';

type Input = z.output<typeof RegisterInput>;

const knownOf = <T>(field: { value: T } | { unknown: string }): [T | null, string | null] =>
  'value' in field ? [field.value, null] : [null, field.unknown];

/** What the customer and the agent stated, as columns of the case; a field not stated is null, or unknown with its reason. */
export function statedFacts(input: Input) {
  const [productModel, productModelUnknown] = knownOf(input.productModel);
  const [purchaseChannel, purchaseChannelUnknown] = knownOf(input.purchaseChannel);
  return {
    business_link: input.businessLink,
    phase: input.phase,
    product_model: productModel,
    product_model_unknown: productModelUnknown,
    purchase_channel: purchaseChannel,
    purchase_channel_unknown: purchaseChannelUnknown,
    use_scene: input.useScene ?? null,
    service_type: input.serviceType ?? null,
    subject: input.subject,
    unit_serial: input.unitSerial?.toUpperCase() ?? null,
    servicing_party: input.servicingParty ?? null,
    named_user_id: input.namedUserId ?? null,
    complained_at: input.complainedAt,
  };
}

/** A customer that comes with the case; null when the customer is on file. */
export function newPerson(input: Input) {
  if (!('new' in input.customer)) return null;
  const fresh = input.customer.new;
  return {
    type: fresh.type,
    name: fresh.name,
    phone: fresh.phone ?? null,
    otherContact: fresh.otherContact ?? null,
    provinceCode: fresh.provinceCode ?? null,
    city: fresh.city ?? null,
    address: fresh.address ?? null,
    grade: fresh.grade,
  };
}
