import { useText } from '../../../ui/i18n.tsx';
import { protectionTexts } from '../../texts/protection.ts';
import { TabbedPage } from '../../widgets/frame/TabbedPage.tsx';
import { useTab } from '../../widgets/frame/use-search-key.ts';
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
  const [tab, setTab] = useTab(tabs);
  const Screen = screens[tab];
  return (
    <TabbedPage title={text.title} note={text.note} tabs={tabs} names={text} tab={tab} onTab={setTab}>
      <Screen />
    </TabbedPage>
  );
}
