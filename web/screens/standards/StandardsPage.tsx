import { Link } from '@tanstack/react-router';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { GetStandard } from '../../../domains/standards/standards-page.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { simulationTexts } from '../../texts/simulations.ts';
import { standardTexts } from '../../texts/standards.ts';
import { versionTexts } from '../../texts/versions.ts';
import { TabbedPage } from '../../widgets/frame/TabbedPage.tsx';
import { useSearchKey, useTab } from '../../widgets/frame/use-search-key.ts';
import { CalendarWorkplace } from '../calendars/CalendarWorkplace.tsx';
import { ImplementationTab } from '../versions/ImplementationTab.tsx';
import { VersionsTab } from '../versions/VersionsTab.tsx';
import { ClassesTab } from './ClassesTab.tsx';
import { ClausesTab } from './ClausesTab.tsx';
import { DocumentsTab } from './DocumentsTab.tsx';
import { FindingsTab } from './FindingsTab.tsx';
import { GlossaryTab } from './GlossaryTab.tsx';
import { LimitsTab } from './LimitsTab.tsx';
import { PolicyTab } from './PolicyTab.tsx';
import { DecisionsTab, SettingsTab } from './SettingsTab.tsx';
import './register.css';
import './standards.css';

const tabs = [
  'clauses',
  'limits',
  'classes',
  'policy',
  'settings',
  'decisions',
  'check',
  'documents',
  'glossary',
  'calendar',
  'versions',
  'carrying',
] as const;
type Tab = (typeof tabs)[number];

function TabContent({ tab, pack }: { tab: Tab; pack: Pack }) {
  const [clause] = useSearchKey('clause');
  if (tab === 'clauses') return <ClausesTab key={clause ?? ''} pack={pack} wanted={clause} />;
  if (tab === 'limits') return <LimitsTab pack={pack} />;
  if (tab === 'classes') return <ClassesTab pack={pack} />;
  if (tab === 'policy') return <PolicyTab pack={pack} />;
  if (tab === 'documents') return <DocumentsTab pack={pack} />;
  if (tab === 'glossary') return <GlossaryTab pack={pack} />;
  if (tab === 'settings') return <SettingsTab pack={pack} />;
  if (tab === 'decisions') return <DecisionsTab pack={pack} />;
  if (tab === 'versions') return <VersionsTab />;
  if (tab === 'carrying') return <ImplementationTab />;
  if (tab === 'check') return <FindingsTab pack={pack} />;
  return <CalendarWorkplace />;
}

function ToSimulations() {
  const text = useText(simulationTexts);
  return useRight('standards:simulate') ? <Link to="/standards/simulations">{text.title}</Link> : null;
}

/** The standard that the clocks obey, to read: its clauses, numbers, decisions, documents and words, and the calendar. */
export function StandardsPage() {
  const text = useText(standardTexts);
  const { versions, carrying } = useText(versionTexts);
  const names = { ...text, versions, carrying };
  const named = useNamed();
  const [tab, setTab] = useTab(tabs);
  const { data, error, refetch } = useAnswer(GetStandard, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  const note = data === undefined ? ' ' : text.note(named(data.pack.title), data.version, data.effectiveFrom);
  return (
    <TabbedPage
      title={text.title}
      note={note}
      actions={<ToSimulations />}
      tabs={tabs}
      names={names}
      tab={tab}
      onTab={setTab}
    >
      {data === undefined ? <SkeletonRows rows={10} /> : <TabContent tab={tab} pack={data.pack} />}
    </TabbedPage>
  );
}
