import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { onSiteTexts } from '../../texts/on-site.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { AlarmsTab } from './AlarmsTab.tsx';
import { CareTab } from './CareTab.tsx';
import { FixTab } from './FixTab.tsx';
import { onSiteTabs, readOnSiteSearch, type TabProps } from './on-site-search.ts';
import '../parts/parts.css';

/** How often one visit was enough, what devices report, and care by interval (S2 1.1, S0 1.1). */
export function OnSitePage() {
  const text = useText(onSiteTexts);
  const search = useSearch({ from: '/signed-in/service-quality' });
  const navigate = useNavigate();
  const change = (part: Parameters<TabProps['onChange']>[0]) =>
    void navigate({
      to: '/service-quality',
      search: readOnSiteSearch({ ...search, ...part }),
      replace: true,
    });
  const tab = search.tab ?? 'fix';
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs
        label={text.tabsLabel}
        value={tab}
        items={onSiteTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => change({ tab: key })}
      />
      {tab === 'fix' ? <FixTab search={search} onChange={change} /> : null}
      {tab === 'alarms' ? <AlarmsTab search={search} onChange={change} /> : null}
      {tab === 'care' ? <CareTab /> : null}
    </PageFrame>
  );
}
