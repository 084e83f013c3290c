import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { addressOf } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { accessLogTexts } from '../../texts/access-log.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { AlertsTab } from './AlertsTab.tsx';
import {
  type AccessChange,
  type AccessTab,
  accessTabs,
  queryOfAccess,
  readAccessSearch,
} from './access-search.ts';
import { EntriesTab } from './EntriesTab.tsx';
import { IntegrityTab } from './IntegrityTab.tsx';
import './access-log.css';

/** Who looked at customer data: the log, abnormal access, and whether the log itself is whole. */
export function AccessLogPage() {
  const text = useText(accessLogTexts);
  const search = useSearch({ from: '/signed-in/access-log' });
  const navigate = useNavigate();
  const { tab = 'log' } = search;
  const change = (part: AccessChange) =>
    void navigate({ to: '/access-log', search: readAccessSearch({ ...search, ...part }), replace: true });
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        tab === 'log' ? (
          <Button href={addressOf('/api/access-log/export', {}, queryOfAccess(search))} download>
            {text.takeFile}
          </Button>
        ) : null
      }
    >
      <Tabs
        activeKey={tab}
        items={accessTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => change({ tab: key as AccessTab })}
      />
      {tab === 'log' ? <EntriesTab search={search} onChange={change} /> : null}
      {tab === 'alerts' ? <AlertsTab /> : null}
      {tab === 'integrity' ? <IntegrityTab /> : null}
    </PageFrame>
  );
}
