import { Input, Select } from 'antd';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { clauseTexts } from '../../texts/clauses.ts';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { clauseKinds, clauseStatuses, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type ClauseFilters, readClauseFilters } from './clause-search.ts';

type ChoiceProps = {
  label: string;
  wide?: boolean;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

function Choice({ label, wide = false, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      allowClear
      placeholder={label}
      className={wide ? 'filter-wide' : 'filter-narrow'}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      onChange={(chosen?: string) => onChange(chosen)}
    />
  );
}

type Props = { pack: Pack; filters: ClauseFilters; onChange: (filters: ClauseFilters) => void };

/** Narrows the list of clauses by document, kind, status, department and words. */
export function ClauseFilterBar({ pack, filters, onChange }: Props) {
  const text = useText(standardTexts);
  const own = useText(clauseTexts);
  const words = useWords();
  const departments = [...new Set(pack.clauses.flatMap(({ interpretedBy }) => interpretedBy ?? []))];
  const withClauses = new Set(pack.clauses.map(({ document }) => document));
  const named = (names: Record<string, { zh: string; en: string }>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: words.say(label) }));
  const set = (key: keyof ClauseFilters) => (value: string | undefined) =>
    onChange(readClauseFilters({ ...filters, [key]: value }));
  return (
    <div className="filter-bar">
      <Choice
        wide
        label={text.allDocuments}
        value={filters.document}
        options={pack.documents
          .filter(({ code }) => withClauses.has(code))
          .map((one) => ({ value: one.code, label: `${one.code} ${words.say(one.title)}` }))}
        onChange={set('document')}
      />
      <Choice
        label={text.allKinds}
        value={filters.kind}
        options={named(clauseKinds)}
        onChange={set('kind')}
      />
      <Choice
        label={own.allStatuses}
        value={filters.status}
        options={named(clauseStatuses)}
        onChange={set('status')}
      />
      <Choice
        label={own.allDepartments}
        value={filters.department}
        options={departments.map((value) => ({ value, label: words.of(departmentTypeNames, value) }))}
        onChange={set('department')}
      />
      <Input.Search
        aria-label={text.find}
        placeholder={text.find}
        allowClear
        className="filter-wide"
        value={filters.find ?? ''}
        onChange={(event) => onChange({ ...filters, find: event.target.value })}
      />
    </div>
  );
}
