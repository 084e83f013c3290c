import { Input, InputNumber, Radio, Select } from 'antd';
import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { useLanguage } from '../../../../ui/i18n.tsx';
import { FileField } from './FileField.tsx';
import { type Field, type FieldOf, inLocale } from './field.ts';
import { InstantInput } from './InstantInput.tsx';
import { MoneyInput } from './MoneyInput.tsx';
import { CasePicker, DepartmentPicker, PeoplePicker, PersonPicker } from './pickers.tsx';
import { TemplatePicker } from './TemplatePicker.tsx';

export type ControlProps = {
  field: Exclude<Field, { kind: 'list' }>;
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  page: CasePage;
  invalid: boolean;
};

const FEW = 4;
type Option = { value: string; label: string };

function Choice({
  id,
  options,
  value,
  onChange,
  invalid,
}: Omit<ControlProps, 'field' | 'page'> & { options: Option[] }) {
  if (options.length <= FEW) {
    return (
      <Radio.Group
        id={id}
        optionType="button"
        buttonStyle="solid"
        options={options}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      id={id}
      options={options}
      value={(value ?? null) as string | null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}

function ChoiceField(props: ControlProps & { field: FieldOf<'choice'> }) {
  const { locale } = useLanguage();
  const { field, page, ...rest } = props;
  const codes = field.allowed?.(page) ?? field.codes;
  return (
    <Choice {...rest} options={codes.map((code) => ({ value: code, label: field.word(code, locale) }))} />
  );
}

function YesNo(props: ControlProps & { field: FieldOf<'yes_no'> }) {
  const { locale } = useLanguage();
  const { field, value, onChange, id, invalid } = props;
  const options = [
    { value: 'yes', label: inLocale(field.yes, locale) },
    { value: 'no', label: inLocale(field.no, locale) },
  ];
  const shown = value === undefined ? undefined : value ? 'yes' : 'no';
  return (
    <Choice
      id={id}
      invalid={invalid}
      options={options}
      value={shown}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}

function Words(props: ControlProps & { field: FieldOf<'line'> | FieldOf<'prose'> }) {
  const { field, id, value, onChange, invalid } = props;
  const common = {
    id,
    value: (value ?? '') as string,
    maxLength: field.max,
    ...(invalid ? { status: 'error' as const } : {}),
  };
  if (field.kind === 'line') {
    return (
      <Input {...common} autoComplete="off" onChange={(event) => onChange(event.target.value || undefined)} />
    );
  }
  return (
    <Input.TextArea
      {...common}
      autoSize={{ minRows: field.rows ?? 3, maxRows: 14 }}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

function Day({ id, value, onChange, invalid }: ControlProps) {
  return (
    <input
      id={id}
      type="date"
      className="case-native"
      value={(value ?? '') as string}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

/** The control of one question. */
export function FieldControl(props: ControlProps) {
  const { field, id, value, onChange, page, invalid } = props;
  const plain = { id, invalid, onChange: (next: unknown) => onChange(next), value: value as never };
  switch (field.kind) {
    case 'line':
    case 'prose':
      return <Words {...props} field={field} />;
    case 'choice':
      return <ChoiceField {...props} field={field} />;
    case 'yes_no':
      return <YesNo {...props} field={field} />;
    case 'person':
      return <PersonPicker {...plain} allowClear={field.optional ?? false} />;
    case 'people':
      return <PeoplePicker {...plain} />;
    case 'department':
      return <DepartmentPicker {...plain} />;
    case 'case':
      return <CasePicker {...plain} customerId={page.customerFile.id} self={page.number} />;
    case 'instant':
      return <InstantInput {...plain} offersNow={field.now ?? false} />;
    case 'day':
      return <Day {...props} />;
    case 'money':
      return <MoneyInput {...plain} />;
    case 'count':
      return (
        <InputNumber
          id={id}
          min={field.min}
          max={field.max}
          precision={0}
          value={value as number | null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'files':
      return <FileField {...plain} page={page} />;
    case 'template':
      return <TemplatePicker {...plain} page={page} />;
  }
}
