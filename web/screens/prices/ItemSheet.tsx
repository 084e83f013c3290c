import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { productTypes } from '../../../domains/cases/terms.contract.ts';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { PriceItem, priceKinds, priceUnits } from '../../../domains/pricing/pricing.contract.ts';
import { ListWorkKinds } from '../../../domains/workorders/work-kinds.contract.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { priceTexts } from '../../texts/prices.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type PriceList, useSaveDraft } from './use-price-draft.ts';

type Typed = Omit<PriceItem, 'priceFen'> & { price: string };
type Props = { list: PriceList; item: PriceItem | null; onClose: () => void };

const EMPTY: Typed = {
  code: '',
  kind: 'labour',
  workKind: null,
  region: null,
  productType: null,
  name: { zh: '', en: '' },
  unit: 'time',
  price: '',
};

const typedOf = (item: PriceItem | null): Typed => {
  if (item === null) return EMPTY;
  const { priceFen, ...rest } = item;
  return { ...rest, price: (priceFen / 100).toFixed(2) };
};

/** The price as typed; undefined while something is missing. */
function readItem({ price, ...typed }: Typed): PriceItem | undefined {
  const read = PriceItem.safeParse({ ...typed, priceFen: parseYuan(price) ?? -1 });
  return read.success ? read.data : undefined;
}

type FieldsProps = { typed: Typed; tried: boolean; onChange: (part: Partial<Typed>) => void };

function WhatFields({ typed, tried, onChange }: FieldsProps) {
  const text = useText(priceTexts);
  const words = useWords();
  const { data } = useAnswer(ListWorkKinds, {});
  const kinds = data?.kinds ?? [];
  const chooseWork = (code: string) => {
    const known = kinds.find((kind) => kind.code === code);
    const name = known === undefined ? typed.name : { zh: `${known.name.zh}工时费`, en: known.name.en };
    onChange({ workKind: code, code: typed.code === '' ? code : typed.code, name });
  };
  return (
    <>
      <Field label={text.kind}>
        {(id) => (
          <Select
            id={id}
            value={typed.kind}
            options={priceKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
            onChange={(kind) =>
              onChange({ kind, workKind: null, unit: kind === 'part' ? 'piece' : typed.unit })
            }
          />
        )}
      </Field>
      {typed.kind === 'labour' ? (
        <Field label={text.workKind} error={tried && typed.workKind === null ? text.required : undefined}>
          {(id) => (
            <Select
              id={id}
              value={typed.workKind}
              showSearch={{ optionFilterProp: 'label' }}
              options={kinds.map((kind) => ({ value: kind.code, label: words.say(kind.name) }))}
              onChange={chooseWork}
            />
          )}
        </Field>
      ) : null}
      <Field
        label={text.code}
        error={tried && !/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(typed.code) ? text.required : undefined}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={40}
            value={typed.code}
            onChange={(event) => onChange({ code: event.target.value.trim() })}
          />
        )}
      </Field>
      {(['zh', 'en'] as const).map((language) => (
        <Field
          key={language}
          label={language === 'zh' ? text.nameZh : text.nameEn}
          error={tried && typed.name[language].trim() === '' ? text.required : undefined}
        >
          {(id) => (
            <Input
              id={id}
              maxLength={80}
              value={typed.name[language]}
              onChange={(event) => onChange({ name: { ...typed.name, [language]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function ScopeFields({ typed, tried, onChange }: FieldsProps) {
  const text = useText(priceTexts);
  const words = useWords();
  return (
    <>
      <Field label={text.unit}>
        {(id) => (
          <Select
            id={id}
            value={typed.unit}
            options={priceUnits.map((unit) => ({ value: unit, label: text.units[unit] }))}
            onChange={(unit) => onChange({ unit })}
          />
        )}
      </Field>
      <Field
        label={text.price}
        error={tried && parseYuan(typed.price) === undefined ? text.wrongPrice : undefined}
      >
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            value={typed.price}
            onChange={(event) => onChange({ price: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.region}>
        {(id) => (
          <Select<string>
            id={id}
            value={typed.region ?? ''}
            options={[
              { value: '', label: text.everywhere },
              ...regionCodes.map((code) => ({ value: code, label: regionName(code, words.locale) })),
            ]}
            onChange={(region) => onChange({ region: regionCodes.find((code) => code === region) ?? null })}
          />
        )}
      </Field>
      <Field label={text.productType}>
        {(id) => (
          <Select<string>
            id={id}
            value={typed.productType ?? ''}
            options={[
              { value: '', label: text.allTypes },
              ...productTypes.map((code) => ({ value: code, label: words.term('productType', code) })),
            ]}
            onChange={(type) => onChange({ productType: type === '' ? null : type })}
          />
        )}
      </Field>
    </>
  );
}

/** Adds, changes or removes one price of the draft. */
export function ItemSheet({ list, item, onClose }: Props) {
  const text = useText(priceTexts);
  const { message } = App.useApp();
  const { save, sending } = useSaveDraft(list);
  const [typed, setTyped] = useState(() => typedOf(item));
  const [tried, setTried] = useState(false);
  const others = list.rows.filter((row) => row !== item);
  const done = () => {
    void message.success(text.saved);
    onClose();
  };
  const submit = () => {
    setTried(true);
    const read = readItem(typed);
    if (read !== undefined && !sending.isPending) save([...others, read], done);
  };
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <SideSheet
      title={text.item}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <>
          {item === null ? null : (
            <Button danger type="text" onClick={() => save(others, done)}>
              {text.remove}
            </Button>
          )}
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {text.save}
          </Button>
        </>
      }
    >
      <WhatFields typed={typed} tried={tried} onChange={change} />
      <ScopeFields typed={typed} tried={tried} onChange={change} />
    </SideSheet>
  );
}
