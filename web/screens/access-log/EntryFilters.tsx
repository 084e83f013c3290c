import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { ListPeople } from '../../../domains/identity/identity.contract.ts';
import { accessKinds } from '../../../domains/oversight/oversight.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { accessKindNames, accessLogTexts, accessPurposeNames } from '../../texts/access-log.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type AccessChange, type AccessSearch, hasAccessFilter } from './access-search.ts';

type Props = { search: AccessSearch; onChange: (part: AccessChange) => void };

/** What is typed counts when Enter is pressed or the field is left. */
function TypedFilter(props: { label: string; value: string | undefined; onDone: (value: string) => void }) {
  const { label, value = '', onDone } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const done = () => {
    if (typed.trim() !== value) onDone(typed.trim());
  };
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && value !== '') onDone('');
      }}
      onBlur={done}
      onPressEnter={done}
    />
  );
}

function UserFilter({ search, onChange }: Props) {
  const text = useText(accessLogTexts);
  const [find, setFind] = useState('');
  const { data } = useAnswer(ListPeople, { query: find === '' ? {} : { find } });
  return (
    <Select
      allowClear
      className="access-user"
      aria-label={text.user}
      placeholder={text.user}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setFind }}
      value={search.user ?? null}
      options={(data?.people ?? []).map(({ id, name, workNumber }) => ({
        value: id,
        label: `${name} ${workNumber}`,
      }))}
      onChange={(user: string | null | undefined) => onChange({ user: user ?? undefined })}
    />
  );
}

const NOTHING: AccessChange = {
  kind: undefined,
  user: undefined,
  customer: undefined,
  caseNumber: undefined,
  purpose: undefined,
  address: undefined,
  from: undefined,
  to: undefined,
};

function DayFilters({ search, onChange }: Props) {
  const text = useText(accessLogTexts);
  return (
    <span className="filter-dates">
      {(['from', 'to'] as const).map((key) => (
        <span key={key} className="filter-dates">
          <span className="soft">{text[key]}</span>
          <Input
            type="date"
            aria-label={text[key]}
            value={search[key] ?? ''}
            onChange={(event) => onChange({ [key]: event.target.value || undefined })}
          />
        </span>
      ))}
    </span>
  );
}

/** Which entries are shown; every choice stands in the address. */
export function EntryFilters({ search, onChange }: Props) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const choices = (codes: readonly string[], names: typeof accessKindNames) =>
    codes.map((value) => ({ value, label: words.of(names, value) }));
  return (
    <search className="access-filters">
      <Select
        allowClear
        aria-label={text.kind}
        placeholder={text.kind}
        popupMatchSelectWidth={false}
        value={search.kind ?? null}
        options={choices(accessKinds, accessKindNames)}
        onChange={(kind: string | null | undefined) =>
          onChange({ kind: accessKinds.find((one) => one === kind) })
        }
      />
      <UserFilter search={search} onChange={onChange} />
      <Select
        allowClear
        aria-label={text.purpose}
        placeholder={text.purpose}
        popupMatchSelectWidth={false}
        value={search.purpose ?? null}
        options={choices(Object.keys(accessPurposeNames), accessPurposeNames)}
        onChange={(purpose: string | null | undefined) => onChange({ purpose: purpose ?? undefined })}
      />
      {(['customer', 'caseNumber', 'address'] as const).map((key) => (
        <TypedFilter
          key={key}
          label={text[key]}
          value={search[key]}
          onDone={(value) => onChange({ [key]: value || undefined })}
        />
      ))}
      <DayFilters search={search} onChange={onChange} />
      {hasAccessFilter(search) ? (
        <Button type="link" onClick={() => onChange(NOTHING)}>
          {text.clear}
        </Button>
      ) : null}
    </search>
  );
}
