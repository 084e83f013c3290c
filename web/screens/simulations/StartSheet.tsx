import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { categories, kinds } from '../../../domains/cases/terms.contract.ts';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import {
  CountCases,
  GetSimulationChoices,
  ListSimulations,
  type SimulationFilter,
  StartSimulation,
} from '../../../domains/simulations/simulations.contract.ts';
import { answerOf, useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { everyCase, type FilterDraft, filterOf, queryOf } from './filter-draft.ts';
import { figure, useCodeNames, useVersionName } from './names.ts';

const COUNT_PAUSE_MS = 250;
type Change = (part: Partial<FilterDraft>) => void;
type Option = { value: string; label: string };

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), COUNT_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** How many cases the filter takes, counted again while it is being chosen. */
function LiveCount({ filter }: { filter: SimulationFilter }) {
  const text = useText(simulationTexts);
  const asked = useSettled(JSON.stringify(queryOf(filter)));
  const query = JSON.parse(asked) as never;
  const { data } = useQuery({ ...answerOf(CountCases, { query }), placeholderData: keepPreviousData });
  if (data === undefined) return <p className="soft">{text.counting}</p>;
  return (
    <p className="simulation-count figures" role="status">
      {data.cases === 0 ? text.countedNone : text.counted(figure(data.cases))}
    </p>
  );
}

type ManyProps = { label: string; options: Option[]; value: string[]; onChange: (values: string[]) => void };
function Many({ label, options, value, onChange }: ManyProps) {
  const text = useText(simulationTexts);
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          placeholder={text.any}
          options={options}
          value={value}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function PeriodField({ draft, change }: { draft: FilterDraft; change: Change }) {
  const text = useText(simulationTexts);
  return (
    <Field label={text.received}>
      {(id) => (
        <span className="simulation-period">
          <Input
            id={id}
            type="date"
            max={draft.to || undefined}
            value={draft.from}
            aria-label={`${text.received} ${text.from}`}
            onChange={(event) => change({ from: event.target.value })}
          />
          <span className="soft">{text.to}</span>
          <Input
            type="date"
            min={draft.from || undefined}
            value={draft.to}
            aria-label={`${text.received} ${text.to}`}
            onChange={(event) => change({ to: event.target.value })}
          />
        </span>
      )}
    </Field>
  );
}

function FilterFields({ draft, change, sources }: { draft: FilterDraft; change: Change; sources: string[] }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const { units } = useCodeNames();
  const terms = (group: 'kind' | 'region' | 'category', codes: readonly string[]): Option[] =>
    codes.map((value) => ({ value, label: words.term(group, value) }));
  const departments = units
    .filter(({ kind }) => kind === 'department' || kind === 'outlet')
    .map(({ id, name }) => ({ value: id, label: words.say(name) }));
  const states = (['closed', 'open'] as const).map((value) => ({ value, label: text[value] }));
  return (
    <>
      <PeriodField draft={draft} change={change} />
      <Many
        label={text.kinds}
        options={terms('kind', kinds)}
        value={draft.kinds}
        onChange={(values) => change({ kinds: values })}
      />
      <Many
        label={text.regions}
        options={terms('region', regionCodes)}
        value={draft.regions}
        onChange={(regions) => change({ regions })}
      />
      <Many
        label={text.categories}
        options={terms('category', categories)}
        value={draft.categories}
        onChange={(values) => change({ categories: values })}
      />
      <Many
        label={text.departments}
        options={departments}
        value={draft.departmentIds}
        onChange={(departmentIds) => change({ departmentIds })}
      />
      <One
        label={text.anyState}
        options={states}
        value={draft.state}
        onChange={(state) => change({ state })}
      />
      {sources.length === 0 ? null : (
        <One
          label={text.source}
          options={sources.map((value) => ({ value, label: value }))}
          value={draft.source}
          onChange={(source) => change({ source })}
        />
      )}
    </>
  );
}

type OneProps = {
  label: string;
  options: Option[];
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
  error?: string | undefined;
};
function One({ label, options, value, onChange, placeholder, hint, error }: OneProps) {
  const text = useText(simulationTexts);
  return (
    <Field label={label} hint={hint} error={error}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={placeholder ?? text.any}
          options={options}
          value={value === '' ? null : value}
          showSearch={{ optionFilterProp: 'label' }}
          {...(error === undefined ? {} : { status: 'error' as const })}
          onChange={(next: string | null | undefined) => onChange(next ?? '')}
        />
      )}
    </Field>
  );
}

type Props = { versionId: string | undefined; onClose: () => void };

/** Chooses what is replayed on what, says how many cases that are, and starts it. */
export function StartSheet({ versionId, onClose }: Props) {
  const text = useText(simulationTexts);
  const versionName = useVersionName();
  const navigate = useNavigate();
  const client = useQueryClient();
  const choices = useAnswer(GetSimulationChoices, {});
  const send = useSend(StartSimulation);
  const [version, setVersion] = useState(versionId ?? '');
  const [calendar, setCalendar] = useState('');
  const [draft, setDraft] = useState(everyCase);
  const [tried, setTried] = useState(false);
  const filter = filterOf(draft);
  const submit = () => {
    setTried(true);
    if (version === '' || send.isPending) return;
    const body = {
      versionId: Number(version),
      filter,
      ...(calendar === '' ? {} : { calendarId: Number(calendar) }),
    };
    send.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          void client.invalidateQueries({ queryKey: [ListSimulations.path] });
          void navigate({ to: '/standards/simulations/$id', params: { id: String(id) } });
        },
      },
    );
  };
  const foot = (
    <>
      <LiveCount filter={filter} />
      <span className="push" />
      <Button onClick={onClose}>{text.close}</Button>
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {text.run}
      </Button>
    </>
  );
  return (
    <SideSheet
      title={text.start}
      onClose={onClose}
      onSubmit={submit}
      foot={foot}
      error={send.error ?? choices.error}
    >
      <One
        label={text.version}
        hint={text.versionHint}
        error={tried && version === '' ? text.versionNeeded : undefined}
        placeholder={choices.isPending ? text.loading : text.versionNeeded}
        options={(choices.data?.versions ?? []).map((known) => ({
          value: String(known.id),
          label: versionName(known),
        }))}
        value={version}
        onChange={setVersion}
      />
      <One
        label={text.calendar}
        placeholder={text.calendarOwn}
        options={(choices.data?.calendars ?? []).map((known) => ({
          value: String(known.id),
          label: `${known.code} ${known.version}`,
        }))}
        value={calendar}
        onChange={setCalendar}
      />
      <FilterFields
        draft={draft}
        sources={choices.data?.sources ?? []}
        change={(part) => setDraft((known) => ({ ...known, ...part }))}
      />
    </SideSheet>
  );
}
