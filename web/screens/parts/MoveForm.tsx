import { App, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { ListPlaces, MovePart, type StockedPart } from '../../../domains/parts/parts.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type MoveDraft, movable, moveOf, wrongIn } from './move-draft.ts';
import { SaveFoot } from './SaveFoot.tsx';
import { usePartsAnew } from './use-parts-anew.ts';

type FieldsProps = {
  draft: MoveDraft;
  wrong: Set<string>;
  part: Pick<StockedPart, 'serialTracked'>;
  set: (change: Partial<MoveDraft>) => void;
};

function Places({ draft, wrong, set }: FieldsProps) {
  const text = useText(partsTexts);
  const words = useWords();
  const options = (useAnswer(ListPlaces, {}).data?.places ?? []).map(({ code, name, kind }) => ({
    value: code,
    label: `${words.say(name)} · ${text.kinds[kind]}`,
  }));
  const asked = [
    ...(draft.kind === 'transfer' ? (['from'] as const) : []),
    ...(draft.kind === 'stocktake' ? (['at'] as const) : (['to'] as const)),
  ];
  return asked.map((key) => (
    <Field key={key} label={text[key]} error={wrong.has(key) ? text.needed : undefined}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft[key]}
          options={options}
          onChange={(place: string | null) => set({ [key]: place })}
        />
      )}
    </Field>
  ));
}

function Amounts({ draft, wrong, part, set }: FieldsProps) {
  const text = useText(partsTexts);
  const bySerial = part.serialTracked && (draft.kind === 'receive' || draft.kind === 'transfer');
  const label = draft.kind === 'stocktake' ? text.counted : text.quantity;
  if (bySerial)
    return (
      <Field label={text.serials} error={wrong.has('serials') ? text.needed : undefined}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={draft.serials}
            onChange={(event) => set({ serials: event.target.value })}
          />
        )}
      </Field>
    );
  return (
    <Field label={label} error={wrong.has('quantity') ? text.needed : undefined}>
      {(id) => (
        <InputNumber
          id={id}
          min={draft.kind === 'stocktake' ? 0 : 1}
          max={100_000}
          precision={0}
          value={draft.quantity}
          onChange={(quantity) => set({ quantity })}
        />
      )}
    </Field>
  );
}

type Props = {
  part: Pick<StockedPart, 'code' | 'serialTracked'>;
  start?: Partial<MoveDraft>;
  onClose: () => void;
};

/** One move of stock: it is added and never changed; the server refuses what would go below zero. */
export function MoveForm({ part, start, onClose }: Props) {
  const text = useText(partsTexts);
  const { message } = App.useApp();
  const sending = useSend(MovePart);
  const anew = usePartsAnew();
  const [draft, setDraft] = useState<MoveDraft>({
    kind: 'receive',
    from: null,
    to: null,
    at: null,
    quantity: 1,
    serials: '',
    reason: '',
    orderNumber: '',
    ...start,
  });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<MoveDraft>) => setDraft((before) => ({ ...before, ...change }));
  const wrong = new Set(tried ? wrongIn(draft, part.serialTracked) : []);
  const submit = () => {
    setTried(true);
    if (wrongIn(draft, part.serialTracked).length > 0 || sending.isPending) return;
    sending.mutate(
      { body: moveOf(draft, part) },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  const asksOrder = draft.kind === 'return' || draft.kind === 'old_part_back';
  return (
    <SideSheet
      title={`${text.newMove} ${part.code}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot sending={sending.isPending} onClose={onClose} />}
    >
      <Radio.Group
        aria-label={text.newMove}
        value={draft.kind}
        options={movable.map((value) => ({ value, label: text.moveKinds[value] }))}
        onChange={(event) => set({ kind: event.target.value as MoveDraft['kind'] })}
      />
      <Places draft={draft} wrong={wrong} part={part} set={set} />
      <Amounts draft={draft} wrong={wrong} part={part} set={set} />
      {asksOrder ? (
        <Field label={text.orderNumber} error={wrong.has('orderNumber') ? text.needed : undefined}>
          {(id) => (
            <Input
              id={id}
              maxLength={20}
              placeholder="WO2026-000001"
              value={draft.orderNumber}
              onChange={(event) => set({ orderNumber: event.target.value.toUpperCase().trim() })}
            />
          )}
        </Field>
      ) : null}
      {draft.kind === 'old_part_back' ? null : (
        <Field label={text.reason} error={wrong.has('reason') ? text.reasonNeeded : undefined}>
          {(id) => (
            <Input
              id={id}
              maxLength={300}
              value={draft.reason}
              onChange={(event) => set({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </SideSheet>
  );
}
