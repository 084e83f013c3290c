import { Button, Progress } from 'antd';
import type { SimulationPage } from '../../../domains/simulations/simulations.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { simulationTexts, stateNames } from '../../texts/simulations.ts';
import { useWords } from '../../widgets/case/words.ts';
import { figure } from './names.ts';

type Props = { page: SimulationPage; busy: boolean; onCancel: () => void; onResume: () => void };

/** How far a run is, and the way to stop it; it goes on when the page is left. */
function Running({ page, busy, onCancel }: Omit<Props, 'onResume'>) {
  const text = useText(simulationTexts);
  const { done, total, perSecond, remainingSeconds } = page.progress;
  const waits = page.state === 'queued';
  const known = total !== null && total > 0;
  const percent = known ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  const figures = [
    ...(known ? [text.done(figure(Math.min(done, total)), figure(total))] : []),
    ...(perSecond === null || waits ? [] : [text.rate(figure(perSecond))]),
    ...(remainingSeconds === null || waits ? [] : [text.remaining(remainingSeconds)]),
  ];
  return (
    <section className="run-state" aria-live="polite">
      <header>
        <h2>{waits ? text.waitingTitle : text.runningTitle}</h2>
        <span className="soft">{waits ? text.waitingHint : text.runningHint}</span>
        {page.may.cancel ? (
          <Button size="small" loading={busy} onClick={onCancel}>
            {text.cancel}
          </Button>
        ) : null}
      </header>
      <Progress percent={percent} showInfo={false} size="small" aria-label={text.runningTitle} />
      <p className="figures soft">{figures.join(' · ') || ' '}</p>
    </section>
  );
}

/** Where a run stands while it is not simply done. */
export function RunState({ page, busy, onCancel, onResume }: Props) {
  const text = useText(simulationTexts);
  const words = useWords();
  if (page.state === 'done') return null;
  if (page.state === 'queued' || page.state === 'running')
    return <Running page={page} busy={busy} onCancel={onCancel} />;
  return (
    <section className="run-state" role="status">
      <header>
        <h2>{words.of(stateNames, page.state)}</h2>
        <span className="soft">
          {page.state === 'failed' ? text.failedHint : text.stoppedHint(figure(page.progress.done))}
        </span>
        {page.may.resume ? (
          <Button size="small" type="primary" loading={busy} onClick={onResume}>
            {text.resume}
          </Button>
        ) : null}
      </header>
    </section>
  );
}
