import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Name } from '../../../domains/cases/term-names.contract.ts';
import { channels } from '../../../domains/cases/terms.contract.ts';
import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { returnActNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { InstantInput } from '../case/form/InstantInput.tsx';
import { useWords } from '../case/words.ts';
import { Field } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import '../case/form/form.css';

type FrameProps = {
  page: ReturnPage;
  act: ReturnAct;
  onClose: () => void;
  onSubmit: () => void;
  error: unknown;
  isPending: boolean;
  children: ReactNode;
};

/** The sheet in which one act is done, with its one button. */
export function ActFrame({ page, act, onClose, onSubmit, error, isPending, children }: FrameProps) {
  const text = useText(returnTexts);
  const words = useWords();
  const name = words.of(returnActNames, act);
  return (
    <SideSheet
      title={`${name} · ${page.number}`}
      onClose={onClose}
      onSubmit={onSubmit}
      error={error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          <Button type="primary" htmlType="submit" danger={act === 'reject'} loading={isPending}>
            {name}
          </Button>
        </>
      }
    >
      {children}
    </SideSheet>
  );
}

type LineProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: string;
  max?: number;
  long?: boolean;
};

/** A typed line, or several. */
export function LineField({ label, value, onChange, error, hint, max = 60, long = false }: LineProps) {
  const status = error === undefined ? {} : { status: 'error' as const };
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(id) =>
        long ? (
          <Input.TextArea
            id={id}
            maxLength={max}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            {...status}
          />
        ) : (
          <Input
            id={id}
            maxLength={max}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            {...status}
          />
        )
      }
    </Field>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  names: Record<string, Name>;
  onChange: (value: T) => void;
};

/** One of a few codes by their words. */
export function ChoiceField<T extends string>({ label, value, names, onChange }: ChoiceProps<T>) {
  const words = useWords();
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          value={value as string}
          options={Object.keys(names).map((code) => ({ value: code, label: words.of(names, code) }))}
          onChange={(next) => onChange(next as T)}
        />
      )}
    </Field>
  );
}

export type Told = { channel: (typeof channels)[number]; at: string };
export const toldNow = (): Told => ({ channel: 'phone', at: new Date(now()).toISOString() });

/** When and by which channel the customer was told or agreed. */
export function ToldFields({ value, onChange }: { value: Told; onChange: (told: Told) => void }) {
  const text = useText(returnTexts);
  const words = useWords();
  return (
    <div className="return-pair">
      <Field label={text.channel}>
        {(id) => (
          <Select
            id={id}
            value={value.channel}
            options={channels.map((code) => ({ value: code, label: words.term('channel', code) }))}
            onChange={(channel) => onChange({ ...value, channel })}
          />
        )}
      </Field>
      <Field label={text.at}>
        {(id) => (
          <InstantInput
            id={id}
            value={value.at}
            onChange={(at) => onChange({ ...value, at: at ?? value.at })}
          />
        )}
      </Field>
    </div>
  );
}
