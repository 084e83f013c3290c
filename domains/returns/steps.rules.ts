/** What an order brings about: money for goods, other goods for goods, or money alone. */
export const returnKinds = ['return', 'exchange', 'compensation'] as const;
export type ReturnKind = (typeof returnKinds)[number];

export const returnSteps = [
  'opened',
  'on_the_way',
  'received',
  'inspected',
  'settled',
  'refunded',
  'exchanged',
  'compensated',
  'rejected',
  'cancelled',
] as const;
export type ReturnStep = (typeof returnSteps)[number];

export const returnActs = [
  'ship',
  'receive',
  'inspect',
  'settle',
  'pay',
  'hand_over',
  'reject',
  'cancel',
] as const;
export type ReturnAct = (typeof returnActs)[number];

type Way = { from: readonly ReturnStep[]; to: ReturnStep };

const BEFORE_GOODS: readonly ReturnStep[] = ['opened', 'on_the_way'];

const withGoods: Partial<Record<ReturnAct, Way>> = {
  ship: { from: ['opened'], to: 'on_the_way' },
  receive: { from: BEFORE_GOODS, to: 'received' },
  inspect: { from: ['received'], to: 'inspected' },
  reject: { from: [...BEFORE_GOODS, 'received', 'inspected', 'settled'], to: 'rejected' },
  cancel: { from: BEFORE_GOODS, to: 'cancelled' },
};

const ways: Record<ReturnKind, Partial<Record<ReturnAct, Way>>> = {
  return: {
    ...withGoods,
    settle: { from: ['inspected', 'settled'], to: 'settled' },
    pay: { from: ['settled'], to: 'refunded' },
  },
  exchange: { ...withGoods, hand_over: { from: ['inspected'], to: 'exchanged' } },
  compensation: {
    settle: { from: ['settled'], to: 'settled' },
    pay: { from: ['settled'], to: 'compensated' },
    reject: { from: ['settled'], to: 'rejected' },
    cancel: { from: ['settled'], to: 'cancelled' },
  },
};

/** The step an order of a kind begins with: the goods come first; a compensation has its amount from the plan. */
export const firstStep = (kind: ReturnKind): ReturnStep => (kind === 'compensation' ? 'settled' : 'opened');

/** The step after an act; null when the order does not allow it now. */
export function stepAfter(order: { kind: ReturnKind; step: ReturnStep }, act: ReturnAct): ReturnStep | null {
  const way = ways[order.kind][act];
  return way?.from.includes(order.step) ? way.to : null;
}

/** Acts that the step allows, the one that leads on first. */
export const actsFrom = (order: { kind: ReturnKind; step: ReturnStep }): ReturnAct[] =>
  returnActs
    .filter((act) => stepAfter(order, act) !== null)
    .toSorted((a, b) => leads(order, b) - leads(order, a));

// A new settlement leads nowhere: what is settled is paid. What comes back may skip the waybill, so it is offered second.
const leads = (order: { step: ReturnStep }, act: ReturnAct): number => {
  if (act === 'reject' || act === 'cancel') return -1;
  return act === 'settle' && order.step === 'settled' ? 0 : 1;
};

export const hasEnded = (step: ReturnStep): boolean =>
  ['refunded', 'exchanged', 'compensated', 'rejected', 'cancelled'].includes(step);

/** Are the goods with the business? What is refused then has to go back to the customer. */
export const isGoodsWithUs = (step: ReturnStep, kind: ReturnKind): boolean =>
  kind !== 'compensation' && ['received', 'inspected', 'settled'].includes(step);
