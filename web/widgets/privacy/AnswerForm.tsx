import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import {
  consentChannels,
  RecordConsent,
  WithdrawConsent,
} from '../../../domains/consents/consents.contract.ts';
import type { Purpose } from '../../../domains/consents/purposes.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { askedBy, consentsTexts } from '../../texts/consents.ts';
import { useWords } from '../case/words.ts';
import { Field } from '../frame/Field.tsx';

type Channel = (typeof consentChannels)[number];

/** How a thing came from the person. */
export function ChannelPicker(props: { id: string; value: Channel; onChange: (channel: Channel) => void }) {
  const words = useWords();
  return (
    <Select
      {...props}
      options={consentChannels.map((value) => ({ value, label: words.of(askedBy, value) }))}
    />
  );
}

type Props = {
  customerId: number;
  purpose: Purpose;
  answer: 'given' | 'refused' | 'withdrawn';
  onDone: () => void;
  onCancel: () => void;
};

/** Keeps an answer with where its proof lies; a withdrawal asks for none. */
export function AnswerForm({ customerId, purpose, answer, onDone, onCancel }: Props) {
  const text = useText(consentsTexts);
  const { message } = App.useApp();
  const [channel, setChannel] = useState<Channel>('phone');
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const recording = useSend(RecordConsent);
  const withdrawing = useSend(WithdrawConsent);
  const isWithdrawal = answer === 'withdrawn';
  const send = isWithdrawal ? withdrawing : recording;
  const line = useErrorText(send.error);
  const onSuccess = () => {
    void message.success(text.saved);
    onDone();
  };
  const save = () => {
    setTried(true);
    if (send.isPending) return;
    const params = { id: customerId };
    if (answer === 'withdrawn')
      return withdrawing.mutate({ params, body: { purposes: [purpose], channel } }, { onSuccess });
    if (evidence.trim() === '') return;
    recording.mutate({ params, body: { purposes: [purpose], answer, channel, evidence } }, { onSuccess });
  };
  return (
    <div className="consent-form">
      <Field label={text.channel}>
        {(id) => <ChannelPicker id={id} value={channel} onChange={setChannel} />}
      </Field>
      {isWithdrawal ? (
        <p className="faint">{text.withdrawHint}</p>
      ) : (
        <Field
          label={text.evidence}
          hint={text.evidenceHint}
          error={tried && evidence.trim() === '' ? text.required : undefined}
        >
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={120}
              value={evidence}
              onChange={(event) => setEvidence(event.target.value)}
              onPressEnter={(event) => {
                event.preventDefault();
                save();
              }}
            />
          )}
        </Field>
      )}
      {send.isError ? (
        <p className="field-error" role="alert">
          {line}
        </p>
      ) : null}
      <p className="consent-acts">
        <Button size="small" type="primary" loading={send.isPending} onClick={save}>
          {{ given: text.give, refused: text.refuse, withdrawn: text.withdraw }[answer]}
        </Button>
        <Button size="small" type="text" onClick={onCancel}>
          {text.cancel}
        </Button>
      </p>
    </div>
  );
}
