import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type Payment, paymentMethods } from '../../../domains/pricing/quotes.contract.ts';
import { RecordPayment } from '../../../domains/workorders/order-quotes.contract.ts';
import { parseYuan, yuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { Field } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { type Charges, useChargesAnew } from './use-charges.ts';

type Props = { number: string; charges: Charges; onClose: () => void };

/** A payment with its proof; what is open is filled in. */
export function PaymentSheet({ number, charges, onClose }: Props) {
  const text = useText(chargeTexts);
  const { message } = App.useApp();
  const sending = useSend(RecordPayment);
  const anew = useChargesAnew();
  const openFen = charges.bill.totalFen - charges.bill.paidFen;
  const [method, setMethod] = useState<Payment['method']>('wechat');
  const [amount, setAmount] = useState((openFen / 100).toFixed(2));
  const [proof, setProof] = useState('');
  const [tried, setTried] = useState(false);
  const amountFen = parseYuan(amount);
  const isWrong = amountFen === undefined || amountFen === 0;
  const submit = () => {
    setTried(true);
    if (isWrong || proof.trim() === '' || sending.isPending) return;
    sending.mutate(
      { params: { number }, body: { method, amountFen, proof } },
      {
        onSuccess: ({ settled }) => {
          anew();
          void message.success(settled ? text.settled : text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={`${text.payTitle} · ${number}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <>
          <span className="push soft">
            {text.open} {yuan(openFen)}
          </span>
          <Button onClick={onClose}>{text.back}</Button>
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {text.pay}
          </Button>
        </>
      }
    >
      <Field label={text.method}>
        {(id) => (
          <Select
            id={id}
            value={method}
            options={paymentMethods.map((value) => ({ value, label: text.methods[value] }))}
            onChange={setMethod}
          />
        )}
      </Field>
      <Field label={text.payAmount} error={tried && isWrong ? text.wrongAmount : undefined}>
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.proof} error={tried && proof.trim() === '' ? text.required : undefined}>
        {(id) => (
          <Input id={id} maxLength={60} value={proof} onChange={(event) => setProof(event.target.value)} />
        )}
      </Field>
    </SideSheet>
  );
}
