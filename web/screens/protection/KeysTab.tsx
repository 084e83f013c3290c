import { Button, Progress } from 'antd';
import { useState } from 'react';
import { GetKeys, type Run } from '../../../domains/protection/keys.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { protectionTexts, runReasonNames } from '../../texts/protection.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { RotateSheet } from './RotateSheet.tsx';

type Key = OutputOf<typeof GetKeys>['keys'][number];

function KeyRow({ one }: { one: Key }) {
  const text = useText(protectionTexts);
  const state = one.inUse ? text.inUse : one.replacedAt === null ? text.waiting : text.replaced;
  return (
    <tr>
      <th scope="row">
        {one.purpose === 'seal' ? text.sealKey : text.lookupKey} <code>{one.id}</code>
      </th>
      <td className="tight">
        <ShortTime at={one.createdAt} />
      </td>
      <td className="tight">
        {one.inUse ? <strong>{state}</strong> : <span className="soft">{state}</span>}
      </td>
    </tr>
  );
}

function RunRow({ run }: { run: Run }) {
  const text = useText(protectionTexts);
  const words = useWords();
  const share = run.total === 0 ? 100 : Math.min(100, Math.round((run.sealed / run.total) * 100));
  return (
    <tr>
      <th scope="row">
        {words.of(runReasonNames, run.reason)}{' '}
        <code>
          {run.sealKey} {run.lookupKey}
        </code>
      </th>
      <td>
        {run.status === 'done' ? (
          text.done
        ) : (
          <Progress percent={share} size="small" aria-label={text.running} />
        )}{' '}
        <span className="soft figures">{text.progress(run.sealed, run.total)}</span>
      </td>
      <td className="protection-more">{run.askedBy}</td>
      <td className="tight">
        <ShortTime at={run.startedAt} />
      </td>
    </tr>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  const text = useText(protectionTexts);
  if (runs.length === 0) return <EmptyState title={text.noRuns}>{text.noRunsHint}</EmptyState>;
  return (
    <div className="sheet-of-rows">
      <table className="rows-table">
        <thead>
          <tr>
            <th>{text.why}</th>
            <th>{text.state}</th>
            <th className="protection-more">{text.by}</th>
            <th>{text.started}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Keys by name, what still stands readable, and the runs with their progress. */
export function KeysTab() {
  const text = useText(protectionTexts);
  const [rotating, setRotating] = useState(false);
  const { data, error, refetch } = useAnswer(GetKeys, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  const isRunning = data.runs.some((run) => run.status === 'running');
  return (
    <>
      <Section
        title={data.readable === 0 ? text.allSealed : text.readable(data.readable)}
        note={text.keysNote}
      >
        <div className="sheet-of-rows">
          <table className="rows-table">
            <thead>
              <tr>
                <th>{text.key}</th>
                <th>{text.since}</th>
                <th>{text.state}</th>
              </tr>
            </thead>
            <tbody>
              {data.keys.map((one) => (
                <KeyRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
        {data.may.rotate && !isRunning ? (
          <div>
            <Button onClick={() => setRotating(true)}>{text.rotate}</Button>
          </div>
        ) : null}
      </Section>
      <Section title={text.runs}>
        <Runs runs={data.runs} />
      </Section>
      {rotating ? <RotateSheet onClose={() => setRotating(false)} /> : null}
    </>
  );
}
