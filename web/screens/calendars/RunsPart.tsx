import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { ListRecounts, type RecountRun, StartRecount } from '../../../domains/cases/recounts.contract.ts';
import { answerOf } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { runStatusNames } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useWords } from '../../widgets/case/words.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { isAtWork, RunProgress, runTitle } from './RunProgress.tsx';
import { RunReport } from './RunReport.tsx';

const LOOK_MS = 1000;

function Counts({ run }: { run: RecountRun }) {
  const words = useWords();
  const text = useText(calendarTexts);
  const said: [string, number][] =
    run.kind === 'verification'
      ? [[words.say({ zh: '不一致', en: 'differ' }), run.differing]]
      : [
          [words.say({ zh: '提前', en: 'earlier' }), run.earlier],
          [words.say({ zh: '推迟', en: 'later' }), run.later],
          [words.say({ zh: '提示消除', en: 'warning gone' }), run.cleared],
        ];
  if (run.kind === 'verification' && run.status === 'done' && run.differing === 0) return <>{text.clean}</>;
  return <>{said.map(([label, count]) => `${label} ${count}`).join(' · ')}</>;
}

function RunRow({ run, onOpen }: { run: RecountRun; onOpen: () => void }) {
  const words = useWords();
  const text = useText(calendarTexts);
  return (
    <li>
      <button type="button" className="run-row" onClick={onOpen}>
        <span className="run-title">
          <strong>{runTitle(run, words)}</strong>
          <span className={`tag${run.status === 'running' ? ' tag-chosen' : ''}`}>
            {words.of(runStatusNames, run.status)}
          </span>
        </span>
        <span className="figures">
          <Counts run={run} />
        </span>
        <span className="soft run-reason">{run.reason}</span>
        <span className="faint figures">{text.startedBy(run.startedBy, shortTime(run.createdAt))}</span>
      </button>
      <RunProgress run={run} />
    </li>
  );
}

/** Recounts of open cases: what runs now, what ran, and the report of each. */
export function RunsPart() {
  const text = useText(calendarTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const mayKeep = useRight('calendars:manage');
  const [chosen, setChosen] = useSearchKey('run');
  const { data, error, refetch } = useQuery({
    ...answerOf(ListRecounts, { query: {} }),
    refetchInterval: (query) => (query.state.data?.runs.some(isAtWork) ? LOOK_MS : false),
  });
  if (chosen !== undefined) return <RunReport id={Number(chosen)} onBack={() => setChosen(undefined)} />;
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} height={64} />;
  const verify = async () => {
    try {
      await call(StartRecount, { body: { kind: 'verification', reason: text.verifyReason } as never });
      await client.invalidateQueries({ queryKey: [ListRecounts.path] });
    } catch (refusal) {
      void message.error((refusal as Error).message);
    }
  };
  return (
    <>
      {mayKeep ? (
        <div className="calendar-line">
          <p className="soft">{text.verifyHint}</p>
          <Button onClick={() => void verify()}>{text.verify}</Button>
        </div>
      ) : null}
      <div className="sheet-of-rows">
        {data.runs.length === 0 ? (
          <EmptyState title={text.noRuns}>{text.noRunsHint}</EmptyState>
        ) : (
          <ul className="run-list">
            {data.runs.map((run) => (
              <RunRow key={run.id} run={run} onOpen={() => setChosen(String(run.id))} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
