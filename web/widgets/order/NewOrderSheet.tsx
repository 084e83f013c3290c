import { App, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { ListServiceTypes } from '../../../domains/standards/eligibility.contract.ts';
import { ListWorkKinds } from '../../../domains/workorders/work-kinds.contract.ts';
import { CreateOrder } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import { certificateNames, serviceClassNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { useWords } from '../case/words.ts';
import { Field } from '../frame/Field.tsx';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { useOrdersAnew } from './order-page.ts';
import { type Remote, RemoteFields } from './RemoteFields.tsx';

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

/** What of the service type it is; only where the type has more than one. */
function SubtypeField(props: {
  workKind: string;
  value: string | null;
  onChange: (subtype: string | null) => void;
}) {
  const text = useText(orderTexts);
  const words = useWords();
  const kinds = useAnswer(ListWorkKinds, {}).data?.kinds;
  const types = useAnswer(ListServiceTypes, {}).data?.types;
  const type = kinds?.find(({ code }) => code === props.workKind)?.serviceType;
  const subtypes = types?.find(({ code }) => code === type)?.subtypes ?? [];
  if (subtypes.length < 2) return null;
  return (
    <Field label={text.subtype}>
      {(id) => (
        <Select
          id={id}
          allowClear
          value={props.value}
          options={subtypes.map(({ code, name }) => ({ value: code, label: words.say(name) }))}
          onChange={(next: string | null | undefined) => props.onChange(next ?? null)}
        />
      )}
    </Field>
  );
}

/** Makes a work order of a case: only the kind of work and the class are asked. */
export function NewOrderSheet({ caseNumber, onClose }: { caseNumber: string; onClose: () => void }) {
  const text = useText(orderTexts);
  const far = useText(remoteTexts);
  const words = useWords();
  const { message } = App.useApp();
  const sending = useSend(CreateOrder);
  const anew = useOrdersAnew();
  const [workKind, setWorkKind] = useState('');
  const [serviceClass, setServiceClass] = useState<(typeof classes)[number]>('basic');
  const [subtype, setSubtype] = useState<string | null>(null);
  const [remote, setRemote] = useState<Remote | null>(null);
  const [subject, setSubject] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (workKind === '' || sending.isPending || remote?.finding.trim() === '') return;
    const said = subject.trim();
    sending.mutate(
      {
        body: {
          caseNumber,
          workKind,
          serviceClass,
          ...(subtype === null ? {} : { subtype }),
          ...(said === '' ? {} : { subject: said }),
          ...(remote === null ? {} : { remoteDiagnosis: remote }),
        },
      },
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
      foot={<SheetFoot back={text.back} label={text.create} busy={sending.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.createHint}</p>
      <KindField
        value={workKind}
        error={tried && workKind === '' ? text.chooseKind : undefined}
        onChange={(kind) => {
          setWorkKind(kind);
          setSubtype(null);
        }}
      />
      <SubtypeField workKind={workKind} value={subtype} onChange={setSubtype} />
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
      <Checkbox
        checked={remote !== null}
        onChange={(event) =>
          setRemote(event.target.checked ? { finding: '', outcome: 'visit_needed' } : null)
        }
      >
        {far.optional}
      </Checkbox>
      {remote === null ? null : <RemoteFields value={remote} tried={tried} onChange={setRemote} />}
    </SideSheet>
  );
}
