import { App, Button } from 'antd';
import { useState } from 'react';
import { FreeCustomer } from '../../../domains/privacy/requests.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { consentsTexts } from '../../texts/consents.ts';
import { Notice } from '../case/Notice.tsx';
import { ReasonField } from '../frame/Field.tsx';

type Props = { customerId: number; since: string; mayFree: boolean; onDone: () => void };

/** That a customer's data is restricted; the officer ends it with a reason. */
export function FreeForm({ customerId, since, mayFree, onDone }: Props) {
  const text = useText(consentsTexts);
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(FreeCustomer);
  const line = useErrorText(send.error);
  const save = () => {
    setTried(true);
    if (reason.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { id: customerId }, body: { reason } },
      {
        onSuccess: () => {
          void message.success(text.saved);
          onDone();
        },
      },
    );
  };
  return (
    <>
      <Notice
        tone="soon"
        title={text.restricted}
        actions={
          mayFree && !asking ? (
            <Button size="small" onClick={() => setAsking(true)}>
              {text.free}
            </Button>
          ) : undefined
        }
      >
        {text.restrictedSince(since)}
      </Notice>
      {asking ? (
        <div className="consent-form">
          <ReasonField
            first
            label={text.freeReason}
            value={reason}
            error={tried && reason.trim() === '' ? text.required : send.isError ? line : undefined}
            onChange={setReason}
          />
          <p className="consent-acts">
            <Button size="small" type="primary" loading={send.isPending} onClick={save}>
              {text.free}
            </Button>
            <Button size="small" type="text" onClick={() => setAsking(false)}>
              {text.cancel}
            </Button>
          </p>
        </div>
      ) : null}
    </>
  );
}
