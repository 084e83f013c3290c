import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { CodesTab } from './CodesTab.tsx';
import { catalogueTabs, readCatalogueSearch, type TabProps } from './catalogue-search.ts';
import { ItemsTab } from './ItemsTab.tsx';
import { TypesTab } from './TypesTab.tsx';
import '../parts/parts.css';

/** Services with all that they promise and ask for, the eight types, fault codes (S0 2.1, S2 1.3.2). */
export function CataloguePage() {
  const text = useText(catalogueTexts);
  const search = useSearch({ from: '/signed-in/service-catalogue' });
  const navigate = useNavigate();
  const change = (part: Parameters<TabProps['onChange']>[0]) =>
    void navigate({
      to: '/service-catalogue',
      search: readCatalogueSearch({ ...search, ...part }),
      replace: true,
    });
  const tab = search.tab ?? 'items';
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs
        label={text.tabsLabel}
        value={tab}
        items={catalogueTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => change({ tab: key, open: undefined })}
      />
      {tab === 'items' ? <ItemsTab search={search} onChange={change} /> : null}
      {tab === 'types' ? <TypesTab /> : null}
      {tab === 'codes' ? <CodesTab search={search} onChange={change} /> : null}
    </PageFrame>
  );
}
