import { Tabs } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { protectionTexts } from '../../texts/protection.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { BackupsTab } from './BackupsTab.tsx';
import { DictionaryTab } from './DictionaryTab.tsx';
import { HoursTab } from './HoursTab.tsx';
import { KeysTab } from './KeysTab.tsx';
import './protection.css';

const tabs = ['fields', 'keys', 'backups', 'hours'] as const;
const screens = { fields: DictionaryTab, keys: KeysTab, backups: BackupsTab, hours: HoursTab };

/** Which personal data there is, how it stands and under which keys. */
export function ProtectionPage() {
  const text = useText(protectionTexts);
  const [asked, setTab] = useSearchKey('tab');
  const tab = tabs.find((known) => known === asked) ?? 'fields';
  const Screen = screens[tab];
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: text[key] }))}
        onChange={(key) => setTab(key)}
      />
      <Screen />
    </PageFrame>
  );
}
