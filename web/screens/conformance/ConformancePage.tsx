import { Tabs } from 'antd';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useConformanceSearch } from './conformance-search.ts';
import { FrameworksTab } from './FrameworksTab.tsx';
import { MatrixTab } from './MatrixTab.tsx';
import { PapersTab } from './PapersTab.tsx';
import '../standards/standards.css';
import './conformance.css';

const tabs = ['matrix', 'papers', 'frameworks'] as const;
const screens = { matrix: MatrixTab, papers: PapersTab, frameworks: FrameworksTab };

/** Is the standard kept: clause by clause, on signed paper, against other standards. */
export function ConformancePage() {
  const text = useText(conformanceTexts);
  const { locale } = useLanguage();
  const [search, change] = useConformanceSearch();
  const tab = tabs.find((known) => known === search.tab) ?? 'matrix';
  const Screen = screens[tab];
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        <a href={`/service-promise?lang=${locale === 'en' ? 'en' : 'zh'}`} target="_blank" rel="noreferrer">
          {text.publicPage}
        </a>
      }
    >
      <Tabs
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: text[key] }))}
        onChange={(key) =>
          change({ tab: key, open: undefined, clause: undefined, verdict: undefined, show: undefined })
        }
      />
      <Screen />
    </PageFrame>
  );
}
