import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { CreateOrder, ListWorkKinds } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { certificateNames, serviceClassNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { useWords } from '../case/words.ts';
import { Field } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { useOrdersAnew } from './order-page.ts';

const classes = ['basic', 'extended', 'customised'] as const;

function KindField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (kind: string) => void;
}) {
  const text = useText(orderTexts);
  const words = useWords();
  const { data } = useAnswer(ListWorkKinds, {});
  const kind = data?.kinds.find(({ code }) => code === value);
  const needs = kind?.certificates.map((code) => words.of(certificateNames, code)) ?? [];
  const hint = kind && `${text.minutesOf(kind.minutes)} ${needs.join(' · ')}`;
  return (
    <Field label={text.kind} error={error} hint={hint}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.chooseKind}
          loading={data === undefined}
          value={value === '' ? null : value}
          options={(data?.kinds ?? []).map(({ code, name }) => ({ value: code, label: words.say(name) }))}
          onChange={(next: string | null) => onChange(next ?? '')}
        />
      )}
    </Field>
  );
}

/** Makes a work order of a case: only the kind of work and the class are asked. */
export function NewOrderSheet({ caseNumber, onClose }: { caseNumber: string; onClose: () => void }) {
  const text = useText(orderTexts);
  const words = useWords();
  const { message } = App.useApp();
  const sending = useSend(CreateOrder);
  const anew = useOrdersAnew();
  const [workKind, setWorkKind] = useState('');
  const [serviceClass, setServiceClass] = useState<(typeof classes)[number]>('basic');
  const [subject, setSubject] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (workKind === '' || sending.isPending) return;
    const said = subject.trim();
    sending.mutate(
      { body: { caseNumber, workKind, serviceClass, ...(said === '' ? {} : { subject: said }) } },
      {
        onSuccess: ({ number }) => {
          anew();
          void message.success(text.created(number));
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={`${text.createTitle} · ${caseNumber}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {text.create}
          </Button>
        </>
      }
    >
      <p className="soft">{text.createHint}</p>
      <KindField
        value={workKind}
        error={tried && workKind === '' ? text.chooseKind : undefined}
        onChange={setWorkKind}
      />
      <Field label={text.serviceClass}>
        {(id) => (
          <Select
            id={id}
            value={serviceClass}
            options={classes.map((value) => ({ value, label: words.of(serviceClassNames, value) }))}
            onChange={setServiceClass}
          />
        )}
      </Field>
      <Field label={text.subjectOptional}>
        {(id) => (
          <Input
            id={id}
            maxLength={120}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
