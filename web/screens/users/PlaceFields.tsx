import { Select } from 'antd';
import {
  GetOrganisation,
  ListPeople,
  regionCodes,
  scopes,
} from '../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { regionName } from '../../texts/regions.ts';
import { usersTexts } from '../../texts/users.ts';
import { Field } from '../../widgets/frame/Field.tsx';

export type PlaceDraft = {
  position: string;
  departmentId: string | null;
  region: (typeof regionCodes)[number] | null;
  scope?: (typeof scopes)[number] | undefined;
  superiorId: string | null;
};

type Props = {
  draft: PlaceDraft;
  tried: boolean;
  /** The superior as known, before the list has come. */
  superior?: { id: string; name: string } | null;
  change: (part: Partial<PlaceDraft>) => void;
};

const byLabel = { optionFilterProp: 'label' };

/** Position, department, region, superior and the scope of rows. */
export function PlaceFields({ draft, tried, superior = null, change }: Props) {
  const text = useText(usersTexts);
  const named = useNamed();
  const { locale } = useLanguage();
  const { data } = useAnswer(GetOrganisation, {});
  const { data: found } = useAnswer(ListPeople, { query: {} });
  const people = found?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  if (superior !== null && !people.some(({ value }) => value === superior.id))
    people.unshift({ value: superior.id, label: superior.name });
  return (
    <>
      <Field label={text.position} error={tried && draft.position === '' ? text.needed : undefined}>
        {(id) => (
          <Select
            id={id}
            showSearch={byLabel}
            value={draft.position === '' ? null : draft.position}
            options={data?.positions.map(({ code, name }) => ({ value: code, label: named(name) })) ?? []}
            onChange={(position: string) => change({ position })}
          />
        )}
      </Field>
      <Field label={text.department}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={byLabel}
            placeholder={text.nothing}
            value={draft.departmentId}
            options={data?.units.map((unit) => ({ value: unit.id, label: named(unit.name) })) ?? []}
            onChange={(departmentId: string | null | undefined) =>
              change({ departmentId: departmentId ?? null })
            }
          />
        )}
      </Field>
      <Field label={text.region}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={text.nothing}
            value={draft.region}
            options={regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }))}
            onChange={(region: PlaceDraft['region'] | undefined) => change({ region: region ?? null })}
          />
        )}
      </Field>
      <Field label={text.superior}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={byLabel}
            placeholder={text.nothing}
            value={draft.superiorId}
            options={people}
            onChange={(superiorId: string | null | undefined) => change({ superiorId: superiorId ?? null })}
          />
        )}
      </Field>
      <Field label={text.scope}>
        {(id) => (
          <Select
            id={id}
            value={draft.scope ?? ''}
            options={[
              { value: '', label: text.usual },
              ...scopes.map((value) => ({ value, label: text.scopes[value] })),
            ]}
            onChange={(scope) => change({ scope: scope === '' ? undefined : (scope as PlaceDraft['scope']) })}
          />
        )}
      </Field>
    </>
  );
}
