import type { ComponentType } from 'react';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { CancelForm, HandOverForm, RejectForm } from './EndForms.tsx';
import { InspectForm, ReceiveForm, ShipForm } from './GoodsForms.tsx';
import { PayForm, SettleForm } from './MoneyForms.tsx';
import type { FormProps } from './return-acting.ts';

const forms: Record<ReturnAct, ComponentType<FormProps>> = {
  ship: ShipForm,
  receive: ReceiveForm,
  inspect: InspectForm,
  settle: SettleForm,
  pay: PayForm,
  hand_over: HandOverForm,
  reject: RejectForm,
  cancel: CancelForm,
};

/** The sheet of what is being done to an order. */
export function ActSheet({ act, ...props }: FormProps & { act: ReturnAct | null }) {
  if (act === null) return null;
  const Form = forms[act];
  return <Form key={act} {...props} />;
}
