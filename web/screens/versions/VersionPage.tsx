import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Dropdown, Tabs } from 'antd';
import { DiscardDraft, GetVersion, type Version } from '../../../domains/standards/versions.contract.ts';
import { chinaDay, ms } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { editorTexts } from '../../texts/editor.ts';
import { versionTexts } from '../../texts/versions.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useTab } from '../../widgets/frame/use-search-key.ts';
import { ContentTab } from '../standards/editor/ContentTab.tsx';
import { ChecksTab } from './ChecksTab.tsx';
import { DifferenceTab } from './DifferenceTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { useRefresh } from './use-refresh.ts';
import { StateTag, VersionRail } from './VersionRail.tsx';
import './versions.css';

const tabs = ['overview', 'content', 'difference', 'checks'] as const;
type Tab = (typeof tabs)[number];

function MoreMenu({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { modal, message } = App.useApp();
  const discarding = useSend(DiscardDraft);
  const ask = () =>
    modal.confirm({
      title: text.discardAsk,
      content: text.discardHint,
      okText: text.discard,
      okButtonProps: { danger: true },
      cancelText: text.cancel,
      onOk: async () => {
        await discarding.mutateAsync({ params: { id: version.id } });
        void message.success(text.discarded);
        refresh();
        await navigate({ to: '/standards', search: { tab: 'versions' } });
      },
    });
  const simulates = useRight('standards:simulate');
  const items = [
    ...(simulates
      ? [
          {
            key: 'simulate',
            label: (
              <Link to="/standards/simulations" search={{ version: String(version.id) }}>
                {text.simulate}
              </Link>
            ),
          },
        ]
      : []),
    {
      key: 'export',
      label: (
        <a href={`/api/standard-versions/${version.id}/yaml`} download>
          {text.export}
        </a>
      ),
    },
    ...(version.may.discard ? [{ key: 'discard', label: text.discard, danger: true, onClick: ask }] : []),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button aria-haspopup="menu">…</Button>
    </Dropdown>
  );
}

function useNote(version: Version | undefined): string {
  const text = useText(versionTexts);
  const named = useNamed();
  if (version === undefined) return ' ';
  const { madeBy, effectiveFrom, basedOn } = version;
  return [
    named(version.title),
    basedOn === null ? undefined : text.basedOn(basedOn.version),
    madeBy === null ? text.shipped : text.draftBy(madeBy.name, chinaDay(ms(version.createdAt))),
    effectiveFrom === null ? undefined : text.effectiveSince(chinaDay(ms(effectiveFrom))),
  ]
    .filter(Boolean)
    .join(' · ');
}

function TabBody({ tab, version }: { tab: Tab; version: Version }) {
  if (tab === 'content') return <ContentTab key={version.id} version={version} />;
  if (tab === 'difference') return <DifferenceTab version={version} />;
  if (tab === 'checks') return <ChecksTab version={version} />;
  return <OverviewTab version={version} />;
}

/** One version: where it stands and what comes next, what it changes, what does not fit. */
export function VersionPage() {
  const text = useText(versionTexts);
  const editor = useText(editorTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const [tab, setTab] = useTab(tabs);
  const { data, error, refetch } = useAnswer(GetVersion, { params: { id: Number(id) } });
  const note = useNote(data);
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <PageFrame
      title={
        <span className="version-title">
          <Link to="/standards" search={{ tab: 'versions' }} className="soft">
            {text.versions}
          </Link>
          <span className="faint" aria-hidden="true">
            /
          </span>
          {data === undefined ? null : (
            <>
              {text.version(data.version)} <StateTag state={data.state} />
            </>
          )}
        </span>
      }
      note={note}
      actions={data === undefined ? undefined : <MoreMenu version={data} />}
    >
      {data === undefined ? null : <VersionRail state={data.state} />}
      <Tabs
        activeKey={tab}
        items={tabs.map((key) => ({
          key,
          label: (
            <span>
              {key === 'content' ? editor.content : text[key]}
              {key === 'checks' && data !== undefined && data.problems.length > 0 ? (
                <b className="tab-count figures">{data.problems.length}</b>
              ) : null}
            </span>
          ),
        }))}
        onChange={(key) => setTab(key)}
      />
      {data === undefined ? <SkeletonRows rows={8} /> : <TabBody tab={tab} version={data} />}
    </PageFrame>
  );
}
