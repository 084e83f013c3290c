import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  identityMethods,
  type PersonRequest,
  SendCode,
  VerifyIdentity,
} from '../../../domains/privacy/requests.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { methodNames, requestsTexts } from '../../texts/person-requests.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept, useRefreshed } from './use-kept.ts';

/** Verifies who asks: an order number, a serial, or a code that was sent to the number on file. */
export function VerifySheet({ request, onClose }: { request: PersonRequest; onClose: () => void }) {
  const text = useText(requestsTexts);
  const words = useWords();
  const [method, setMethod] = useState<(typeof identityMethods)[number]>('order_number');
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState(false);
  const check = useSend(VerifyIdentity);
  const code = useSend(SendCode);
  const kept = useKept(onClose);
  const refresh = useRefreshed();
  const submit = () => {
    if (said.trim() === '' || check.isPending) return;
    check.mutate(
      { params: { id: request.id }, body: { method, number: said.trim() } },
      {
        onSuccess: ({ verifiedAt }) => {
          if (verifiedAt !== null) return kept();
          setFailed(true);
          refresh();
        },
        onError: refresh,
      },
    );
  };
  return (
    <SideSheet
      title={text.verify}
      onClose={onClose}
      onSubmit={submit}
      error={check.error ?? code.error}
      foot={<SheetFoot label={text.verify} busy={check.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.verifyHint}</p>
      <Field label={text.method}>
        {(id) => (
          <Radio.Group
            id={id}
            value={method}
            options={identityMethods.map((value) => ({ value, label: words.of(methodNames, value) }))}
            onChange={(event) => {
              setMethod(event.target.value);
              setSaid('');
              setFailed(false);
            }}
          />
        )}
      </Field>
      {method === 'phone_code' ? (
        <p>
          <Button
            loading={code.isPending}
            onClick={() => code.mutate({ params: { id: request.id } }, { onSuccess: refresh })}
          >
            {text.sendCode}
          </Button>{' '}
          <span className="soft figures">{request.maskedPhone}</span>
        </p>
      ) : null}
      <Field
        label={text.said[method]}
        error={failed ? text.failed : undefined}
        hint={
          method === 'phone_code' && request.code !== null
            ? text.codeLeft(request.code.triesLeft, shortTime(request.code.until))
            : undefined
        }
      >
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            autoComplete="off"
            value={said}
            onChange={(event) => {
              setSaid(event.target.value);
              setFailed(false);
            }}
          />
        )}
      </Field>
    </SideSheet>
  );
}
