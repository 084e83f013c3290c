import { App, Button } from 'antd';
import {
  CancelRetention,
  GetRetention,
  type RetentionClass,
  type RetentionRun,
  StartRetention,
} from '../../../domains/privacy/retention.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { retentionNames, runStateNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { RowList } from './RowList.tsx';
import { TermSheet } from './TermSheet.tsx';
import { useTerm } from './terms.ts';
import { useRefreshed } from './use-kept.ts';

function Row({ one, onOpen }: { one: RetentionClass; onOpen: () => void }) {
  const { retention: text } = useText(termTexts);
  const words = useWords();
  const term = useTerm();
  const { columns } = text;
  return (
    <tr>
      <th scope="row">
        <Button type="link" size="small" className="privacy-name" onClick={onOpen}>
          {words.of(retentionNames, one.code)}
        </Button>
        {one.lawKeeps ? <div className="faint privacy-under">{text.lawKeeps}</div> : null}
      </th>
      <td data-label={columns.term} className="figures privacy-basis">
        {term(one)}
      </td>
      <td data-label={columns.basis}>
        <span className={one.verified ? 'tag tag-strong' : 'tag'}>
          {one.verified ? text.law : text.company}
        </span>{' '}
        <span className="soft">{words.say(one.basis)}</span>
      </td>
      <td data-label={columns.state} className="privacy-basis">
        <span className={one.inForce ? 'tag' : 'tag tag-amber'}>{one.inForce ? text.on : text.off}</span>
      </td>
    </tr>
  );
}

function Runs({ runs, may }: { runs: RetentionRun[]; may: boolean }) {
  const { retention: text } = useText(termTexts);
  const words = useWords();
  const { modal, message } = App.useApp();
  const start = useSend(StartRetention);
  const cancel = useSend(CancelRetention);
  const line = useErrorText(start.error ?? cancel.error);
  const again = useRefreshed();
  const run = () =>
    void modal.confirm({
      title: text.runSure,
      okText: text.run,
      onOk: () =>
        start
          .mutateAsync({})
          .then(
            () => message.success(text.started),
            () => undefined,
          )
          .finally(again),
    });
  const stop = (id: number) =>
    void modal.confirm({
      title: text.cancelSure,
      okText: text.cancel,
      onOk: () => cancel.mutateAsync({ params: { id }, body: {} }).then(again, again),
    });
  return (
    <>
      <div className="privacy-bar">
        <h3>{text.runs}</h3>
        {may ? (
          <Button onClick={run} disabled={runs.some(({ state }) => state === 'running')}>
            {text.run}
          </Button>
        ) : null}
      </div>
      {start.isError || cancel.isError ? <p role="alert">{line}</p> : null}
      <RowList rows={runs} empty={<EmptyState title={text.noRuns}>{text.noRunsHint}</EmptyState>}>
        {(one) => (
          <li key={one.id}>
            <div>
              <span className="tag">{words.of(runStateNames, one.state)}</span>{' '}
              {Object.keys(one.counts).length === 0 ? (
                <span className="soft">{text.nothing}</span>
              ) : (
                Object.entries(one.counts).map(([code, count]) => (
                  <span key={code} className="privacy-count">
                    {words.of(retentionNames, code)} <span className="figures">{count}</span>
                  </span>
                ))
              )}
            </div>
            <span className="soft figures">{shortTime(one.startedAt)}</span>
            {may && one.state === 'running' ? (
              <Button size="small" onClick={() => stop(one.id)}>
                {text.cancel}
              </Button>
            ) : null}
          </li>
        )}
      </RowList>
    </>
  );
}

/** How long each class is kept and on what ground, and what the last runs ended. */
export function RetentionTab() {
  const { retention: text } = useText(termTexts);
  const [shown, setShown] = useSearchKey('code');
  const { data, error, refetch } = useAnswer(GetRetention, {});
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={9} height={44} />;
  const open = data.classes.find(({ code }) => code === shown);
  return (
    <>
      <p className="soft">{text.hint}</p>
      <div className="sheet-of-rows">
        <table className="rows-table privacy-table">
          <thead>
            <tr>
              {Object.values(text.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.classes.map((one) => (
              <Row key={one.code} one={one} onOpen={() => setShown(one.code)} />
            ))}
            <tr>
              <th scope="row">{text.log}</th>
              <td data-label={text.columns.term} className="figures privacy-basis">
                {text.months(data.accessLogMonths)}
              </td>
              <td data-label={text.columns.basis}>
                <span className="tag tag-strong">{text.law}</span>{' '}
                <span className="soft">{text.logBasis}</span>
              </td>
              <td data-label={text.columns.state} className="privacy-basis">
                <span className="tag">{text.on}</span>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <Runs runs={data.runs} may={data.may.run} />
      {open === undefined ? null : (
        <TermSheet one={open} mayChange={data.may.manage} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
