import { App, Button } from 'antd';
import { useState } from 'react';
import type { Payment } from '../../../domains/pricing/quotes.contract.ts';
import { ReversePayment } from '../../../domains/workorders/order-quotes.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { ReasonField } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { useChargesAnew } from './use-charges.ts';

type Props = { number: string; payment: Payment; onClose: () => void };

/** Takes a mistaken payment back; both rows stay on the record. */
export function ReverseSheet({ number, payment, onClose }: Props) {
  const text = useText(chargeTexts);
  const { message } = App.useApp();
  const sending = useSend(ReversePayment);
  const anew = useChargesAnew();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || sending.isPending) return;
    sending.mutate(
      { params: { number, id: payment.id }, body: { reason } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={`${text.reverseTitle} · ${yuan(payment.amountFen)}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          <Button type="primary" danger htmlType="submit" loading={sending.isPending}>
            {text.reverse}
          </Button>
        </>
      }
    >
      <p className="figures">
        {text.methods[payment.method]} {payment.proof}
      </p>
      <ReasonField
        first
        label={text.reverseReason}
        value={reason}
        error={tried && reason.trim() === '' ? text.required : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}
