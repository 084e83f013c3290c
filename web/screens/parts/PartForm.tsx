import { App, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ListParts, SavePart, type StockedPart } from '../../../domains/parts/parts.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { MoneyInput } from '../../widgets/case/form/MoneyInput.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { usePartsAnew } from './use-parts-anew.ts';

const draftOf = (part: StockedPart | null) => ({
  code: part?.code ?? '',
  zh: part?.name.zh ?? '',
  en: part?.name.en ?? '',
  priceFen: part?.priceFen as number | undefined,
  costFen: (part?.costFen ?? undefined) as number | undefined,
  leadDays: part?.leadDays ?? 7,
  productType: part?.productType ?? null,
  supersededBy: part?.supersededBy ?? null,
  alternatives: part?.alternatives ?? [],
  critical: part?.critical ?? false,
  serialTracked: part?.serialTracked ?? false,
  oldPartReturns: part?.oldPartReturns ?? false,
});
type Draft = ReturnType<typeof draftOf>;
type Set = (part: Partial<Draft>) => void;

const CODE = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

function WordFields({
  draft,
  tried,
  set,
  known,
}: {
  draft: Draft;
  tried: boolean;
  set: Set;
  known: boolean;
}) {
  const text = useText(partsTexts);
  const missing = (wrong: boolean) => (tried && wrong ? text.needed : undefined);
  return (
    <>
      <Field label={text.code} hint={text.codeHint} error={missing(!CODE.test(draft.code))}>
        {(id) => (
          <Input
            id={id}
            disabled={known}
            maxLength={40}
            value={draft.code}
            onChange={(event) => set({ code: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      <Field label={text.nameZh} error={missing(draft.zh.trim() === '')}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={draft.zh}
            onChange={(event) => set({ zh: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.nameEn} error={missing(draft.en.trim() === '')}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={draft.en}
            onChange={(event) => set({ en: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.price} error={missing(draft.priceFen === undefined)}>
        {(id) => <MoneyInput id={id} value={draft.priceFen} onChange={(priceFen) => set({ priceFen })} />}
      </Field>
      <Field label={text.cost} error={missing(draft.costFen === undefined)}>
        {(id) => <MoneyInput id={id} value={draft.costFen} onChange={(costFen) => set({ costFen })} />}
      </Field>
    </>
  );
}

function OtherParts({ draft, set }: { draft: Draft; set: Set }) {
  const text = useText(partsTexts);
  const words = useWords();
  const { data } = useAnswer(ListParts, { query: {} });
  const others = (data?.parts ?? [])
    .filter(({ code }) => code !== draft.code)
    .map(({ code, name }) => ({ value: code, label: `${code} ${words.say(name)}` }));
  return (
    <>
      <Field label={text.superseding}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.supersededBy}
            options={others}
            onChange={(next: string | null | undefined) => set({ supersededBy: next ?? null })}
          />
        )}
      </Field>
      <Field label={text.alternatives}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.alternatives}
            options={others}
            onChange={(alternatives: string[]) => set({ alternatives })}
          />
        )}
      </Field>
    </>
  );
}

/** A part of the catalogue, new or kept on. */
export function PartForm({ part, onClose }: { part: StockedPart | null; onClose: () => void }) {
  const text = useText(partsTexts);
  const { message } = App.useApp();
  const sending = useSend(SavePart);
  const anew = usePartsAnew();
  const [draft, setDraft] = useState(() => draftOf(part));
  const [tried, setTried] = useState(false);
  const set: Set = (change) => setDraft((before) => ({ ...before, ...change }));
  const submit = () => {
    setTried(true);
    const { code, zh, en, priceFen, costFen, ...rest } = draft;
    const whole = CODE.test(code) && zh.trim() !== '' && en.trim() !== '';
    if (!whole || priceFen === undefined || costFen === undefined || sending.isPending) return;
    sending.mutate(
      { params: { code }, body: { ...rest, name: { zh: zh.trim(), en: en.trim() }, priceFen, costFen } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  const marks = ['critical', 'serialTracked', 'oldPartReturns'] as const;
  return (
    <SideSheet
      title={part === null ? text.add : `${text.edit} ${part.code}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot sending={sending.isPending} onClose={onClose} />}
    >
      <WordFields draft={draft} tried={tried} set={set} known={part !== null} />
      <Field label={text.leadDays}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={365}
            value={draft.leadDays}
            onChange={(leadDays) => set({ leadDays: leadDays ?? 0 })}
          />
        )}
      </Field>
      {marks.map((mark) => (
        <Checkbox
          key={mark}
          checked={draft[mark]}
          onChange={(event) => set({ [mark]: event.target.checked })}
        >
          {text[mark]}
        </Checkbox>
      ))}
      <OtherParts draft={draft} set={set} />
    </SideSheet>
  );
}
