import { Input } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useNarrow } from '../case/use-narrow.ts';
import './frame.css';

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (id: string) => ReactNode;
};

/** A label, its control and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {hint === undefined || error !== undefined ? null : <p className="faint">{hint}</p>}
    </div>
  );
}

type ReasonProps = {
  label: string;
  hint?: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
  /** Takes the focus when the sheet has opened; not on a phone, where the keyboard would cover the facts. */
  first?: boolean;
};

const REASON_LIMIT = 500;
const SHEET_OPENS_MS = 200;

/** Why something is decided or changed; the server keeps it on the record. */
export function ReasonField({ label, hint, value, error, onChange, first = false }: ReasonProps) {
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  useEffect(() => {
    if (!first || narrow) return undefined;
    const timer = setTimeout(() => frame.current?.querySelector('textarea')?.focus(), SHEET_OPENS_MS);
    return () => clearTimeout(timer);
  }, [first, narrow]);
  return (
    <div ref={frame}>
      <Field label={label} error={error} hint={hint}>
        {(id) => (
          <Input.TextArea
            id={id}
            required
            maxLength={REASON_LIMIT}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={value}
            {...(error === undefined ? {} : { status: 'error' as const })}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
