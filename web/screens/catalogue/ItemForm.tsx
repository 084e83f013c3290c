import { useQueryClient } from '@tanstack/react-query';
import { App, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type ListedServiceItem, ListServiceItems } from '../../../domains/standards/catalogue.contract.ts';
import { WriteEligibility, WriteServiceWork } from '../../../domains/standards/eligibility.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { gradeNames, sceneNames } from '../../texts/customer-names.ts';
import { certificateNames, skillNames } from '../../texts/work-order-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

const products = ['appliance', 'electronics', 'home', 'office'];
const surveys = ['none', 'short', 'full'] as const;

const draftOf = (item: ListedServiceItem) => ({
  certificates: item.work.certificates,
  skillCode: item.work.skillCode,
  skillLevel: item.work.skillLevel,
  survey: item.work.survey,
  customerGrades: item.customerGrades,
  productTypes: item.productTypes,
  useScenes: item.useScenes,
  most: (item.eligibility.maximumUnitAgeMonths ?? null) as number | null,
  zh: item.eligibility.reason?.zh ?? '',
  en: item.eligibility.reason?.en ?? '',
});
type Draft = ReturnType<typeof draftOf>;
type Props = { draft: Draft; set: (change: Partial<Draft>) => void };

function Many(props: {
  label: string;
  value: string[];
  options: { value: string; label: string }[];
  onChange: (value: string[]) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          value={props.value}
          options={props.options}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
}

type Named = { zh: string; en: string };
const optionsOf = (names: Record<string, Named>, say: (name: Named) => string) =>
  Object.entries(names).map(([value, name]) => ({ value, label: say(name) }));

function WorkFields({ draft, set }: Props) {
  const text = useText(catalogueTexts);
  const words = useWords();
  return (
    <>
      <Many
        label={text.certificates}
        value={draft.certificates}
        options={optionsOf(certificateNames, words.say)}
        onChange={(certificates) => set({ certificates })}
      />
      <Field label={text.skill}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={text.noSkill}
            value={draft.skillCode}
            options={optionsOf(skillNames, words.say)}
            onChange={(next: string | null | undefined) => set({ skillCode: next ?? null })}
          />
        )}
      </Field>
      <Field label={text.skillLevel}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={5}
            precision={0}
            disabled={draft.skillCode === null}
            value={draft.skillLevel}
            onChange={(level) => set({ skillLevel: level ?? 1 })}
          />
        )}
      </Field>
      <Field label={text.survey}>
        {(id) => (
          <Select
            id={id}
            value={draft.survey}
            options={surveys.map((value) => ({ value, label: text.surveys[value] }))}
            onChange={(survey: Draft['survey']) => set({ survey })}
          />
        )}
      </Field>
    </>
  );
}

function RuleFields({ draft, set }: Props) {
  const text = useText(catalogueTexts);
  const words = useWords();
  const lists = [
    ['customerGrades', text.gradesField, optionsOf(gradeNames, words.say)],
    [
      'productTypes',
      text.productsField,
      products.map((value) => ({ value, label: words.term('productType', value) })),
    ],
    ['useScenes', text.scenesField, optionsOf(sceneNames, words.say)],
  ] as const;
  const said = [
    ['zh', text.ruleZh],
    ['en', text.ruleEn],
  ] as const;
  return (
    <>
      {lists.map(([key, label, options]) => (
        <Many
          key={key}
          label={label}
          value={draft[key]}
          options={options}
          onChange={(value) => set({ [key]: value })}
        />
      ))}
      <Field label={text.maximum}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={240}
            precision={0}
            value={draft.most}
            onChange={(most) => set({ most })}
          />
        )}
      </Field>
      {said.map(([key, label]) => (
        <Field key={key} label={label}>
          {(id) => (
            <Input
              id={id}
              maxLength={80}
              value={draft[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

/** What a service asks for, and who may have it; orders and intake follow from now on. */
export function ItemForm({ item, onClose }: { item: ListedServiceItem; onClose: () => void }) {
  const text = useText(catalogueTexts);
  const words = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const work = useSend(WriteServiceWork);
  const rule = useSend(WriteEligibility);
  const [draft, setDraft] = useState(() => draftOf(item));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const isSending = work.isPending || rule.isPending;
  const submit = async () => {
    if (isSending) return;
    const {
      certificates,
      skillCode,
      skillLevel,
      survey,
      customerGrades,
      productTypes,
      useScenes,
      most,
      zh,
      en,
    } = draft;
    const { reason: _said, maximumUnitAgeMonths: _most, ...kept } = item.eligibility;
    const reason = zh.trim() === '' || en.trim() === '' ? {} : { reason: { zh: zh.trim(), en: en.trim() } };
    const eligibility = { ...kept, ...(most === null ? {} : { maximumUnitAgeMonths: most }), ...reason };
    const params = { code: item.code };
    await work.mutateAsync({ params, body: { certificates, skillCode, skillLevel, survey } });
    await rule.mutateAsync({ params, body: { customerGrades, productTypes, useScenes, eligibility } });
    await client.invalidateQueries({ queryKey: [ListServiceItems.path] });
    void message.success(text.saved);
    onClose();
  };
  return (
    <SideSheet
      title={`${text.edit} · ${words.say(item.name)}`}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      error={work.error ?? rule.error}
      foot={<SheetFoot back={text.back} label={text.save} busy={isSending} onClose={onClose} />}
    >
      <WorkFields draft={draft} set={set} />
      <RuleFields draft={draft} set={set} />
    </SideSheet>
  );
}
