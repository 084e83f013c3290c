import { useQueryClient } from '@tanstack/react-query';
import {
  GetPriceList,
  ListPriceLists,
  type PriceItem,
  SavePriceDraft,
} from '../../../domains/pricing/pricing.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useSend } from '../../../ui/answers.ts';

export type PriceList = OutputOf<typeof GetPriceList>;

/** Asks for lists and prices anew after one was changed. */
export function usePricesAnew(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [ListPriceLists.path] });
    void client.invalidateQueries({ queryKey: [GetPriceList.path] });
  };
}

/** Saves the prices of the draft as a whole. */
export function useSaveDraft(list: PriceList) {
  const sending = useSend(SavePriceDraft);
  const anew = usePricesAnew();
  const save = (rows: PriceItem[], onDone: () => void) =>
    sending.mutate(
      { params: { id: list.id }, body: { version: list.version, name: list.name, rows } },
      {
        onSuccess: () => {
          anew();
          onDone();
        },
      },
    );
  return { save, sending };
}
