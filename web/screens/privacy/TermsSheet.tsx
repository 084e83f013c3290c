import { InputNumber } from 'antd';
import { useState } from 'react';
import { SetRequestTerms } from '../../../domains/privacy/requests.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { requestsTexts } from '../../texts/person-requests.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

type Terms = { days: number; warnDays: number };

/** The company's days to answer a request of a person, and of warning. */
export function TermsSheet({ terms, onClose }: { terms: Terms; onClose: () => void }) {
  const text = useText(requestsTexts);
  const [days, setDays] = useState<number | null>(terms.days);
  const [warnDays, setWarn] = useState<number | null>(terms.warnDays);
  const send = useSend(SetRequestTerms);
  const onSuccess = useKept(onClose);
  const submit = () => {
    if (days === null || warnDays === null || send.isPending) return;
    send.mutate({ body: { days, warnDays } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.changeTerms}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.termsHint}</p>
      <Field label={text.days} error={days === null ? text.required : undefined}>
        {(id) => <InputNumber id={id} min={1} max={90} precision={0} value={days} onChange={setDays} />}
      </Field>
      <Field label={text.warnDays} error={warnDays === null ? text.required : undefined}>
        {(id) => <InputNumber id={id} min={0} max={30} precision={0} value={warnDays} onChange={setWarn} />}
      </Field>
    </SideSheet>
  );
}
