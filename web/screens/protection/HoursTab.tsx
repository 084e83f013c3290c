import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { GetAddressHours, SetAddressHours } from '../../../domains/protection/address-hours.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock, useErrorText } from '../../../ui/kit/States.tsx';
import { addressHoursTexts } from '../../texts/backups.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';

const MOST = 720;

function HoursForm({ now }: { now: OutputOf<typeof GetAddressHours> }) {
  const text = useText(addressHoursTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useSend(SetAddressHours);
  const line = useErrorText(sending.error);
  const [hours, setHours] = useState({ ownHours: now.ownHours, providerHours: now.providerHours });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const longer = hours.providerHours > hours.ownHours;
  const submit = () => {
    setTried(true);
    if (longer || reason.trim() === '' || sending.isPending) return;
    const onSuccess = () => {
      void message.success(text.saved);
      setReason('');
      setTried(false);
      void client.invalidateQueries({ queryKey: [GetAddressHours.path] });
    };
    sending.mutate({ body: { ...hours, reason } }, { onSuccess });
  };
  const field = (key: keyof typeof hours, error?: string) => (
    <Field label={text[key]} error={error}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={MOST}
          precision={0}
          disabled={!now.may.change}
          value={hours[key]}
          onChange={(value) => setHours({ ...hours, [key]: value ?? 0 })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="protection-hours"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {field('ownHours')}
      {field('providerHours', longer ? text.longer : undefined)}
      {now.may.change ? (
        <>
          <ReasonField
            label={text.reason}
            value={reason}
            error={tried && reason.trim() === '' ? text.needed : undefined}
            onChange={setReason}
          />
          {sending.error === null ? null : <Alert type="error" role="alert" showIcon={false} title={line} />}
          <div>
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              {text.save}
            </Button>
          </div>
        </>
      ) : (
        <p className="soft">{text.readOnly}</p>
      )}
    </form>
  );
}

/** How long after a job the address is still read whole by who made the visit. */
export function HoursTab() {
  const text = useText(addressHoursTexts);
  const { data, error, refetch } = useAnswer(GetAddressHours, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={text.title} note={text.note}>
      {data === undefined ? <SkeletonBlock height={220} /> : <HoursForm now={data} />}
    </Section>
  );
}
