import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { organisationTexts } from '../../texts/organisation.ts';
import { TabbedPage } from '../../widgets/frame/TabbedPage.tsx';
import { useTab } from '../../widgets/frame/use-search-key.ts';
import { AuthorityTab } from './AuthorityTab.tsx';
import type { Organisation } from './organisation.ts';
import { RegionsTab } from './RegionsTab.tsx';
import { UnitsTab } from './UnitsTab.tsx';
import './organisation.css';

const tabs = ['units', 'regions', 'authority'] as const;
type Tab = (typeof tabs)[number];

function TabContent({ tab, organisation }: { tab: Tab; organisation: Organisation }) {
  if (tab === 'units') return <UnitsTab organisation={organisation} />;
  if (tab === 'regions') return <RegionsTab organisation={organisation} />;
  return <AuthorityTab positions={organisation.positions} />;
}

/** Who there is: units in four layers, regions, what each position may do, and up to which amount. */
export function OrganisationPage() {
  const text = useText(organisationTexts);
  const [tab, setTab] = useTab(tabs);
  const { data, error, refetch } = useAnswer(GetOrganisation, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <TabbedPage title={text.title} note={text.note} tabs={tabs} names={text} tab={tab} onTab={setTab}>
      {data === undefined ? <SkeletonRows rows={8} /> : <TabContent tab={tab} organisation={data} />}
    </TabbedPage>
  );
}
