import { Button, Select } from 'antd';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { returnTabs } from '../../../domains/returns/returns.contract.ts';
import { returnKinds, returnSteps } from '../../../domains/returns/steps.rules.ts';
import { useText } from '../../../ui/i18n.tsx';
import { regionName } from '../../texts/regions.ts';
import { returnKindNames, returnStepNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import type { Change } from '../../widgets/list/use-list-address.ts';
import { hasFilter, type ReturnSearch, type ReturnTab } from './return-search.ts';

type PickProps<T extends string> = {
  label: string;
  value: T | undefined;
  options: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
};
function Pick<T extends string>({ label, value, options, onChange }: PickProps<T>) {
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      value={(value ?? null) as string | null}
      options={options as { value: string; label: string }[]}
      onChange={(next) => onChange((next ?? undefined) as T | undefined)}
    />
  );
}

/** Which orders are shown; every choice stands in the address. */
export function ReturnFilters({
  search,
  onChange,
}: {
  search: ReturnSearch;
  onChange: Change<ReturnSearch>;
}) {
  const text = useText(returnTexts);
  const words = useWords();
  return (
    <search className="filters">
      <Tabs<ReturnTab>
        label={text.tabsLabel}
        value={search.tab ?? 'open'}
        items={returnTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(tab) => onChange({ tab: tab === 'open' ? undefined : tab, open: undefined })}
      />
      <Pick
        label={text.kind}
        value={search.kind}
        options={returnKinds.map((code) => ({ value: code, label: words.of(returnKindNames, code) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Pick
        label={text.step}
        value={search.step}
        options={returnSteps.map((code) => ({ value: code, label: words.of(returnStepNames, code) }))}
        onChange={(step) => onChange({ step })}
      />
      <Pick
        label={text.region}
        value={search.region}
        options={regionCodes.map((code) => ({ value: code, label: regionName(code, words.locale) }))}
        onChange={(region) => onChange({ region })}
      />
      {hasFilter(search) ? (
        <Button type="link" onClick={() => onChange({ kind: undefined, step: undefined, region: undefined })}>
          {text.clear}
        </Button>
      ) : null}
    </search>
  );
}
