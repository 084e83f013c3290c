import { App, Radio } from 'antd';
import { useState } from 'react';
import type { Quote } from '../../../domains/pricing/quotes.contract.ts';
import { AnswerQuote } from '../../../domains/workorders/order-quotes.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { Field, ReasonField } from '../frame/Field.tsx';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { useChargesAnew } from './use-charges.ts';

type Props = { number: string; quote: Quote; onClose: () => void };

/** What the customer told the office about an offer. */
export function AnswerSheet({ number, quote, onClose }: Props) {
  const text = useText(chargeTexts);
  const { message } = App.useApp();
  const sending = useSend(AnswerQuote);
  const anew = useChargesAnew();
  const [accepted, setAccepted] = useState(true);
  const [by, setBy] = useState<'phone' | 'message'>('phone');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (note.trim() === '' || sending.isPending) return;
    sending.mutate(
      { params: { number, id: quote.id }, body: { accepted, by, note } },
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
      title={`${text.answerTitle} · ${yuan(quote.totalFen)}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <SheetFoot back={text.back} label={text.recordAnswer} busy={sending.isPending} onClose={onClose} />
      }
    >
      <Radio.Group
        aria-label={text.answerTitle}
        value={accepted}
        options={[
          { value: true, label: text.agrees },
          { value: false, label: text.refuses },
        ]}
        onChange={(event) => setAccepted(event.target.value)}
      />
      <Field label={text.way}>
        {(id) => (
          <Radio.Group
            id={id}
            value={by}
            options={[
              { value: 'phone', label: text.by.phone },
              { value: 'message', label: text.by.message },
            ]}
            onChange={(event) => setBy(event.target.value)}
          />
        )}
      </Field>
      <ReasonField
        first
        label={text.note}
        value={note}
        error={tried && note.trim() === '' ? text.required : undefined}
        onChange={setNote}
      />
    </SideSheet>
  );
}
