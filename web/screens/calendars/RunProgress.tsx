import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Progress } from 'antd';
import { CancelRecount, type RecountRun } from '../../../domains/cases/recounts.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { runKindNames } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import type { Words } from '../../widgets/case/words.ts';

/** What a run is for, with the year or version it is about. */
export function runTitle(run: RecountRun, words: Words): string {
  const about =
    run.kind === 'notice' ? run.about.year : run.kind === 'standard' ? run.about.version : undefined;
  return about === undefined
    ? words.of(runKindNames, run.kind)
    : `${words.of(runKindNames, run.kind)} ${String(about)}`;
}

export const isAtWork = (run: RecountRun): boolean => run.status === 'waiting' || run.status === 'running';

/** How far a run has come, with the button that ends it. */
export function RunProgress({ run }: { run: RecountRun }) {
  const text = useText(calendarTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const mayKeep = useRight('calendars:manage');
  if (!isAtWork(run)) return null;
  const cancel = async () => {
    try {
      await call(CancelRecount, { params: { id: run.id }, body: { reason: text.cancelReason } });
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/recounts'),
      });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const share =
    run.total === null || run.total === 0 ? 0 : Math.min(100, Math.round((run.done / run.total) * 100));
  return (
    <div className="run-progress">
      <Progress percent={share} size="small" showInfo={false} aria-label={text.runs} />
      <span className="figures soft">
        {run.total === null ? text.counting : text.progress(run.done, run.total)}
      </span>
      {mayKeep ? (
        <Popconfirm title={text.cancelAsk} okText={text.cancel} onConfirm={cancel}>
          <Button size="small">{text.cancel}</Button>
        </Popconfirm>
      ) : null}
    </div>
  );
}
