import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import {
  GetVerification,
  StartVerification,
  type Verification,
} from '../../../domains/oversight/oversight.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { answerOf, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonBlock, useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { accessLogTexts, faultNames } from '../../texts/access-log.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';

const ASKED_AGAIN_MS = 1000;

function Running({ verification }: { verification: Verification }) {
  const text = useText(accessLogTexts);
  const { checked, lastSeq } = verification;
  return (
    <div role="status">
      <Progress percent={lastSeq === 0 ? 0 : Math.floor((checked / lastSeq) * 100)} />
      <p className="soft figures">{text.progress(checked, lastSeq)}</p>
    </div>
  );
}

function Result({ verification }: { verification: Verification }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const { status, fault, checked, askedBy, finishedAt } = verification;
  if (status === 'running') return <Running verification={verification} />;
  const when = `${text.checkedBy(askedBy)} ${shortTime(finishedAt ?? '')}`;
  if (status === 'sound')
    return (
      <div className="access-sound" role="status">
        <strong>{text.sound}</strong> {text.soundLine(checked)}
        <p className="soft">{when}</p>
      </div>
    );
  const reason = fault === null ? '' : words.of(faultNames, fault.reason);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={`${text.broken} · ${text.brokenLine(fault?.seq ?? 0, reason)}`}
      description={when}
    />
  );
}

function Ends({ state }: { state: OutputOf<typeof GetVerification> }) {
  const text = useText(accessLogTexts);
  const { head, anchor, archives } = state;
  return (
    <dl className="access-ends">
      <dt>{text.head}</dt>
      <dd>
        <span className="figures">{text.link(head.seq)}</span>
        <code className="mono access-hash">{head.hash}</code>
      </dd>
      <dt>{text.anchor}</dt>
      <dd>
        {anchor === null ? (
          <span className="faint">{text.noAnchor}</span>
        ) : (
          <>
            <span className="figures">{text.anchorLine(anchor.day, anchor.seq)}</span>
            <code className="mono access-hash">{anchor.hash}</code>
          </>
        )}
        <p className="faint">{text.anchorHint}</p>
      </dd>
      <dt>{text.archives}</dt>
      <dd>
        {archives.length === 0 ? <span className="faint">{text.noArchives}</span> : null}
        {archives.map((archive) => (
          <div key={archive.file}>
            <span className="figures">{text.archiveLine(archive.firstSeq, archive.lastSeq)}</span>{' '}
            <span className="soft figures">
              {shortTime(archive.fromAt)} – {shortTime(archive.toAt)}
            </span>
            <code className="mono access-hash">{archive.file}</code>
          </div>
        ))}
      </dd>
    </dl>
  );
}

/** Does the chain still hold? The check, its result, and where the chain ends. */
export function IntegrityTab() {
  const text = useText(accessLogTexts);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...answerOf(GetVerification, {}),
    refetchInterval: (query) =>
      query.state.data?.verification?.status === 'running' ? ASKED_AGAIN_MS : false,
  });
  const send = useSend(StartVerification);
  const line = useErrorText(send.error);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBlock />;
  const busy = send.isPending || data.verification?.status === 'running';
  const start = (
    <Button
      type="primary"
      loading={busy}
      onClick={() =>
        send.mutate(
          { body: {} },
          { onSettled: () => void client.invalidateQueries({ queryKey: [GetVerification.path] }) },
        )
      }
    >
      {busy ? text.verifying : text.verify}
    </Button>
  );
  return (
    <>
      {data.verification === null ? (
        <EmptyState title={text.never} action={start}>
          {text.neverHint}
        </EmptyState>
      ) : (
        <div className="access-result">
          <Result verification={data.verification} />
          {start}
        </div>
      )}
      {send.isError ? <p role="alert">{line}</p> : null}
      <Section title={text.ends}>
        <Ends state={data} />
      </Section>
    </>
  );
}
