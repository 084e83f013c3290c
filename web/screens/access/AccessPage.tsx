import { Tabs } from 'antd';
import { GetAccessMatrix } from '../../../domains/identity/roles.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { accessTexts } from '../../texts/access.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import type { Matrix } from './access.ts';
import { MatrixTab } from './MatrixTab.tsx';
import { PositionsTab } from './PositionsTab.tsx';
import { SeparationTab } from './SeparationTab.tsx';
import '../organisation/organisation.css';
import './access.css';

const tabs = ['matrix', 'positions', 'separation'] as const;
type Tab = (typeof tabs)[number];

const isTab = (value: string | undefined): value is Tab => tabs.some((tab) => tab === value);

function TabContent({ tab, matrix }: { tab: Tab; matrix: Matrix }) {
  if (tab === 'matrix') return <MatrixTab matrix={matrix} />;
  if (tab === 'positions') return <PositionsTab matrix={matrix} />;
  return <SeparationTab roles={matrix.roles} />;
}

/** What each position may do and see, what each right opens, and which powers are kept apart. */
export function AccessPage() {
  const text = useText(accessTexts);
  const [asked, setTab] = useSearchKey('tab');
  const { data, error, refetch } = useAnswer(GetAccessMatrix, {});
  const tab = isTab(asked) ? asked : 'matrix';
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: text[key] }))}
        onChange={(key) => setTab(key)}
      />
      {data === undefined ? <SkeletonRows rows={10} /> : <TabContent tab={tab} matrix={data} />}
    </PageFrame>
  );
}
