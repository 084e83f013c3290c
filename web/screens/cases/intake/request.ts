import type { PreviewCase, RegisterCase } from '../../../../domains/cases/intake.contract.ts';
import type { BodyOf } from '../../../../kernel/contract.ts';
import { type Draft, type KnownOr, subjectOf } from './draft.ts';

type Fields = Record<string, unknown>;

const filled = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );

const knownOr = (answer: KnownOr): Fields =>
  answer.isUnknown ? { unknown: answer.unknown.trim() } : { value: answer.value.trim() };

const provinceOf = (draft: Draft): string | null =>
  draft.fresh?.provinceCode || draft.customer?.provinceCode || null;

function intakeOf(draft: Draft): Fields {
  const complaint = draft.kind === 'complaint';
  return {
    kind: draft.kind,
    channel: draft.channel,
    businessLink: draft.businessLink,
    phase: draft.phase,
    urgency: draft.urgency,
    importance: draft.importance,
    needsRepair: draft.needsRepair,
    productModel: knownOr(draft.productModel),
    purchaseChannel: knownOr(draft.purchaseChannel),
    ...filled({
      category: complaint ? draft.category : '',
      level: complaint ? draft.level : null,
      impactClass: complaint ? draft.impactClass : '',
      productType: draft.productType,
      serviceType: draft.serviceType,
      useScene: draft.useScene.trim(),
      unitSerial: draft.unitSerial.trim(),
      provinceCode: provinceOf(draft),
      sellingParty: draft.sellingParty.trim(),
      servicingParty: draft.servicingParty.trim(),
      namedUserId: draft.namedUserId,
    }),
  };
}

/** The registration as the server takes it. The clocks start when the customer complained (R4). */
export function requestOf(draft: Draft, now: string): BodyOf<typeof RegisterCase> {
  const at = draft.complainedAt ?? draft.startedAt ?? now;
  const customer = draft.customer === null ? { new: filled({ ...draft.fresh }) } : { id: draft.customer.id };
  return {
    ...intakeOf(draft),
    customer,
    contactName: draft.contactName.trim(),
    contactPhone: draft.contactPhone.trim(),
    subject: subjectOf(draft),
    course: draft.course,
    demand: draft.demand,
    ...filled({ expectedOutcome: draft.expectedOutcome }),
    complainedAt: at,
    receivedAt: at,
  } as BodyOf<typeof RegisterCase>;
}

/** The part that decides level, clocks and department; stable while other fields are typed. */
export function previewOf(draft: Draft): BodyOf<typeof PreviewCase> {
  const {
    productModel: _model,
    purchaseChannel: _channel,
    useScene: _scene,
    sellingParty: _seller,
    servicingParty: _servicer,
    ...rest
  } = intakeOf(draft);
  const at = draft.complainedAt ?? draft.startedAt;
  return { ...rest, ...(at === null ? {} : { receivedAt: at }) } as BodyOf<typeof PreviewCase>;
}

type Need = { path: string; given: boolean };
const given = (text: string): boolean => text.trim() !== '';
const answered = (answer: KnownOr): boolean => given(answer.isUnknown ? answer.unknown : answer.value);

/** Everything a registration must have, in the order of the form, and whether it is there. */
export function needsOf(draft: Draft): Need[] {
  const { customer, fresh } = draft;
  const complaint = draft.kind === 'complaint';
  const person: Need[] =
    fresh === null
      ? [{ path: 'customer', given: customer !== null }]
      : [
          { path: 'customer.new.name', given: given(fresh.name) },
          { path: 'customer.new.phone', given: given(fresh.phone) || given(fresh.otherContact) },
        ];
  return [
    ...person,
    { path: 'contactName', given: given(draft.contactName) },
    { path: 'contactPhone', given: given(draft.contactPhone) },
    { path: 'course', given: given(draft.course) },
    { path: 'demand', given: given(draft.demand) },
    ...(complaint
      ? [
          { path: 'category', given: draft.category !== '' },
          { path: 'impactClass', given: draft.impactClass !== '' },
        ]
      : []),
    { path: 'productModel', given: answered(draft.productModel) },
    { path: 'purchaseChannel', given: answered(draft.purchaseChannel) },
  ];
}

/** `productModel.value` is shown at the field `productModel`; a new customer's fields have their own. */
export function fieldOf(path: string): string {
  const [first = '', second] = path.split('.');
  if (first === 'customer') return second === 'new' ? path : 'customer';
  if (first === 'unitSerial') return 'unit';
  return first;
}
