import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../texts/words.ts';

type Tone = 'plain' | 'accent' | 'amber' | 'red' | 'green';

export function Banner({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`banner ${tone}`} role="status">
      <span>{children}</span>
      {action}
    </div>
  );
}

export const Chip = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`chip ${tone}`}>{children}</span>
);

export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

export function Field(props: {
  label: string;
  error?: string | undefined;
  hint?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.hint === undefined ? null : <small>{props.hint}</small>}
      </label>
      {props.children(id)}
      {props.error === undefined ? null : (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}

type Option = { value: string; label: string; bad?: boolean };

/** Two or three choices side by side, big enough for a thumb. */
export function Segments(props: {
  label: string;
  value: string | undefined;
  options: readonly Option[];
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{props.label}</legend>
      <div>
        {props.options.map(({ value, label, bad }) => (
          <label key={value} className={bad ? 'bad' : undefined}>
            <input
              type="radio"
              name={name}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.error === undefined ? null : (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  );
}

/** A sheet from below; closes by Escape, by its cross, or by a touch beside it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const text = useText(words);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="sheet-body">
        <header>
          <h2>{title}</h2>
          <button type="button" className="icon" aria-label={text.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
