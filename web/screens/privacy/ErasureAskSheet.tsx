import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import {
  AskErasure,
  type ErasurePreview,
  PreviewErasure,
} from '../../../domains/privacy/erasure.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { SkeletonRows } from '../../../ui/kit/States.tsx';
import { holdNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { useRefreshed } from './use-kept.ts';

function What({ preview }: { preview: ErasurePreview }) {
  const { ask: text } = useText(termTexts);
  const words = useWords();
  if (preview.isErased) return <p role="alert">{text.erasedAlready}</p>;
  return (
    <>
      <p>
        <strong>{preview.maskedName}</strong> <span className="figures">{preview.maskedPhone}</span>
        <br />
        <span className="soft">{text.known(preview.cases, preview.orders, preview.files)}</span>
      </p>
      {preview.holds.length === 0 ? null : (
        <div role="alert">
          <p>{text.held}</p>
          <ul className="privacy-holds">
            {preview.holds.map((hold) => (
              <li key={`${hold.kind} ${hold.number}`}>
                {words.of(holdNames, hold.kind)} <span className="mono">{hold.number}</span>
                {hold.until === null ? null : (
                  <span className="soft figures"> · {text.due(chinaDay(Date.parse(hold.until)))}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.laws.map((law) => (
        <p key={law.code}>{text.law(chinaDay(Date.parse(law.until)))}</p>
      ))}
    </>
  );
}

/** Asks for an erasure; what it meets is shown before. */
export function ErasureAskSheet({
  customer,
  onClose,
}: {
  customer: string | undefined;
  onClose: () => void;
}) {
  const { ask: text, required, back } = useText(termTexts);
  const refresh = useRefreshed();
  const { message } = App.useApp();
  const [number, setNumber] = useState(customer ?? '');
  const [looked, setLooked] = useState(customer ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(AskErasure);
  const isNumber = /^\d{1,15}$/.test(looked);
  const preview = useAnswer(PreviewErasure, { params: { id: Number(looked) } }, isNumber);
  const mayAsk = preview.data !== undefined && preview.data.holds.length === 0 && !preview.data.isErased;
  const submit = () => {
    setTried(true);
    if (!isNumber || !mayAsk || reason.trim() === '' || send.isPending) return;
    send.mutate(
      { body: { customerId: Number(looked), reason: reason.trim() } },
      {
        onSuccess: () => {
          void message.success(text.asked);
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.title}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{back}</Button>
          <Button type="primary" danger htmlType="submit" disabled={!mayAsk} loading={send.isPending}>
            {text.submit}
          </Button>
        </>
      }
    >
      <p className="soft">{text.hint}</p>
      <Field label={text.number} error={tried && !isNumber ? required : undefined}>
        {(id) => (
          <Space.Compact>
            <Input
              id={id}
              inputMode="numeric"
              maxLength={15}
              value={number}
              onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))}
            />
            <Button onClick={() => setLooked(number)}>{text.look}</Button>
          </Space.Compact>
        )}
      </Field>
      {isNumber ? (
        <Answered answer={preview} waiting={<SkeletonRows rows={3} height={24} />}>
          {(known) => <What preview={known} />}
        </Answered>
      ) : null}
      {mayAsk ? (
        <ReasonField
          label={text.reason}
          hint={text.reasonHint}
          value={reason}
          error={tried && reason.trim() === '' ? required : undefined}
          onChange={setReason}
        />
      ) : null}
    </SideSheet>
  );
}
