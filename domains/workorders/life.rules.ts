import type { OrderStatus } from './orders.contract.ts';

/** What can be done with an order from the office or on the phone. */
export const commandTypes = [
  'accept',
  'decline',
  'set_out',
  'arrive',
  'start',
  'hold',
  'resume',
  'solve_remotely',
  'complete',
  'confirm',
  'settle',
  'cancel',
] as const;
export type CommandType = (typeof commandTypes)[number];

type Step = { from: readonly OrderStatus[]; to: OrderStatus };

const BEFORE_WORK: readonly OrderStatus[] = [
  'created',
  'scheduled',
  'dispatched',
  'accepted',
  'on_the_way',
  'arrived',
];

const steps: Record<CommandType, Step> = {
  accept: { from: ['dispatched'], to: 'accepted' },
  decline: { from: ['dispatched', 'accepted'], to: 'created' },
  set_out: { from: ['accepted', 'held'], to: 'on_the_way' },
  arrive: { from: ['accepted', 'on_the_way'], to: 'arrived' },
  start: { from: ['arrived'], to: 'working' },
  hold: { from: ['accepted', 'on_the_way', 'arrived', 'working'], to: 'held' },
  resume: { from: ['held'], to: 'working' },
  solve_remotely: { from: ['created', 'scheduled', 'dispatched', 'accepted', 'held'], to: 'completed' },
  complete: { from: ['working'], to: 'completed' },
  confirm: { from: ['completed'], to: 'confirmed' },
  settle: { from: ['confirmed'], to: 'settled' },
  cancel: { from: [...BEFORE_WORK, 'held'], to: 'cancelled' },
};

/** The state after a command; null when the order's state does not allow it. */
export const stateAfter = (status: OrderStatus, command: CommandType): OrderStatus | null =>
  steps[command].from.includes(status) ? steps[command].to : null;

/** Commands that the state allows, in the order of the life. */
export const commandsFrom = (status: OrderStatus): CommandType[] =>
  commandTypes.filter((command) => stateAfter(status, command) !== null);

/** A visit can be planned or moved until somebody is on the way. */
export const maySchedule = (status: OrderStatus): boolean =>
  ['created', 'scheduled', 'dispatched', 'accepted', 'held'].includes(status);

export const isOpen = (status: OrderStatus): boolean =>
  !['completed', 'confirmed', 'settled', 'cancelled'].includes(status);
