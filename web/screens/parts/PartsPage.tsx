import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { OldPartsTab, ReplenishmentsTab, ShortagesTab } from './NeedsTabs.tsx';
import { type PartsChange, type PartTab, partTabs, readPartsSearch, type TabProps } from './parts-search.ts';
import { StockTab } from './StockTab.tsx';
import { TurnoverTab } from './TurnoverTab.tsx';
import '../../widgets/order/order.css';
import './parts.css';

function Shown({ tab, ...props }: TabProps & { tab: PartTab }) {
  if (tab === 'shortages') return <ShortagesTab />;
  if (tab === 'replenishments') return <ReplenishmentsTab />;
  if (tab === 'old') return <OldPartsTab />;
  return tab === 'turnover' ? <TurnoverTab {...props} /> : <StockTab {...props} />;
}

/** Parts of the company: stock by place, what is short, what is on order, old parts, turnover (S0 6.3). */
export function PartsPage() {
  const text = useText(partsTexts);
  const search = useSearch({ from: '/signed-in/parts' });
  const navigate = useNavigate();
  const change = (part: PartsChange) =>
    void navigate({
      to: '/parts',
      search: readPartsSearch({ ...search, ...part }),
      replace: true,
      resetScroll: false,
    });
  const tab = search.tab ?? 'stock';
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs
        label={text.tabsLabel}
        value={tab}
        items={partTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => change({ tab: key, open: undefined })}
      />
      <Shown tab={tab} search={search} onChange={change} />
    </PageFrame>
  );
}
