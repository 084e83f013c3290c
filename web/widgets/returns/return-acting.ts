import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { GetCase } from '../../../domains/cases/case-page.contract.ts';
import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import { GetReturn, ListReturns } from '../../../domains/returns/returns.contract.ts';
import type { BodyOf, Endpoint } from '../../../kernel/contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { ApiRefusal, type Sent } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { returnTexts } from '../../texts/returns.ts';

/** Asks for orders and their case anew after something was done. */
export function useReturnsAnew(): () => void {
  const client = useQueryClient();
  return () => {
    for (const { path } of [GetReturn, ListReturns, GetCase])
      void client.invalidateQueries({ queryKey: [path] });
  };
}

export type FormProps = { page: ReturnPage; onClose: () => void };

/** Sends one act of an order at the version that is shown, then asks anew and closes. */
export function useAct<E extends Endpoint>(endpoint: E, { page, onClose }: FormProps) {
  const text = useText(returnTexts);
  const { message } = App.useApp();
  const anew = useReturnsAnew();
  const sending = useSend(endpoint);
  const send = (body: Omit<BodyOf<E>, 'version'>) => {
    if (sending.isPending) return;
    const parts = { params: { number: page.number }, body: { version: page.version, ...body } };
    sending.mutate(parts as unknown as Sent<E>, {
      onSuccess: () => {
        anew();
        void message.success(text.done);
        onClose();
      },
    });
  };
  const wrong = (field: string): string | undefined =>
    sending.error instanceof ApiRefusal
      ? sending.error.fields.find((one) => one.field.startsWith(field))?.message
      : undefined;
  return { send, wrong, error: sending.error, isPending: sending.isPending };
}
