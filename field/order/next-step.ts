import type { Gap } from '../../domains/workorders/completion.rules.ts';
import type { CommandType } from '../../domains/workorders/life.rules.ts';
import type { RecordKind } from '../../domains/workorders/orders.contract.ts';
import type { Order } from '../outbox/replay.ts';
import { accountOf } from './account.ts';

export type Form = RecordKind | 'quote' | 'pay';
export type FormOf = { form: Form; about: string | null };
export type Step = { kind: 'move'; command: CommandType } | ({ kind: 'form' } & FormOf) | { kind: 'none' };

const FORMS: Record<string, Form> = {
  quote_not_accepted: 'quote',
  safety_checklist_missing: 'safety_checklist',
  safety_not_in_order: 'safety_checklist',
  service_plan_missing: 'service_plan',
  diagnosis_missing: 'diagnosis',
  fault_code_missing: 'diagnosis',
  measurement_missing: 'measurement',
  drawing_missing: 'drawing',
  design_confirmation_missing: 'design_confirmation',
  humidity_missing: 'humidity',
  result_missing: 'result',
  times_wrong: 'result',
  photo_missing: 'photo',
  step_open: 'step',
  service_form_missing: 'service_form',
  service_form_open: 'service_form',
  factory_open: 'factory',
};

/** The form that closes a gap. */
export const formOfGap = ({ code, about }: Gap): FormOf => ({ form: FORMS[code] ?? 'issue', about });

const move = (command: CommandType): Step => ({ kind: 'move', command });
const form = (of: FormOf): Step => ({ kind: 'form', ...of });

/** Photos come before the course of the work: the fault is photographed while it can be seen. */
const ORDER: Form[] = ['result'];

function firstOf(gaps: readonly Gap[]): FormOf | undefined {
  const forms = gaps.map(formOfGap);
  return forms.find((one) => !ORDER.includes(one.form)) ?? forms[0];
}

function afterCompletion(order: Order): Step {
  const isSigned = order.records.some((record) => record.kind === 'signature');
  if (!isSigned) return form({ form: 'signature', about: null });
  return order.completeness.percent < 100 ? { kind: 'none' } : move('confirm');
}

/** The one thing to do next at the door, by the rules that the server will ask. */
export function nextStep(order: Order): Step {
  switch (order.status) {
    case 'dispatched':
      return move('accept');
    case 'accepted':
      return move('set_out');
    case 'on_the_way':
      return move('arrive');
    case 'arrived': {
      const gap = firstOf(order.missingToStart);
      return gap === undefined ? move('start') : form(gap);
    }
    case 'working': {
      const gap = firstOf(order.missingToComplete);
      return gap === undefined ? move('complete') : form(gap);
    }
    case 'held':
      return move('resume');
    case 'completed':
      return afterCompletion(order);
    case 'confirmed':
      return accountOf(order).dueFen > 0 ? form({ form: 'pay', about: null }) : { kind: 'none' };
    default:
      return { kind: 'none' };
  }
}

/** How many records are still missing on the way to the end. */
export const missingCount = (order: Order): number =>
  ['completed', 'confirmed', 'settled', 'cancelled'].includes(order.status)
    ? 0
    : order.missingToStart.length + order.missingToComplete.length;
