import { Checkbox, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { FieldFrame } from '../../../widgets/case/form/FieldFrame.tsx';
import type { KnownOr } from './draft.ts';
import type { Errors } from './use-registration.ts';

type Base = { path: string; label: string; errors: Errors; required?: boolean; hint?: ReactNode };
export type Option = { value: string; label: string };

const status = (error: string | undefined) => (error === undefined ? {} : { status: 'error' as const });
const described = (path: string) => ({ 'aria-describedby': `${path}-foot` });

type TextProps = Base & {
  value: string;
  onChange: (value: string) => void;
  max: number;
  rows?: number;
  aside?: ReactNode;
  mode?: 'tel' | 'text';
};

const NEAR = 0.9;

/** A line, or a text of several lines; the counter comes when the end is near. */
export function TextField({
  path,
  label,
  errors,
  required,
  hint,
  value,
  onChange,
  max,
  rows,
  aside,
  mode,
}: TextProps) {
  const near = value.length >= max * NEAR;
  const counter = <span className="figures">{`${value.length} / ${max}`}</span>;
  const common = { id: path, value, maxLength: max, ...status(errors[path]), ...described(path) };
  return (
    <FieldFrame
      id={path}
      label={label}
      required={required ?? false}
      hint={hint}
      error={errors[path]}
      aside={near ? counter : aside}
    >
      {rows === undefined ? (
        <Input
          {...common}
          autoComplete="off"
          inputMode={mode ?? 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: rows, maxRows: 16 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

type ChoiceProps = Base & {
  value: string;
  onChange: (value: string) => void;
  options: Option[];
  clearable?: boolean;
};

/** A few choices side by side, all in sight. */
export function SegmentField({ path, label, errors, required, hint, value, onChange, options }: ChoiceProps) {
  return (
    <FieldFrame id={path} label={label} required={required ?? false} hint={hint} error={errors[path]} group>
      <Segmented className="intake-segment" name={path} value={value} onChange={onChange} options={options} />
    </FieldFrame>
  );
}

export function SelectField({
  path,
  label,
  errors,
  required,
  hint,
  value,
  onChange,
  options,
  clearable,
}: ChoiceProps) {
  return (
    <FieldFrame id={path} label={label} required={required ?? false} hint={hint} error={errors[path]}>
      <Select
        id={path}
        value={value === '' ? null : value}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
        options={options}
        allowClear={clearable ?? false}
        showSearch={{ optionFilterProp: 'label' }}
        {...status(errors[path])}
      />
    </FieldFrame>
  );
}

type KnownProps = Base & { value: KnownOr; onChange: (value: KnownOr) => void; children: ReactNode };

/** Filled, or unknown with the reason why (S3 2-K1-2). */
export function KnownOrUnknown({ path, label, errors, value, onChange, children }: KnownProps) {
  const text = useText(newCaseTexts);
  const tick = (
    <Checkbox
      checked={value.isUnknown}
      onChange={(event) => onChange({ ...value, isUnknown: event.target.checked })}
    >
      {text.isUnknown}
    </Checkbox>
  );
  return (
    <FieldFrame id={path} label={label} required error={errors[path]} aside={tick}>
      {value.isUnknown ? (
        <>
          <Input
            id={path}
            list={`${path}-reasons`}
            placeholder={text.unknownWhy}
            aria-label={`${label}: ${text.unknownWhy}`}
            maxLength={200}
            value={value.unknown}
            onChange={(event) => onChange({ ...value, unknown: event.target.value })}
            {...status(errors[path])}
          />
          <datalist id={`${path}-reasons`}>
            {Object.values(text.unknownReasons).map((reason) => (
              <option key={reason} value={reason} />
            ))}
          </datalist>
        </>
      ) : (
        children
      )}
    </FieldFrame>
  );
}
