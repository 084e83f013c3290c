import { Button } from 'antd';
import { addressOf } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import { privacyPageTexts } from '../../texts/privacy-page.ts';
import { TabbedPage } from '../../widgets/frame/TabbedPage.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { ConsentsTab } from './ConsentsTab.tsx';
import { ControlsTab } from './ControlsTab.tsx';
import { ErasuresTab } from './ErasuresTab.tsx';
import { IncidentPage } from './IncidentPage.tsx';
import { IncidentsTab } from './IncidentsTab.tsx';
import { NoticesTab } from './NoticesTab.tsx';
import { RegisterTab } from './RegisterTab.tsx';
import { RequestPage } from './RequestPage.tsx';
import { RequestsTab } from './RequestsTab.tsx';
import { RetentionTab } from './RetentionTab.tsx';
import './privacy.css';

const parts = {
  register: RegisterTab,
  requests: RequestsTab,
  consents: ConsentsTab,
  notices: NoticesTab,
  incidents: IncidentsTab,
  erasures: ErasuresTab,
  retention: RetentionTab,
  controls: ControlsTab,
} as const;
type Tab = keyof typeof parts;
const tabs = Object.keys(parts) as Tab[];

/** What is done with personal data and on what ground, what persons ask and agreed to, what went wrong, and what goes. */
export function PrivacyPage() {
  const text = useText(privacyTexts);
  const page = useText(privacyPageTexts);
  const [asked, setTab] = useSearchKey('tab');
  const [open] = useSearchKey('open');
  // Who only receives requests sees the own ones.
  const shown: Tab[] = useRight('privacy:view') ? tabs : ['requests'];
  const tab = shown.find((known) => known === asked) ?? shown[0] ?? 'requests';
  const Part = parts[tab];
  if (open !== undefined && /^\d{1,15}$/.test(open))
    return tab === 'requests' ? (
      <RequestPage key={open} id={Number(open)} />
    ) : (
      <IncidentPage key={open} id={Number(open)} />
    );
  return (
    <TabbedPage
      title={text.title}
      note={page.note}
      tabs={shown}
      names={page.tabs}
      tab={tab}
      onTab={setTab}
      actions={
        tab === 'register' ? (
          <Button href={addressOf('/api/processing-register/export', {}, {})} download>
            {text.export}
          </Button>
        ) : null
      }
    >
      <Part />
    </TabbedPage>
  );
}
