import type { ReactNode } from 'react';

type Props = {
  id: string;
  label: ReactNode;
  required?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Right end of the label's line, e.g. a counter or a small action. */
  aside?: ReactNode;
  /** The control is several elements, so the label names a group. */
  group?: boolean;
  children: ReactNode;
};

/** Label, control, and below it the error or the hint. The error's place is kept, so nothing jumps. */
export function FieldFrame({ id, label, required, hint, error, aside, group, children }: Props) {
  const name = (
    <>
      {label}
      {required ? (
        <span className="case-required" aria-hidden="true">
          *
        </span>
      ) : null}
    </>
  );
  return (
    <div className={error === undefined ? 'case-field' : 'case-field case-field-wrong'} data-field={id}>
      <div className="case-field-head">
        {group ? <span id={`${id}-label`}>{name}</span> : <label htmlFor={id}>{name}</label>}
        {aside === undefined ? null : <span className="case-field-aside">{aside}</span>}
      </div>
      {group ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid cell in every browser
        <div role="group" aria-labelledby={`${id}-label`}>
          {children}
        </div>
      ) : (
        children
      )}
      <div className="case-field-foot" id={`${id}-foot`} role={error === undefined ? undefined : 'alert'}>
        {error ?? hint}
      </div>
    </div>
  );
}
