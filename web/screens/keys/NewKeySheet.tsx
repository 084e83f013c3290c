import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type Permission, regionCodes } from '../../../domains/identity/identity.contract.ts';
import { CreateKey, type KeyOwner } from '../../../domains/identity/keys.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { permissionNames } from '../../texts/organisation.ts';
import { regionName } from '../../texts/regions.ts';
import { keysTexts } from '../../texts/users.ts';
import { FreshProof } from '../../widgets/account/FreshProof.tsx';
import { SecretShown } from '../../widgets/account/SecretShown.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

type Draft = {
  name: string;
  ownerId: string;
  scopes: Permission[];
  region: (typeof regionCodes)[number] | null;
  days: number;
};

type FieldsProps = {
  owners: KeyOwner[];
  draft: Draft;
  tried: boolean;
  change: (part: Partial<Draft>) => void;
};

function KeyFields({ owners, draft, tried, change }: FieldsProps) {
  const text = useText(keysTexts);
  const { locale } = useLanguage();
  const owner = owners.find(({ id }) => id === draft.ownerId);
  const named = useNamed();
  const rights = (owner?.rights ?? []) as Permission[];
  return (
    <>
      <Field
        label={text.name}
        hint={text.nameHint}
        error={tried && draft.name.trim() === '' ? text.needed : undefined}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={text.owner}
        hint={text.ownerHint}
        error={tried && draft.ownerId === '' ? text.needed : undefined}
      >
        {(id) => (
          <Select
            id={id}
            value={draft.ownerId === '' ? null : draft.ownerId}
            options={owners.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(ownerId: string) => change({ ownerId, scopes: [], region: null })}
          />
        )}
      </Field>
      <Field label={text.scopes} error={tried && draft.scopes.length === 0 ? text.needed : undefined}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            disabled={owner === undefined}
            value={draft.scopes}
            options={rights.map((value) => ({ value, label: named(permissionNames[value]) }))}
            onChange={(scopes) => change({ scopes })}
          />
        )}
      </Field>
      <Field label={text.region}>
        {(id) => (
          <Select
            id={id}
            value={draft.region ?? ''}
            options={[
              { value: '', label: owner?.boundTo ? regionName(owner.boundTo, locale) : text.everywhere },
              ...(owner?.boundTo
                ? []
                : regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }))),
            ]}
            onChange={(region) => change({ region: region === '' ? null : (region as Draft['region']) })}
          />
        )}
      </Field>
      <Field label={text.days}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={366}
            precision={0}
            value={draft.days}
            onChange={(days) => change({ days: days ?? 90 })}
          />
        )}
      </Field>
    </>
  );
}

type Props = { owners: KeyOwner[]; onMade: () => void; onClose: () => void };

/** A new key for another system; it is shown once. */
export function NewKeySheet({ owners, onMade, onClose }: Props) {
  const text = useText(keysTexts);
  const sending = useSend(CreateKey);
  const [id] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    name: '',
    ownerId: owners.find(({ service }) => service)?.id ?? '',
    scopes: [],
    region: null,
    days: 90,
  });
  const submit = () => {
    setTried(true);
    if (draft.name.trim() === '' || draft.ownerId === '' || draft.scopes.length === 0 || sending.isPending)
      return;
    sending.mutate({ params: { id }, body: draft }, { onSuccess: onMade });
  };
  if (sending.data !== undefined) {
    return (
      <SideSheet title={text.made} onClose={onClose}>
        <SecretShown
          label={sending.data.entry.name}
          hint={text.madeHint}
          secret={sending.data.key}
          words={text}
          onDone={onClose}
        />
      </SideSheet>
    );
  }
  return (
    <SideSheet
      title={text.add}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.cancel} label={text.create} busy={sending.isPending} onClose={onClose} />}
    >
      <FreshProof />
      <KeyFields
        owners={owners}
        draft={draft}
        tried={tried}
        change={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </SideSheet>
  );
}
