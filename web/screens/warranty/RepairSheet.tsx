import { useQueryClient } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { FollowRepair, type LedgerEntry, RecordRepair } from '../../../domains/warranty/ledger.contract.ts';
import { GetUnitWarranty, SimulateWarranty } from '../../../domains/warranty/warranty.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ledgerTexts } from '../../texts/warranty-ledger.ts';
import { MoneyInput } from '../../widgets/case/form/MoneyInput.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { DayField } from './DayField.tsx';

type Result = 'fixed' | 'not_fixed' | 'no_fault';
type Delay = 'none' | 'parts' | 'repairer';
type Props = {
  unitId: number;
  today: string;
  fault: string;
  parts: { value: string; label: string }[];
  /** The repair that is open; absent: a new one. */
  open: LedgerEntry | undefined;
  onClose: () => void;
};

function useTyped({ open, today, fault }: Props) {
  const [typed, setTyped] = useState({
    sentOn: today,
    doneOn: open === undefined ? '' : today,
    fault,
    part: '',
    result: 'fixed' as Result,
    delay: 'none' as Delay,
    priceFen: undefined as number | undefined,
    acceptedBy: '',
  });
  return { typed, set: (part: Partial<typeof typed>) => setTyped((old) => ({ ...old, ...part })) };
}

/** Sends a new repair, or the end of the open one; the answer and the ledger follow. */
function useRecording(props: Props, typed: ReturnType<typeof useTyped>['typed']) {
  const queries = useQueryClient();
  const record = useSend(RecordRepair);
  const follow = useSend(FollowRepair);
  const done = () => {
    void queries.invalidateQueries({ queryKey: [GetUnitWarranty.path] });
    void queries.invalidateQueries({ queryKey: [SimulateWarranty.path] });
    props.onClose();
  };
  const { sentOn, doneOn, fault, part, result, delay, priceFen, acceptedBy } = typed;
  const submit = () => {
    if (props.open !== undefined) {
      follow.mutate({ params: { id: props.open.id }, body: { doneOn, result, delay } }, { onSuccess: done });
      return;
    }
    const quotation =
      priceFen === undefined
        ? {}
        : { quotation: { amountFen: priceFen, acceptedOn: sentOn, acceptedBy, channel: 'phone' as const } };
    record.mutate(
      {
        params: { id: props.unitId },
        body: {
          sentOn,
          doneOn: doneOn || null,
          fault,
          part: part || null,
          result: doneOn === '' ? 'open' : result,
          delay,
          ...quotation,
        },
      },
      { onSuccess: done },
    );
  };
  return { submit, error: record.error ?? follow.error, isPending: record.isPending || follow.isPending };
}

const messageOf = (error: unknown, field: string): string | undefined =>
  error instanceof ApiRefusal ? error.fields.find((one) => one.field.startsWith(field))?.message : undefined;

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: string; label: string }[];
  onChange: (value: T) => void;
};
function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>): ReactNode {
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          value={value as string}
          options={[...options]}
          onChange={(next) => onChange(next as T)}
        />
      )}
    </Field>
  );
}

const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Records a repair of the unit, or how the open one ended. */
export function RepairSheet(props: Props) {
  const text = useText(ledgerTexts);
  const { today, parts, open, onClose } = props;
  const { typed, set } = useTyped(props);
  const { submit, error, isPending } = useRecording(props, typed);
  const isNew = open === undefined;
  return (
    <SideSheet
      title={isNew ? text.record : text.finish}
      onClose={onClose}
      onSubmit={submit}
      error={error}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={isPending} onClose={onClose} />}
    >
      {isNew ? (
        <>
          <p className="soft">{text.hint}</p>
          <Field label={text.fault} error={messageOf(error, 'fault')}>
            {(id) => (
              <Input
                id={id}
                maxLength={120}
                value={typed.fault}
                onChange={(event) => set({ fault: event.target.value })}
              />
            )}
          </Field>
          {parts.length === 0 ? null : (
            <Choice
              label={text.part}
              value={typed.part}
              options={[{ value: '', label: text.partNone }, ...parts]}
              onChange={(part) => set({ part })}
            />
          )}
          <DayField
            label={text.sentOn}
            value={typed.sentOn}
            max={today}
            onChange={(sentOn) => set({ sentOn })}
          />
        </>
      ) : null}
      <DayField
        label={isNew ? `${text.doneOn}（${text.doneHint}）` : text.doneOn}
        value={typed.doneOn}
        min={isNew ? typed.sentOn : String(open.body.sentOn)}
        max={today}
        onChange={(doneOn) => set({ doneOn })}
      />
      {typed.doneOn === '' ? null : (
        <Choice
          label={text.result}
          value={typed.result}
          options={optionsOf(text.results)}
          onChange={(result) => set({ result })}
        />
      )}
      <Choice
        label={text.delay}
        value={typed.delay}
        options={optionsOf(text.delays)}
        onChange={(delay) => set({ delay })}
      />
      {isNew ? (
        <>
          <Field label={text.price} hint={text.priceHint} error={messageOf(error, 'quotation')}>
            {(id) => <MoneyInput id={id} value={typed.priceFen} onChange={(priceFen) => set({ priceFen })} />}
          </Field>
          {typed.priceFen === undefined ? null : (
            <Field label={text.acceptedBy}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={60}
                  value={typed.acceptedBy}
                  onChange={(event) => set({ acceptedBy: event.target.value })}
                />
              )}
            </Field>
          )}
        </>
      ) : null}
    </SideSheet>
  );
}
