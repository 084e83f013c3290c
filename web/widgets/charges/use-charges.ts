import { useQueryClient } from '@tanstack/react-query';
import { GetOrderCharges } from '../../../domains/workorders/order-quotes.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useOrdersAnew } from '../order/order-page.ts';

export type Charges = OutputOf<typeof GetOrderCharges>;

export const useCharges = (number: string) => useAnswer(GetOrderCharges, { params: { number } });

/** Asks for charges and order anew after something was agreed or paid. */
export function useChargesAnew(): () => void {
  const client = useQueryClient();
  const orders = useOrdersAnew();
  return () => {
    orders();
    void client.invalidateQueries({ queryKey: [GetOrderCharges.path] });
  };
}
