import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { GetCase } from '../../../domains/cases/case-page.contract.ts';
import { InspectReturn, ReceiveReturn, ShipReturn } from '../../../domains/returns/acts.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import {
  accessoryNames,
  inspectionMethodNames,
  inspectionVerdictNames,
  receiptWayNames,
} from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { FileField } from '../case/form/FileField.tsx';
import { Field } from '../frame/Field.tsx';
import { ActFrame, ChoiceField, LineField } from './Frame.tsx';
import { type FormProps, useAct } from './return-acting.ts';

/** Carrier and waybill of goods that come back. */
export function ShipForm(props: FormProps) {
  const text = useText(returnTexts);
  const { send, wrong, error, isPending } = useAct(ShipReturn, props);
  const [carrier, setCarrier] = useState('');
  const [waybill, setWaybill] = useState('');
  return (
    <ActFrame
      {...props}
      act="ship"
      error={error}
      isPending={isPending}
      onSubmit={() => send({ carrier: carrier.trim(), waybill: waybill.trim() })}
    >
      <LineField
        label={text.carrier}
        value={carrier}
        max={40}
        onChange={setCarrier}
        error={wrong('carrier')}
      />
      <LineField label={text.waybill} value={waybill} onChange={setWaybill} error={wrong('waybill')} />
    </ActFrame>
  );
}

export function DayInput(props: {
  label: string;
  value: string;
  hint?: string;
  error?: string | undefined;
  onChange: (day: string) => void;
}) {
  const { label, value, hint, error, onChange } = props;
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <Input
          id={id}
          type="date"
          max={chinaDay(now())}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Way = 'warehouse' | 'door' | 'store';

/** The goods are back: how, when, and the serial that was read from them. */
export function ReceiveForm(props: FormProps) {
  const text = useText(returnTexts);
  const { page } = props;
  const { send, wrong, error, isPending } = useAct(ReceiveReturn, props);
  const [way, setWay] = useState<Way>('warehouse');
  const [on, setOn] = useState(chinaDay(now()));
  const [serial, setSerial] = useState('');
  const [why, setWhy] = useState('');
  const mayLack = page.unit === null && page.kind === 'return' && serial.trim() === '';
  const submit = () => {
    const read = serial.trim();
    const lacking = mayLack && why.trim() !== '' ? { noSerialReason: why.trim() } : {};
    send({ way, on, ...(read === '' ? lacking : { serial: read }) });
  };
  const hint = page.unit === null ? text.serialFree : text.serialHint(page.unit.serial);
  return (
    <ActFrame {...props} act="receive" error={error} isPending={isPending} onSubmit={submit}>
      <ChoiceField label={text.way} value={way} names={receiptWayNames} onChange={setWay} />
      <DayInput
        label={text.on}
        value={on}
        onChange={setOn}
        error={wrong('on')}
        {...(page.kind === 'return' ? { hint: text.refundFrom } : {})}
      />
      <LineField
        label={text.serial}
        value={serial}
        max={40}
        onChange={setSerial}
        error={wrong('serial')}
        hint={hint}
      />
      {mayLack ? <LineField label={text.noSerialReason} value={why} max={200} onChange={setWhy} /> : null}
    </ActFrame>
  );
}

function useInspection() {
  const [typed, setTyped] = useState({
    method: 'by_eye' as 'by_eye' | 'by_instrument' | 'machine_vision' | 'non_destructive',
    instrument: '',
    verdict: 'fault_confirmed' as 'fault_confirmed' | 'no_fault' | 'damaged_by_customer',
    intact: true,
    accessories: 'complete' as 'complete' | 'missing',
    condition: '',
    fileIds: [] as string[],
  });
  return { typed, set: (part: Partial<typeof typed>) => setTyped((old) => ({ ...old, ...part })) };
}

/** Photos go to the files of the case, for whoever may see it. */
function Photos({ page, onChange }: { page: FormProps['page']; onChange: (ids: string[]) => void }) {
  const text = useText(returnTexts);
  const { data } = useAnswer(GetCase, { params: { number: page.caseNumber } });
  const [ids, setIds] = useState<string[]>();
  if (data === undefined || !data.may.record) return null;
  return (
    <Field label={text.photosOf} hint={text.photosHint}>
      {(id) => (
        <FileField
          id={id}
          page={data}
          value={ids}
          onChange={(next) => {
            setIds(next);
            onChange(next ?? []);
          }}
        />
      )}
    </Field>
  );
}

/** What came back: method, verdict, accessories, condition, photos. */
export function InspectForm(props: FormProps) {
  const text = useText(returnTexts);
  const { send, wrong, error, isPending } = useAct(InspectReturn, props);
  const { typed, set } = useInspection();
  const { instrument, ...rest } = typed;
  const submit = () => {
    const named = instrument.trim() === '' ? {} : { instrument: instrument.trim() };
    send({ ...rest, condition: typed.condition.trim(), ...named });
  };
  return (
    <ActFrame {...props} act="inspect" error={error} isPending={isPending} onSubmit={submit}>
      <ChoiceField
        label={text.method}
        value={typed.method}
        names={inspectionMethodNames}
        onChange={(method) => set({ method })}
      />
      {typed.method === 'by_eye' ? null : (
        <LineField
          label={text.instrument}
          value={instrument}
          max={80}
          onChange={(next) => set({ instrument: next })}
          error={wrong('instrument')}
        />
      )}
      <ChoiceField
        label={text.verdict}
        value={typed.verdict}
        names={inspectionVerdictNames}
        onChange={(verdict) => set({ verdict })}
      />
      <ChoiceField
        label={text.accessories}
        value={typed.accessories}
        names={accessoryNames}
        onChange={(accessories) => set({ accessories })}
      />
      <Checkbox checked={typed.intact} onChange={(event) => set({ intact: event.target.checked })}>
        {text.intact}
      </Checkbox>
      <LineField
        long
        label={text.condition}
        value={typed.condition}
        max={1000}
        onChange={(condition) => set({ condition })}
        error={wrong('condition')}
      />
      <Photos page={props.page} onChange={(fileIds) => set({ fileIds })} />
    </ActFrame>
  );
}
