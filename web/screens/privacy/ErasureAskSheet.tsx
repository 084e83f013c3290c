import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import {
  AskErasure,
  type ErasurePreview,
  ListErasures,
  PreviewErasure,
} from '../../../domains/privacy/erasure.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { holdNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

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

function Looked({ id, onKnown }: { id: number; onKnown: (may: boolean) => void }) {
  const { data, error, refetch } = useAnswer(PreviewErasure, { params: { id } });
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={3} height={24} />;
  return <Known preview={data} onKnown={onKnown} />;
}

function Known({ preview, onKnown }: { preview: ErasurePreview; onKnown: (may: boolean) => void }) {
  const mayAsk = preview.holds.length === 0 && !preview.isErased;
  const [told, setTold] = useState<boolean | null>(null);
  if (told !== mayAsk) {
    setTold(mayAsk);
    queueMicrotask(() => onKnown(mayAsk));
  }
  return <What preview={preview} />;
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
  const client = useQueryClient();
  const { message } = App.useApp();
  const [number, setNumber] = useState(customer ?? '');
  const [looked, setLooked] = useState(customer ?? '');
  const [mayAsk, setMayAsk] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(AskErasure);
  const isNumber = /^\d{1,15}$/.test(looked);
  const submit = () => {
    setTried(true);
    if (!isNumber || !mayAsk || reason.trim() === '' || send.isPending) return;
    send.mutate(
      { body: { customerId: Number(looked), reason: reason.trim() } },
      {
        onSuccess: () => {
          void message.success(text.asked);
          void client.invalidateQueries({ queryKey: [ListErasures.path] });
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
            <Button
              onClick={() => {
                setMayAsk(false);
                setLooked(number);
              }}
            >
              {text.look}
            </Button>
          </Space.Compact>
        )}
      </Field>
      {isNumber ? <Looked key={looked} id={Number(looked)} onKnown={setMayAsk} /> : null}
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
