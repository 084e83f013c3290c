import { useNavigate } from '@tanstack/react-router';
import { App, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { type Purpose, purposeLines, purposesWith } from '../../../domains/consents/purposes.contract.ts';
import { FindCustomers } from '../../../domains/customers/customers.contract.ts';
import {
  ReceiveRequest,
  type RequestKind,
  requestKinds,
} from '../../../domains/privacy/requests.contract.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { requestKindNames, requestsTexts } from '../../texts/person-requests.ts';
import { useWords } from '../case/words.ts';
import { Field, ReasonField } from '../frame/Field.tsx';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { ChannelPicker } from './AnswerForm.tsx';
import './customer-privacy.css';

/** A customer as one types a phone, a name or a serial. */
function CustomerPicker(props: { id: string; value: number | undefined; onChange: (id: number) => void }) {
  const text = useText(requestsTexts);
  const [find, setFind] = useState('');
  const isSought = find.trim().length >= 2;
  const { data, isFetching } = useAnswer(FindCustomers, { query: { find: find.trim() } }, isSought);
  return (
    <Select
      id={props.id}
      value={props.value ?? null}
      placeholder={text.find}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setFind }}
      notFoundContent={null}
      options={(isSought ? (data?.customers ?? []) : []).map((one) => ({
        value: one.id,
        label: [one.maskedName, one.maskedPhone, one.province].filter(Boolean).join(' · '),
      }))}
      onChange={(id: number | null) => (id === null ? undefined : props.onChange(id))}
    />
  );
}

const ASKED = purposesWith('consent', 'separate');

function PurposePicker({ value, onChange }: { value: Purpose[]; onChange: (value: Purpose[]) => void }) {
  const words = useWords();
  return (
    <Checkbox.Group
      className="consent-purposes"
      value={value}
      options={ASKED.map((purpose) => ({ value: purpose, label: words.say(purposeLines[purpose].name) }))}
      onChange={(chosen) => onChange(chosen as Purpose[])}
    />
  );
}

type Props = { customerId?: number; onDone: () => void; onClose: () => void };

/** Receives a request of a person on any channel; opens it then. */
export function ReceiveSheet({ customerId: known, onDone, onClose }: Props) {
  const text = useText(requestsTexts);
  const words = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [kind, setKind] = useState<RequestKind>('access');
  const [customerId, setCustomer] = useState(known);
  const [channel, setChannel] = useState<BodyOf<typeof ReceiveRequest>['channel']>('phone');
  const [matter, setMatter] = useState('');
  const [purposes, setPurposes] = useState<Purpose[]>(ASKED);
  const [tried, setTried] = useState(false);
  const send = useSend(ReceiveRequest);
  const isWithdrawal = kind === 'withdrawal';
  const lack = (missing: boolean) => (tried && missing ? text.required : undefined);
  const submit = () => {
    setTried(true);
    if (customerId === undefined || matter.trim() === '' || send.isPending) return;
    if (isWithdrawal && purposes.length === 0) return;
    const body = { kind, customerId, channel, matter, ...(isWithdrawal ? { purposes } : {}) };
    send.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          void message.success(text.saved);
          onDone();
          onClose();
          void navigate({ to: '/privacy', search: { tab: 'requests', open: String(id) } });
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.receiveTitle}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot back={text.back} label={text.receive} busy={send.isPending} onClose={onClose} />}
    >
      {known === undefined ? (
        <Field label={text.customer} error={lack(customerId === undefined)}>
          {(id) => <CustomerPicker id={id} value={customerId} onChange={setCustomer} />}
        </Field>
      ) : null}
      <Field label={text.kind} hint={isWithdrawal ? text.atOnce : undefined}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            options={requestKinds.map((value) => ({ value, label: words.of(requestKindNames, value) }))}
            onChange={setKind}
          />
        )}
      </Field>
      {isWithdrawal ? (
        <Field label={text.purposes} error={lack(purposes.length === 0)}>
          {() => <PurposePicker value={purposes} onChange={setPurposes} />}
        </Field>
      ) : null}
      <Field label={text.channel}>
        {(id) => <ChannelPicker id={id} value={channel} onChange={setChannel} />}
      </Field>
      <ReasonField
        label={text.matter}
        hint={text.matterHint}
        value={matter}
        error={lack(matter.trim() === '')}
        onChange={setMatter}
      />
    </SideSheet>
  );
}
