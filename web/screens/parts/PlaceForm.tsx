import { App, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { ListPeople, regionCodes } from '../../../domains/identity/identity.contract.ts';
import { AddPlace } from '../../../domains/parts/parts.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { usePartsAnew } from './use-parts-anew.ts';

const kinds = ['warehouse', 'outlet', 'van'] as const;
const empty = {
  code: '',
  zh: '',
  en: '',
  kind: 'outlet' as (typeof kinds)[number],
  region: null as string | null,
  userId: null as string | null,
};

/** A warehouse, an outlet’s store or a technician’s van. */
export function PlaceForm({ onClose }: { onClose: () => void }) {
  const text = useText(partsTexts);
  const { locale } = useWords();
  const { message } = App.useApp();
  const sending = useSend(AddPlace);
  const anew = usePartsAnew();
  const people = useAnswer(ListPeople, { query: { permission: 'parts:use' } }).data?.people ?? [];
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof empty>) => setDraft((before) => ({ ...before, ...change }));
  const wrong = {
    code: !/^[a-z][a-z0-9_]{1,39}$/.test(draft.code),
    zh: draft.zh.trim() === '',
    en: draft.en.trim() === '',
    driver: draft.kind === 'van' && draft.userId === null,
  };
  const missing = (is: boolean) => (tried && is ? text.needed : undefined);
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean) || sending.isPending) return;
    const { code, zh, en, kind, region, userId } = draft;
    sending.mutate(
      { body: { code, kind, region, userId, name: { zh: zh.trim(), en: en.trim() } } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  const words = [
    ['code', text.placeCode],
    ['zh', text.nameZh],
    ['en', text.nameEn],
  ] as const;
  return (
    <SideSheet
      title={text.addPlace}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot sending={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.placeKind}>
        {(id) => (
          <Radio.Group
            id={id}
            value={draft.kind}
            options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(event) => set({ kind: event.target.value as (typeof kinds)[number] })}
          />
        )}
      </Field>
      {words.map(([key, label]) => (
        <Field key={key} label={label} error={missing(wrong[key])}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={text.region}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={draft.region}
            options={regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }))}
            onChange={(region: string | null | undefined) => set({ region: region ?? null })}
          />
        )}
      </Field>
      {draft.kind === 'van' ? (
        <Field label={text.driver} error={missing(wrong.driver)}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.userId}
              options={people.map(({ id: value, name, workNumber }) => ({
                value,
                label: `${name} ${workNumber}`,
              }))}
              onChange={(userId: string | null) => set({ userId })}
            />
          )}
        </Field>
      ) : null}
    </SideSheet>
  );
}
