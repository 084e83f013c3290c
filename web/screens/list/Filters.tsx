import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { categories, channels, impactClasses, kinds, stages } from '../../../domains/cases/terms.contract.ts';
import { GetOrganisation, regionCodes } from '../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { SearchIcon } from '../../../ui/icons.tsx';
import { listTexts } from '../../texts/lists.ts';
import { regionName } from '../../texts/regions.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type CaseSearch, filterCount, type SearchKey } from './case-search.ts';

type Change = (change: Partial<Record<SearchKey, string | undefined>>) => void;
type Option = { value: string; label: string };
type Choice = { name: SearchKey; label: string; options: Option[]; many?: boolean };

const states = ['open', 'overdue', 'at_risk', 'unowned', 'silent', 'closed'] as const;

function useChoices(): { first: Choice[]; more: Choice[] } {
  const text = useText(listTexts);
  const { term, locale } = useWords();
  const named = useNamed();
  const { data: organisation } = useAnswer(GetOrganisation, {});
  const terms = (group: Parameters<typeof term>[0], codes: readonly (string | number)[]): Option[] =>
    codes.map((code) => ({ value: String(code), label: term(group, code) }));
  const departments = (organisation?.units ?? [])
    .filter((unit) => unit.kind === 'department' || unit.kind === 'outlet')
    .map((unit) => ({ value: unit.id, label: named(unit.name) }));
  const regions = regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }));
  return {
    first: [
      {
        name: 'state',
        label: text.state,
        options: states.map((value) => ({ value, label: text.states[value] })),
      },
      { name: 'kind', label: text.kind, options: terms('kind', kinds), many: true },
      { name: 'region', label: text.region, options: regions, many: true },
      { name: 'level', label: text.level, options: terms('level', [1, 2]) },
    ],
    more: [
      { name: 'stage', label: text.stage, options: terms('stage', stages), many: true },
      { name: 'category', label: text.category, options: terms('category', categories), many: true },
      { name: 'impactClass', label: text.impactClass, options: terms('impactClass', impactClasses) },
      { name: 'departmentId', label: text.department, options: departments },
      { name: 'channel', label: text.channel, options: terms('channel', channels) },
    ],
  };
}

function ChoiceField({ choice, search, onChange }: { choice: Choice; search: CaseSearch; onChange: Change }) {
  const { name, label, options, many } = choice;
  const value = search[name];
  const common = {
    options,
    placeholder: label,
    'aria-label': label,
    allowClear: true,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
  };
  if (many) {
    return (
      <Select
        {...common}
        mode="multiple"
        maxTagCount={1}
        value={value === undefined ? [] : value.split(',')}
        onChange={(values: string[]) =>
          onChange({ [name]: values.length === 0 ? undefined : values.join(',') })
        }
      />
    );
  }
  return (
    <Select
      {...common}
      value={value ?? null}
      onChange={(next: string | null | undefined) => onChange({ [name]: next ?? undefined })}
    />
  );
}

const FIND_PAUSE_MS = 300;

function FindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText(listTexts);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), FIND_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      className="find"
      allowClear
      maxLength={100}
      prefix={<SearchIcon />}
      value={typed}
      placeholder={text.find}
      aria-label={text.find}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function DateFields({ search, onChange }: { search: CaseSearch; onChange: Change }) {
  const text = useText(listTexts);
  return (
    <span className="filter-dates">
      <span className="soft">{text.received}</span>
      <Input
        type="date"
        value={search.receivedFrom ?? ''}
        max={search.receivedTo}
        aria-label={`${text.received} ${text.from}`}
        onChange={(event) => onChange({ receivedFrom: event.target.value || undefined })}
      />
      <span className="soft">{text.to}</span>
      <Input
        type="date"
        value={search.receivedTo ?? ''}
        min={search.receivedFrom}
        aria-label={`${text.received} ${text.to}`}
        onChange={(event) => onChange({ receivedTo: event.target.value || undefined })}
      />
    </span>
  );
}

type FiltersProps = {
  search: CaseSearch;
  onChange: Change;
  onFind: (find: string) => void;
  onClear: () => void;
  tools: ReactNode;
};

/** The filters of the list; every one of them stands in the address. */
export function Filters({ search, onChange, onFind, onClear, tools }: FiltersProps) {
  const text = useText(listTexts);
  const { first: usual, more: rare } = useChoices();
  const narrow = useNarrow();
  const first = narrow ? usual.slice(0, 1) : usual;
  const more = narrow ? [...usual.slice(1), ...rare] : rare;
  const set = filterCount(search);
  const hidden = [...more.map((choice) => choice.name), 'receivedFrom' as const].some((name) => search[name]);
  const [open, setOpen] = useState(hidden);
  return (
    <search className="filters">
      <FindField value={search.find ?? ''} onChange={onFind} />
      {first.map((choice) => (
        <ChoiceField key={choice.name} choice={choice} search={search} onChange={onChange} />
      ))}
      <Button type={open ? 'default' : 'text'} aria-expanded={open} onClick={() => setOpen(!open)}>
        {set > 0 ? `${text.filters} ${set}` : text.filters}
      </Button>
      {set > 0 || search.find ? (
        <Button type="link" onClick={onClear}>
          {text.clear}
        </Button>
      ) : null}
      <span className="list-tools">{tools}</span>
      {open ? (
        <>
          <span style={{ flexBasis: '100%' }} />
          {more.map((choice) => (
            <ChoiceField key={choice.name} choice={choice} search={search} onChange={onChange} />
          ))}
          <DateFields search={search} onChange={onChange} />
        </>
      ) : null}
    </search>
  );
}
