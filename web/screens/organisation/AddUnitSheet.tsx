import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { AddDepartment, GetOrganisation, layers } from '../../../domains/identity/identity.contract.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { departmentTypeNames, organisationTexts } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import type { Organisation } from './organisation.ts';

type Draft = BodyOf<typeof AddDepartment>;

const ID_SHAPE = /^[a-z][a-z0-9-]{1,40}$/;
const blank: Draft = {
  id: '',
  kind: 'outlet',
  departmentType: null,
  region: null,
  layer: 'execution',
  nameZh: '',
  nameEn: '',
  parentId: 'hq',
};

const typeMissing = (draft: Draft) => draft.kind === 'department' && draft.departmentType === null;
const regionMissing = (draft: Draft) => draft.kind === 'outlet' && draft.region === null;

type FieldsProps = {
  organisation: Organisation;
  draft: Draft;
  tried: boolean;
  change: (part: Partial<Draft>) => void;
};

function NameFields({ draft, tried, change }: Omit<FieldsProps, 'organisation'>) {
  const text = useText(organisationTexts);
  const needed = (value: string) => (tried && value.trim() === '' ? text.needed : undefined);
  const idError = tried && !ID_SHAPE.test(draft.id) ? text.unitIdWrong : undefined;
  return (
    <>
      <Field label={text.nameZh} error={needed(draft.nameZh)}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.nameZh}
            onChange={(event) => change({ nameZh: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.nameEn} error={needed(draft.nameEn)}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.nameEn}
            onChange={(event) => change({ nameEn: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.unitId} error={idError} hint={text.unitIdHint}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            maxLength={41}
            autoCapitalize="off"
            spellCheck={false}
            value={draft.id}
            onChange={(event) => change({ id: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function PlaceFields({ organisation, draft, tried, change }: FieldsProps) {
  const text = useText(organisationTexts);
  const words = useWords();
  const named = useNamed();
  const kinds = (['outlet', 'department'] as const).map((value) => ({ value, label: text.kind[value] }));
  const types = Object.entries(departmentTypeNames).map(([value, label]) => ({
    value,
    label: words.say(label),
  }));
  return (
    <>
      <Field label={text.unitKind}>
        {(id) => <Select id={id} value={draft.kind} options={kinds} onChange={(kind) => change({ kind })} />}
      </Field>
      <Field label={text.parent}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.parentId}
            options={organisation.units.map((unit) => ({ value: unit.id, label: named(unit.name) }))}
            onChange={(parentId) => {
              const parent = organisation.units.find((unit) => unit.id === parentId);
              change({ parentId, region: parent?.region ?? draft.region });
            }}
          />
        )}
      </Field>
      <Field label={text.layerLabel}>
        {(id) => (
          <Select
            id={id}
            value={draft.layer}
            options={layers.map((value) => ({ value, label: text.layer[value] }))}
            onChange={(layer) => change({ layer })}
          />
        )}
      </Field>
      <Field label={text.business} error={tried && typeMissing(draft) ? text.needed : undefined}>
        {(id) => (
          <Select
            id={id}
            value={draft.departmentType ?? ''}
            options={[{ value: '', label: text.noBusiness }, ...types]}
            onChange={(type) => change({ departmentType: type === '' ? null : type })}
          />
        )}
      </Field>
      <Field label={text.region} error={tried && regionMissing(draft) ? text.needed : undefined}>
        {(id) => (
          <Select<NonNullable<Draft['region']> | ''>
            id={id}
            value={draft.region ?? ''}
            options={[
              { value: '', label: text.noRegion },
              ...organisation.regions.map((region) => ({ value: region.code, label: named(region.name) })),
            ]}
            onChange={(region) => change({ region: region === '' ? null : region })}
          />
        )}
      </Field>
    </>
  );
}

/** A new department or outlet below a unit. */
export function AddUnitSheet({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const text = useText(organisationTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useSend(AddDepartment);
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    setTried(true);
    const named = draft.nameZh.trim() !== '' && draft.nameEn.trim() !== '' && ID_SHAPE.test(draft.id);
    if (sending.isPending || !named || typeMissing(draft) || regionMissing(draft)) return;
    sending.mutate(
      { body: draft },
      {
        onSuccess: () => {
          void message.success(text.added);
          void client.invalidateQueries({ queryKey: [GetOrganisation.path] });
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.addTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <NameFields draft={draft} tried={tried} change={change} />
      <PlaceFields organisation={organisation} draft={draft} tried={tried} change={change} />
    </SideSheet>
  );
}
