import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { customerTypes } from '../../../domains/customers/customers.contract.ts';
import {
  CountExport,
  type ExportFilter,
  exportFields,
  exportPurposes,
  ListExports,
  RequestExport,
} from '../../../domains/exports/exports.contract.ts';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import {
  customerTypeNames,
  exportFieldNames,
  exportPurposeNames,
  exportTexts,
} from '../../texts/customer-exports.ts';
import { regionName } from '../../texts/regions.ts';
import { gradeNames } from '../../widgets/case/fact-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

const grades = ['standard', 'silver', 'gold', 'key'] as const;
type Choice<T extends string> = { value: T; label: string };

function Narrow<T extends string>(props: {
  label: string;
  value: T | undefined;
  options: Choice<T>[];
  onChange: (value: T | undefined) => void;
}) {
  const text = useText(exportTexts);
  return (
    <Field label={props.label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={text.everything}
          value={props.value ?? null}
          options={props.options}
          onChange={(value: T | null | undefined) => props.onChange(value ?? undefined)}
        />
      )}
    </Field>
  );
}

function Scope({ filter, onChange }: { filter: ExportFilter; onChange: (filter: ExportFilter) => void }) {
  const text = useText(exportTexts);
  const words = useWords();
  const set = (part: { [K in keyof ExportFilter]: ExportFilter[K] | undefined }) =>
    onChange(
      Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)) as ExportFilter,
    );
  return (
    <>
      <Narrow
        label={text.region}
        value={filter.region}
        options={regionCodes.map((value) => ({ value, label: regionName(value, words.locale) }))}
        onChange={(region) => set({ region })}
      />
      <Narrow
        label={text.type}
        value={filter.type}
        options={customerTypes.map((value) => ({ value, label: words.of(customerTypeNames, value) }))}
        onChange={(type) => set({ type })}
      />
      <Narrow
        label={text.grade}
        value={filter.grade}
        options={grades.map((value) => ({ value, label: words.of(gradeNames, value) }))}
        onChange={(grade) => set({ grade })}
      />
      <Field label={text.model}>
        {(id) => (
          <Input
            id={id}
            allowClear
            maxLength={60}
            defaultValue={filter.model ?? ''}
            onBlur={(event) => set({ model: event.target.value.trim() || undefined })}
          />
        )}
      </Field>
    </>
  );
}

/** How many customers it would be: the first thing that an approver looks at. */
function Counted({ filter, purpose }: { filter: ExportFilter; purpose: (typeof exportPurposes)[number] }) {
  const text = useText(exportTexts);
  const { data } = useAnswer(CountExport, { query: { ...filter, purpose } });
  if (data === undefined) return <p className="faint">{text.counting}</p>;
  if (data.records === 0) return <p role="status">{text.noCustomers}</p>;
  return (
    <p role="status" className="figures">
      <strong>{text.counted(data.records)}</strong>
      {data.records > data.most ? ` · ${text.tooMany(data.most)}` : ''}
    </p>
  );
}

type FieldCode = (typeof exportFields)[number];

/** Asks for an export: what for, which customers, which fields. */
export function RequestSheet({ onClose }: { onClose: () => void }) {
  const text = useText(exportTexts);
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [purpose, setPurpose] = useState<(typeof exportPurposes)[number]>('recall');
  const [reason, setReason] = useState('');
  const [filter, setFilter] = useState<ExportFilter>({});
  const [fields, setFields] = useState<FieldCode[]>(['name', 'phone']);
  const [tried, setTried] = useState(false);
  const send = useSend(RequestExport);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || fields.length === 0 || send.isPending) return;
    send.mutate(
      { body: { purpose, reason: reason.trim(), filter, fields } },
      {
        onSuccess: () => {
          void message.success(text.sent);
          void client.invalidateQueries({ queryKey: [ListExports.path] });
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.ask}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {text.send}
          </Button>
        </>
      }
    >
      <Field label={text.purpose} hint={purpose === 'campaign' ? text.campaignHint : undefined}>
        {(id) => (
          <Select
            id={id}
            value={purpose}
            options={exportPurposes.map((value) => ({ value, label: words.of(exportPurposeNames, value) }))}
            onChange={setPurpose}
          />
        )}
      </Field>
      <Scope filter={filter} onChange={setFilter} />
      <Counted filter={filter} purpose={purpose} />
      <Field
        label={text.fields}
        hint={text.fieldsHint}
        error={tried && fields.length === 0 ? text.fieldsNeeded : undefined}
      >
        {() => (
          <Checkbox.Group
            options={exportFields.map((value) => ({ value, label: words.of(exportFieldNames, value) }))}
            value={fields}
            onChange={(chosen) => setFields(chosen as FieldCode[])}
          />
        )}
      </Field>
      <ReasonField
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={tried && reason.trim() === '' ? text.reasonNeeded : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}
