import { GetAccessMatrix } from '../../../domains/identity/roles.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { accessTexts } from '../../texts/access.ts';
import { TabbedPage } from '../../widgets/frame/TabbedPage.tsx';
import { useTab } from '../../widgets/frame/use-search-key.ts';
import type { Matrix } from './access.ts';
import { MatrixTab } from './MatrixTab.tsx';
import { PositionsTab } from './PositionsTab.tsx';
import { SeparationTab } from './SeparationTab.tsx';
import '../organisation/organisation.css';
import './access.css';

const tabs = ['matrix', 'positions', 'separation'] as const;
type Tab = (typeof tabs)[number];

function TabContent({ tab, matrix }: { tab: Tab; matrix: Matrix }) {
  if (tab === 'matrix') return <MatrixTab matrix={matrix} />;
  if (tab === 'positions') return <PositionsTab matrix={matrix} />;
  return <SeparationTab roles={matrix.roles} />;
}

/** What each position may do and see, what each right opens, and which powers are kept apart. */
export function AccessPage() {
  const text = useText(accessTexts);
  const [tab, setTab] = useTab(tabs);
  const { data, error, refetch } = useAnswer(GetAccessMatrix, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <TabbedPage title={text.title} note={text.note} tabs={tabs} names={text} tab={tab} onTab={setTab}>
      {data === undefined ? <SkeletonRows rows={10} /> : <TabContent tab={tab} matrix={data} />}
    </TabbedPage>
  );
}
