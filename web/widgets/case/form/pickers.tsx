import { Select } from 'antd';
import { useState } from 'react';
import { ListCases } from '../../../../domains/cases/cases.contract.ts';
import { GetOrganisation, ListPeople, type Person } from '../../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useNamed } from '../../../../ui/i18n.tsx';

type PickerProps<T> = {
  id: string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  invalid?: boolean;
  allowClear?: boolean;
};

/** Every colleague, read once; the organisation is small beside its cases. */
export const usePeople = (): Person[] => useAnswer(ListPeople, { query: {} }).data?.people ?? [];

/** Departments and outlets, in both languages. */
const useDepartments = () =>
  (useAnswer(GetOrganisation, {}).data?.units ?? []).filter((unit) => unit.kind !== 'headquarters');

function usePersonOptions() {
  const named = useNamed();
  const departments = useDepartments();
  return usePeople().map((person) => {
    const department = departments.find((unit) => unit.id === person.departmentId);
    const place = [named(department?.name), named(person.positionName)].filter(Boolean).join(' · ');
    return {
      value: person.id,
      label: person.name,
      place,
      sought: `${person.name} ${person.workNumber} ${place}`,
    };
  });
}

const personOption = (option: { label?: unknown; data: { place: string } }) => (
  <span className="case-person-option">
    <span>{String(option.label)}</span>
    <small>{option.data.place}</small>
  </span>
);
const seek = (typed: string, option?: { sought: string }) =>
  (option?.sought ?? '').toLowerCase().includes(typed.trim().toLowerCase());

export function PersonPicker({ id, value, onChange, invalid, allowClear }: PickerProps<string>) {
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      options={usePersonOptions()}
      optionRender={personOption}
      showSearch={{ filterOption: seek }}
      allowClear={allowClear ?? false}
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}

export function PeoplePicker({ id, value, onChange, invalid }: PickerProps<string[]>) {
  return (
    <Select
      id={id}
      mode="multiple"
      value={value ?? []}
      onChange={(chosen: string[]) => onChange(chosen.length === 0 ? undefined : chosen)}
      options={usePersonOptions()}
      optionRender={personOption}
      showSearch={{ filterOption: seek }}
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}

export function DepartmentPicker({ id, value, onChange, invalid }: PickerProps<string>) {
  const named = useNamed();
  const options = useDepartments().map((unit) => ({
    value: unit.id,
    label: named(unit.name),
    sought: `${unit.name.zh} ${unit.name.en}`,
  }));
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      options={options}
      showSearch={{ filterOption: seek }}
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}

/** Another case of the same customer, found by number or words. */
export function CasePicker(props: PickerProps<string> & { customerId: number; self: string }) {
  const { id, value, onChange, invalid, customerId, self } = props;
  const [typed, setTyped] = useState('');
  const query = { customerId, state: 'open' as const, ...(typed.length > 1 ? { find: typed } : {}) };
  const found = useAnswer(ListCases, { query: query as never });
  const options = (found.data?.cases ?? [])
    .filter((row) => row.number !== self)
    .map((row) => ({ value: row.number, label: `${row.number} ${row.subject}` }));
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      options={options}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}
