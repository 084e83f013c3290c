import { Button, Input, Select } from 'antd';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { ListTechnicians } from '../../../domains/people/people.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { regionName } from '../../texts/regions.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { hasFilter, type OrderSearch, type OrderTab } from './order-search.ts';

type Props = {
  search: OrderSearch;
  onChange: (part: { [K in keyof OrderSearch]?: OrderSearch[K] | undefined }) => void;
};

function TechnicianField({ search, onChange }: Props) {
  const text = useText(orderTexts);
  const maySee = useRight('people:view');
  const { data } = useAnswer(ListTechnicians, { query: {} }, maySee);
  if (!maySee) return null;
  return (
    <Select
      allowClear
      aria-label={text.technician}
      placeholder={text.technician}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={search.technician ?? null}
      options={(data?.technicians ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(technician: string | null | undefined) => onChange({ technician: technician ?? undefined })}
    />
  );
}

/** Which orders are shown; every choice stands in the address. */
export function OrderFilters({ search, onChange }: Props) {
  const text = useText(orderTexts);
  const { locale } = useWords();
  return (
    <search className="filters order-filters">
      <Tabs<OrderTab>
        label={text.tabsLabel}
        value={search.tab ?? 'open'}
        items={(['open', 'unplanned', 'all'] as const).map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(tab) => onChange({ tab: tab === 'open' ? undefined : tab, open: undefined })}
      />
      <Select
        allowClear
        aria-label={text.region}
        placeholder={text.region}
        value={search.region ?? null}
        options={regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }))}
        onChange={(region: string | null | undefined) => onChange({ region: region ?? undefined })}
      />
      <span className="filter-dates">
        <span className="soft">{text.day}</span>
        <Input
          type="date"
          aria-label={text.day}
          value={search.day ?? ''}
          onChange={(event) => onChange({ day: event.target.value || undefined })}
        />
      </span>
      <TechnicianField search={search} onChange={onChange} />
      {hasFilter(search) ? (
        <Button
          type="link"
          onClick={() => onChange({ region: undefined, day: undefined, technician: undefined })}
        >
          {text.clear}
        </Button>
      ) : null}
    </search>
  );
}
