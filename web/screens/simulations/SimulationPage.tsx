import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import {
  CancelSimulation,
  DeleteSimulation,
  GetSimulation,
  ListSimulations,
  ResumeSimulation,
  type SimulationPage as Simulation,
} from '../../../domains/simulations/simulations.contract.ts';
import { answerOf, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Headline } from './Headline.tsx';
import { useFilterWords, useVersionName } from './names.ts';
import { RunState } from './RunState.tsx';
import { SideBySide } from './SideBySide.tsx';
import './simulations.css';

const ASK_AGAIN_MS = 700;
const runs = (state: Simulation['state'] | undefined): boolean => state === 'queued' || state === 'running';

/** Cancel, go on and delete, with the page and the list asked anew after each. */
function useVerbs(id: number) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [cancel, resume, remove] = [
    useSend(CancelSimulation),
    useSend(ResumeSimulation),
    useSend(DeleteSimulation),
  ];
  const again = () => {
    void client.invalidateQueries({ queryKey: [GetSimulation.path] });
    void client.invalidateQueries({ queryKey: [ListSimulations.path] });
  };
  const params = { id };
  return {
    busy: cancel.isPending || resume.isPending,
    error: cancel.error ?? resume.error ?? remove.error,
    cancel: () => cancel.mutate({ params }, { onSettled: again }),
    resume: () => resume.mutate({ params }, { onSettled: again }),
    remove: async () => {
      await remove.mutateAsync({ params });
      void client.invalidateQueries({ queryKey: [ListSimulations.path] });
      await navigate({ to: '/standards/simulations' });
    },
  };
}

function Actions({ page, onRemove }: { page: Simulation; onRemove: () => Promise<void> }) {
  const text = useText(simulationTexts);
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: text.removeTitle,
      content: text.removeHint,
      okText: text.remove,
      cancelText: text.close,
      okButtonProps: { danger: true },
      onOk: onRemove,
    });
  return (
    <>
      <Link to="/standards/simulations">{text.all}</Link>
      {page.may.remove ? <Button onClick={ask}>{text.remove}</Button> : null}
    </>
  );
}

function Outdated({ versionId }: { versionId: number }) {
  const text = useText(simulationTexts);
  return (
    <section className="run-state" role="status">
      <header>
        <h2>{text.outdated}</h2>
        <span className="soft">{text.outdatedHint}</span>
        <Link to="/standards/simulations" search={{ open: 'new', version: String(versionId) }}>
          {text.again}
        </Link>
      </header>
    </section>
  );
}

function Refused({ error }: { error: unknown }) {
  return (
    <p className="field-error" role="alert">
      {useErrorText(error)}
    </p>
  );
}

function Content({ page, verbs }: { page: Simulation; verbs: ReturnType<typeof useVerbs> }) {
  const started = page.state === 'done' || page.progress.done > 0;
  return (
    <>
      {page.outdated && !runs(page.state) ? <Outdated versionId={page.version.id} /> : null}
      <RunState page={page} busy={verbs.busy} onCancel={verbs.cancel} onResume={verbs.resume} />
      {verbs.error === null ? null : <Refused error={verbs.error} />}
      {started ? <Headline page={page} /> : null}
      {started && page.totals !== null ? <SideBySide totals={page.totals} /> : null}
      {started && !runs(page.state) ? <ChangeList page={page} /> : null}
    </>
  );
}

/** One simulation: how far it is, what it found in a sentence, side by side, and case by case. */
export function SimulationPage() {
  const text = useText(simulationTexts);
  const versionName = useVersionName();
  const filterWords = useFilterWords();
  const { id } = useParams({ from: '/signed-in/standards/simulations/$id' });
  const verbs = useVerbs(Number(id));
  const {
    data: page,
    error,
    refetch,
  } = useQuery({
    ...answerOf(GetSimulation, { params: { id } as never }),
    refetchInterval: ({ state }) => (runs(state.data?.state) ? ASK_AGAIN_MS : false),
  });
  if (page === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (page === undefined)
    return (
      <PageFrame title={text.title} note=" ">
        <SkeletonBlock height={120} />
        <SkeletonRows rows={8} />
      </PageFrame>
    );
  return (
    <PageFrame
      title={versionName(page.version)}
      note={`${filterWords(page.filter)} · ${text.askedBy(page.askedBy, shortTime(page.askedAt))}`}
      actions={<Actions page={page} onRemove={verbs.remove} />}
    >
      <Content page={page} verbs={verbs} />
    </PageFrame>
  );
}
