import { Button, Tabs } from 'antd';
import { addressOf } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { ControlsTab } from './ControlsTab.tsx';
import { ErasuresTab } from './ErasuresTab.tsx';
import { IncidentPage } from './IncidentPage.tsx';
import { IncidentsTab } from './IncidentsTab.tsx';
import { RegisterTab } from './RegisterTab.tsx';
import { RetentionTab } from './RetentionTab.tsx';
import './privacy.css';

const parts = {
  controls: ControlsTab,
  register: RegisterTab,
  incidents: IncidentsTab,
  erasures: ErasuresTab,
  retention: RetentionTab,
} as const;
const tabs = ['register', 'incidents', 'erasures', 'retention', 'controls'] as const;

/** What is done with personal data and on what ground, and what went wrong with it. */
export function PrivacyPage() {
  const text = useText(privacyTexts);
  const [asked, setTab] = useSearchKey('tab');
  const [open] = useSearchKey('open');
  const tab = tabs.find((known) => known === asked) ?? 'register';
  const Part = parts[tab];
  if (open !== undefined && /^\d{1,15}$/.test(open)) return <IncidentPage key={open} id={Number(open)} />;
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        tab === 'register' ? (
          <Button href={addressOf('/api/processing-register/export', {}, {})} download>
            {text.export}
          </Button>
        ) : null
      }
    >
      <Tabs
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => setTab(key)}
      />
      <Part />
    </PageFrame>
  );
}
